"""The ticks of lists."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem

from editor.ui.guard import guarded

_AIR, _EDGE = 4, 4

Index = QModelIndex | QPersistentModelIndex


class Ticks(QStyledItemDelegate):
    """Draws ticks whose boxes are seen, and leaves some air around every row."""

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell as usual."""
        palette = QPalette(option.palette)
        # Fusion draws the edge of the box in a shade of this, which on a dark window would not be seen.
        edges = QApplication.palette("QCheckBox")  # type: ignore[call-overload] # the stub asks for bytes
        palette.setColor(QPalette.ColorRole.Window, edges.color(QPalette.ColorRole.Window))
        option.palette = palette
        super().paint(painter, option, index)

    @guarded
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Leave some air."""
        return QSize(super().sizeHint(option, index).width() + 2 * _EDGE, option.fontMetrics.height() + 2 * _AIR)
