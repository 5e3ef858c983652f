"""Somebody who works with the list of clips."""

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from editor.ui.clips.cells import Column
from editor.ui.clips.pane import ClipsPane
from editor.ui.document import Document
from editor.ui.playback import Playback
from editor.ui.quotes import Quotes
from editor.ui.theme import LIGHT

NAME, START, END, LENGTH, TEXT = Column


class ClipPerson:
    """Clicks, presses and reads; reaches nothing that hands and eyes don't."""

    def __init__(self, document: Document, playback: Playback, qtbot: QtBot) -> None:
        self.document = document
        self.playback = playback
        playback.set_entries(document.episode.entries)
        document.changed.connect(lambda change, _: playback.set_entries(document.episode.entries, change))
        self.quotes = Quotes(document, playback)
        self.quotes.look()
        self.widget = ClipsPane(document, playback, LIGHT, self.quotes)
        self.quotes.setParent(self.widget)
        self.table = self.widget.table
        self.refusals: list[str] = []
        self.widget.refused.connect(self.refusals.append)
        qtbot.addWidget(self.widget)
        self.widget.resize(360, 600)
        self.widget.show()
        assert QTest.qWaitForWindowActive(self.widget)

    def go_to(
        self, row: int, column: int = NAME, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Click a cell."""
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, modifiers, self._middle(row, column))

    def double_click(self, row: int, column: int) -> None:
        """Click a cell twice."""
        self.go_to(row, column)
        QTest.mouseDClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=self._middle(row, column))

    def click_title(self, column: int) -> None:
        """Click the title of a column."""
        titles = self.table.horizontalHeader()
        at = QPoint(titles.sectionViewportPosition(column) + titles.sectionSize(column) // 2, titles.height() // 2)
        QTest.mouseClick(titles.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the list."""
        QTest.keyClick(self.table, key, modifiers)

    def type(self, text: str) -> None:
        """Type characters in the list, where they are commands."""
        QTest.keyClicks(self.table, text)

    def type_into_cell(self, row: int, column: int, text: str) -> None:
        """Open a cell and type over what it has."""
        self.table.setCurrentIndex(self.table.model().index(row, column))
        self.press(Qt.Key.Key_F2)
        field = self.table.findChildren(QLineEdit)[-1]  # the one before may not be gone yet
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        QApplication.sendPostedEvents()

    def click(self, words: str) -> None:
        """Click a button by its name."""
        QTest.mouseClick(self.button(words), Qt.MouseButton.LeftButton)

    def button(self, words: str) -> QToolButton:
        """Return a button by its name."""
        return next(one for one in self.widget.findChildren(QToolButton) if one.accessibleName() == words)

    def action(self, words: str) -> QAction:
        """Return what can be done, by its words."""
        return next(one for one in self.widget.findChildren(QAction) if one.iconText() == words)

    def shown(self) -> list[list[str]]:
        """Read name, start, end and length of the clips."""
        model = self.table.model()
        return [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]

    def names(self) -> list[str]:
        """Read the names of the clips."""
        return [row[NAME] for row in self.shown()]

    def role(self, row: int, role: int, column: int = NAME) -> Any:
        """Return how a cell looks."""
        return self.table.model().index(row, column).data(role)

    def _middle(self, row: int, column: int) -> QPoint:
        return self.table.visualRect(self.table.model().index(row, column)).center()
