"""List items with a second, quieter text at their right edge."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from editor.ui.guard import guarded

ASIDE = Qt.ItemDataRole.UserRole + 1

_GAP = 10
_EDGE = 8
_AIR = 3


class AsideDelegate(QStyledItemDelegate):
    """Draws what the model has under the role `ASIDE` at the right of each item."""

    @guarded
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the item's background, its own text up to the aside, and the aside."""
        aside = str(index.data(ASIDE) or "")
        whole = QRect(option.rect)
        width = option.fontMetrics.horizontalAdvance(aside) + _GAP + _EDGE if aside else _EDGE
        background = QStyleOptionViewItem(option)
        self.initStyleOption(background, index)
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, background, painter, option.widget)
        option.rect = whole.adjusted(0, 0, -width, 0)
        super().paint(painter, option, index)
        option.rect = whole
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(option.font)
        painter.drawText(whole.adjusted(0, 0, -_EDGE, 0), Qt.AlignmentFlag.AlignRight | _MIDDLE, aside)
        painter.restore()

    @guarded
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give each item some air."""
        return super().sizeHint(option, index) + QSize(0, 2 * _AIR)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter
