"""The headers of a page as a list."""

from bisect import bisect_right
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from editor.core.change import Change, Splice
from editor.core.model import Episode, Header, Line
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
        self._rows = header_rows(document.episode)
        self._headers = [document.episode.entries[row] for row in self._rows]
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
            return self._time(item)
        if item != self._current:
            return None
        if role == Role.ForegroundRole:
            return self._theme.accent
        if role == Role.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _time(self, item: int) -> str:
        entries = self._document.episode.entries
        for row in range(self._rows[item] + 1, len(entries)):
            entry = entries[row]
            if isinstance(entry, Header):
                break
            if entry.sec is not None:
                return format_time(entry.sec)
        return ""

    def _follow(self, change: Change, _origin: object) -> None:
        if any(_moves_headers(splice) for splice in change.splices):
            self._marked_row = change.map_row(self._marked_row)
            self._renew()
        elif any(_moves_times(splice) for splice in change.splices):
            self._touch(0, len(self._rows))

    def _renew(self) -> None:
        rows = header_rows(self._document.episode)
        old, new = self._headers, [self._document.episode.entries[row] for row in rows]
        run = changed_run(old, new)
        middle = run.at + run.exchanged
        if run.old_end > middle:
            self.beginRemoveRows(_TOP, middle, run.old_end - 1)
            self._headers, self._rows = new[:middle] + old[run.old_end :], rows
            self.endRemoveRows()
        elif run.new_end > middle:
            self.beginInsertRows(_TOP, middle, run.new_end - 1)
            self._headers, self._rows = new, rows
            self.endInsertRows()
        self._headers, self._rows = new, rows
        self._current = bisect_right(rows, self._marked_row) - 1
        self._touch(0, len(rows))

    def _touch(self, start: int, end: int) -> None:
        if 0 <= start < end:
            self.dataChanged.emit(self.index(start), self.index(end - 1))


def header_rows(episode: Episode) -> list[int]:
    """Return the rows in which headers stand."""
    return [row for row, entry in enumerate(episode.entries) if isinstance(entry, Header)]


def _moves_headers(splice: Splice) -> bool:
    if len(splice.removed) != len(splice.inserted):
        return True
    return any(isinstance(entry, Header) for entry in (*splice.removed, *splice.inserted))


def _moves_times(splice: Splice) -> bool:
    pairs = zip(splice.removed, splice.inserted, strict=True)
    return any(isinstance(old, Line) and isinstance(new, Line) and old.sec != new.sec for old, new in pairs)
