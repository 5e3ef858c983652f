"""Editing the clip that is chosen: its edges by ear, splitting, merging, what it quotes."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from editor.core import edits
from editor.core.change import Change
from editor.core.errors import EditError
from editor.core.model import Clip, Episode
from editor.core.offsets import rounded
from editor.core.snapping import Edge
from editor.ui.clips.times import known, span_of, time_words
from editor.ui.document import Document
from editor.ui.playback import Playback


class ClipEditing(QObject):
    """Makes the edits; `at` tells which clip of the page is the current one, `chosen` which are selected.

    Values:
        edge: the edge that is nudged.

    Signals:
        refused(sentence): it cannot be done, and why.
        edge_changed(): the other edge is nudged from now on.
        edge_moved(Edge): an edge is elsewhere now, and should be heard.
        made(at): a clip was added, to be gone to.
    """

    refused = Signal(str)
    edge_changed = Signal()
    edge_moved = Signal(object)
    made = Signal(int)

    def __init__(
        self,
        document: Document,
        playback: Playback,
        at: Callable[[], int | None],
        chosen: Callable[[], Sequence[int]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.edge = Edge.START
        self._document = document
        self._playback = playback
        self._at = at
        self._chosen = chosen

    def pick(self, edge: Edge) -> None:
        """Nudge this edge from now on."""
        if edge is not self.edge:
            self.edge = edge
            self.edge_changed.emit()

    def nudge(self, seconds: float) -> None:
        """Move the edge that was picked, and let it be heard."""
        self._document.settling.emit()
        at, edge = self._at(), self.edge
        if at is None:
            return
        clip = self._document.episode.clips[at]
        old = getattr(clip, edge)
        if not known(old):
            self.refused.emit(f"“{clip.name}” has no {edge} yet: set it from the playhead.")
            return
        if self._try(f"Nudge clip's {edge}", edits.set_clip, at, **{edge: rounded(max(0.0, old + seconds))}):
            self.edge_moved.emit(edge)

    def set_from_playhead(self, edge: Edge) -> None:
        """Move an edge to what is heard now."""
        self.pick(edge)
        if (at := self._at()) is not None:
            self._try(f"Set clip's {edge}", edits.set_clip, at, **{edge: rounded(self._playback.position)})

    def split(self) -> None:
        """Split the current clip at the playhead."""
        at, seconds = self._at(), rounded(self._playback.position)
        if at is None:
            return
        clip = self._document.episode.clips[at]
        span = span_of(clip)
        if span and not span[0] < seconds < span[1]:
            start, end = map(time_words, span)
            self.refused.emit(f"Put the playhead inside “{clip.name}” to split it: between {start} and {end}.")
        else:
            self._try("Split clip", edits.split_clip, at, seconds)

    def merge(self) -> None:
        """Merge the current clip with the next one in time."""
        if (at := self._at()) is not None:
            self._try("Merge clips", edits.merge_clips, at)

    def duplicate(self) -> None:
        """Put a copy behind the current clip and go to it."""
        at = self._at()
        if at is not None and self._try("Duplicate clip", edits.duplicate_clip, at):
            self.made.emit(at + 1)

    def delete(self) -> None:
        """Take out what is selected."""
        rows = self._chosen()
        if rows:
            self._try("Delete clip" if len(rows) == 1 else f"Delete {len(rows)} clips", _without, rows)

    def reorder(self) -> None:
        """Put the clips on the page in the order of their starts."""
        if not self._try("Reorder clips by time", edits.sort_clips):
            self.refused.emit("The clips are in the order of their starts already.")

    def add(self, name: str, start: float, end: float) -> bool:
        """Make a clip and go to it; tell whether it was possible."""
        before = self._document.episode.clips
        if not self._try("Mark clip", edits.add_clip, name, start, end):
            return False
        self.made.emit(_new(self._document.episode.clips, before))
        return True

    def _try(self, label: str, edit: Callable[..., Change], *args: object, **given: float) -> bool:
        """Make an edit and tell whether it changed anything; say why it cannot be made."""
        try:
            return bool(self._document.apply(label, partial(edit, **given), *args))
        except EditError as error:
            self.refused.emit(str(error))
            return False


def _new(clips: Sequence[Clip], before: Sequence[Clip]) -> int:
    return next(row for row, clip in enumerate(clips) if clip not in before)


def _without(episode: Episode, rows: Sequence[int]) -> Change:
    """Take several clips out at once."""
    gone = set(rows)
    return Change(clips=(episode.clips, tuple(clip for row, clip in enumerate(episode.clips) if row not in gone)))
