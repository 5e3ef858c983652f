"""The marks in the margin that tell how far the start of a line can be trusted: shapes first, colours second.

A full disc is sure, half a disc is likely, an empty ring is a guess; a triangle warns of a stated second that is
contradicted by what was heard.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from editor.core.alignment import Grade
from editor.ui.theme import Theme

RING = 0.17  # the stroke of a ring, by its size
LARGER = 0.16  # so much a triangle reaches over the size of a disc, to look as large
LEFT_HALF = (90 * 16, 180 * 16)  # sixteenths of a degree, as Qt counts


def paint_grade(painter: QPainter, place: QRectF, grade: Grade, clash: bool, theme: Theme) -> None:
    """Draw the mark of a line into a square; `clash` tells that its stated second is contradicted."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if clash:
        painter.setBrush(theme.warning)
        painter.drawPolygon(_triangle(place))
    elif grade is Grade.SURE:
        painter.setBrush(theme.grade)
        painter.drawEllipse(place)
    else:
        stroke = max(1.0, place.width() * RING)
        if grade is Grade.LIKELY:
            painter.setBrush(theme.grade)
            painter.drawPie(place, *LEFT_HALF)
        painter.setPen(QPen(theme.grade, stroke))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = stroke / 2
        painter.drawEllipse(place.adjusted(inside, inside, -inside, -inside))
    painter.restore()


def _triangle(place: QRectF) -> QPolygonF:
    more = place.width() * LARGER
    around = place.adjusted(-more, -more, more, more / 2)
    return QPolygonF([QPointF(around.center().x(), around.top()), around.bottomRight(), around.bottomLeft()])
