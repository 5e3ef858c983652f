"""The pane of the clips worth quoting."""

import math
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from editor.core import edits
from editor.core.errors import EditError
from editor.core.model import Clip, Selection
from editor.core.timing import Timeline
from editor.ui.document import Document
from editor.ui.panes.clip_model import ClipModel, Column, fault, span_of
from editor.ui.panes.clip_table import ClipTable
from editor.ui.panes.nothing_here import NothingHere
from editor.ui.playback import Playback
from editor.ui.theme import Theme

_MARGIN = 6


class ClipsPane(QWidget):
    """Lists the clips; plays, edits, marks and deletes them.

    Signals:
        refused(sentence): something cannot be done, and why.
        clip_shown(row): the user went to a clip that starts in this row of the transcript.
        played(): the user asked to hear a clip.
    """

    refused = Signal(str)
    clip_shown = Signal(int)
    played = Signal()

    def __init__(self, document: Document, playback: Playback, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._playback = playback
        self._model = ClipModel(document, theme, self)
        self._table = ClipTable(self._model)
        self._nothing = NothingHere("No clips yet", "Select a passage in the transcript and press Ctrl+K.", theme)
        self._actions = (
            self._action("Play", "Play clip\tEnter", self.play),
            self._action("Set start", "Start from playhead", self.start_from_playhead),
            self._action("Set end", "End from playhead", self.end_from_playhead),
            self._action("Delete", "Delete clip\tDel", self.delete),
            self._action("", "Rename clip\tF2", self.rename),
        )
        self._lay_out()
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._table.addActions(self._actions)
        self._table.visited.connect(self._show_clip)
        self._table.play_wanted.connect(self.play)
        self._table.delete_wanted.connect(self.delete)
        self._table.selectionModel().currentRowChanged.connect(self._refresh)
        self._model.refused.connect(self.refused)
        self._model.rowsInserted.connect(self._refresh)
        self._model.rowsRemoved.connect(self._refresh)
        playback.position_changed.connect(self._model.set_playhead)
        self._refresh()

    @property
    def has_current(self) -> bool:
        """Tell whether a clip of the list is chosen."""
        return self._table.row is not None

    def add_from(self, selection: Selection, rename: bool = False) -> None:
        """Mark what is selected as a clip and go to it; with `rename`, open its name for editing."""
        before = self._model.clips
        try:
            made = edits.clip_from(self._document.episode, selection.start, selection.end)
            self._document.apply("Mark clip", edits.add_clip, *made)
        except EditError as error:
            self.refused.emit(str(error))
            return
        row = next(row for row, clip in enumerate(self._model.clips) if clip not in before)
        index = self._table.go_to(row)
        if rename:
            self._table.setFocus()
            self._table.edit(index)

    def play(self) -> None:
        """Play the current clip from its start to its end."""
        clip = self._clip()
        span = clip and span_of(clip)
        if span:
            self._playback.play_span(*span)
            self.played.emit()
        elif clip:
            self.refused.emit(f"{fault(clip)} Mend its times to play it.")

    def start_from_playhead(self) -> None:
        """Let the current clip start with the second that is heard."""
        if self._table.row is not None:
            self._model.change(self._table.row, Column.START, math.floor(self._playback.position))

    def end_from_playhead(self) -> None:
        """Let the current clip end after the second that is heard."""
        if self._table.row is not None:
            self._model.change(self._table.row, Column.END, math.ceil(self._playback.position))

    def rename(self) -> None:
        """Open the name of the current clip for editing."""
        if self._table.row is not None:
            self._table.edit(self._table.go_to(self._table.row))

    def delete(self) -> None:
        """Take the current clip out."""
        if self._table.row is not None:
            self._document.apply("Delete clip", edits.delete_clip, self._table.row)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._model.set_theme(theme)
        self._nothing.set_theme(theme)

    def _clip(self) -> Clip | None:
        row = self._table.row
        return None if row is None else self._model.clips[row]

    def _show_clip(self, row: int) -> None:
        span = span_of(self._model.clips[row])
        spoken = Timeline(self._document.episode.entries).spoken(span[0]) if span else None
        if spoken:
            self.clip_shown.emit(spoken.row)

    def _refresh(self) -> None:
        self._stack.setCurrentIndex(0 if self._model.clips else 1)
        for action in self._actions:
            action.setEnabled(self._table.row is not None)

    def _action(self, word: str, words: str, do: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.setIconText(word or words)
        action.setToolTip(words.replace("\t", " (") + (")" if "\t" in words else ""))
        action.triggered.connect(lambda: do())
        return action

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(_MARGIN, 0, _MARGIN, _MARGIN)
        buttons.setSpacing(_MARGIN)
        for action in self._actions[:-1]:  # a name is renamed by a double click
            button = QToolButton()
            button.setDefaultAction(action)
            buttons.addWidget(button)
        buttons.addStretch()
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._table)
        column.addLayout(buttons)
        self._stack = QStackedWidget()
        self._stack.addWidget(full)
        self._stack.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
