from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.change import Change
from editor.core.cleanup import RULES, Hit, Rule, apply_hits, clean_up, clean_up_counted, cleaned_up
from editor.core.errors import EditError
from editor.core.model import Episode, Header, Line
from tests.core.cleanup.tidying import tidy
from tests.core.episodes import EPISODES, episode, shown
from tests.core.test_laws import check_law

WORDS = """
um uh Um, uh, um... Um… er, you know , like, like I mean, sort of, kind of the the the, The and and, to to a a I I it's
we you in tea. Tea, tea? hot! . ... … – — , ; : ? ! " “ ” ' ’ it’s [laughs] [Music] (laughs) ♪ 3 . 5 i'm e.g. x_y iPhone
say so so, well well, yes. No. (tea) “Um tea” .net a,b tea,milk tea.It's `um` que não
"""
PIECES = st.sampled_from(WORDS.split())
TALK = st.lists(st.tuples(PIECES, st.sampled_from([" ", " ", " ", "", "  ", "\u00a0"])), max_size=14).map(
    lambda pieces: "".join(word + gap for word, gap in pieces)
)
PAGES = st.lists(
    st.builds(Line, TALK, st.sampled_from([None, "Ann", "Ben"])) | st.builds(Header, TALK), max_size=5
).map(lambda entries: Episode(tuple(entries)))
EACH_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def kept_words(before: str, after: str) -> bool:
    """Tell whether the letters of a text are those of another in order, some left out."""
    letters = iter(filter(str.isalnum, before.casefold()))
    return all(letter in letters for letter in filter(str.isalnum, after.casefold()))


@EACH_RULE
@given(before=PAGES | EPISODES)
def test_a_rule_finds_nothing_where_it_was_applied(rule: Rule, before: Episode) -> None:
    after = tidy(rule.id, before)
    assert list(rule.find(after)) == []


@EACH_RULE
@given(before=PAGES | EPISODES)
def test_hits_come_in_order_and_only_take_out(rule: Rule, before: Episode) -> None:
    hits = list(rule.find(before))
    places = [place for hit in hits for place in ((hit.row, hit.start), (hit.row, hit.end))]
    assert places == sorted(places)
    for hit in hits:
        old = before.entries[hit.row].text
        assert kept_words(old, old[: hit.start] + hit.replacement + old[hit.end :])
        assert hit.replacement != old[hit.start : hit.end]


@given(before=PAGES | EPISODES, data=st.data())
def test_any_hits_can_be_applied_and_undone_at_once(before: Episode, data: st.DataObject) -> None:
    found = [hit for rule in RULES for hit in rule.find(before)]
    some = data.draw(st.lists(st.sampled_from(found), unique=True)) if found else []
    after = check_law(before, apply_hits(before, some))
    texts = " ".join(entry.text for entry in before.entries), " ".join(entry.text for entry in after.entries)
    assert kept_words(*texts)


def done(rules: Sequence[str], *entries: str) -> list[str]:
    return shown(cleaned_up(episode(*entries), None, rules)[0])


def test_rules_see_what_the_others_leave_in_their_own_order() -> None:
    assert done(["capitals", "doubled", "fillers", "marks"], "[laughs] um the um the tea.") == ["The tea."]
    assert done(["doubled"], "the um the tea") == ["the um the tea"]
    assert done([], "the the tea") == ["the the tea"]


def test_places_are_counted_by_rule() -> None:
    before = episode("Um, the the tea.", "Um, yes.")
    change, counts = clean_up_counted(before, ["doubled", "marks", "fillers"])
    assert shown(change.apply(before)) == ["The tea.", "Yes."]
    assert {rule.id: count for rule, count in counts.items()} == {"marks": 0, "fillers": 2, "doubled": 1}


def test_a_rule_that_there_is_not_is_named() -> None:
    with pytest.raises(EditError, match=r"There is no rule “filers” to clean up by\. The rules are marks, fillers, "):
        clean_up(episode("Um, tea."), ["filers"])


def test_of_hits_that_overlap_the_first_rule_counts_and_the_capital_moves_on() -> None:
    before = episode("um  so it is. uh and then.")
    hits = [hit for rule in reversed(RULES) for hit in rule.find(before)]
    assert shown(apply_hits(before, hits).apply(before)) == ["So it is. And then."]


@given(before=PAGES | EPISODES)
def test_of_marks_and_capitals_nothing_is_left_for_a_second_time(before: Episode) -> None:
    rules = [rule for rule in RULES if rule.id in ("marks", "capitals")]
    after = apply_hits(before, [hit for rule in rules for hit in rule.find(before)]).apply(before)
    assert [hit for rule in rules for hit in rule.find(after)] == []


def test_rows_that_follow_one_another_share_a_splice() -> None:
    before = episode("Um, one.", "Um.", "Um, three.", "Four.", "Um, five.")
    hits = [hit for rule in RULES for hit in rule.find(before)]
    change = apply_hits(before, hits)
    assert [(splice.at, len(splice.removed), len(splice.inserted)) for splice in change.splices] == [
        (0, 3, 2),
        (4, 1, 1),
    ]
    assert apply_hits(before, [Hit(0, 0, 2, "Um", "fillers")]) == Change()
