"""The clips of a page as a table: name, start, end, length."""

import math
from bisect import bisect_right
from collections.abc import Iterable
from enum import IntEnum
from operator import itemgetter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from editor.core import edits
from editor.core.change import Change
from editor.core.errors import EditError
from editor.core.model import Clip
from editor.core.timing import format_time, parse_time
from editor.ui.document import Document
from editor.ui.guard import guarded
from editor.ui.panes.runs import changed_run
from editor.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

NO_TIME = "–"
_TOP = QModelIndex()


class Column(IntEnum):
    """What stands where."""

    NAME = 0
    START = 1
    END = 2
    LENGTH = 3


_TITLES = ("Name", "Start", "End", "Length")
_LABELS = {Column.NAME: "Rename clip", Column.START: "Set clip's start", Column.END: "Set clip's end"}


class ClipModel(QAbstractTableModel):
    """Follows the document; what is typed into a cell becomes an edit.

    Signals:
        refused(sentence): what was typed cannot be; the clip stays as it was.
    """

    refused = Signal(str)

    def __init__(self, document: Document, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._clips = document.episode.clips
        self._theme = theme
        self._current: Clip | None = None
        self._part: int | None = None
        self._edges = _edges(self._clips)
        document.changed.connect(self._follow)

    @property
    def clips(self) -> tuple[Clip, ...]:
        """Return the clips that are shown."""
        return self._clips

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._theme = theme
        self._touch(0, len(self._clips))

    def set_playhead(self, seconds: float) -> None:
        """Mark the clip that is heard; where clips overlap, the one that started last."""
        if (part := bisect_right(self._edges, seconds)) == self._part:
            return
        self._part = part
        spans = ((span_of(clip), clip) for clip in self._clips)
        heard = [(span[0], clip) for span, clip in spans if span and span[0] <= seconds < span[1]]
        current = max(heard, key=itemgetter(0))[1] if heard else None
        if current is self._current:
            return
        changed = [row for row, clip in enumerate(self._clips) if clip is current or clip is self._current]
        self._current = current
        for row in changed:
            self._touch(row, row + 1)

    def change(self, row: int, column: Column, value: str | float) -> bool:
        """Give a clip another name, start or end; tell whether it was possible, and why not by `refused`."""
        given: dict[str, Any] = {column.name.lower(): value}
        try:
            self._document.apply(_LABELS[column], edits.set_clip, row, **given)
        except EditError as error:
            self.refused.emit(str(error))
            return False
        return True

    @guarded
    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many clips there are."""
        return 0 if parent.isValid() else len(self._clips)

    @guarded
    def columnCount(self, parent: Index = _TOP) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    @guarded
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Role.TextAlignmentRole:
            return _alignment(Column(section))
        return _TITLES[section] if role == Role.DisplayRole else None

    @guarded
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything be edited but the length."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags if index.column() == Column.LENGTH else flags | Qt.ItemFlag.ItemIsEditable

    @guarded
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell shows."""
        if not index.isValid():
            return None
        clip, column = self._clips[index.row()], Column(index.column())
        if role in (Role.DisplayRole, Role.EditRole):
            return _text(clip, column)
        if role == Role.TextAlignmentRole:
            return _alignment(column)
        if role == Role.ToolTipRole:
            return fault(clip) or clip.name
        if role == Role.ForegroundRole:
            faint = self._theme.faint if column == Column.LENGTH else None
            return self._theme.warning if fault(clip) else faint
        return self._mark(role) if clip is self._current else None

    @guarded
    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: ANN401
        """Take what was typed."""
        if role != Role.EditRole or not index.isValid() or index.column() == Column.LENGTH:
            return False
        column, text = Column(index.column()), str(value).strip()
        if text == _text(self._clips[index.row()], column):
            return True
        if column == Column.NAME:
            return self.change(index.row(), column, text)
        seconds = parse_time(text)
        if seconds is None:
            old = _text(self._clips[index.row()], column)
            self.refused.emit(f"“{text}” is not a time: type it as 1:23 or as 83 seconds. It stays {old}.")
            return False
        return self.change(index.row(), column, seconds)

    def _mark(self, role: int) -> Any:  # noqa: ANN401
        if role == Role.BackgroundRole:
            return self._theme.spoken_line
        if role == Role.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _follow(self, change: Change, _origin: object) -> None:
        if change.clips is None:
            return
        old, new = self._clips, self._document.episode.clips
        run = changed_run(old, new)
        middle = run.at + run.exchanged
        if run.old_end > middle:
            self.beginRemoveRows(_TOP, middle, run.old_end - 1)
            self._clips = new[:middle] + old[run.old_end :]
            self.endRemoveRows()
        elif run.new_end > middle:
            self.beginInsertRows(_TOP, middle, run.new_end - 1)
            self._clips = new
            self.endInsertRows()
        self._clips = new
        self._edges, self._part = _edges(new), None
        self._touch(run.at, middle)

    def _touch(self, start: int, end: int) -> None:
        if start < end:
            self.dataChanged.emit(self.index(start, 0), self.index(end - 1, len(Column) - 1))


def span_of(clip: Clip) -> tuple[float, float] | None:
    """Return start and end of a clip in seconds; None where it has none that can be played."""
    return None if fault(clip) or clip.start is None or clip.end is None else (clip.start, clip.end)


def _edges(clips: Iterable[Clip]) -> list[float]:
    """Return the seconds at which another clip may be heard, in order."""
    return sorted(edge for clip in clips for edge in span_of(clip) or ())


def fault(clip: Clip) -> str:
    """Say what is wrong with a clip's times, if anything."""
    start, end = clip.start, clip.end
    if not _known(start) or not _known(end):
        return f"“{clip.name}” has no {'end' if _known(start) else 'start'}."
    if (end or 0) <= (start or 0):
        return f"“{clip.name}” ends at {_time_text(end)}, which is not after its start at {_time_text(start)}."
    return ""


def _known(seconds: float | None) -> bool:
    return seconds is not None and math.isfinite(seconds) and seconds >= 0


def _time_text(seconds: float | None) -> str:
    return format_time(seconds) if seconds is not None and _known(seconds) else NO_TIME


def _text(clip: Clip, column: Column) -> str:
    if column == Column.NAME:
        return clip.name
    if column == Column.LENGTH:
        span = span_of(clip)
        return format_time(span[1] - span[0]) if span else NO_TIME
    return _time_text(clip.start if column == Column.START else clip.end)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == Column.NAME else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
