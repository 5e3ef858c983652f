"""How a clip looks in its list: name and times, and below them what is said in it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from editor.ui.clips.cells import Column
from editor.ui.clips.model import NOTE
from editor.ui.ground import draw_ground
from editor.ui.guard import guarded
from editor.ui.icons import pixmap
from editor.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

EDGE = 6  # pixels
_AIR = 5
_SIGN = 14
SMALL = 0.88
_LONGEST = 400  # characters: no list is wider
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class ClipDelegate(QStyledItemDelegate):
    """Draws each cell on the first of two lines; the second, the clip's words, runs on through all of them."""

    def __init__(self, table: QTableView, theme: Theme) -> None:
        super().__init__(table)
        self._table = table
        self._theme = theme
        self._signs: dict[str, QPixmap] = {}

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._theme = theme
        self._signs.clear()

    def height(self, font: QFont) -> int:
        """Return how high a row is, in pixels."""
        return QFontMetrics(font).height() + QFontMetrics(small(font)).height() + 2 * _AIR

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, and its part of the words below."""
        cell = draw_ground(self, painter, option, index)
        painter.save()
        painter.setClipRect(option.rect)
        top = QRect(option.rect.left(), option.rect.top() + _AIR, option.rect.width(), cell.fontMetrics.height())
        self._draw_top(painter, cell, top, index)
        self._draw_words(painter, cell, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._draw_focus(painter, top)
        painter.restore()

    @guarded
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor of a cell; what is being typed stays, whatever else of the clip is shown anew."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)

    @guarded
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Let what is typed stand on the first line."""
        del index
        least = editor.fontMetrics().horizontalAdvance("0:00:00.00") + 2 * EDGE
        width = max(option.rect.width(), least)
        left = min(option.rect.left(), self._table.viewport().width() - width)
        editor.setGeometry(QRect(left, option.rect.top(), width, editor.sizeHint().height()))

    def _draw_top(self, painter: QPainter, cell: QStyleOptionViewItem, top: QRect, index: Index) -> None:
        role = QPalette.ColorRole.HighlightedText if _is_chosen(cell) else QPalette.ColorRole.Text
        painter.setPen(cell.palette.color(role))
        painter.setFont(cell.font)
        area = top.adjusted(EDGE, 0, -EDGE, 0)
        if index.column() == Column.NAME:
            area.setLeft(area.left() + self._draw_sign(painter, area, index))
        text = cell.fontMetrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, cell.displayAlignment & Qt.AlignmentFlag.AlignHorizontal_Mask | _MIDDLE, text)

    def _draw_sign(self, painter: QPainter, area: QRect, index: Index) -> int:
        """Draw the sign of what is to be said of the clip, and return the room that it takes."""
        note = index.data(NOTE)
        if not note.wrong and not note.changed:
            return 0
        name, color = ("warning", self._theme.warning) if note.wrong else ("changed", self._theme.accent)
        top = area.top() + (area.height() - _SIGN) // 2
        if name not in self._signs:
            self._signs[name] = pixmap(name, color, _SIGN, self._table.devicePixelRatioF())
        painter.drawPixmap(area.left(), top, self._signs[name])
        return _SIGN + EDGE

    def _draw_words(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
        font = small(cell.font)
        font.setBold(False)
        metrics = QFontMetrics(font)
        left = self._table.columnViewportPosition(Column.NAME) + EDGE
        line = QRect(left, cell.rect.bottom() - _AIR - metrics.height() + 1, 0, metrics.height())
        line.setRight(self._table.viewport().width() - EDGE)
        words = str(index.sibling(index.row(), Column.TEXT).data() or "")[:_LONGEST]
        painter.setFont(font)
        painter.setPen(self._theme.ink if _is_chosen(cell) else self._theme.faint)
        painter.drawText(line, _MIDDLE, metrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width()))

    def _draw_focus(self, painter: QPainter, top: QRect) -> None:
        """Show which cell F2 would open."""
        painter.setPen(self._theme.accent)
        painter.drawLine(top.left() + EDGE, top.bottom() + 1, top.right() - EDGE, top.bottom() + 1)


def _is_chosen(cell: QStyleOptionViewItem) -> bool:
    return bool(cell.state & QStyle.StateFlag.State_Selected)


def small(font: QFont) -> QFont:
    """Return the smaller font of what is said besides."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * SMALL)
    else:
        made.setPixelSize(round(font.pixelSize() * SMALL))
    return made
