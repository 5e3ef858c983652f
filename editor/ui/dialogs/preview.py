"""A preview of many changes as a table, each with a tick: what is ticked will be done."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from editor.ui.dialogs.base import Question, theme_of
from editor.ui.dialogs.ticks import Ticks
from editor.ui.ground import draw_ground
from editor.ui.guard import guarded
from editor.ui.theme import scroll_style

BELOW = Qt.ItemDataRole.UserRole + 1
WARNS = Qt.ItemDataRole.UserRole + 2

_WIDTH = 940
_MOST_HEIGHT = 620
_EDGE = 6
_AIR = 5
_LEAST_ROWS = 4
_LINES_AIR = 1

_INK = (QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText)
_INK_SELECTED = (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.HighlightedText)

Index = QModelIndex | QPersistentModelIndex
Check = Qt.CheckState


class Cell(NamedTuple):
    """What a cell shows: a text, and below it a quieter one that may be a warning."""

    text: str
    below: str = ""
    warns: bool = False


class Row(NamedTuple):
    """A change: what kind it is, what it is about, and whether it is ticked; None for what stays as it is."""

    what: str
    cells: tuple[Cell, ...]
    ticked: bool | None


class PreviewDialog(Question):
    """Shows changes to be ticked; the button says how many of them will be made."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        sentence: str,
        columns: Sequence[str],
        rows: Sequence[Row],
        verb: Callable[[int], str],
    ) -> None:
        super().__init__(parent, title, sentence, verb(0))
        self._verb = verb
        self.table = PreviewTable(columns, rows)
        self.ask_for(self.table)
        self.table.setAccessibleName(title)
        self._layout.setStretchFactor(self.body, 1)
        self.table.itemChanged.connect(self._count)
        self._count()

    @property
    def ticked(self) -> list[int]:
        """Return which rows are ticked."""
        return self.table.ticked

    def answered(self) -> bool:
        """Ask and wait; tell whether the answer was taken rather than cancelled."""
        around = self._layout.totalSizeHint().height() - self.table.sizeHint().height()
        self.resize(_WIDTH, min(_MOST_HEIGHT, around + self.table.whole_height))
        taken = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return taken

    def _count(self) -> None:
        count = len(self.ticked)
        self._take.setText(self._verb(count))
        self.allow(count > 0)


class PreviewTable(QTreeWidget):
    """A row for each change. Space ticks all that are selected, or unticks them."""

    def __init__(self, columns: Sequence[str], rows: Sequence[Row]) -> None:
        super().__init__()
        self.setHeaderLabels(["Change", *columns])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        theme = theme_of(self)
        self.verticalScrollBar().setStyleSheet(scroll_style(theme, theme.field))
        self.setItemDelegate(_TwoLines(self, any(cell.below for row in rows for cell in row.cells)))
        self.addTopLevelItems([self._item(row) for row in rows])
        across = self.header()
        across.setStretchLastSection(False)
        across.setSectionsMovable(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)

    @property
    def ticked(self) -> list[int]:
        """Return which rows are ticked."""
        items = map(self.topLevelItem, range(self.topLevelItemCount()))
        return [row for row, item in enumerate(items) if _is(item, Check.Checked)]

    @property
    def whole_height(self) -> int:
        """Return how high the table must be for all of its rows to be seen, in pixels."""
        rows = max(_LEAST_ROWS, self.topLevelItemCount())
        return self.header().sizeHint().height() + rows * self.sizeHintForRow(0) + 2 * self.frameWidth()

    def stretch(self, *columns: int) -> None:
        """Give what room there is to some columns, counted from 0 without the ticks."""
        for column in columns:
            self.header().setSectionResizeMode(column + 1, QHeaderView.ResizeMode.Stretch)

    def tick(self, rows: Sequence[int], ticked: bool) -> None:
        """Tick rows, or untick them."""
        for row in rows:
            _tick(self.topLevelItem(row), ticked)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space whatever is selected."""
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        items = [item for item in self.selectedItems() if _tickable(item)]
        ticked = not all(_is(item, Check.Checked) for item in items)
        for item in items:
            _tick(item, ticked)

    def _item(self, row: Row) -> QTreeWidgetItem:
        item = QTreeWidgetItem([row.what, *(cell.text for cell in row.cells)])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren)
        if row.ticked is None:
            faint = QBrush(self.palette().color(QPalette.ColorRole.PlaceholderText))
            for column in range(len(row.cells) + 1):
                item.setForeground(column, faint)
        else:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            _tick(item, row.ticked)
        for column, cell in enumerate(row.cells, 1):
            item.setData(column, BELOW, cell.below)
            item.setData(column, WARNS, cell.warns)
            item.setToolTip(column, "\n".join(filter(None, (cell.text, cell.below))))
            item.setData(column, Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (cell.text, cell.below))))
        return item


class _TwoLines(Ticks):
    """Draws a cell's text, and below it its quieter one."""

    def __init__(self, table: PreviewTable, two: bool) -> None:
        super().__init__(table)
        self._two = two

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ticks as usual, the other cells in two lines."""
        if index.column() == 0:
            super().paint(painter, option, index)
            return
        own = draw_ground(self, painter, option, index)
        below = str(index.data(BELOW) or "")
        height = own.fontMetrics.height()
        lines = 2 * height + _LINES_AIR if below else height
        top = own.rect.top() + (own.rect.height() - lines) // 2
        area = QRect(own.rect.left() + _EDGE, top, own.rect.width() - 2 * _EDGE, height)
        painter.save()
        painter.setFont(own.font)
        selected = bool(own.state & QStyle.StateFlag.State_Selected)
        ink, faint = (own.palette.color(role) for role in (_INK_SELECTED if selected else _INK))
        self._draw(painter, own, area, str(index.data() or ""), ink)
        if below:
            warns = bool(index.data(WARNS)) and own.widget is not None
            color = theme_of(own.widget).warning if warns else faint
            self._draw(painter, own, area.translated(0, height + _LINES_AIR), below, color)
        painter.restore()

    @guarded
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Make room for both lines and some air."""
        height = option.fontMetrics.height()
        texts = (str(index.data() or ""), str(index.data(BELOW) or ""))
        width = max(map(option.fontMetrics.horizontalAdvance, texts)) + 2 * _EDGE + 1
        usual = super().sizeHint(option, index).width() if index.column() == 0 else 0
        return QSize(max(width, usual), (2 * height + _LINES_AIR if self._two else height) + 2 * _AIR)

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, text: str, color: QColor) -> None:
        painter.setPen(color)
        painter.drawText(
            area,
            Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
            option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width()),
        )


def _tickable(item: QTreeWidgetItem) -> bool:
    return bool(item.flags() & Qt.ItemFlag.ItemIsUserCheckable)


def _is(item: QTreeWidgetItem | None, state: Check) -> bool:
    return item is not None and _tickable(item) and item.checkState(0) == state


def _tick(item: QTreeWidgetItem | None, ticked: bool) -> None:
    if item is not None:
        item.setCheckState(0, Check.Checked if ticked else Check.Unchecked)
