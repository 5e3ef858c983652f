"""Where keys and clicks take the caret, and what they select."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from editor.core.model import Line
from tests.ui.transcript.conftest import Opener
from tests.ui.transcript.reader import Reader


@pytest.mark.parametrize(
    ("key", "place"),
    [
        *(("Home", (2, 0)), ("End", (2, 31)), ("Ctrl+Home", (0, 0)), ("Ctrl+End", (6, 16))),
        *(("Ctrl+Right", (2, 12)), ("Ctrl+Left", (2, 9)), ("Right", (2, 11)), ("Left", (2, 9))),
    ],
)
def test_keys_move_the_caret(reader: Reader, key: str, place: tuple[int, int]) -> None:
    assert reader.caret(2, 10).press(key).at == place


def test_up_and_down_cross_entries(reader: Reader) -> None:
    reader.caret(2, 0)
    assert reader.press("Up").at == (1, 0)
    assert reader.press("Down", "Down").at == (3, 0)


def test_left_and_right_cross_entries(reader: Reader) -> None:
    assert reader.caret(2, 0).press("Left").at == (1, 18)
    assert reader.press("Right").at == (2, 0)


def test_shift_selects_across_entries(reader: Reader) -> None:
    reader.caret(1, 5).press("Shift+Down", "Shift+Down")
    selection = reader.view.selection()
    assert (selection.anchor, selection.caret.row) == ((1, 5), 3)


def test_page_keys_keep_the_caret_in_view(long_reader: Reader) -> None:
    for key in ["PgDown"] * 30 + ["PgUp"] * 10 + ["Ctrl+End", "Ctrl+Home", "Ctrl+End"]:
        long_reader.press(key)
        assert long_reader.view.shows(long_reader.view.cursorRect()), key


def test_typing_off_the_page_comes_back_to_the_caret(long_reader: Reader) -> None:
    long_reader.caret(10, 0).wheel(300).type("x")
    assert long_reader.view.shows(long_reader.view.cursorRect())


def test_a_double_click_selects_a_word(reader: Reader) -> None:
    reader.click(reader.point_in(2, 10), double=True)
    assert reader.view.textCursor().selectedText() == "Ann"


def test_a_third_click_selects_the_paragraph(reader: Reader) -> None:
    place = reader.point_in(2, 10)
    reader.click(place, double=True).click(place)
    assert reader.view.textCursor().selectedText() == "Morning, Ann. Is the kettle on?"


def test_arabic_stands_at_the_right_and_is_clicked_there(open_page: Opener) -> None:
    reader = open_page(Line("مرحبا بكم"), Line("Welcome"))
    width = reader.view.viewport().width()
    reader.caret(0, 0)
    assert reader.view.cursorRect().x() > width / 2
    row = reader.top_of(0) + reader.view.rows.heights[0] // 2
    reader.caret(1, 0).click(QPoint(width - 30, row))
    assert reader.at == (0, 0)


def test_left_goes_left_in_arabic(open_page: Opener) -> None:
    assert open_page(Line("مرحبا بكم")).caret(0, 2).press("Left").at == (0, 3)


def test_ctrl_and_the_wheel_zoom(reader: Reader) -> None:
    zooms: list[float] = []
    reader.view.zoom_changed.connect(zooms.append)
    reader.wheel(-2, Qt.KeyboardModifier.ControlModifier)
    assert zooms == [pytest.approx(1.21)]
    reader.wheel(2, Qt.KeyboardModifier.ControlModifier)
    assert reader.view.zoom == pytest.approx(1.0)


def test_a_far_row_comes_into_view_when_selected(long_reader: Reader) -> None:
    long_reader.caret(333, 5)
    assert long_reader.view.shows(long_reader.view.cursorRect())
    assert 0 < long_reader.top_of(333) < 600


def test_a_screen_reader_may_listen(reader: Reader) -> None:
    QAccessible.setActive(True)
    try:
        reader.caret(1, 0).press("Down", "Down").type("x").press("Return", "Ctrl+A", "Delete", "Ctrl+Z")
        interface = QAccessible.queryAccessibleInterface(reader.view)
        assert interface.text(QAccessible.Text.Name) == "Transcript"
        assert interface.textInterface().text(8, 12) == "Good"
    finally:
        QAccessible.setActive(False)
