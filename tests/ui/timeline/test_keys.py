"""Everything by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from editor.core.words import words_of
from tests.ui.timeline.conftest import Worker

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_arrows_move_the_playhead_by_what_fits_the_scale(worker: Worker) -> None:
    worker.keys(Key.Key_Right)
    assert worker.playback.position == 1
    worker.keys(Key.Key_Right, held=SHIFT)
    assert worker.playback.position == 11
    worker.keys(*"++++++++", Key.Key_Left)
    assert worker.playback.position == pytest.approx(10.9)


def test_control_and_an_arrow_go_to_the_next_line_or_word(worker: Worker) -> None:
    worker.keys(Key.Key_Right, Key.Key_Right, held=CONTROL)
    assert worker.playback.position == 12
    worker.keys("+", "+", "+", "+")
    worker.keys(Key.Key_Right, held=CONTROL)
    second = words_of(worker.playback.timeline, 2)[1]
    assert worker.playback.position == pytest.approx(second.start)


def test_home_and_end_go_to_the_ends(worker: Worker) -> None:
    worker.keys(Key.Key_End)
    assert worker.playback.position == pytest.approx(worker.playback.duration)
    worker.keys(Key.Key_Home)
    assert worker.playback.position == 0


def test_plus_and_minus_zoom_at_the_playhead_and_0_shows_all(worker: Worker) -> None:
    worker.playback.seek(50)
    before, whole = worker.place(50).x(), worker.view.look.scale
    worker.keys("+", "+", "-")
    assert worker.place(50).x() == pytest.approx(before, abs=1)
    worker.keys("0")
    assert worker.view.look.scale == whole


def test_space_plays_and_pauses(worker: Worker) -> None:
    worker.keys(Key.Key_Space)
    assert worker.playback.playing
    assert worker.told == [("played",)]
    worker.keys(Key.Key_Space)
    assert not worker.playback.playing


def test_comma_and_period_choose_clips_in_order(worker: Worker) -> None:
    worker.keys(".", ".", ",")
    assert worker.told == [("clip", 0), ("clip", 1), ("clip", 0)]


def test_a_picked_edge_is_nudged_and_kept_as_one_edit(worker: Worker) -> None:
    worker.view.set_clip(1)
    worker.keys("]", Key.Key_Left, Key.Key_Left)
    worker.keys(Key.Key_Right, held=SHIFT)
    assert worker.clips[1] == (65, 90)
    assert worker.quotes[-1]
    worker.keys(Key.Key_Return)
    assert worker.clips[1] == (65, 90.8)
    worker.document.undo()
    assert worker.clips[1] == (65, 90)


def test_a_picked_edge_goes_to_the_next_pause(worker: Worker) -> None:
    worker.view.set_clip(0)
    worker.keys("]")
    worker.keys(*[Key.Key_Right] * 8, held=SHIFT)
    worker.keys(Key.Key_Right, held=CONTROL)
    assert worker.view.held.band.end == pytest.approx(29.06)


def test_escape_lets_a_picked_edge_go(worker: Worker) -> None:
    worker.view.set_clip(1)
    worker.keys("[", Key.Key_Right, Key.Key_Escape, Key.Key_Return)
    assert worker.clips[1] == (65, 90)
    assert worker.quotes[-1] is None


def test_a_picked_edge_is_kept_when_somebody_goes_on_elsewhere(worker: Worker) -> None:
    worker.view.set_clip(1)
    worker.keys("[", Key.Key_Right, Key.Key_Tab)
    assert not worker.view.hasFocus()
    assert worker.clips[1] == (65.1, 90)


def test_enter_asks_for_the_line_at_the_playhead(worker: Worker) -> None:
    worker.playback.seek(21)
    worker.keys(Key.Key_Return)
    assert worker.told == [("row", 3)]


def test_p_plays_the_current_clip(worker: Worker) -> None:
    worker.view.set_clip(1)
    worker.keys("p")
    assert worker.playback.position == pytest.approx(65, abs=0.5)
    assert worker.playback.playing
    assert worker.told == [("played",)]


def test_s_marks_from_here_to_there_and_enter_asks_for_a_clip(worker: Worker) -> None:
    worker.playback.seek(12)
    worker.keys("s")
    worker.playback.seek(20)
    worker.keys("s", Key.Key_Return)
    assert worker.told == [("mark", 12, 20)]
    assert worker.view.span is None


def test_control_k_makes_a_clip_only_while_a_span_is_marked(worker: Worker) -> None:
    pressed: list[bool] = []
    action = QAction(worker.desk)
    action.setShortcut(QKeySequence("Ctrl+K"))
    action.triggered.connect(lambda: pressed.append(True))
    worker.desk.addAction(action)
    worker.drag(30, 50, keys=SHIFT)
    worker.keys(Key.Key_K, held=CONTROL)
    assert worker.told[-1][0] == "mark"
    assert not pressed
    worker.keys(Key.Key_K, held=CONTROL)
    assert pressed


def test_shortcuts_of_the_window_do_not_take_plain_keys(worker: Worker) -> None:
    action = QAction(worker.desk)
    action.setShortcut(QKeySequence(Key.Key_Space))
    worker.desk.addAction(action)
    worker.keys(Key.Key_Space)
    assert worker.playback.playing


def test_tab_leaves_the_timeline(worker: Worker) -> None:
    worker.view.setFocus()
    QTest.keyClick(worker.view, Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QPushButton)


def test_it_says_what_it_is_to_a_screen_reader(worker: Worker) -> None:
    assert worker.view.accessibleName() == "Timeline"
    assert "Ctrl" in worker.view.accessibleDescription()


def test_keys_zoom_at_a_picked_edge(worker: Worker) -> None:
    worker.view.set_clip(1)
    worker.keys("]")
    before = worker.place(90).x()
    worker.keys("+", "+")
    assert worker.place(90).x() == pytest.approx(before, abs=1)


def test_keys_zoom_at_the_current_clip_where_the_playhead_is_not_in_view(worker: Worker) -> None:
    worker.view.show_clip(1)
    worker.view.set_clip(1)
    before = worker.place(77.5).x()
    worker.keys("+", "+")
    assert worker.place(77.5).x() == pytest.approx(before, abs=1)
