"""The times of a page that fit one recording, fitted to another: by listening to both, or by a moment in both."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from editor.core.edits.retiming import keeps_whole_seconds
from editor.core.model import Episode
from editor.core.retiming import Retiming, pieced, shifted
from editor.media.offset import Offset
from editor.ui.dialogs.offset_words import offset_words
from editor.ui.dialogs.retiming import Plan, RetimingDialog
from editor.ui.dialogs.time_field import TimeField
from editor.ui.hearing_both import HearingBoth
from editor.ui.labels import bold
from editor.ui.recording import RECORDINGS

_STEPS = 1000
_EARLY = 0.99
"""Seconds: a page says 5:00 of a line that begins at 5:00.9, after the advertisement that ended at 5:00.5."""
_GAP = 8
_LINES_OF_RESULT = 3


class Recordings(NamedTuple):
    """The recording that is open, if any, and where others are looked for."""

    open: Path | None
    folder: Path


def ask_offset(parent: QWidget | None, episode: Episode, recordings: Recordings) -> Plan | None:
    """Ask which recording the times fit and which they are to fit; None if the user cancels."""
    return OffsetDialog(parent, episode, recordings).answer()


class OffsetDialog(RetimingDialog):
    """Two recordings that are compared, and a moment that was found in both; it can also be typed."""

    def __init__(self, parent: QWidget | None, episode: Episode, recordings: Recordings) -> None:
        sentence = "The times of this page fit one recording, as its video, and are to fit another, as its podcast."
        super().__init__(parent, "Fit to another recording", sentence, "Shift", episode)
        self._folder = recordings.folder
        self._offset: Offset | None = None
        self._found: tuple[float, float] | None = None
        self._paths = {
            "now": _Path("Recording that the times fit now"),
            "then": _Path("Recording that they are to fit"),
        }
        if recordings.open is not None:
            self._paths["then"].show_path(recordings.open)
        self.compare = QPushButton("Compare by &listening")
        self.compare.setAutoDefault(False)
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setAccessibleName("Progress of the comparison")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words.setMinimumHeight(_LINES_OF_RESULT * self.fontMetrics().lineSpacing())
        self.marks = TimeField("A moment in the first recording"), TimeField("The same moment in the second recording")
        self.clips.setChecked(True)
        self._lay_out()
        self._hearing = HearingBoth(self)
        self._hearing.progressed.connect(lambda share: self._bar.setValue(round(share * _STEPS)))
        self._hearing.found.connect(self._show_found)
        self._hearing.failed.connect(self._give_up)
        self.compare.clicked.connect(self._start_or_stop)
        for mark in self.marks:
            mark.textChanged.connect(self.plan_again)
        self._show_running()

    @property
    def said(self) -> str:
        """Return what is said of the two recordings."""
        return self._words.text()

    def plan(self) -> Plan | str:
        """Return what was decided, or what is missing."""
        values = tuple(mark.seconds for mark in self.marks)
        fault = next((mark.fault for mark in self.marks if mark.fault), "")
        if fault or None in values:
            return fault
        lines = clips = shifted((values[1] or 0.0) - (values[0] or 0.0))
        if self._offset is not None and values == self._found:
            lines, clips = self._found_retimings(self._offset)
        return Plan(lines, None, clips if self.clips.isChecked() else None)

    def choose(self, which: str, path: Path) -> None:
        """Take a recording as the one that the times fit `now`, or are to fit `then`."""
        self._paths[which].show_path(path)
        self._folder = path.parent
        self._forget()

    def done(self, result: int) -> None:
        """Stop listening whatever the answer is."""
        self._hearing.stop()
        super().done(result)

    def _found_retimings(self, offset: Offset) -> tuple[Retiming, Retiming]:
        if offset.steady:
            return shifted(offset.by), shifted(offset.by)
        early = _EARLY if keeps_whole_seconds(self._episode) else 0.0
        return pieced(offset.pieces, early), pieced(offset.pieces)

    def _start_or_stop(self) -> None:
        if self._hearing.running:
            self._hearing.stop()
            self._show_running()
            return
        now, then = self._paths["now"].path, self._paths["then"].path
        if now is None or then is None or now == then:
            self._words.setText("Choose two different recordings first.")
            return
        self._forget()
        self._bar.setValue(0)
        self._hearing.start(now, then)
        self._show_running()

    def _show_found(self, offset: Offset) -> None:
        self._show_running()
        self._offset = offset
        now, then = (path.name for path in self._paths.values())
        self._words.setText(offset_words(offset, now, then))
        piece = max(offset.pieces, key=lambda one: one.end - one.start)
        moment = max(piece.start, -piece.by)
        for mark, seconds in zip(self.marks, (moment, moment + piece.by), strict=True):
            mark.show_seconds(seconds)
        self._found = self.marks[0].seconds or 0.0, self.marks[1].seconds or 0.0
        if self.foretell():
            self._take.setFocus()

    def _give_up(self, sentence: str) -> None:
        self._show_running()
        self._words.setText(sentence)

    def _forget(self) -> None:
        """Know nothing of the two recordings, as one of them is another now."""
        if self._hearing.running:
            self._hearing.stop()
            self._show_running()
        self._offset = self._found = None
        self._words.setText("")
        self.plan_again()

    def _swap(self) -> None:
        now, then = self._paths.values()
        before = now.path, then.path
        now.show_path(before[1])
        then.show_path(before[0])
        texts = [mark.text() for mark in self.marks]
        self._forget()
        for mark, text in zip(self.marks, reversed(texts), strict=True):
            mark.setText(text)

    def _ask_path(self, which: str) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose a recording", str(self._folder), RECORDINGS)
        if name:
            self.choose(which, Path(name))

    def _show_running(self) -> None:
        running = self._hearing.running
        self.compare.setText("&Stop" if running else "Compare by &listening")
        self._bar.setVisible(running)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, (which, words) in enumerate((("now", "They fit"), ("then", "They are to fit"))):
            button = _button("C&hoose…" if row else "Ch&oose…")
            button.clicked.connect(lambda _=False, which=which: self._ask_path(which))
            grid.addWidget(QLabel(words), row, 0)
            grid.addWidget(self._paths[which], row, 1)
            grid.addWidget(button, row, 2)
            if self._paths[which].path is None:
                button.setFocus()
        swap = _button("S&wap")
        swap.clicked.connect(self._swap)
        listening = QHBoxLayout()
        listening.addWidget(self.compare)
        listening.addWidget(self._bar, 1)
        listening.addStretch()
        listening.addWidget(swap)
        marks = QHBoxLayout()
        for words, mark in zip(("What is at", "in the first is at"), self.marks, strict=True):
            marks.addWidget(QLabel(words))
            marks.addWidget(mark)
        marks.addWidget(QLabel("in the second."))
        marks.addStretch()
        self.body.addLayout(grid)
        self.body.addLayout(listening)
        self.body.addWidget(self._words)
        self.body.addWidget(bold("The same moment in both"))
        self.body.addLayout(marks)
        self.body.addSpacing(_GAP)
        self.body.addWidget(self.clips)


class _Path(QLineEdit):
    """Shows the name of a file; its folder is in the tool tip."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.path: Path | None = None
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setPlaceholderText("no recording yet")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def name(self) -> str:
        """Return the name of the file."""
        return self.path.name if self.path else ""

    def show_path(self, path: Path | None) -> None:
        """Take a file, or none."""
        self.path = path
        self.setText(self.name)
        self.setCursorPosition(0)
        self.setToolTip(str(path) if path else "")


def _button(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button
