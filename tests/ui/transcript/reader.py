"""Somebody before the transcript: presses keys, moves the mouse, reads the page."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QInputMethodEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.model import Episode, Header, Position, Selection
from editor.ui.document import Document
from editor.ui.theme import LIGHT
from editor.ui.transcript.marks import Spot
from editor.ui.transcript.view import TranscriptView


class Reader:
    """A view on a document, and hands and eyes for it."""

    def __init__(self, episode: Episode) -> None:
        self.document = Document(episode)
        self.view = TranscriptView(self.document, LIGHT)
        self.refused: list[str] = []
        self.view.refused.connect(self.refused.append)
        self.view.resize(900, 600)
        self.view.show()
        self.view.setFocus()
        QTest.qWaitForWindowExposed(self.view)

    def close(self) -> None:
        """Let go of the view and the document."""
        self.view.close()
        self.view.deleteLater()
        self.document.deleteLater()

    def press(self, *keys: str) -> "Reader":
        """Press keys, each like "Ctrl+X"."""
        for key in keys:
            combination = QKeySequence(key)[0]
            QTest.keyClick(self.view, combination.key(), combination.keyboardModifiers())
        return self

    def type(self, text: str) -> "Reader":
        """Type a text."""
        QTest.keyClicks(self.view, text)
        return self

    def compose(self, *stages: str, commit: str | None = None) -> "Reader":
        """Compose with an input method, and commit at last."""
        for stage in stages:
            QApplication.sendEvent(self.view, QInputMethodEvent(stage, []))
        if commit is not None:
            event = QInputMethodEvent("", [])
            event.setCommitString(commit)
            QApplication.sendEvent(self.view, event)
        return self

    def caret(self, row: int, offset: int) -> "Reader":
        """Put the caret somewhere."""
        return self.select(row, offset, row, offset)

    def select(self, row: int, offset: int, to_row: int, to_offset: int) -> "Reader":
        """Select a passage."""
        self.view.select(Selection(Position(row, offset), Position(to_row, to_offset)))
        return self

    def paste(self, text: str, html: str = "") -> "Reader":
        """Paste a text that another program has copied."""
        data = QMimeData()
        data.setText(text)
        if html:
            data.setHtml(html)
        QApplication.clipboard().setMimeData(data)
        return self.press("Ctrl+V")

    def wheel(self, notches: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> "Reader":
        """Turn the wheel towards oneself, or away where it is negative."""
        place = QPointF(self.view.viewport().rect().center())
        turned, none = QPoint(0, -120 * notches), Qt.MouseButton.NoButton
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(place, place, QPoint(), turned, none, modifiers, phase, False)
        QApplication.sendEvent(self.view.viewport(), event)
        return self

    def click(self, place: QPoint, double: bool = False) -> "Reader":
        """Click on the page."""
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(self.view.viewport(), left, pos=place)
        if double:
            QTest.mouseDClick(self.view.viewport(), left, pos=place)
        return self

    def point_in(self, row: int, offset: int) -> QPoint:
        """Return where on the page a character stands."""
        before = self.view.selection()
        self.caret(row, offset)
        place = self.view.cursorRect().center()
        self.view.select(before)
        return place

    def label(self, row: int, part: str) -> QPoint:
        """Return where on the page the name or the time of a row stands."""
        top = self.view.rows.heights.top(row)
        labels = {label.spot: label for label in self.view.gutter.labels(row, top)}
        place = labels[Spot(row, part)].place.center().toPoint()
        return place - QPoint(0, self.view.scroller.value)

    def labels(self, row: int) -> list[str]:
        """Read the name and the time beside a row."""
        return [label.text for label in self.view.gutter.labels(row, 0)]

    def top_of(self, row: int) -> int:
        """Return how far below the upper edge of the page a row starts."""
        return self.view.rows.heights.top(row) - self.view.scroller.value

    def image(self) -> QImage:
        """Look at the whole page, freshly painted."""
        return self.view.viewport().grab().toImage()

    @property
    def at(self) -> tuple[int, int]:
        """Return where the caret is."""
        return tuple(self.view.selection().caret)

    @property
    def shown(self) -> list[str]:
        """Read the paragraphs on the page."""
        text = self.view.document()
        return [text.findBlockByNumber(row).text() for row in range(text.blockCount())]

    @property
    def told(self) -> list[str]:
        """Read the episode: "# a header", "Ann: what she says"."""
        return [
            f"# {entry.text}" if isinstance(entry, Header) else f"{entry.who}: {entry.text}"
            for entry in self.document.episode.entries
        ]
