"""What a file will look like once it is taken, before it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QStackedLayout, QVBoxLayout, QWidget

from editor.core.edits.importing import replace_transcript
from editor.core.model import Entry, Episode, Header, Selection
from editor.ui.dialogs.base import theme_of
from editor.ui.document import Document
from editor.ui.theme import scroll_style
from editor.ui.transcript.page import Page

SHOWN = 400
"""Entries that are shown; whoever scrolls through more should have taken them."""

_AIR = 24  # pixels
_ZOOM = 0.9


class ImportPreview(QWidget):
    """The first entries as the transcript shows them, with a word below on what is not shown."""

    def __init__(self) -> None:
        super().__init__()
        theme = theme_of(self)
        self._model = Document(Episode())
        self.page = Page(self._model, theme)
        self.page.setReadOnly(True)
        self.page.set_zoom(_ZOOM)
        self.page.setAccessibleName("Preview")
        self.page.verticalScrollBar().setStyleSheet(scroll_style(theme, theme.page))
        self._instead = QLabel()
        self._instead.setWordWrap(True)
        self._instead.setMargin(_AIR)
        self._instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._instead.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._instead.setTextFormat(Qt.TextFormat.PlainText)
        self._below = QLabel()
        self._below.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        frame = QFrame()
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        palette = frame.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.page)
        frame.setPalette(palette)
        frame.setAutoFillBackground(True)
        self._stack = QStackedLayout(frame)
        self._stack.setContentsMargins(1, 1, 1, 1)
        self._stack.addWidget(self._instead)
        self._stack.addWidget(self.page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame, 1)
        layout.addWidget(self._below)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return what is shown."""
        return self._model.episode.entries

    def show_entries(self, entries: Sequence[Entry], anew: bool = False) -> None:
        """Show the first of these entries; the page stays where it is scrolled to, unless all begins `anew`."""
        shown = _kept(self._model.episode.entries, entries[:SHOWN])
        scroller = self.page.scroller
        row, inside = (0, 0) if anew else (scroller.row, scroller.inside)
        self._model.apply("Preview", replace_transcript, shown)
        self._stack.setCurrentWidget(self.page)
        # The caret goes along with what is put before it, and Qt keeps it in view.
        self.page.select(Selection.at(max(0, min(row, len(shown) - 1))))
        scroller.show(row, below=0, part=inside)
        more = len(entries) - len(shown)
        self._below.setText(f"The first {len(shown)} of {len(entries):,} lines and headers." if more else "")
        self._below.setVisible(bool(more))

    def say(self, sentence: str) -> None:
        """Show a sentence in place of the entries."""
        self._instead.setText(sentence)
        self._below.setText("")
        self._stack.setCurrentWidget(self._instead)


def _kept(old: Sequence[Entry], new: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return new entries, but the old ones where they say the same at the beginning: those need no new layout."""
    same = 0
    while same < min(len(old), len(new)) and _said(old[same]) == _said(new[same]):
        same += 1
    return (*old[:same], *new[same:])


def _said(entry: Entry) -> tuple[object, ...]:
    return (entry.text,) if isinstance(entry, Header) else (entry.text, entry.who, entry.sec, entry.time)
