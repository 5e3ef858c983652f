"""The pane of the clips worth quoting."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from editor.core import edits
from editor.core.errors import EditError
from editor.core.model import Clip, Position, Selection
from editor.core.snapping import Edge
from editor.core.words import words_between
from editor.ui.clips.buttons import SIDE
from editor.ui.clips.cells import TITLES, Column
from editor.ui.clips.deeds import MENU, MORE, ClipDeeds
from editor.ui.clips.details import ClipDetails, ClipStrip
from editor.ui.clips.edges import STEP, STRIDE, ClipEdges
from editor.ui.clips.editing import ClipEditing
from editor.ui.clips.filter import ClipFilter
from editor.ui.clips.listening import ClipListening
from editor.ui.clips.mending import ClipMending
from editor.ui.clips.model import ClipModel
from editor.ui.clips.notes import ClipNotes
from editor.ui.clips.table import ClipTable
from editor.ui.clips.times import span_of
from editor.ui.document import Document
from editor.ui.panes.nothing_here import NothingHere
from editor.ui.playback import Playback
from editor.ui.quotes import Quotes
from editor.ui.theme import Theme

_STRIP = 4 * SIDE  # pixels: the least that the details take


class ClipsPane(QWidget):
    """Lists the clips. Hearing, editing and mending the current one is up to `listening`, `editing` and `mending`.

    Signals:
        refused(sentence): something cannot be done, and why.
        clip_shown(row): the user went to a clip that starts in this row of the transcript.
        clip_chosen(at): another clip of the page is the current one; None for none.
        played(): the user asked to hear a clip.
    """

    refused = Signal(str)
    clip_shown = Signal(int)
    clip_chosen = Signal(object)
    played = Signal()

    def __init__(self, document: Document, playback: Playback, theme: Theme, quotes: Quotes) -> None:
        super().__init__()
        self._document = document
        self._playback = playback
        self._quotes = quotes
        self._last: tuple[int | None, Clip | None] = (None, None)
        notes = ClipNotes(document, playback, quotes, self)
        self._model = ClipModel(document, theme, quotes.text, notes.of, self)
        self.table = ClipTable(self._model, theme)
        at, chosen = (lambda: self.table.at), (lambda: self.table.chosen)
        self.listening = ClipListening(playback, self._clip, self)
        self.editing = ClipEditing(document, playback, at, chosen, self)
        self.mending = ClipMending(quotes, notes, at, chosen, self)
        self._deeds = ClipDeeds(_doing(self), theme, self)
        self.menu = QMenu(self)
        self.filter = ClipFilter(self.menu, theme)
        self._edges = ClipEdges(self.editing, self.listening, self._deeds, theme)
        self.details = ClipDetails(self._edges, notes, self._deeds, theme)
        self._strip = ClipStrip(self.details)
        self._nothing = NothingHere("No clips yet", "Select a passage in the transcript and press Ctrl+K.", theme)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect(notes)
        self._refresh()

    @property
    def at(self) -> int | None:
        """Return the current clip, counted as on the page, if there is one."""
        return self.table.at

    @property
    def chosen(self) -> tuple[int, ...]:
        """Return the clips that are selected, in the order of the page."""
        return self.table.chosen

    def choose(self, at: int) -> None:
        """Make a clip the current one, even if it is not among those that are asked for."""
        if self.table.order.row_of(at) is None:
            self.filter.field.clear()
        self.table.go_to(at)

    def step(self, by: int) -> None:
        """Go to a clip further down or up the list, and from none into it."""
        row = self.table.currentIndex().row()
        row = row + by if row >= 0 else 0
        if 0 <= row < self.table.order.rowCount():
            self.choose(at := self.table.order.clip_at(row))
            self._show_clip(at)

    def add_from(self, selection: Selection, rename: bool = False) -> None:
        """Mark what is selected as a clip and go to it; with `rename`, open its name for editing."""
        try:
            made = edits.clip_from(self._document.episode, selection.start, selection.end, self._playback.timeline)
        except EditError as error:
            self.refused.emit(str(error))
            return
        if self.editing.add(*made) and rename:
            self.rename()

    def add_span(self, start: float, end: float) -> None:
        """Mark a span of seconds as a clip and go to it."""
        timeline, name = self._playback.timeline, "Clip"
        if words := words_between(timeline, start, end):
            first, last = Position(words[0].row, words[0].offset), Position(words[-1].row, words[-1].until)
            name, _, _ = edits.clip_from(self._document.episode, first, last, timeline)
        self.editing.add(name, start, end)

    def rename(self) -> None:
        """Open the name of the current clip for editing."""
        if self.table.at is not None and not self.table.is_editing:
            self.table.setFocus()
            self.table.edit(self.table.go_to(self.table.at))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        for part in (self.table, self._model, self._nothing, self._deeds, self.filter, self.details):
            part.set_theme(theme)
        self._show_details()

    def _clip(self) -> Clip | None:
        return None if self.table.at is None else self._model.clips[self.table.at]

    def _show_clip(self, at: int) -> None:
        span = span_of(self._model.clips[at])
        spoken = self._playback.timeline.spoken(span[0]) if span else None
        if spoken:
            self.clip_shown.emit(spoken.row)

    def _refresh(self) -> None:
        self._stack.setCurrentIndex(0 if self._model.clips else 1)
        self.filter.show_count(self.table.order.rowCount(), len(self._model.clips))
        self._show_chosen()

    def _show_chosen(self) -> None:
        if self._model.clips is not self._document.episode.clips:
            return  # the list is still following an edit
        at, clip = self.table.at, self._clip()
        if (at, clip) != self._last:
            self._last = at, clip
            self._strip.verticalScrollBar().setValue(0)
            self.clip_chosen.emit(at)
        self._show_details()

    def _show_details(self) -> None:
        clip, mending = self._clip(), self.mending
        self._deeds.enable(clip is not None, not mending.why_not(), not mending.why_none())
        text = self._quotes.text(clip) if clip else ""
        self.details.show_clips(self.table.at, clip, len(self.table.chosen), text)
        self._strip.setVisible(clip is not None)

    def _show_news(self) -> None:
        """Show what is to be said of the clips now."""
        self._model.refresh()
        self._show_details()

    def _filter(self, text: str) -> None:
        self.table.order.set_wanted(text)
        self._refresh()
        self.table.show_current()

    def _command(self, character: str) -> None:
        match character:
            case "[" | "]":
                self._edges.hear(Edge.START if character == "[" else Edge.END)
            case "," | ".":
                self.editing.nudge(-STEP if character == "," else STEP)
            case "<" | ">":
                self.editing.nudge(-STRIDE if character == "<" else STRIDE)
            case "/":
                self.filter.field.setFocus()

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._deeds.fill(menu, MENU)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _connect(self, notes: ClipNotes) -> None:
        table, model, loop = self.table, self._model, self._deeds.action("loop_clip")
        for part in (model, self.listening, self.editing, self.mending):
            part.refused.connect(self.refused)
        model.followed.connect(self._refresh)
        table.visited.connect(self._show_clip)
        table.chosen_changed.connect(self._show_chosen)
        table.play_wanted.connect(self.listening.play)
        table.delete_wanted.connect(self.editing.delete)
        table.commanded.connect(self._command)
        table.customContextMenuRequested.connect(self._open_menu)
        self.filter.changed.connect(self._filter)
        self.filter.left.connect(table.setFocus)
        self.listening.played.connect(self.played)
        self.editing.edge_moved.connect(self.listening.play_edge)
        self.editing.made.connect(self.choose)
        notes.changed.connect(self._show_news)
        self._playback.position_changed.connect(model.set_playhead)
        self._playback.looping_changed.connect(loop.setChecked)
        self.listening.refused.connect(lambda: loop.setChecked(self.listening.looping))

    def _lay_out(self) -> None:
        self.setFocusProxy(self.table)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._deeds.fill(self.menu, MORE)
        _fill_sorting(self.menu.addMenu("Sort the list"), self.table)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addWidget(self._strip)
        # Always for the highest of what the strip may need: the player above should not move with what is chosen.
        full.setMinimumHeight(self.filter.sizeHint().height() + self.table.minimumHeight() + _STRIP)
        self._stack.addWidget(full)
        self._stack.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)


def _doing(pane: ClipsPane) -> Mapping[str, Callable[[], object]]:
    """Return what the actions of the pane do, by their names."""
    return {
        "play_clip": pane.listening.play,
        "play_clip_end": pane.listening.play_end,
        "loop_clip": pane.listening.loop,
        "clip_start": partial(pane.editing.set_from_playhead, Edge.START),
        "clip_end": partial(pane.editing.set_from_playhead, Edge.END),
        "split_clip": pane.editing.split,
        "merge_clip": pane.editing.merge,
        "duplicate_clip": pane.editing.duplicate,
        "rename_clip": pane.rename,
        "delete_clip": pane.editing.delete,
        "accept_words": pane.mending.accept,
        "accept_all_words": pane.mending.accept_all,
        "follow_words": pane.mending.follow,
        "fix_clip": pane.mending.fix,
        "sort_clips": pane.editing.reorder,
    }


def _fill_sorting(menu: QMenu, table: ClipTable) -> None:
    menu.addAction("As on the page", partial(table.sort_by, None))
    menu.addSeparator()
    for column in Column:
        menu.addAction(f"By {TITLES[column].lower()}", partial(table.sort_by, column))
