"""The clips in the timeline: bands with a name and edges that can be taken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter

from editor.core.snapping import Edge
from editor.core.timing import LEEWAY
from editor.ui.theme import mixed
from editor.ui.timeline.content import LANES, THIN_LANES, Band, Bands
from editor.ui.timeline.look import NO_PEN, ONE_LINE, THIN, Look, faded

GRIP = 5  # pixels to either side of an edge that take it
NARROWEST = 3
NAME_LEFT, NAME_LEAST = 7, 26
EDGE = 2
RADIUS = 3
STUB = 8


@dataclass(frozen=True)
class Grip:
    """An edge of a clip under the pointer."""

    at: int
    edge: Edge


def rects_of(look: Look, bands: Iterable[Band]) -> list[QRectF]:
    """Return where clips are drawn; one that starts after the recording is a stub at the border."""
    scale, ratio = look.scale, look.ratio
    lanes = [look.rows.lane_rect(lane) for lane in range(LANES + THIN_LANES)]
    border = look.x_of(scale.length)
    rects = []
    # There may be hundreds, at every paint: so nothing is called that need not be.
    for band in bands:
        left = round(min((band.start - scale.left) / scale.pace, border + 1) * ratio) / ratio
        right = round(min((band.end - scale.left) / scale.pace, border + STUB) * ratio) / ratio
        top, height = lanes[band.lane]
        rects.append(QRectF(left, top, max(right - left, NARROWEST), height))
    return rects


def rect_of(look: Look, band: Band) -> QRectF:
    """Return where a clip is drawn."""
    return rects_of(look, (band,))[0]


def paint_bands(painter: QPainter, look: Look, bands: Sequence[Band], current: int | None) -> None:
    """Draw the clips in view, the current one last and stronger; `bands` are in the order of their starts."""
    theme, measures = look.theme, QFontMetricsF(look.font)
    chosen = next((band for band in bands if band.at == current), None)
    others = [band for band in bands if band.at != current]
    rects = rects_of(look, others)
    edges = []
    for rect in rects:
        top, height = rect.top(), rect.height()
        slim = rect.width() <= 3 * EDGE or height <= THIN
        edges += [rect] if slim else [QRectF(x, top, 1, height) for x in (rect.left(), rect.right() - 1)]
    painter.setPen(NO_PEN)
    painter.setBrush(theme.band)
    painter.drawRects(rects)
    painter.setBrush(mixed(theme.band, theme.clip, 0.7))
    painter.drawRects(edges)
    painter.setFont(look.font)
    painter.setPen(theme.ink)
    for band, rect in zip(others, rects, strict=True):
        if rect.width() >= NAME_LEAST:
            _paint_name(painter, measures, rect, band.name, look.scale.width)
        if band.faulty or band.end > look.scale.length + LEEWAY:
            _hatch(painter, look, band, rect)
    if chosen:
        paint_current(painter, look, chosen)


def paint_current(painter: QPainter, look: Look, band: Band, picked: Edge | None = None) -> None:
    """Draw the current clip: its band, and what of the waveform it holds."""
    theme, rect = look.theme, rect_of(look, band)
    wave_top, wave = look.rows.wave
    height = wave + look.rows.words[1]
    left, right = rect.left(), rect.right()
    painter.fillRect(QRectF(left, wave_top, right - left, height), faded(theme.clip, 0.14))
    painter.setPen(NO_PEN)
    painter.setBrush(theme.current_band)
    painter.drawRect(rect)
    if band.faulty or band.end > look.scale.length + LEEWAY:
        _hatch(painter, look, band, rect)
    for edge, x in ((Edge.START, left), (Edge.END, right - EDGE)):
        color = theme.accent if edge == picked else theme.clip
        width = EDGE + (1 if edge == picked else 0)
        painter.fillRect(QRectF(x, wave_top, width, rect.bottom() - wave_top), color)
    painter.setFont(look.bold)
    painter.setPen(theme.ink)
    _paint_name(painter, QFontMetricsF(look.bold), rect, band.name, look.scale.width)


def grip_at(look: Look, bands: Bands, current: int | None, x: float, y: float) -> Grip | None:
    """Return the edge that a press takes: in its lane, those of the current clip in the waveform too.

    Where edges touch, the side that the pointer is on decides, and the current clip comes before others.
    """
    lane = look.rows.lane_at(y)
    reach = GRIP * look.scale.pace
    seconds = look.scale.left + x * look.scale.pace
    near = [band for band in bands.between(seconds - reach, seconds + reach) if band.lane == lane]
    if (held := bands.of_clip.get(current if current is not None else -1)) and y >= look.rows.wave[0] and lane < 0:
        near.append(held)
    best, distance = None, float(GRIP)
    for band in near:
        rect = rect_of(look, band)
        thin = min(GRIP, rect.width() / 4)
        edges = ((Edge.START, rect.left(), 1.0), (Edge.END, rect.right(), -1.0))
        for edge, place, inward in edges:
            inside = (x - place) * inward
            away = abs(inside) - (1.5 if inside >= 0 else 0) - (2 if band.at == current else 0)
            if inside <= max(thin, 2) and abs(inside) <= GRIP and away < distance:
                best, distance = Grip(band.at, edge), away
    return best


def band_at(look: Look, bands: Bands, current: int | None, x: float, y: float) -> Band | None:
    """Return the clip whose band is at a place; the current one first, then the shortest."""
    lane = look.rows.lane_at(y)
    seconds = look.scale.left + x * look.scale.pace
    reach = (NARROWEST + STUB) * look.scale.pace
    near = [band for band in bands.between(seconds - reach, seconds + reach) if band.lane == lane]
    if x >= look.x_of(look.scale.length):
        near = [band for band in bands.all if band.lane == lane and band.end > look.scale.length]
    found = [
        band for band in near if rect_of(look, band).adjusted(-1, 0, 1, 0).contains(x, rect_of(look, band).top() + 1)
    ]
    return min(found, key=lambda band: (band.at != current, band.end - band.start), default=None)


def _paint_name(painter: QPainter, measures: QFontMetricsF, rect: QRectF, name: str, width: int) -> None:
    left = max(rect.left(), 0.0) + NAME_LEFT
    room = min(rect.right(), float(width)) - left - NAME_LEFT + 2
    if room >= NAME_LEAST - 2 * NAME_LEFT and rect.height() >= measures.height() - 1:
        shown = measures.elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, rect.top(), room, rect.height()), ONE_LINE, shown)


def _hatch(painter: QPainter, look: Look, band: Band, rect: QRectF) -> None:
    """Hatch what of a band is outside of the recording, or all of one that ends before it starts."""
    bad = QRectF(rect)
    if not band.faulty:
        bad.setLeft(max(rect.left(), look.x_of(look.scale.length) - 1))
    if bad.width() > 0:
        painter.fillRect(bad, look.theme.warning_page)
        style = Qt.BrushStyle.BDiagPattern if bad.width() > STUB + 1 else Qt.BrushStyle.Dense4Pattern
        painter.fillRect(bad, QBrush(look.theme.warning, style))
