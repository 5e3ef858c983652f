"""Accepting and refusing, by keys."""

from PySide6.QtCore import Qt

from editor.core.model import Selection
from tests.ui.review.times_person import Key, TimesPerson

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
STATED = [5, 80, None, 80, None, 150]


def test_enter_accepts_and_goes_to_the_next(pane: TimesPerson) -> None:
    pane.go_to(0)
    pane.press(Key.Key_Return)
    assert pane.secs == [5, 32, None, 32, None, 150]
    pane.press(Key.Key_Return)
    assert pane.secs == [5, 32, 60, 60, None, 150]
    assert pane.lines == [2, 3, 4]
    assert pane.said == "Stated 1:00 like the line before, heard 1:35."


def test_each_is_a_step_of_its_own(pane: TimesPerson) -> None:
    pane.go_to(0)
    pane.press(Key.Key_Return)
    pane.press(Key.Key_Return)
    pane.document.undo()
    assert pane.secs == [5, 32, None, 32, None, 150]
    assert pane.document.undo_label == "Accept time"


def test_after_the_last_the_one_before_is_the_current_one(pane: TimesPerson) -> None:
    pane.go_to(3)
    pane.press(Key.Key_Return)
    assert pane.secs == [5, 80, None, 80, 120, 150]
    assert pane.lines == [5, 4]


def test_what_was_undone_is_chosen_again(pane: TimesPerson) -> None:
    pane.go_to(1)
    pane.document.selection = Selection.at(3)
    pane.press(Key.Key_Return)
    pane.document.undo()
    pane.rest()
    assert pane.said.startswith("No time stated, heard 1:00.")


def test_delete_refuses_and_goes_to_the_next(pane: TimesPerson) -> None:
    pane.go_to(0)
    pane.press(Key.Key_Delete)
    assert pane.secs == STATED
    assert pane.words() == ["It is.", "Kettles are my thing.", "Black tea first."]
    assert pane.lines == [2, 3]


def test_what_was_refused_can_be_shown_and_listed_again(pane: TimesPerson) -> None:
    pane.go_to(0)
    pane.press(Key.Key_Delete)
    pane.widget.show_refused(True)
    assert pane.shown()[0] == "1:20 → 0:32 refused"
    pane.go_to(0)
    assert pane.said.startswith("Refused: Stated 1:20, heard 0:32.")
    pane.click("List again")
    assert pane.shown()[0] == "1:20 → 0:32 sure"


def test_what_was_refused_can_be_accepted(pane: TimesPerson) -> None:
    pane.go_to(0)
    pane.press(Key.Key_Delete)
    pane.widget.show_refused(True)
    pane.go_to(0)
    pane.press(Key.Key_Return)
    assert pane.secs[1] == 32


def test_all_that_are_sure_are_accepted_in_one_step(pane: TimesPerson) -> None:
    pane.click("Accept the 2 sure ones")
    assert pane.secs == [5, 32, None, 95, None, 150]
    pane.document.undo()
    assert pane.secs == STATED


def test_it_is_said_beforehand_how_many_lines_go_along(pane: TimesPerson) -> None:
    pane.go_to(0)
    assert pane.said == "Stated 1:20, heard 0:32. 1 line behind repeats this time and goes along."
    pane.go_to(1)
    assert pane.said == "No time stated, heard 1:00. 1 line behind repeats the time of its turn and goes along."
    pane.go_to(2)
    assert "goes along" not in pane.said


def test_of_all_that_are_sure_it_is_said_too(pane: TimesPerson) -> None:
    assert "along" not in pane.tip("Accept the 2 sure ones")
    pane.click("Differs 1")
    assert pane.tip("Accept the sure one").endswith("1 line behind repeats one of these times and goes along.")


def test_a_line_that_was_refused_keeps_its_time(pane: TimesPerson) -> None:
    pane.go_to(2)
    pane.press(Key.Key_Delete)
    pane.go_to(0)
    assert pane.said == "Stated 1:20, heard 0:32."
    pane.press(Key.Key_Return)
    assert (pane.secs, pane.told) == ([5, 32, None, 80, None, 150], [])
    assert pane.words() == ["It is.", "Black tea first."]


def test_a_line_that_was_refused_keeps_its_time_when_all_sure_ones_are_accepted(pane: TimesPerson) -> None:
    pane.go_to(2)
    pane.press(Key.Key_Delete)
    pane.click("Accept the sure one")
    assert pane.secs == [5, 32, None, 80, None, 150]


def test_what_was_refused_and_then_left_behind_can_be_listed_again(pane: TimesPerson) -> None:
    pane.go_to(2)
    pane.press(Key.Key_Delete)
    pane.go_to(0)
    pane.press(Key.Key_Return)
    pane.widget.show_refused(True)
    pane.go_to(1)
    pane.click("List again")
    assert pane.shown()[1] == "1:20 → 1:35 sure"


def test_it_is_told_that_lines_that_repeat_a_time_go_along(pane: TimesPerson) -> None:
    pane.go_to(0)
    pane.press(Key.Key_Return)
    assert pane.secs == [5, 32, None, 32, None, 150]
    assert pane.told == ["1 line behind that repeated its time goes along."]


def test_nothing_is_told_where_no_line_goes_along(pane: TimesPerson) -> None:
    pane.click("Accept the 2 sure ones")
    assert pane.told == []


def test_where_none_is_sure_there_are_none_to_accept(pane: TimesPerson) -> None:
    pane.click("Accept the 2 sure ones")
    assert pane.buttons()["None is sure"] is False


def test_only_the_sure_ones_of_the_kind_that_is_shown(pane: TimesPerson) -> None:
    pane.click("Shared 1")
    pane.click("Accept the sure one")
    assert pane.secs == [5, 80, None, 95, None, 150]


def test_several_are_accepted_in_one_step(pane: TimesPerson) -> None:
    pane.go_to(0)
    pane.press(Key.Key_A, CONTROL)
    assert pane.said == "4 lines are selected."
    assert "Accept 4" in pane.buttons()
    pane.press(Key.Key_Return)
    assert pane.secs == [5, 32, 60, 95, 120, 150]
    pane.document.undo()
    assert pane.secs == STATED


def test_when_all_are_settled_nothing_is_left_to_review(pane: TimesPerson) -> None:
    pane.go_to(0)
    pane.press(Key.Key_A, CONTROL)
    pane.press(Key.Key_Delete)
    assert pane.shown() == []
    pane.click("Show 4 refused")
    assert len(pane.shown()) == 4


def test_space_plays_from_before_the_line_was_heard_and_pauses(pane: TimesPerson) -> None:
    pane.go_to(0)
    assert pane.playback.position == 32.8
    pane.press(Key.Key_Space)
    assert pane.playback.playing
    assert 31.8 <= pane.playback.position < 32.5
    pane.press(Key.Key_Space)
    assert not pane.playback.playing


def test_shift_and_space_plays_what_is_stated(pane: TimesPerson) -> None:
    pane.go_to(0)
    pane.press(Key.Key_Space, SHIFT)
    assert 80 <= pane.playback.position < 80.5
    pane.playback.pause()
    pane.go_to(1)
    pane.press(Key.Key_Space, SHIFT)
    assert pane.refusals == ["This line states no time."]


def test_the_times_below_the_list_are_played_by_clicks(pane: TimesPerson) -> None:
    pane.go_to(0)
    pane.click("Play what is stated")
    assert 80 <= pane.playback.position < 80.5


def test_while_it_plays_the_playhead_is_left_alone(pane: TimesPerson) -> None:
    pane.playback.play_from(100)
    pane.go_to(0)
    assert pane.playback.position >= 100
