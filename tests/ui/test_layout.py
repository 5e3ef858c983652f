from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from editor.ui import layout


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def kept_from(width: int, height: int) -> layout.Kept:
    """Close a window of this size, and return what is remembered of it."""
    before = QMainWindow()
    before.setGeometry(0, 0, width, height)
    kept = layout.keep(before, {})
    before.deleteLater()
    return kept


def test_a_window_comes_back_in_its_size(window: QMainWindow) -> None:
    layout.restore_window(window, kept_from(500, 400))
    assert (window.width(), window.height()) == (500, 400)


@pytest.mark.parametrize("size", [(3000, 400), (500, 795), (3000, 2500)])
def test_a_window_that_was_larger_than_the_screen_is_made_to_fit(window: QMainWindow, size: tuple[int, int]) -> None:
    layout.restore_window(window, kept_from(*size))
    room = window.screen().availableGeometry()
    assert room.contains(window.geometry())
    assert window.height() < room.height() - 20, "no room for the title"
