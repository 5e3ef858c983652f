"""Draws the words of a panel: those that were said, the one that is spoken on its highlight, those to come."""

from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout

from editor.ui.captioned.panel import Panel, Piece
from editor.ui.captioned.texts import Style, from_the_right
from editor.ui.theme import LIGHT, Theme, mixed
from editor.ui.transcript.utf16 import units_in

_TO_COME = 0.52
_LIT = LIGHT.spoken_word
_ON_LIT = LIGHT.ink
_SIDE = 0.16  # how far the highlight reaches beyond its word, in heights of the letters
_ABOVE = 0.2
_BELOW = 0.26
_RADIUS = 0.2
_LEADING = 1.34  # so that a highlight does not touch the line above
_UNWRAPPED = 1e6  # pixels


class Caption:
    """The lines of one panel, ready to be drawn again and again."""

    def __init__(self, panel: Panel, style: Style, width: float, theme: Theme) -> None:
        self._style = style
        self._width = width
        self._theme = theme
        self._metrics = QFontMetricsF(style.font)
        self._lines = [_Line(line, style) for line in panel.lines]

    def draw(self, painter: QPainter, left: float, top: float, begun: int, lit: bool) -> None:
        """Draw the lines where `begun` pieces were begun and the last of them may be lit."""
        for number, line in enumerate(self._lines):
            x = left + self._width - line.width if line.from_the_right else left
            y = top + number * self._style.size * _LEADING
            at = begun - 1 if lit else -1
            if 0 <= at < len(line.spans):
                self._draw_light(painter, line, x, y, at)
            line.draw(painter, QPointF(x, y), self._formats(line, begun, at))
            begun -= len(line.spans)

    def _draw_light(self, painter: QPainter, line: "_Line", x: float, y: float, at: int) -> None:
        first, last = line.edges(at)
        side = self._style.size * _SIDE
        above = y + self._metrics.ascent() - self._metrics.capHeight() - self._style.size * _ABOVE
        below = y + self._metrics.ascent() + max(self._metrics.descent(), self._style.size * _BELOW)
        where = QRectF(x + first - side, above, last - first + 2 * side, below - above)
        radius = self._style.size * _RADIUS
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_LIT)
        painter.drawRoundedRect(where, radius, radius)

    def _formats(self, line: "_Line", begun: int, at: int) -> list[QTextLayout.FormatRange]:
        ink, fainter = self._theme.header, mixed(self._theme.page, self._theme.ink, _TO_COME)
        colors = (_ON_LIT if number == at else ink if number < begun else fainter for number in range(len(line.spans)))
        return [_colored(*span, color) for span, color in zip(line.spans, colors, strict=True)]


class _Line:
    """One line of text, and where its pieces stand in it, in UTF-16 units."""

    def __init__(self, pieces: tuple[Piece, ...], style: Style) -> None:
        text = ""
        self.spans: list[tuple[int, int]] = []
        for number, piece in enumerate(pieces):
            text += "" if piece.glued or number == 0 else " "
            begin = units_in(text)
            text += piece.text
            self.spans.append((begin, units_in(text)))
        self.from_the_right = from_the_right(text)
        self._layout = QTextLayout(text, style.font)
        self._layout.beginLayout()
        self._line = self._layout.createLine()
        self._line.setLineWidth(_UNWRAPPED)
        self._layout.endLayout()
        self.width = self._line.naturalTextWidth()
        # A line that is read from the right stands at the far end of its width.
        self._offset = min(self._x(place) for span in self.spans for place in span)

    def edges(self, at: int) -> tuple[float, float]:
        """Return where a piece begins and ends, from the left."""
        one, other = (self._x(place) - self._offset for place in self.spans[at])
        return min(one, other), max(one, other)

    def draw(self, painter: QPainter, where: QPointF, formats: list[QTextLayout.FormatRange]) -> None:
        """Draw the line in these colours."""
        self._layout.draw(painter, where - QPointF(self._offset, 0), formats)

    def _x(self, place: int) -> float:
        # A binding of Qt's that returns the place as well.
        x, _ = cast("tuple[float, int]", self._line.cursorToX(place))
        return x


def _colored(begin: int, end: int, color: QColor) -> QTextLayout.FormatRange:
    colored = QTextLayout.FormatRange()
    colored.start, colored.length = begin, end - begin
    look = QTextCharFormat()
    look.setTextOutline(QPen(Qt.PenStyle.NoPen))
    look.setForeground(color)
    colored.format = look
    return colored
