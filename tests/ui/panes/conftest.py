"""A small episode, and fingers for dialogs that wait."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QRadioButton

from editor.core.model import Clip, Episode, Header, Line
from editor.ui.document import Document
from editor.ui.playback import Playback

Step = str | Qt.Key | tuple[Qt.KeyboardModifier, Qt.Key] | Callable[[QDialog], object]


@pytest.fixture
def document(qapp: QApplication) -> Iterator[Document]:
    """Open an episode of two speakers, two sections and two clips."""
    entries = (
        Header("Opening"),
        Line("Good morning, Ben.", "Ann", 5, "0:05"),
        Line("Morning, Ann. Is the kettle on?", "Ben", 12, "0:12"),
        Line("It is. Kettles are my thing.", "Ann", 20, "0:20"),
        Header("On tea"),
        Line("Black tea first.", "Ben", 65, "1:05"),
        Line("Then the kettle again.", "Ann", 3700, "1:01:40"),
    )
    clips = (Clip("Opening", 5, 20), Clip("On tea", 65, 90))
    made = Document(Episode(entries, clips))
    yield made
    made.deleteLater()


@pytest.fixture
def playback(qapp: QApplication) -> Iterator[Playback]:
    """Play without sound."""
    made = Playback("silent")
    yield made
    made.close()
    made.deleteLater()


class Fingers:
    """Answers the dialog that opens next, by keys, and remembers what it said."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.stayed = False

    def answer(self, *steps: Step) -> None:
        """Take the steps as soon as a dialog waits; cancel it where they did not end it."""
        QTimer.singleShot(0, lambda: self._answer(steps))

    def _answer(self, steps: tuple[Step, ...]) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        QTest.qWaitForWindowActive(dialog)
        try:
            for step in steps:
                self._take(dialog, step)
        finally:
            self.stayed = dialog.isVisible()
            if self.stayed:
                dialog.reject()

    def _take(self, dialog: QDialog, step: Step) -> None:
        widget = dialog.focusWidget() or dialog
        if callable(step):
            step(dialog)
        elif isinstance(step, str):
            QTest.keyClicks(widget, step)
        elif isinstance(step, tuple):
            QTest.keyClick(widget, step[1], step[0])
        else:
            QTest.keyClick(widget, step)

    def look(self, dialog: QDialog) -> None:
        """Read every word that the dialog shows."""
        words = [dialog.windowTitle()]
        kinds = (QLabel, QRadioButton, QPushButton)
        words += [part.text() for kind in kinds for part in dialog.findChildren(kind) if part.isVisible()]
        self.read.append("\n".join(words))


@pytest.fixture
def fingers() -> Fingers:
    return Fingers()


@pytest.fixture
def click() -> Callable[[str], Callable[[QDialog], None]]:
    """Return a step that clicks the button with some words."""

    def step(words: str) -> Callable[[QDialog], None]:
        def do(dialog: QDialog) -> None:
            buttons = [*dialog.findChildren(QPushButton), *dialog.findChildren(QRadioButton)]
            button = next(one for one in buttons if one.text().replace("&", "") == words)
            QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(10, button.height() // 2))

        return do

    return step
