from collections.abc import Callable

import pytest

from editor.core.change import Change, Splice
from editor.core.history import History
from editor.core.model import Clip, Line, Selection

HERE, THERE = Selection.at(0, 1), Selection.at(0, 2)
TEXTS = [Line(text) for text in ("", "a", "ab", "abc")]


def typing(step: int, row: int = 0) -> Change:
    """The change that types one more letter."""
    return Change((Splice(row, (TEXTS[step],), (TEXTS[step + 1],)),))


@pytest.fixture
def history() -> History:
    made = History()
    made.push("Type", typing(0), HERE, THERE, 10.0)
    return made


def test_a_new_page_is_not_modified_and_has_nothing_to_undo() -> None:
    new = History()
    assert not new.modified
    assert (new.undo_label, new.redo_label, new.undo(), new.redo()) == (None, None, None, None)


def test_undo_gives_back_the_step_and_redo_gives_it_again(history: History) -> None:
    undone = history.undo()
    assert undone
    assert (undone.label, undone.before, history.undo_label, history.redo_label) == ("Type", HERE, None, "Type")
    assert history.redo() is undone
    assert (history.undo_label, history.redo_label) == ("Type", None)


def test_typing_goes_on_within_a_second(history: History) -> None:
    assert history.joins("Type", typing(1), 10.9)
    assert not history.joins("Type", typing(1), 11.1)


def test_each_letter_may_come_a_second_after_the_one_before(history: History) -> None:
    history.join(typing(1), THERE, 10.9)
    assert history.joins("Type", typing(2), 11.8)


def test_joined_typing_is_one_step(history: History) -> None:
    history.join(typing(1), THERE, 10.5)
    step = history.undo()
    assert step
    assert step.change.splices == (Splice(0, (TEXTS[0],), (TEXTS[2],)),)
    assert history.undo() is None


def test_typing_elsewhere_or_of_another_kind_does_not_join(history: History) -> None:
    other = Line("other")
    assert not history.joins("Type", Change((Splice(1, (other,), (Line("others"),)),)), 10.1)
    assert not history.joins("Delete", typing(1), 10.1)
    assert not history.joins("Type", Change(clips=((), (Clip("Name"),))), 10.1)
    assert not history.joins("Type", Change((Splice(0, (TEXTS[1],), (TEXTS[2], other)),)), 10.1)


@pytest.mark.parametrize("end", [History.mark_saved, History.seal])
def test_typing_does_not_join_across_a_save_or_a_move_of_the_caret(
    history: History, end: Callable[[History], None]
) -> None:
    end(history)
    assert not history.joins("Type", typing(1), 10.1)


def test_typing_does_not_join_what_was_redone(history: History) -> None:
    history.undo()
    history.redo()
    assert not history.joins("Type", typing(1), 10.1)


def test_a_new_step_forgets_what_was_undone(history: History) -> None:
    history.undo()
    history.push("Type", typing(0), HERE, THERE, 12.0)
    assert history.redo() is None


def test_modified_is_a_comparison_with_what_was_saved(history: History) -> None:
    assert history.modified
    history.mark_saved()
    assert not history.modified
    history.undo()
    assert history.modified
    history.redo()
    assert not history.modified


def test_undo_to_the_page_as_it_was_opened_is_not_modified(history: History) -> None:
    history.undo()
    assert not history.modified


def test_save_then_undo_then_edit_stays_modified(history: History) -> None:
    history.mark_saved()
    history.undo()
    history.push("Type", typing(0), HERE, THERE, 20.0)
    assert history.modified
    history.undo()
    assert history.modified


def test_no_two_states_share_a_revision(history: History) -> None:
    seen = {0, history.revision}
    history.join(typing(1), THERE, 10.1)
    assert history.revision not in seen
