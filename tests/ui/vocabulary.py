"""What somebody does at the window, in few words: open, press, type, choose, answer, and read what is shown."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from editor.core.model import Header, Position, Selection
from editor.ui.desk import Desk
from editor.ui.document import Document
from editor.ui.main_window import MainWindow

LOOK_MS = 10
PATIENCE_MS = 3000


class Person:
    """Somebody who works with the window; reaches nothing that hands and eyes don't."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    def open(self, page: Path) -> None:
        """Open a page and wait until its recording was looked for."""
        self.window.files.open(page)
        assert self.desk.document.path == page

    def press(self, *keys: str) -> None:
        """Press keys, each like "Ctrl+K", wherever the keyboard is."""
        for key in keys:
            combination = QKeySequence(key)[0]
            QTest.keyClick(_keyboard(self.window), combination.key(), combination.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type a text."""
        QTest.keyClicks(_keyboard(self.window), text)

    def choose(self, name: str) -> None:
        """Choose an action from its menu; fails where it is greyed."""
        menu = next(menu for menu in _menus(self.window) if self.item(name) in _items(menu))
        menu.aboutToShow.emit()
        try:
            assert self.item(name).isEnabled(), f"{name} is greyed"
        finally:
            menu.aboutToHide.emit()
        self.item(name).trigger()

    def greyed(self) -> set[str]:
        """Open every menu and return the actions that can't be chosen."""
        found = set()
        for menu in _menus(self.window):
            menu.aboutToShow.emit()
            found |= {item.objectName() for item in _items(menu) if item.objectName() and not item.isEnabled()}
            menu.aboutToHide.emit()
        return found

    def words(self, name: str) -> str:
        """Return how an action reads in its menu now."""
        for menu in _menus(self.window):
            menu.aboutToShow.emit()
            menu.aboutToHide.emit()
        return self.item(name).text().replace("&", "")

    def item(self, name: str) -> QAction:
        """Return the menu item of an action."""
        return self.window.menus.item(name)

    def caret(self, row: int, offset: int = 0) -> None:
        """Put the caret somewhere."""
        self.select(row, offset, row, offset)

    def select(self, row: int, offset: int, to_row: int, to_offset: int) -> None:
        """Select a passage."""
        come_back(self)
        self.desk.transcript.setFocus()
        self.desk.transcript.select(Selection(Position(row, offset), Position(to_row, to_offset)))

    def answering(self, button: str, fill: str | None = None) -> AbstractContextManager[list[str]]:
        """Answer the dialog that opens inside: fill its field in, press a button; what it said is in the list."""
        return self.answering_all((button, fill))

    @contextmanager
    def answering_all(self, *answers: tuple[str, str | None]) -> Iterator[list[str]]:
        """Answer the dialogs that open inside, one after the other."""
        said: list[str] = []
        timer = QTimer()
        timer.setInterval(LOOK_MS)

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog) and dialog.isVisible() and len(said) < len(answers):
                said.append(_text_of(dialog))
                _answer(dialog, *answers[len(said) - 1])

        timer.timeout.connect(look)
        timer.start()
        try:
            yield said
            self.wait(lambda: len(said) == len(answers))
        finally:
            timer.stop()
        come_back(self)

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self._qtbot.waitUntil(until, timeout=PATIENCE_MS)

    @property
    def desk(self) -> Desk:
        """Return the page that is open, once all that belongs to it is there."""
        assert self.window.desk is not None, "no page is open"
        self.wait(lambda: self.window.status.engine.text() != "")
        return self.window.desk

    @property
    def document(self) -> Document:
        """Return the document that is open."""
        return self.desk.document

    @property
    def transcript(self) -> list[str]:
        """Read the transcript: "# a header", "Ann 0:05 what she says"."""
        return [
            f"# {entry.text}" if isinstance(entry, Header) else f"{entry.who} {entry.time} {entry.text}"
            for entry in self.document.episode.entries
        ]

    @property
    def shown(self) -> list[str]:
        """Read the paragraphs that are on the page."""
        return self.desk.transcript.toPlainText().split("\n")

    @property
    def said(self) -> str:
        """Read what the status bar says in passing."""
        return self.window.status.currentMessage()

    @property
    def title(self) -> str:
        """Read the window's title, with a star where there is something to save."""
        return self.window.windowTitle().replace("[*]", "*" if self.window.isWindowModified() else "")

    @property
    def notices(self) -> dict[str, str]:
        """Read the notices above the page."""
        return self.desk.notices.sentences()


def come_back(person: Person) -> None:
    """Turn to the window again, if it is still there, from a dialog or from a window beside it."""
    if person.window.isVisible():
        # The offscreen platform has no window manager that would do this.
        person.window.activateWindow()
        person.wait(person.window.isActiveWindow)


def drop_on(window: MainWindow, path: Path) -> None:
    """Drop a file on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), copy, data, left, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), copy, data, left, none))


def _keyboard(window: MainWindow) -> QWidget:
    return QApplication.focusWidget() or window


def _menus(window: MainWindow) -> list[QMenu]:
    return [action.menu() for action in window.menuBar().actions()]


def _items(menu: QMenu) -> list[QAction]:
    inner = [item for action in menu.actions() if action.menu() for item in _items(action.menu())]
    return menu.actions() + inner


def _text_of(dialog: QDialog) -> str:
    if isinstance(dialog, QMessageBox):
        return f"{dialog.text()}\n{dialog.informativeText()}"
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def _answer(dialog: QDialog, words: str, fill: str | None) -> None:
    done = False
    try:
        if isinstance(dialog, QFileDialog) and fill is not None:
            _choose_file(dialog, fill)
        else:
            if fill is not None:
                field = dialog.findChild(QLineEdit)
                field.selectAll()
                QTest.keyClicks(field, fill)
            buttons = {button.text().replace("&", ""): button for button in dialog.findChildren(QPushButton)}
            assert words in buttons, f"{words} is not among {sorted(buttons)}"
            buttons[words].click()
        done = True
    finally:
        # A dialog that nobody answers would wait for ever.
        if not done:
            dialog.reject()


def _choose_file(dialog: QFileDialog, path: str) -> None:
    """Take a file; what the button says changes while the dialog looks at the folders on the way."""
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    field.setText(path)
    QTest.keyClick(field, Qt.Key.Key_Return)
