"""The measures and colours that the parts of the timeline are painted with."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from editor.ui.theme import Theme
from editor.ui.timeline.content import LANES
from editor.ui.timeline.scale import Scale

TEXT_SCALE = 0.88
WAVE_LEAST = 26
ROOM_FOR_WORDS = 128
THIN = 4
AIR = 3
NO_PEN = Qt.PenStyle.NoPen
NO_BRUSH = Qt.BrushStyle.NoBrush
LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ONE_LINE = int(LEFT_MIDDLE | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip)


@dataclass(frozen=True)
class Rows:
    """Where each part stands, from top to bottom, in whole pixels: where it starts and how high it is."""

    ruler: tuple[int, int]
    flags: tuple[int, int]
    wave: tuple[int, int]
    words: tuple[int, int]
    bands: tuple[int, int]
    lane: int

    @classmethod
    def of(cls, height: int, line: int, lanes: int) -> "Rows":
        """Divide a height between the parts, for text so high and so many lanes; the waveform takes what is left."""
        ruler, flags = line + 4, line + 5
        words = line + 4 if height >= ROOM_FOR_WORDS else 0
        full, thin = min(lanes, LANES), max(0, lanes - LANES)
        lane = line + 4
        rest = height - ruler - flags - words - thin * THIN - 2 * AIR - WAVE_LEAST
        lane = max(THIN, min(lane, rest // max(1, full)))
        bands = full * lane + thin * THIN + 2 * AIR
        wave = max(1, height - ruler - flags - words - bands)
        under = ruler + flags + wave
        return cls((0, ruler), (ruler, flags), (ruler + flags, wave), (under, words), (under + words, bands), lane)

    def lane_rect(self, lane: int) -> tuple[int, int]:
        """Return where a lane starts and how high its bands are."""
        top = self.bands[0] + AIR
        if lane < LANES:
            return top + lane * self.lane, self.lane - 2 if self.lane > THIN else self.lane - 1
        return top + LANES * self.lane + (lane - LANES) * THIN, THIN - 1

    def lane_at(self, y: float) -> int:
        """Return the lane at a height; negative above the bands."""
        inside = int(y) - self.bands[0] - AIR
        if y < self.bands[0]:
            return -1
        return max(
            0, inside // self.lane if inside < LANES * self.lane else LANES + (inside - LANES * self.lane) // THIN
        )


@dataclass(frozen=True)
class Look:
    """Everything that painting goes by: what part of the recording, where things stand, in what colours and fonts."""

    scale: Scale
    rows: Rows
    theme: Theme
    font: QFont
    bold: QFont
    ratio: float

    def crisp(self, x: float) -> float:
        """Return the nearest place that lies between two pixels of the screen."""
        return round(x * self.ratio) / self.ratio

    def line(self, painter: QPainter, x: float, top: float, height: float, color: QColor, width: float = 1.0) -> None:
        """Draw a sharp upright line."""
        painter.fillRect(QRectF(self.crisp(x), top, max(1.0, width), height), color)

    def lines(self, painter: QPainter, places: list[float], top: float, height: float, color: QColor) -> None:
        """Draw many sharp upright lines of one colour, those on one pixel once."""
        painter.setPen(NO_PEN)
        painter.setBrush(color)
        painter.drawRects([QRectF(x, top, 1, height) for x in dict.fromkeys(map(self.crisp, places))])

    def x_of(self, seconds: float) -> float:
        """Return the pixel of a second."""
        return self.scale.x_of(seconds)


def small(font: QFont, bold: bool = False) -> QFont:
    """Return the font that the timeline writes in."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * TEXT_SCALE)
    else:
        made.setPixelSize(max(1, round(font.pixelSize() * TEXT_SCALE)))
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def line_height(font: QFont) -> int:
    """Return how high a line of a font is, in whole pixels."""
    return round(QFontMetricsF(font).height())


def faded(color: QColor, alpha: float) -> QColor:
    """Return a colour that lets its ground through; an alpha of 1 lets nothing."""
    made = QColor(color)
    made.setAlphaF(alpha)
    return made
