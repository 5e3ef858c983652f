from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from editor.core import edits
from editor.core.change import Change
from editor.core.model import Episode
from editor.core.speakers import Speakers
from tests.core.episodes import EPISODES, NAMES, episode

PAGE = episode("A: one", "# Title", "B: two", "A: three", "said by nobody")


def test_names_stand_in_the_order_in_which_they_first_appear() -> None:
    speakers = Speakers.of(PAGE)
    assert speakers.names == speakers.offered == ("A", "B")
    assert (speakers.count("A"), speakers.count("B"), speakers.count("C")) == (2, 1, 0)


def test_a_name_that_is_not_here_would_get_the_next_slot() -> None:
    speakers = Speakers.of(PAGE)
    assert [speakers.slot(who) for who in ("A", "B", "C")] == [0, 1, 2]


def test_typing_leaves_the_speakers_as_they_are() -> None:
    speakers = Speakers.of(PAGE)
    assert speakers.after(edits.set_text(PAGE, 0, "other words")) is speakers


def test_a_new_name_comes_last_wherever_it_stands_in_the_text() -> None:
    speakers = Speakers.of(PAGE).after(edits.insert_line(PAGE, 0, "Hello", who="C"))
    assert speakers.names == ("A", "B", "C")


def test_a_name_that_nobody_speaks_under_keeps_its_slot_but_is_not_offered() -> None:
    speakers = Speakers.of(PAGE).after(edits.delete_entries(PAGE, (0, 3)))
    assert (speakers.slot("B"), speakers.names, speakers.offered) == (1, ("A", "B"), ("B",))


def test_a_rename_keeps_the_slot_and_so_does_its_undo() -> None:
    change = edits.rename_speaker(PAGE, "A", "Anna")
    renamed = Speakers.of(PAGE).after(change)
    assert renamed.names == ("Anna", "B")
    assert renamed.after(change.inverse()).names == ("A", "B")


def test_renaming_one_of_many_lines_gives_the_new_name_a_slot_of_its_own() -> None:
    assert Speakers.of(PAGE).after(edits.set_speaker(PAGE, 0, "Anna")).names == ("A", "B", "Anna")


def test_merging_two_names_leaves_the_other_in_its_slot() -> None:
    speakers = Speakers.of(PAGE).after(edits.rename_speaker(PAGE, "A", "B"))
    assert (speakers.slot("B"), speakers.count("B"), speakers.offered) == (1, 3, ("B",))


RENAMES = st.builds(lambda old, new: lambda page: edits.rename_speaker(page, old, new), NAMES, NAMES)
INSERTS = st.builds(lambda who: lambda page: edits.insert_line(page, 0, "words", who=who), NAMES)
DELETES = st.builds(
    lambda count: lambda page: edits.delete_entries(page, range(min(count, len(page.entries)))), st.integers(1, 5)
)


@given(EPISODES, st.lists(RENAMES | INSERTS | DELETES, max_size=8))
def test_going_along_with_changes_counts_as_starting_anew_and_moves_no_slot(
    page: Episode, changes: list[Callable[[Episode], Change]]
) -> None:
    speakers = Speakers.of(page)
    for edit in changes:
        change = edit(page)
        page, before, speakers = change.apply(page), speakers, speakers.after(change)
        anew = Speakers.of(page)
        assert {who: speakers.count(who) for who in speakers.offered} == {who: anew.count(who) for who in anew.names}
        stayed = [who for who in before.names if who in speakers.names]
        assert [before.slot(who) for who in stayed] == [speakers.slot(who) for who in stayed]
