"""The hits of a rule as a list: where, and in context how it reads before and after; each with a tick."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTreeView,
)

from editor.core.model import Entry, Header
from editor.core.timing import format_time
from editor.ui.dialogs.base import theme_of
from editor.ui.dialogs.clean_up_search import Found
from editor.ui.dialogs.ticks import Ticks
from editor.ui.ground import draw_ground
from editor.ui.guard import guarded
from editor.ui.theme import scroll_style

WHERE, BEFORE, AFTER = range(3)
PARTS = Qt.ItemDataRole.UserRole + 1

_TITLES = ("Line", "Before", "After")
_WHERE_WIDTH = 15  # letters
_CONTEXT = 200  # characters that no cell is too narrow for
_SMALL = " \u00a0.,'’‘\"“”"  # what a stroke would hide
_LEAD = 0.4  # of the width that is left beside the change
_EDGE, _JOINT = 4, 3
_INK, _INK_SELECTED = QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText

Index = QModelIndex | QPersistentModelIndex
Check = Qt.CheckState
Role = Qt.ItemDataRole


class Parts(NamedTuple):
    """A text around a change: what stands before it, what changes, and what stands behind."""

    lead: str
    changed: str
    tail: str


class HitsModel(QAbstractTableModel):
    """The hits of the rule that is chosen.

    Signals:
        ticked(): other hits are ticked than before.
    """

    ticked = Signal()

    def __init__(self, entries: Sequence[Entry], parent: QObject) -> None:
        super().__init__(parent)
        self._entries = entries
        self._found: Found | None = None

    def show_found(self, found: Found) -> None:
        """Show what a rule has found."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def tick(self, rows: Iterable[int], ticked: bool) -> None:
        """Tick hits, or untick them."""
        if self._found is None:
            return
        for row in rows:
            self._found.ticks[row] = ticked
        self.retell()

    def is_ticked(self, row: int) -> bool:
        """Tell whether a hit is ticked."""
        return self._found is not None and bool(self._found.ticks[row])

    def retell(self) -> None:
        """Show the ticks anew."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0, WHERE), self.index(self.rowCount() - 1, WHERE), [Role.CheckStateRole])
        self.ticked.emit()

    @guarded
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many hits there are."""
        return 0 if parent.isValid() or self._found is None else len(self._found.hits)

    @guarded
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(_TITLES)

    @guarded
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """Return the title of a column."""
        return _TITLES[section] if role == Role.DisplayRole and orientation == Qt.Orientation.Horizontal else None

    @guarded
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every hit be selected and ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == WHERE else flags

    @guarded
    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Return what a cell shows: the tick, the line's time and speaker, the text around the change."""
        if self._found is None or not index.isValid():
            return None
        row, column = index.row(), index.column()
        if column == WHERE:
            if role == Role.CheckStateRole:
                return Check.Checked if self._found.ticks[row] else Check.Unchecked
            return self._where(row) if role in (Role.DisplayRole, Role.ToolTipRole) else None
        if role == PARTS:
            return self._parts(row, column)
        return "".join(self._parts(row, column)) if role == Role.DisplayRole else None

    @guarded
    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Tick a hit, or untick it."""
        if role != Role.CheckStateRole:
            return False
        self.tick([index.row()], Check(value) == Check.Checked)
        return True

    def _where(self, row: int) -> str:
        at = self._found.hits[row].row if self._found else 0
        entry = self._entries[at]
        if isinstance(entry, Header):
            return "Header"
        time = entry.time or (format_time(entry.sec) if entry.sec is not None else None)
        return " ".join(filter(None, (time, entry.who))) or f"Entry {at + 1}"

    def _parts(self, row: int, column: int) -> Parts:
        hit = self._found.hits[row] if self._found else None
        if hit is None:
            return Parts("", "", "")
        text = self._entries[hit.row].text
        changed = text[hit.start : hit.end] if column == BEFORE else hit.replacement
        first = max(0, hit.start - _CONTEXT)
        return Parts(("…" if first else "") + text[first : hit.start], changed, text[hit.end : hit.end + _CONTEXT])


class HitsView(QTreeView):
    """Shows hits. Space ticks all that are selected, or unticks them."""

    def __init__(self, model: HitsModel) -> None:
        super().__init__()
        self.setModel(model)
        self._hits = model
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_InContext(self))
        theme = theme_of(self)
        self.verticalScrollBar().setStyleSheet(scroll_style(theme, theme.field))
        across = self.header()
        across.setSectionsMovable(False)
        across.setStretchLastSection(False)
        for column in (BEFORE, AFTER):
            across.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(WHERE, QHeaderView.ResizeMode.Fixed)
        across.resizeSection(WHERE, _WHERE_WIDTH * self.fontMetrics().horizontalAdvance("m"))

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space whatever is selected."""
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        if event.key() != Qt.Key.Key_Space or not rows:
            super().keyPressEvent(event)
            return
        self._hits.tick(rows, not all(map(self._hits.is_ticked, rows)))


class _InContext(Ticks):
    """Draws a text with its change, which is always in sight: what goes is struck out, what comes is on green."""

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw where a hit is as usual, the other cells around their change."""
        if index.column() == WHERE:
            super().paint(painter, option, index)
            return
        own = draw_ground(self, painter, option, index)
        painter.save()
        painter.setClipRect(own.rect)
        self._draw(painter, own, index.data(PARTS), goes=index.column() == BEFORE)
        painter.restore()

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, parts: Parts, goes: bool) -> None:
        area = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        theme = theme_of(option.widget)
        ground = theme.current_band if goes else theme.current_hit
        lead, changed, tail = _fitted(option.fontMetrics, parts, area.width())
        layout = QTextLayout(lead + changed + tail, option.font)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(wrap)
        layout.setFormats([_marked(len(lead), len(changed), ground, strike=goes and changed.strip(_SMALL) != "")])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(area.width())
        layout.endLayout()
        top = QPointF(area.left(), area.top() + (area.height() - line.height()) / 2)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(option.palette.color(_INK_SELECTED if selected else _INK))
        layout.draw(painter, top)
        if not changed:
            # Where something only goes or only comes, the other side shows the place.
            x = line.cursorToX(len(lead))[0]  # type: ignore[index] # the stub forgets that a pair is returned
            painter.fillRect(QRectF(top.x() + x - _JOINT / 2, top.y(), _JOINT, line.height()), ground)


def _fitted(metrics: QFontMetrics, parts: Parts, width: int) -> Parts:
    """Shorten what stands around a change so that the change is in sight."""
    changed = metrics.elidedText(parts.changed, Qt.TextElideMode.ElideMiddle, width * 2 // 3)
    room = width - metrics.horizontalAdvance(changed)
    for_lead = max(int(room * _LEAD), room - metrics.horizontalAdvance(parts.tail))
    lead = metrics.elidedText(parts.lead, Qt.TextElideMode.ElideLeft, for_lead)
    rest = room - metrics.horizontalAdvance(lead)
    return Parts(lead, changed, metrics.elidedText(parts.tail, Qt.TextElideMode.ElideRight, rest))


def _marked(start: int, length: int, ground: QColor, strike: bool) -> QTextLayout.FormatRange:
    mark = QTextLayout.FormatRange()
    mark.start, mark.length = start, length
    look = QTextCharFormat()
    look.setBackground(ground)
    look.setFontStrikeOut(strike)
    mark.format = look
    return mark
