"""The headers of a page as a list."""

from bisect import bisect_left, bisect_right
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from editor.core.change import Change, Splice
from editor.core.model import Entry, Header
from editor.core.timing import format_time
from editor.ui.aside import ASIDE
from editor.ui.document import Document
from editor.ui.guard import guarded
from editor.ui.panes.runs import changed_run
from editor.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

_TOP = QModelIndex()
_NAMELESS = "(no title)"


class HeaderModel(QAbstractListModel):
    """Follows the document; typing in a line costs nothing. The aside of an item is the time of its first line."""

    def __init__(self, document: Document, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._theme = theme
        self._rows = [row for row, entry in enumerate(document.episode.entries) if isinstance(entry, Header)]
        self._headers = [document.episode.entries[row] for row in self._rows]
        self._times = self._times_of(0, len(self._rows))
        self._marked_row = -1
        self._current = -1
        document.changed.connect(self._follow)

    def row_of(self, item: int) -> int:
        """Return the row of the transcript in which an item stands."""
        return self._rows[item]

    @property
    def current(self) -> int:
        """Return the item of the section that is marked; -1 if none is."""
        return self._current

    def set_current_row(self, row: int) -> None:
        """Mark the section to which a row of the transcript belongs."""
        self._marked_row = row
        current = bisect_right(self._rows, row) - 1
        if current != self._current:
            before, self._current = self._current, current
            self._touch(before, before + 1)
            self._touch(current, current + 1)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._theme = theme
        self._touch(0, len(self._rows))

    @guarded
    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many headers there are."""
        return 0 if parent.isValid() else len(self._headers)

    @guarded
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401
        """Return what an item shows."""
        if not index.isValid():
            return None
        item = index.row()
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._headers[item].text.strip() or _NAMELESS
        if role == ASIDE:
            return self._times[item]
        if item != self._current:
            return None
        if role == Role.ForegroundRole:
            return self._theme.accent
        if role == Role.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _times_of(self, first: int, end: int) -> list[str]:
        return [self._time(row) for row in self._rows[first:end]]

    def _time(self, row: int) -> str:
        """Return the first time that a line under the header in a row states."""
        entries = self._document.episode.entries
        for below in range(row + 1, len(entries)):
            entry = entries[below]
            if isinstance(entry, Header):
                break
            if entry.sec is not None:
                return format_time(entry.sec)
        return ""

    def _follow(self, change: Change, _origin: object) -> None:
        if not any(map(_matters, change.splices)):
            return
        self._marked_row = change.map_row(self._marked_row)
        rows = _rows_after(self._rows, change)
        headers = [self._document.episode.entries[row] for row in rows]
        if headers == self._headers:
            self._follow_lines(rows, change)
        else:
            self._follow_headers(rows, headers)

    def _follow_lines(self, rows: list[int], change: Change) -> None:
        """Show other times where lines came, went or moved; an item that is touched has Qt lay out all of them."""
        first, last = change.splices[0], change.splices[-1]
        start = max(0, bisect_right(self._rows, first.at - 1) - 1)
        end = bisect_left(self._rows, last.at + len(last.removed))
        self._rows = rows
        times = self._times_of(start, end)
        if times != self._times[start:end]:
            self._times[start:end] = times
            self._touch(start, end)
        self.set_current_row(self._marked_row)

    def _follow_headers(self, rows: list[int], new: list[Entry]) -> None:
        old = self._headers
        run = changed_run(old, new)
        middle = run.at + run.exchanged
        if run.old_end > middle:
            self.beginRemoveRows(_TOP, middle, run.old_end - 1)
            self._set(rows, new[:middle] + old[run.old_end :])
            self.endRemoveRows()
            self._headers = new
        elif run.new_end > middle:
            self.beginInsertRows(_TOP, middle, run.new_end - 1)
            self._set(rows, new)
            self.endInsertRows()
        else:
            self._set(rows, new)
        self._touch(0, len(rows))

    def _set(self, rows: list[int], headers: list[Entry]) -> None:
        self._rows, self._headers = rows, headers
        self._times = self._times_of(0, len(rows))
        self._current = bisect_right(rows, self._marked_row) - 1

    def _touch(self, start: int, end: int) -> None:
        if 0 <= start < end:
            self.dataChanged.emit(self.index(start), self.index(end - 1))


def _rows_after(rows: list[int], change: Change) -> list[int]:
    """Return where headers stand after a change, told where they stood before."""
    after: list[int] = []
    start = shift = 0
    for splice in change.splices:
        end = bisect_left(rows, splice.at)
        after += [row + shift for row in rows[start:end]]
        after += [splice.at + shift + row for row, entry in enumerate(splice.inserted) if isinstance(entry, Header)]
        start = bisect_left(rows, splice.at + len(splice.removed))
        shift += len(splice.inserted) - len(splice.removed)
    return after + [row + shift for row in rows[start:]]


def _matters(splice: Splice) -> bool:
    """Tell whether headers or times may be others after a splice; where only words of lines are, they are not."""
    if len(splice.removed) != len(splice.inserted):
        return True
    for old, new in zip(splice.removed, splice.inserted, strict=True):
        if isinstance(old, Header) or isinstance(new, Header) or old.sec != new.sec:
            return True
    return False
