"""What the mouse does in the timeline."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from editor.core.edits import set_clip
from editor.ui.timeline.overlay import button_rect
from tests.ui.timeline.conftest import Worker

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


def test_a_click_seeks_and_leaves_the_keyboard_where_it_was(worker: Worker) -> None:
    worker.click(40)
    assert worker.playback.position == pytest.approx(40, abs=0.2)
    assert not worker.view.hasFocus()


def test_a_click_on_a_header_goes_to_its_first_line(worker: Worker) -> None:
    worker.click(68, "flags")
    assert worker.playback.position == 65


def test_a_drag_scrubs_and_ends_where_it_was_let_go(worker: Worker, qtbot: QtBot) -> None:
    heard: list[float] = []
    worker.playback.position_changed.connect(heard.append)
    worker.press(10, "ruler")
    for second in range(11, 60):
        worker.move(second, "ruler")
    qtbot.waitUntil(lambda: len(heard) > 1)
    worker.release(60, "ruler")
    assert worker.playback.position == pytest.approx(60, abs=1.2)
    assert len(heard) < 20


def test_escape_ends_a_scrub_where_it_began_although_the_keys_go_elsewhere(worker: Worker) -> None:
    worker.click(10)
    worker.press(40)
    worker.move(60)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert worker.playback.position == pytest.approx(10, abs=0.2)
    worker.release(60)
    assert worker.playback.position == pytest.approx(10, abs=0.2)


def test_escape_is_for_others_when_nothing_is_dragged(worker: Worker) -> None:
    seen: list[int] = []
    worker.click(10)
    button = QApplication.focusWidget()
    button.keyPressEvent = lambda event: seen.append(event.key())
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert seen == [Qt.Key.Key_Escape]


def test_a_double_click_asks_for_the_line(worker: Worker) -> None:
    QTest.mouseDClick(worker.view, Qt.MouseButton.LeftButton, pos=worker.place(15))
    assert worker.told[-1] == ("row", 2)


def test_a_click_on_a_band_chooses_the_clip_and_does_not_seek(worker: Worker) -> None:
    worker.click(75, "bands")
    assert worker.told == [("clip", 1)]
    assert worker.view.at == 1
    assert worker.playback.position == 0
    assert worker.view.hasFocus()


def test_an_edge_that_is_dragged_is_one_edit_when_it_is_let_go(worker: Worker) -> None:
    worker.press(90, "bands")
    worker.move(85, "bands")
    worker.move(80, "bands")
    assert worker.clips[1] == (65, 90)
    worker.release(80, "bands", ALT)
    assert worker.clips[1][1] == pytest.approx(80, abs=0.2)
    assert worker.document.undo_label == "Move clip's end"
    worker.document.undo()
    assert worker.clips[1] == (65, 90)
    assert worker.document.undo_label is None


def test_a_click_on_an_edge_moves_nothing(worker: Worker) -> None:
    worker.click(90, "bands")
    assert worker.document.undo_label is None


def test_escape_leaves_the_clip_as_it_was(worker: Worker) -> None:
    worker.press(90, "bands")
    worker.move(80, "bands")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    worker.release(80, "bands")
    assert worker.clips[1] == (65, 90)
    assert worker.quotes[-1] is None


def test_the_words_of_the_clip_are_quoted_while_its_edge_is_dragged(worker: Worker) -> None:
    worker.press(65, "bands")
    worker.move(75, "bands")
    quoted = worker.quotes[-1]
    assert quoted is not None
    assert [span.row for span in quoted] == [5]
    assert quoted[0].offset > 0
    worker.release(75, "bands")
    assert worker.quotes[-1] is None


def test_an_edge_snaps_to_a_pause_and_to_a_line_but_not_with_alt(worker: Worker) -> None:
    worker.view.show_clip(0)
    worker.drag(20, 12.1, "bands")
    assert worker.clips[0][1] == 12
    worker.document.undo()
    worker.drag(20, 12.1, "bands", held=ALT)
    assert worker.clips[0][1] == pytest.approx(12.1, abs=0.03)
    assert worker.clips[0][1] != 12


def test_an_edge_never_passes_the_other_one(worker: Worker) -> None:
    worker.drag(65, 110, "bands")
    assert worker.clips[1] == (89.9, 90)


def test_the_edges_of_the_current_clip_can_be_taken_in_the_waveform(worker: Worker) -> None:
    worker.drag(90, 95)
    assert worker.clips[1] == (65, 90)
    worker.view.set_clip(1)
    worker.drag(90, 95)
    assert worker.clips[1][1] == pytest.approx(95, abs=0.6)


def test_a_drag_ends_when_the_clips_change_under_it(worker: Worker) -> None:
    worker.press(90, "bands")
    worker.move(80, "bands")
    worker.document.apply("Elsewhere", set_clip, 0, end=19)
    worker.release(80, "bands")
    assert worker.clips == [(5, 19), (65, 90)]


def test_shift_marks_a_span_and_its_button_asks_for_a_clip(worker: Worker) -> None:
    worker.drag(30, 50, keys=SHIFT)
    assert worker.view.span == pytest.approx((30, 50), abs=1.0)
    assert worker.quotes[-1]
    button = button_rect(worker.view.look, worker.view.span).center().toPoint()
    QTest.mouseClick(worker.view, Qt.MouseButton.LeftButton, pos=button)
    assert worker.told[-1] == ("mark", pytest.approx(30, abs=1.0), pytest.approx(50, abs=1.0))
    assert worker.view.span is None


def test_a_click_beside_the_span_marks_nothing_more(worker: Worker) -> None:
    worker.drag(30, 50, keys=SHIFT)
    worker.click(100)
    assert worker.view.span is None
    assert worker.quotes[-1] is None


def test_the_wheel_zooms_where_the_pointer_is(worker: Worker) -> None:
    before = worker.place(80).x()
    worker.turn_wheel(80, 5)
    assert worker.view.look.scale.pace < 0.06
    assert worker.place(80).x() == pytest.approx(before, abs=1)


@pytest.mark.parametrize("how", [{"keys": SHIFT}, {"sideways": True}])
def test_the_wheel_pans_sideways(worker: Worker, how: dict[str, object]) -> None:
    worker.turn_wheel(60, 6)
    before = worker.view.look.scale
    worker.turn_wheel(60, -2, **how)
    assert worker.view.look.scale.pace == before.pace
    assert worker.view.look.scale.left > before.left


def test_the_middle_button_drags_the_view(worker: Worker) -> None:
    worker.turn_wheel(60, 6)
    before = worker.place(60).x()
    start = worker.place(60)
    QTest.mousePress(worker.view, Qt.MouseButton.MiddleButton, pos=start)
    QTest.mouseMove(worker.view, start + QPoint(50, 0))
    QTest.mouseRelease(worker.view, Qt.MouseButton.MiddleButton, pos=start)
    assert worker.place(60).x() == before + 50


def test_a_drag_at_the_border_moves_the_view(worker: Worker, qtbot: QtBot) -> None:
    worker.view.show_clip(1)
    worker.press(90, "bands")
    worker.move(worker.view.look.scale.right, "bands")
    qtbot.waitUntil(lambda: worker.view.look.scale.right > 105)
    QTest.mouseRelease(worker.view, Qt.MouseButton.LeftButton, pos=worker.view.rect().bottomRight())
    assert worker.clips[1][1] > 95


def test_the_menu_puts_an_edge_of_the_clip_there(worker: Worker) -> None:
    worker.view.set_clip(1)
    place = worker.place(100)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, worker.view.mapToGlobal(place))
    QApplication.sendEvent(worker.view, event)
    menu = worker.view.findChild(QMenu)
    words = [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]
    assert words[0] == "Play clip"
    assert words[3].startswith("End clip here (1:")
    next(action for action in menu.actions() if action.text().startswith("&End")).trigger()
    menu.close()
    assert worker.clips[1][1] == pytest.approx(100, abs=0.2)


def test_the_pointer_tells_the_time_and_what_is_there(worker: Worker) -> None:
    worker.move(75, "bands")
    assert worker.view.held.note.endswith("On tea")
    worker.move(40)
    assert worker.view.held.hover is not None
    assert worker.view.held.note == ""
