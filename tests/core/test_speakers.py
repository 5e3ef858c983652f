from hypothesis import given
from hypothesis import strategies as st

from editor.core import edits
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


@given(EPISODES, NAMES, NAMES, st.integers(0, 11))
def test_going_along_with_changes_counts_as_starting_anew(
    page: object, old: str, new: str, row: int
) -> None:
    episode, speakers = page, Speakers.of(page)
    for edit in (
        lambda: edits.rename_speaker(episode, old, new),
        lambda: edits.insert_line(episode, min(row, len(episode.entries)), "words", who=old),
        lambda: edits.delete_entries(episode, range(min(row, len(episode.entries)))),
    ):
        change = edit()
        episode, before, speakers = change.apply(episode), speakers, speakers.after(change)
        assert {name: speakers.count(name) for name in speakers.offered} == {
            name: Speakers.of(episode).count(name) for name in Speakers.of(episode).names
        }
        kept = [name for name in before.names if name in speakers.names]
        assert all(before.slot(name) == speakers.slot(name) for name in kept)
