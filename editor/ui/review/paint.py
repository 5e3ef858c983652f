"""How a time to review looks in its list: the times and how sure they are, and below them the words of the line."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from editor.checks.times import Kind
from editor.ui.clips.paint import EDGE, small
from editor.ui.ground import draw_ground
from editor.ui.guard import guarded
from editor.ui.icons import pixmap
from editor.ui.review.findings import Finding
from editor.ui.review.kinds import LOOKS
from editor.ui.review.model import FINDING, grade_of, times_of
from editor.ui.theme import Theme
from editor.ui.transcript.grade_marks import paint_grade

Index = QModelIndex | QPersistentModelIndex
Cell = QStyleOptionViewItem

_AIR = 5  # pixels
_SIGN = 14
_MARK = 8
_GAP = 8
_LONGEST = 400  # characters: no list is wider
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | _MIDDLE


class TimesDelegate(QStyledItemDelegate):
    """Draws sign, times and grade on the first of two lines, and the line's words on the second."""

    def __init__(self, table: QTableView, theme: Theme) -> None:
        super().__init__(table)
        self._table = table
        self._signs: dict[Kind, QPixmap] = {}
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._theme = theme
        # On what is selected the quiet colours would be hard to see.
        self._on_selection = replace(theme, grade=theme.ink, faint=theme.ink)
        self._signs.clear()

    def height(self, font: QFont) -> int:
        """Return how high a row is, in pixels."""
        return QFontMetrics(font).height() + QFontMetrics(small(font)).height() + 2 * _AIR

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw an item."""
        item = index.data(FINDING)
        cell = draw_ground(self, painter, option, index)
        painter.save()
        painter.setClipRect(cell.rect)
        left = cell.rect.left() + EDGE + _SIGN + EDGE
        height = cell.fontMetrics.height()
        top = QRect(left, cell.rect.top() + _AIR, cell.rect.right() - EDGE - left, height)
        self._draw_sign(painter, top, item.review.kind)
        top.setRight(self._draw_grade(painter, cell, top, item))
        self._draw_times(painter, cell, top, item)
        self._draw_words(painter, cell, left, index)
        painter.restore()

    def _draw_sign(self, painter: QPainter, top: QRect, kind: Kind) -> None:
        if kind not in self._signs:
            color = self._theme.warning if kind is Kind.CONTRADICTED else self._theme.faint
            self._signs[kind] = pixmap(LOOKS[kind].sign, color, _SIGN, self._table.devicePixelRatioF())
        painter.drawPixmap(top.left() - EDGE - _SIGN, top.top() + (top.height() - _SIGN) // 2, self._signs[kind])

    def _draw_grade(self, painter: QPainter, cell: Cell, top: QRect, item: Finding) -> int:
        """Draw at the right how far the second can be trusted, and return where that begins."""
        place = QRectF(top.right() - _MARK, top.center().y() - _MARK / 2 + 1, _MARK, _MARK)
        if not item.refused:
            paint_grade(painter, place, item.review.grade, False, self._colours(cell))
        font = small(cell.font)
        metrics, words = QFontMetrics(font), f"{LOOKS[item.review.kind].word}, {grade_of(item)}"
        area = top.adjusted(0, 0, 0 if item.refused else -_MARK - EDGE, 0)
        painter.setFont(font)
        painter.setPen(self._colours(cell).faint)
        painter.drawText(area, _RIGHT, words)
        return area.right() - metrics.horizontalAdvance(words) - _GAP

    def _draw_times(self, painter: QPainter, cell: Cell, top: QRect, item: Finding) -> None:
        font = QFont(cell.font)
        font.setFeature(QFont.Tag("tnum"), 1)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        colours = self._colours(cell)
        painter.setPen(colours.faint if item.refused else colours.ink)
        painter.drawText(top, _MIDDLE, metrics.elidedText(times_of(item), Qt.TextElideMode.ElideRight, top.width()))

    def _draw_words(self, painter: QPainter, cell: Cell, left: int, index: Index) -> None:
        font = small(cell.font)
        metrics = QFontMetrics(font)
        area = QRect(left, cell.rect.bottom() - _AIR - metrics.height() + 1, 0, metrics.height())
        area.setRight(cell.rect.right() - EDGE)
        words = str(index.data() or "")[:_LONGEST]
        painter.setFont(font)
        painter.setPen(self._colours(cell).faint)
        painter.drawText(area, _MIDDLE, metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width()))

    def _colours(self, cell: Cell) -> Theme:
        return self._on_selection if cell.state & QStyle.StateFlag.State_Selected else self._theme
