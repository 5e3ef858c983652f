"""The line at the foot of the window: where the caret is, how long the page is, who plays, what was just said."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from editor.core.change import Change, Splice
from editor.core.model import Entry, Episode, Header, Line
from editor.core.timing import format_time
from editor.ui.theme import Theme

SHOWN_MS = 6000
MANY = 100
NOT_NUMBERED: tuple[Sequence[Entry], int, int] = ((), -1, 0)
"""Entries, a row in them, and which line it is."""

ENGINES = {
    "VLC": ("VLC", "The recording plays with VLC"),
    "Qt": ("Qt player", "The recording plays with Qt's own player"),
    "silent": ("No sound", "No recording: time runs without sound"),
}


class StatusBar(QStatusBar):
    """Messages come and go on the left; what stays stands on the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = _label("Caret")
        self.length = _label("Length of the page")
        self.state = _label("Saved or not")
        self.engine = _label("Player")
        self._lines = self._words = 0
        self._numbered = NOT_NUMBERED
        self._uncounted: list[Splice] = []
        # What a great change did is counted once it is on the screen.
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self._count)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        for label in self._labels():
            self.addPermanentWidget(label)
        self.set_theme(theme)
        self.clear_page()

    def say(self, sentence: str) -> None:
        """Show a sentence for a few seconds."""
        self.showMessage(sentence, SHOWN_MS)

    def show_caret(self, episode: Episode, row: int, remark: str = "") -> None:
        """Show where the caret is: "Line 12 · 3:25 · Ann", or "Header"; `remark` tells more about the line's time."""
        if not 0 <= row < len(episode.entries):
            self.place.clear()
            return
        entry = episode.entries[row]
        if isinstance(entry, Header):
            self.place.setText("Header")
            return
        time = "no time" if entry.sec is None else format_time(entry.sec)
        number = f"Line {self._number(episode, row):,}"
        self.place.setText(" · ".join(part for part in (number, time, remark, entry.who) if part))

    def show_length(self, episode: Episode) -> None:
        """Count and show how much there is."""
        self._lines, self._words = _lines_in(episode.entries), _words_in(episode.entries)
        self._uncounted.clear()
        self._numbered = NOT_NUMBERED
        self._show_counts()

    def change_length(self, episode: Episode, change: Change) -> None:
        """Follow a change, which led to `episode`, in how much there is, without counting all again."""
        self._uncounted += change.splices
        many = len(change.splices) > MANY
        moved = many or any(_kinds(splice.removed) != _kinds(splice.inserted) for splice in change.splices)
        if moved and self._numbered[0] is not episode.entries:
            self._numbered = NOT_NUMBERED
        if many:
            self._counting.start()
        else:
            self._count()

    def show_state(self, modified: bool) -> None:
        """Show whether there is anything to save."""
        self.state.setText("Edited" if modified else "Saved")

    def show_engine(self, engine: str) -> None:
        """Show what plays: "VLC", "Qt" or "silent"."""
        words, sentence = ENGINES.get(engine, (engine, ""))
        self.engine.setText(words)
        self.engine.setToolTip(sentence)

    def clear_page(self) -> None:
        """Show that no page is open."""
        self._counting.stop()
        self._numbered = NOT_NUMBERED
        for label in self._labels():
            label.clear()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        for label in self._labels():
            palette = QPalette(label.palette())
            palette.setColor(QPalette.ColorRole.WindowText, theme.faint)
            label.setPalette(palette)

    def _labels(self) -> tuple[QLabel, ...]:
        return self.place, self.length, self.state, self.engine

    def _number(self, episode: Episode, row: int) -> int:
        entries, known, number = self._numbered
        if entries is episode.entries:
            number += _lines_in(entries[known + 1 : row + 1]) - _lines_in(entries[row + 1 : known + 1])
        elif row != known or len(entries) != len(episode.entries):
            number = _lines_in(episode.entries[: row + 1])
        self._numbered = (episode.entries, row, number)
        return number

    def _count(self) -> None:
        removed = [entry for splice in self._uncounted for entry in splice.removed]
        inserted = [entry for splice in self._uncounted for entry in splice.inserted]
        self._uncounted.clear()
        self._lines += _lines_in(inserted) - _lines_in(removed)
        self._words += _words_in(inserted) - _words_in(removed)
        self._show_counts()

    def _show_counts(self) -> None:
        self.length.setText(f"{_some(self._lines, 'line')}, {_some(self._words, 'word')}")


def _lines_in(entries: Sequence[Entry]) -> int:
    return _kinds(entries).count(Line)


def _kinds(entries: Sequence[Entry]) -> list[type[Entry]]:
    return list(map(type, entries))


def _words_in(entries: Sequence[Entry]) -> int:
    return sum(len(entry.text.split()) for entry in entries if isinstance(entry, Line))


def _some(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAccessibleName(name)
    label.setContentsMargins(8, 0, 8, 0)
    return label
