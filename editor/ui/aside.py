"""List items with a second, quieter text at their right edge."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from editor.ui.ground import draw_ground
from editor.ui.guard import guarded

ASIDE = Qt.ItemDataRole.UserRole + 1

_GAP = 10
_EDGE = 6
_AIR = 3
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class AsideDelegate(QStyledItemDelegate):
    """Draws what the model has under the role `ASIDE` at the right of each item, and gives items some air."""

    @guarded
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the item's background, its own text up to the aside, and the aside."""
        aside = str(index.data(ASIDE) or "")
        whole = QRect(option.rect)
        width = option.fontMetrics.horizontalAdvance(aside) + _GAP + _EDGE if aside else 0
        draw_ground(self, painter, option, index)
        option.rect = whole.adjusted(_EDGE, 0, -width, 0)
        super().paint(painter, option, index)
        option.rect = whole
        painter.save()
        selected = option.state & QStyle.StateFlag.State_Selected
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.PlaceholderText
        painter.setPen(option.palette.color(role))
        painter.setFont(option.font)
        painter.drawText(whole.adjusted(0, 0, -_EDGE, 0), Qt.AlignmentFlag.AlignRight | _MIDDLE, aside)
        painter.restore()

    @guarded
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Leave room for the air; words wrap within what the indent leaves."""
        if option.rect.width() > _EDGE:
            option.rect = option.rect.adjusted(_EDGE, 0, 0, 0)
        return super().sizeHint(option, index) + QSize(_EDGE, 2 * _AIR)
