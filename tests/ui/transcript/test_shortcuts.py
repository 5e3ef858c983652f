"""Keys that belong to the window reach it from the text, and type nothing."""

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from tests.ui.transcript.conftest import ENTRIES, Opener
from tests.ui.transcript.reader import Reader

OF_THE_WINDOW = [
    *("Ctrl+Space", "Ctrl+Return", "F11", "Alt+1", "Alt+9", "Alt+Left", "Alt+Right", "Alt+Up", "Alt+Down", "Ctrl+K"),
    *("Ctrl+Alt+Left", "Ctrl+Alt+Right", "Ctrl+Shift+.", "Ctrl+Shift+,", "Ctrl+G", "Ctrl+F", "Ctrl+H", "Ctrl+S"),
    *("Ctrl+Shift+S", "Ctrl++", "Ctrl+-", "Ctrl+0", "F9", "Escape", "Ctrl+O"),
]
UNUSED = [*("Ctrl+Space", "Ctrl+Return", "Alt+1", "Alt+Left", "Alt+Up", "Ctrl+K", "F11", "Ctrl+G", "Ctrl+S", "Ctrl+B")]


@pytest.fixture
def at_window(open_page: Opener) -> Reader:
    """Put the page into a window."""
    reader = open_page(*ENTRIES)
    reader.window = QMainWindow()
    reader.window.setCentralWidget(reader.view)
    reader.window.show()
    reader.window.activateWindow()
    reader.view.setFocus()
    assert QTest.qWaitForWindowActive(reader.window)
    yield reader
    reader.window.takeCentralWidget()
    reader.window.deleteLater()


@pytest.mark.parametrize("keys", OF_THE_WINDOW)
def test_the_window_gets_its_keys(at_window: Reader, keys: str) -> None:
    used: list[str] = []
    action = QAction(at_window.window)
    action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda: used.append(keys))
    at_window.window.addAction(action)
    at_window.caret(2, 5).press(keys)
    assert used == [keys]
    assert not at_window.document.modified


@pytest.mark.parametrize("keys", UNUSED)
def test_keys_that_mean_nothing_change_nothing(reader: Reader, keys: str) -> None:
    reader.caret(2, 5).press(keys)
    assert not reader.document.modified
    assert reader.at == (2, 5)


@pytest.mark.parametrize("keys", ["Space", "1", "a", "Shift+A", ","])
def test_bare_keys_type_even_if_the_window_wants_them(at_window: Reader, keys: str) -> None:
    action = QAction(at_window.window)
    action.setShortcut(QKeySequence(keys))
    at_window.window.addAction(action)
    at_window.caret(2, 5).press(keys)
    assert at_window.document.undo_label == "Typing"


def test_the_menu_offers_what_can_be_done(reader: Reader) -> None:
    def offered() -> list[str]:
        menu = reader.view.context_menu()
        found = [action.text().replace("&", "") for action in menu.actions() if action.isEnabled()]
        menu.deleteLater()
        return found

    reader.paste("x").caret(1, 0)
    assert offered() == ["Paste", "Select all"]
    reader.select(1, 0, 2, 3)
    assert offered() == ["Cut", "Copy", "Paste", "Select all"]


def test_the_menu_can_be_added_to(reader: Reader, qtbot: object) -> None:
    asked: list[int] = []
    reader.view.menu_requested.connect(lambda menu, row: (asked.append(row), menu.addAction("More")))
    reader.caret(2, 3).press("Menu")
    assert asked in ([], [2])
