"""A timeline before somebody with a mouse and a keyboard."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.core.model import Clip, Episode, Header, Line
from editor.core.words import Span
from editor.media.waveform import Waveform, WaveformBuilder
from editor.ui.document import Document
from editor.ui.playback import Playback
from editor.ui.theme import LIGHT
from editor.ui.timeline.view import TimelineView

LENGTH = 120.0
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ENTRIES = (
    Header("Opening"),
    Line("Good morning, Ben.", "Ann", 5, "0:05"),
    Line("Morning, Ann. Is the kettle on?", "Ben", 12, "0:12"),
    Line("It is. Kettles are my thing.", "Ann", 20, "0:20"),
    Header("On tea"),
    Line("Black tea first, and then the green one that you brought.", "Ben", 65, "1:05"),
    Line("Then the kettle again.", "Ann", 100, "1:40"),
)
CLIPS = (Clip("Opening", 5, 20), Clip("On tea", 65, 90))


def sound(seconds: float = LENGTH, whole: bool = True) -> Waveform:
    """Make up a recording that is loud, with a pause from 29 to 30 s."""
    high = np.full(int(200 * seconds), 100, np.int8)
    high[29 * 200 : 30 * 200] = 0
    builder = WaveformBuilder()
    builder.append(np.stack([-high, high]))
    builder.add_pauses([(29.0, 30.0)])
    return builder.snapshot(whole)


class Worker:
    """Somebody who works in the timeline of a small page, and what came of it."""

    def __init__(self, document: Document, desk: QWidget, playback: Playback) -> None:
        self.document = document
        self.desk = desk
        self.playback = playback
        self.view: TimelineView = desk.findChild(TimelineView)
        self.down = False
        self.told: list[tuple[object, ...]] = []
        self.quotes: list[tuple[Span, ...] | None] = []
        view = self.view
        view.clip_chosen.connect(lambda at: self.told.append(("clip", at)))
        view.row_requested.connect(lambda row: self.told.append(("row", row)))
        view.mark_requested.connect(lambda start, end: self.told.append(("mark", start, end)))
        view.refused.connect(lambda words: self.told.append(("refused", words)))
        view.played.connect(lambda: self.told.append(("played",)))
        view.quoted.connect(self.quotes.append)

    @property
    def clips(self) -> list[tuple[float | None, float | None]]:
        """Return start and end of each clip."""
        return [(clip.start, clip.end) for clip in self.document.episode.clips]

    def place(self, seconds: float, part: str = "wave") -> QPoint:
        """Return where a second is in one of the rows of the timeline."""
        top, height = getattr(self.view.look.rows, part)
        y = top + (height // 2 if part != "bands" else 8)
        return QPoint(round(self.view.look.x_of(seconds)), y)

    def press(self, seconds: float, part: str = "wave", keys: Qt.KeyboardModifier = NONE) -> None:
        """Press the left button at a second."""
        self.down = True
        QTest.mousePress(self.view, LEFT, keys, self.place(seconds, part))

    def move(self, seconds: float, part: str = "wave", keys: Qt.KeyboardModifier = NONE) -> None:
        """Move the mouse to a second; QTest's own way of moving knows no keys."""
        place = QPointF(self.place(seconds, part))
        held = LEFT if self.down else Qt.MouseButton.NoButton
        move = QEvent.Type.MouseMove
        event = QMouseEvent(move, place, self.view.mapToGlobal(place), Qt.MouseButton.NoButton, held, keys)
        QApplication.sendEvent(self.view, event)

    def release(self, seconds: float, part: str = "wave", keys: Qt.KeyboardModifier = NONE) -> None:
        """Let go of the left button."""
        self.down = False
        QTest.mouseRelease(self.view, LEFT, keys, self.place(seconds, part))

    def drag(
        self,
        start: float,
        end: float,
        part: str = "wave",
        keys: Qt.KeyboardModifier = NONE,
        held: Qt.KeyboardModifier = NONE,
    ) -> None:
        """Drag from one second to another, with `keys` at the press and `held` afterwards."""
        self.press(start, part, keys)
        self.move((start + end) / 2, part, held)
        self.move(end, part, held)
        self.release(end, part, held)

    def click(self, seconds: float, part: str = "wave") -> None:
        """Click at a second."""
        self.press(seconds, part)
        self.release(seconds, part)

    def keys(self, *keys: Qt.Key | str, held: Qt.KeyboardModifier = NONE) -> None:
        """Press keys, with the focus in the timeline."""
        self.view.setFocus()
        for key in keys:
            QTest.keyClick(QApplication.focusWidget(), key, held)

    def turn_wheel(
        self, seconds: float, notches: int, keys: Qt.KeyboardModifier = NONE, sideways: bool = False
    ) -> None:
        """Turn the wheel over a second."""
        place = QPointF(self.place(seconds))
        turn = QPoint(120 * notches, 0) if sideways else QPoint(0, 120 * notches)
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(
            place, self.view.mapToGlobal(place), QPoint(), turn, Qt.MouseButton.NoButton, keys, phase, False
        )
        QApplication.sendEvent(self.view, event)

    def color_at(self, seconds: float, part: str = "wave") -> str:
        """Return the colour that is seen at a second."""
        return self.view.grab().toImage().pixelColor(self.place(seconds, part)).name()


@pytest.fixture
def document(qapp: QApplication) -> Iterator[Document]:
    """Open an episode of two minutes, two sections and two clips."""
    made = Document(Episode(ENTRIES, CLIPS))
    yield made
    made.deleteLater()


@pytest.fixture
def worker(document: Document, qtbot: QtBot) -> Iterator[Worker]:
    """Sit somebody down before its timeline; the keyboard is elsewhere."""
    playback = Playback("silent")
    playback.set_entries(document.episode.entries)
    document.changed.connect(lambda change, _: playback.set_entries(document.episode.entries, change))
    playback.open(None)
    desk = QWidget()
    column = QVBoxLayout(desk)
    column.addWidget(QPushButton("Elsewhere"))
    view = TimelineView(document, playback, LIGHT)
    column.addWidget(view)
    desk.resize(1000, 260)
    qtbot.addWidget(desk)
    view.set_waveform(sound())
    desk.show()
    desk.activateWindow()
    desk.findChild(QPushButton).setFocus()
    qtbot.waitUntil(desk.findChild(QPushButton).hasFocus)
    yield Worker(document, desk, playback)
    playback.close()
