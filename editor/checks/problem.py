"""What a check finds."""

from dataclasses import dataclass

from editor.core.change import Change


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is likely wrong, as a sentence, and where: the row of an entry, the number of a clip, or both.

    `fix` would mend it in the episode that was checked, and `fix_words` says how, as the words of a button.
    """

    rule: str
    row: int | None
    clip: int | None
    text: str
    fix: Change | None = None
    fix_words: str = ""
