"""Somebody who works with the list of times to review."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from editor.core.alignment import Alignment
from editor.core.model import Line
from editor.ui.document import Document
from editor.ui.playback import Playback
from editor.ui.review.model import FINDING, grade_of, times_of
from editor.ui.review.pane import TimesPane
from editor.ui.theme import LIGHT
from editor.ui.true_times import TrueTimes

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


class TimesPerson:
    """Clicks, presses and reads; reaches nothing that hands and eyes don't."""

    def __init__(self, document: Document, playback: Playback, true_times: TrueTimes, qtbot: QtBot) -> None:
        self.document = document
        self.playback = playback
        self.true_times = true_times
        playback.set_entries(document.episode.entries)
        self._qtbot = qtbot
        self.widget = TimesPane(document, playback, true_times, LIGHT)
        self.table = self.widget.table
        self.refusals: list[str] = []
        self.told: list[str] = []
        self.lines: list[int] = []
        self.widget.refused.connect(self.refusals.append)
        self.widget.told.connect(self.told.append)
        self.widget.line_shown.connect(self.lines.append)
        qtbot.addWidget(self.widget)
        self.widget.resize(360, 500)
        self.widget.show()
        assert QTest.qWaitForWindowActive(self.widget)

    def align(self, alignment: Alignment) -> None:
        """Let the true times be known."""
        self.true_times.take(alignment, (), "captions.txt")
        self.rest()

    def press(self, key: Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press a key in the list."""
        QTest.keyClick(self.table, key, modifiers)

    def go_to(self, row: int, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Click an item."""
        at = self.table.visualRect(self.table.model().index(row, 0)).center()
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, modifiers, at)

    def click(self, words: str) -> None:
        """Click a button that can be seen, by its words."""
        QTest.mouseClick(self._button(words), Qt.MouseButton.LeftButton)

    def tip(self, words: str) -> str:
        """Rest the pointer on a button, and read what comes up."""
        button = self._button(words)
        QApplication.sendEvent(button, QHelpEvent(QEvent.Type.ToolTip, QPoint(), QPoint()))
        QToolTip.hideText()
        return button.toolTip()

    def buttons(self) -> dict[str, bool]:
        """Read the buttons that can be seen, and whether they can be used."""
        return {button.text(): button.isEnabled() for button in self._seen() if button.text()}

    def rest(self) -> None:
        """Do nothing until the page was checked."""
        self._qtbot.waitUntil(lambda: not self.widget.findings.busy)
        QApplication.sendPostedEvents()

    def shown(self) -> list[str]:
        """Read the list."""
        model = self.table.model()
        items = [model.index(row, 0).data(FINDING) for row in range(model.rowCount())]
        return [f"{times_of(item)} {grade_of(item)}" for item in items]

    def words(self) -> list[str]:
        """Read the words of the lines that are listed."""
        model = self.table.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    @property
    def said(self) -> str:
        """Read the sentence below the list."""
        return self.widget.details.sentence.text()

    @property
    def secs(self) -> list[float | None]:
        """Read what the lines of the page state."""
        return [entry.sec for entry in self.document.episode.entries if isinstance(entry, Line)]

    def _seen(self) -> list[QPushButton | QToolButton]:
        kinds = (QPushButton, QToolButton)
        return [one for kind in kinds for one in self.widget.findChildren(kind) if one.isVisible()]

    def _button(self, words: str) -> QPushButton | QToolButton:
        return next(one for one in self._seen() if words in (one.text(), one.accessibleName()))
