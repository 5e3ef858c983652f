"""The clips of a page as a table: name, start, end, length, and the words that they hold."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from editor.core import edits
from editor.core.change import Change
from editor.core.errors import EditError
from editor.core.model import Clip
from editor.core.timing import parse_time
from editor.ui.clips.cells import TITLES, Column, alignment, marked, seconds_in, sorted_by, time_in, typed_over
from editor.ui.clips.times import fault, span_of
from editor.ui.document import Document
from editor.ui.guard import guarded
from editor.ui.panes.runs import changed_run
from editor.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

SORT = Role.UserRole + 2
"""The role of what a cell is sorted by."""
NOTE = Role.UserRole + 3
"""The role of the `Note` on a clip."""

_TOP = QModelIndex()
_DIGIT = re.compile(r"[0-9]")


_LABELS = {Column.NAME: "Rename clip", Column.START: "Set clip's start", Column.END: "Set clip's end"}


class Note(NamedTuple):
    """What is to be said of a clip: a sentence, and whether it is wrong or its words were changed."""

    sentence: str = ""
    wrong: bool = False
    changed: bool = False


class ClipModel(QAbstractTableModel):
    """Follows the document; what is typed into a cell becomes an edit.

    `text_of` and `note_of` tell the words of a clip, and what is to be said of it, by its row.

    Signals:
        refused(sentence): what was typed cannot be; the clip stays as it was.
        followed(): the list has followed an edit of the clips.
    """

    refused = Signal(str)
    followed = Signal()

    def __init__(
        self,
        document: Document,
        theme: Theme,
        text_of: Callable[[Clip], str],
        note_of: Callable[[int], Note],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._clips = document.episode.clips
        self._theme = theme
        self._text_of = text_of
        self._note_of = note_of
        self._current: Clip | None = None
        self._part: int | None = None
        self._edges = _edges(self._clips)
        self._longest: dict[Column, str] = {}
        document.changed.connect(self._follow)

    @property
    def clips(self) -> tuple[Clip, ...]:
        """Return the clips that are shown."""
        return self._clips

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._theme = theme
        self.refresh()

    def refresh(self) -> None:
        """Show every clip anew: their words, or what is to be said of them, may be different."""
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

    def longest(self, column: Column) -> str:
        """Return a text that is as wide as any in a column of times, whatever digits they have."""
        if column not in self._longest:
            words = [time_in(clip, column) for clip in self._clips]
            self._longest[column] = _DIGIT.sub("0", max(words, key=len, default=""))
        return self._longest[column]

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
            return alignment(Column(section))
        return TITLES[section] if role == Role.DisplayRole else None

    @guarded
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let name, start and end be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEditable if Column(index.column()) in _LABELS else flags

    @guarded
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell shows."""
        if not index.isValid():
            return None
        clip, column = self._clips[index.row()], Column(index.column())
        match role:
            case Role.DisplayRole:
                return self._shown(clip, column)
            case Role.EditRole:
                return typed_over(clip, column)
            case Role.TextAlignmentRole:
                return alignment(column)
            case Role.ForegroundRole:
                return self._colour(clip, column)
            case Role.BackgroundRole | Role.FontRole:
                return marked(role, self._theme) if clip is self._current else None
            case _:
                return self._said(index.row(), column, role)

    @guarded
    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: ANN401
        """Take what was typed."""
        if role != Role.EditRole or not index.isValid() or Column(index.column()) not in _LABELS:
            return False
        clip, column, text = self._clips[index.row()], Column(index.column()), str(value).strip()
        if text in (typed_over(clip, column), self._shown(clip, column)):
            return True
        if column == Column.NAME:
            return self.change(index.row(), column, text)
        seconds = parse_time(text)
        if seconds is None:
            old = self._shown(clip, column)
            self.refused.emit(f"“{text}” is not a time: type it as 1:23.4 or as 83.4 seconds. It stays {old}.")
            return False
        return self.change(index.row(), column, seconds)

    def _shown(self, clip: Clip, column: Column) -> str:
        if column == Column.TEXT:
            return self._text_of(clip)
        return clip.name if column == Column.NAME else time_in(clip, column)

    def _said(self, row: int, column: Column, role: int) -> Any:  # noqa: ANN401
        clip = self._clips[row]
        if role == NOTE:
            return self._note_of(row)
        if role == SORT:
            return sorted_by(self._shown(clip, column), seconds_in(clip, column))
        if role == Role.ToolTipRole:
            return "\n\n".join(filter(None, (self._note_of(row).sentence, clip.name, self._text_of(clip))))
        if role == Role.AccessibleDescriptionRole:
            return self._note_of(row).sentence or None
        return None

    def _colour(self, clip: Clip, column: Column) -> Any:  # noqa: ANN401
        if fault(clip):
            return self._theme.warning
        return self._theme.faint if column in (Column.LENGTH, Column.TEXT) else None

    def _follow(self, change: Change, _origin: object) -> None:
        if change.clips is None:
            return
        self._longest.clear()
        old, new = self._clips, self._document.episode.clips
        if len(old) == len(new) and _is_moved(old, new):
            self._reorder(old, new)
        else:
            self._replay(old, new)
        self._edges, self._part = _edges(new), None
        self.followed.emit()

    def _replay(self, old: Sequence[Clip], new: tuple[Clip, ...]) -> None:
        run = changed_run(old, new)
        middle = run.at + run.exchanged
        if run.old_end > middle:
            self.beginRemoveRows(_TOP, middle, run.old_end - 1)
            self._clips = new[:middle] + tuple(old[run.old_end :])
            self.endRemoveRows()
        elif run.new_end > middle:
            self.beginInsertRows(_TOP, middle, run.new_end - 1)
            self._clips = new
            self.endInsertRows()
        self._clips = new
        self._touch(run.at, middle)

    def _reorder(self, old: Sequence[Clip], new: tuple[Clip, ...]) -> None:
        """Let whoever looks at a clip go on looking at it where it is now."""
        self.layoutAboutToBeChanged.emit()
        rows = {clip.origin: row for row, clip in enumerate(new)}
        before = self.persistentIndexList()
        after = [self.index(rows[old[index.row()].origin], index.column()) for index in before]
        self._clips = new
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _touch(self, start: int, end: int) -> None:
        if start < end:
            self.dataChanged.emit(self.index(start, 0), self.index(end - 1, len(Column) - 1))


def _is_moved(old: Sequence[Clip], new: Sequence[Clip]) -> bool:
    """Tell whether the same clips stand in another order."""
    before, after = [clip.origin for clip in old], [clip.origin for clip in new]
    return before != after and set(before) == set(after)


def _edges(clips: Iterable[Clip]) -> list[float]:
    """Return the seconds at which another clip may be heard, in order."""
    return sorted(edge for clip in clips for edge in span_of(clip) or ())
