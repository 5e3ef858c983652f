"""Texts that fit where they go: in few lines, smaller where they must be, cut short only at the very last."""

from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import bidirectional

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from editor.ui.transcript.utf16 import to_characters

# What the desktops' own sans serifs are called; Qt takes the first that is installed.
_FAMILIES = (
    "Inter",
    "SF Pro Display",
    "Helvetica Neue",
    "Segoe UI",
    "Roboto",
    "Adwaita Sans",
    "Cantarell",
    "Noto Sans",
    "Nimbus Sans",
    "Liberation Sans",
    "DejaVu Sans",
)
_LEADING = 1.22
_SMALLER = 0.92
_SMALLEST = 0.7
_NARROWER = 4.0  # pixels


class Style(NamedTuple):
    """How a text is set: its height in pixels, and its weight."""

    size: float
    weight: QFont.Weight = QFont.Weight.Normal

    @property
    def font(self) -> QFont:
        """Return the font."""
        font = QFont(list(_FAMILIES))
        font.setStyleHint(QFont.StyleHint.SansSerif)
        font.setPixelSize(round(self.size))
        font.setWeight(self.weight)
        # Video halves the resolution of colour: letters smoothed by colour would get fringes.
        font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias | QFont.StyleStrategy.NoSubpixelAntialias)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    @property
    def leading(self) -> float:
        """Return how far the lines are apart, in pixels."""
        return round(self.size * _LEADING)


class Text:
    """A text in at most so many lines of a width: shrunk to fit, then cut short with an ellipsis."""

    def __init__(self, text: str, style: Style, width: float, lines: int = 1) -> None:
        self._style = style
        self._width = width
        self._lines = list(_wrapped(text, style, width))
        while len(self._lines) > lines and self._style.size > style.size * _SMALLEST:
            self._style = self._style._replace(size=self._style.size * _SMALLER)
            self._lines = list(_wrapped(text, self._style, width))
        if len(self._lines) > lines:
            metrics = QFontMetricsF(self._style.font)
            rest = " ".join(self._lines[lines - 1 :])
            self._lines[lines - 1 :] = [metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)]
        elif len(self._lines) > 1:
            self._lines = _balanced(text, self._style, width, len(self._lines))

    @property
    def height(self) -> float:
        """Return how high it is, in pixels."""
        return len(self._lines) * self._style.leading

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw it in the painter's colour; a text that is read from the right begins at the right."""
        painter.setFont(self._style.font)
        leading = self._style.leading
        for number, line in enumerate(self._lines):
            side = Qt.AlignmentFlag.AlignRight if from_the_right(line) else Qt.AlignmentFlag.AlignLeft
            where = QRectF(left, top + number * leading, self._width, leading)
            painter.drawText(where, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, line)


def from_the_right(text: str) -> bool:
    """Tell whether a text is read from right to left, by its first letter."""
    directions = (bidirectional(character) for character in text)
    return next((one for one in directions if one in ("L", "R", "AL")), "L") != "L"


def _balanced(text: str, style: Style, width: float, lines: int) -> list[str]:
    """Return the same number of lines in the narrowest column, so that no word stands alone at the end."""
    low, high = width / lines, width
    while high - low > _NARROWER:
        middle = (low + high) / 2
        low, high = (low, middle) if len(list(_wrapped(text, style, middle))) <= lines else (middle, high)
    return list(_wrapped(text, style, high))


def _wrapped(text: str, style: Style, width: float) -> Iterator[str]:
    """Yield the lines of a text, broken anywhere where there is no better place."""
    layout = QTextLayout(text, style.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        begin, end = line.textStart(), line.textStart() + line.textLength()
        yield text[to_characters(text, begin) : to_characters(text, end)].strip()
        line = layout.createLine()
    layout.endLayout()
