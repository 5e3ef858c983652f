"""The ground of a cell, for delegates that draw what stands on it themselves."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem


def draw_ground(
    delegate: QStyledItemDelegate,
    painter: QPainter,
    option: QStyleOptionViewItem,
    index: QModelIndex | QPersistentModelIndex,
) -> QStyleOptionViewItem:
    """Draw the ground of a cell, selected or not, and return the options that the rest is drawn with."""
    cell = QStyleOptionViewItem(option)
    delegate.initStyleOption(cell, index)
    style = cell.widget.style() if cell.widget else QApplication.style()
    style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, cell, painter, cell.widget)
    return cell
