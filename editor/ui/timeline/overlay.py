"""What lies over the timeline and moves: playhead, pointer, what is dragged, a span that is marked."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPolygonF

from editor.core.snapping import Edge, Snap
from editor.ui.timeline.content import Band
from editor.ui.timeline.look import NO_PEN, ONE_LINE, Look, faded
from editor.ui.timeline.scale import with_tenths

HEAD = 5  # pixels; half of the width of the playhead's top
PILL_AIR = 6
LABEL_LONGEST = 320
SNAPPED = {"word": "word", "line": "line", "pause": "pause", "clip": "clip", "playhead": "playhead"}
MARK = "Mark as clip"
MARK_KEYS = "Ctrl+K"


@dataclass
class Held:
    """What is under the pointer, dragged, picked or marked now.

    `edge` is the one of `band` (as it would become) that is dragged or was picked by key, `hover` a place of the
    pointer, `note` what is under it, `span` what was marked, `open_span` whether it still follows the playhead.
    """

    hover: float | None = None
    note: str = ""
    band: Band | None = None
    edge: Edge | None = None
    snap: Snap | None = None
    span: tuple[float, float] | None = None
    open_span: float | None = None
    marked: bool = False


def paint_playhead(painter: QPainter, look: Look, seconds: float) -> None:
    """Draw where it plays."""
    x = look.crisp(look.x_of(seconds))
    if not -HEAD <= x <= look.scale.width + HEAD:
        return
    (top, height), color = look.rows.ruler, look.theme.playhead
    foot = look.rows.bands[0] + look.rows.bands[1]
    painter.fillRect(QRectF(x, top + height - 4, 1, foot - top - height + 4), color)
    painter.setPen(NO_PEN)
    painter.setBrush(color)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle, base = x + 0.5, top + height - 3.0
    points = [(-HEAD, -7), (HEAD, -7), (HEAD, -3), (0, 3), (-HEAD, -3)]
    painter.drawPolygon(QPolygonF([QPointF(middle + dx, base + dy) for dx, dy in points]))
    painter.restore()


def paint_hover(painter: QPainter, look: Look, held: Held) -> None:
    """Draw a hair at the pointer with its time, and the name of what is under it."""
    if held.hover is None:
        return
    top = look.rows.ruler[1]
    foot = look.rows.bands[0] + look.rows.bands[1]
    look.line(painter, held.hover, top, foot - top, faded(look.theme.faint, 0.55))
    _pill(painter, look, held.hover, time_words(look, held.hover) + held.note, False)


def paint_span(painter: QPainter, look: Look, held: Held) -> None:
    """Draw what was marked, and the button that makes a clip of it."""
    if held.span is None:
        return
    theme = look.theme
    left, right = (look.crisp(look.x_of(second)) for second in held.span)
    top = look.rows.flags[0]
    foot = look.rows.bands[0] + look.rows.bands[1]
    painter.fillRect(QRectF(left, top, max(1.0, right - left), foot - top), faded(theme.accent, 0.16))
    for x in (left, right - 1):
        painter.fillRect(QRectF(x, top, 1, foot - top), theme.accent)
    start, end = held.span
    words = f"{with_tenths(start)} – {with_tenths(end)}  ·  {end - start:.1f} s"
    _pill(painter, look, (max(left, 0.0) + min(right, look.scale.width)) / 2, words, True)
    if held.marked:
        rect = button_rect(look, held.span)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(NO_PEN)
        painter.setBrush(theme.accent)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.restore()
        painter.setFont(look.bold)
        painter.setPen(theme.on_accent)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), f"{MARK}   {MARK_KEYS}")


def paint_edge(painter: QPainter, look: Look, held: Held) -> None:
    """Draw the edge that is moved: its time, and what it snapped to."""
    if held.band is None or held.edge is None:
        return
    x = look.crisp(look.x_of(held.band.edge(held.edge)))
    top = look.rows.ruler[1]
    foot = look.rows.bands[0] + look.rows.bands[1]
    painter.fillRect(QRectF(x - 1, top, 2, foot - top), look.theme.accent)
    words = with_tenths(held.band.edge(held.edge))
    if held.snap:
        words += f"  ·  {SNAPPED.get(held.snap.kind, held.snap.kind)}"
        _diamond(painter, look, x)
    _pill(painter, look, x, words, True)


def button_rect(look: Look, span: tuple[float, float]) -> QRectF:
    """Return where the button stands that makes a clip of a marked span: in its middle, but in view."""
    width = QFontMetricsF(look.bold).horizontalAdvance(f"{MARK}   {MARK_KEYS}") + 24
    height = look.rows.flags[1]
    middle = (max(look.x_of(span[0]), 0.0) + min(look.x_of(span[1]), look.scale.width)) / 2
    left = min(max(4.0, middle - width / 2), look.scale.width - width - 4)
    top = look.rows.wave[0] + min(6, max(0, (look.rows.wave[1] - height) // 2))
    return QRectF(round(left), top, width, height)


def time_words(look: Look, x: float) -> str:
    """Return the time at a pixel, as exactly as a pixel tells it."""
    seconds = look.scale.seconds_at(x)
    words = with_tenths(seconds)
    return words if look.scale.pace < 0.5 else words[:-2]


def _pill(painter: QPainter, look: Look, x: float, words: str, strong: bool) -> None:
    """Write in the ruler, over its times, beside a place."""
    theme, (top, height) = look.theme, look.rows.ruler
    font = look.bold if strong else look.font
    measures = QFontMetricsF(font)
    words = measures.elidedText(words, Qt.TextElideMode.ElideRight, LABEL_LONGEST)
    width = measures.horizontalAdvance(words) + 2 * PILL_AIR
    left = min(max(0.0, x + 1 - width / 2), look.scale.width - width)
    rect = QRectF(round(left), top + 1, width, height - 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(NO_PEN)
    painter.setBrush(theme.accent if strong else theme.ink)
    painter.drawRoundedRect(rect, 4, 4)
    painter.restore()
    painter.setFont(font)
    painter.setPen(theme.on_accent if strong else theme.page)
    painter.drawText(rect.adjusted(PILL_AIR, 0, 0, 0), ONE_LINE, words)


def _diamond(painter: QPainter, look: Look, x: float) -> None:
    middle = look.rows.wave[0] + look.rows.wave[1] / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(NO_PEN)
    painter.setBrush(look.theme.accent)
    painter.drawPolygon(QPolygonF([QPointF(x + dx, middle + dy) for dx, dy in ((-5, 0), (0, -5), (5, 0), (0, 5))]))
    painter.restore()
