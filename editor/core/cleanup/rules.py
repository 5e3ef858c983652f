"""The rules there are, in the order in which they are applied one after the other."""

from collections.abc import Iterable

from editor.core.cleanup import capitals, doubled, fillers, marks, quotes, spaces
from editor.core.cleanup.hits import Rule
from editor.core.errors import EditError

RULES: tuple[Rule, ...] = (
    Rule(marks.ID, "Marks", "[chuckles], [Music], (laughs): what is heard but not said.", marks.find_marks),
    Rule(fillers.ID, "Fillers", "“um”, “uh”, and “you know” where it says nothing.", fillers.find_fillers),
    Rule(doubled.ID, "Doubled words", "“the the”, but not “had had” or “very very”.", doubled.find_doubled),
    Rule(spaces.ID, "Spaces", "Twice, before a comma or full stop, or missing behind one.", spaces.find_spaces),
    Rule(quotes.ID, "Quotes", "Straight or curly, as most of the page has them.", quotes.find_quotes),
    Rule(capitals.ID, "Capitals", "A small letter where a sentence begins.", capitals.find_capitals),
)


def rules_named(ids: Iterable[object]) -> tuple[Rule, ...]:
    """Return rules by their ids, in the order of `RULES`; raise EditError for an id that there is not."""
    wanted = list(ids)
    known = {rule.id: rule for rule in RULES}
    for one in wanted:
        if one not in known:
            raise EditError(f"There is no rule “{one}” to clean up by. The rules are {', '.join(known)}.")
    return tuple(rule for rule in RULES if rule.id in wanted)
