"""The headers in the timeline: a flag at the start of each section, with its title where there is room."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from editor.ui.theme import mixed
from editor.ui.timeline.content import Flag
from editor.ui.timeline.look import NO_PEN, ONE_LINE, Look

TITLE_LEFT, TITLE_RIGHT, GAP = 6, 7, 4
LEAST, USUAL = 56, 84  # pixels that a title needs, and that it gets where flags are crowded
LONGEST_TITLE = 120  # characters
POLE_AIR = 10  # pixels from header to header, on average, that make poles worth drawing
TICK = 5


class PlacedFlag(NamedTuple):
    """A flag whose title is shown: where its pole stands, which may be left of the view, and how much room it has."""

    flag: Flag
    x: float
    room: float


def place(flags: Sequence[Flag], look: Look) -> list[PlacedFlag]:
    """Give titles their room, from left to right; none reaches into the next one that is shown.

    The title of the section that begins left of the view stays at the border, as long as there is room for it.
    """
    width, measures = look.scale.width, QFontMetricsF(look.bold)
    seen = _in_view(flags, look)
    xs = [*_places(seen, look), float(width)]
    placed, index = [], 0
    while index < len(seen) and width - xs[index] >= LEAST:
        x, flag = max(xs[index], 0.0), seen[index]
        wanted = measures.horizontalAdvance(flag.title[:LONGEST_TITLE]) + TITLE_LEFT + TITLE_RIGHT
        free = xs[index + 1] - x - GAP
        crowded = free < min(wanted, LEAST)
        if crowded and xs[index] < 0:
            index += 1
            continue
        if crowded:
            free = xs[bisect_left(xs, x + USUAL, index + 1, len(seen))] - x - GAP
        room = min(wanted, free, width - x)
        placed.append(PlacedFlag(flag, xs[index], room))
        index = bisect_left(xs, x + room + GAP / 2, index + 1)
    return placed


def _in_view(flags: Sequence[Flag], look: Look) -> Sequence[Flag]:
    """Return the flags in view, and the last one before it."""
    first = max(0, bisect_right(flags, look.scale.left, key=lambda flag: flag.start) - 1)
    return flags[first : bisect_left(flags, look.scale.right, key=lambda flag: flag.start)]


def _places(flags: Sequence[Flag], look: Look) -> list[float]:
    left, pace = look.scale.left, look.scale.pace
    return [(flag.start - left) / pace for flag in flags]


def paint_flags(painter: QPainter, look: Look, flags: Sequence[Flag], placed: Sequence[PlacedFlag]) -> None:
    """Draw a tick for each header, through the waveform where that is not too much, and titles on their flags."""
    theme, (top, height) = look.theme, look.rows.flags
    wave_top, wave = look.rows.wave
    xs = [x for x in _places(_in_view(flags, look), look) if x >= 0]
    airy = len(xs) <= look.scale.width / POLE_AIR
    if airy:
        look.lines(painter, xs, wave_top, wave + look.rows.words[1], mixed(theme.page, theme.faint, 0.32))
    look.lines(painter, xs, top + height - TICK, TICK, mixed(theme.panel, theme.faint, 1.0 if airy else 0.6))
    measures = QFontMetricsF(look.bold)
    painter.setFont(look.bold)
    for one in placed:
        x = look.crisp(max(one.x, 0.0))
        painter.setPen(NO_PEN)
        painter.setBrush(mixed(theme.panel, theme.faint, 0.16))
        painter.drawRoundedRect(QRectF(x, top + 2, one.room, height - 4), 2, 2)
        if one.x >= 0:
            painter.fillRect(QRectF(x, top + 2, 2, height - 2), theme.faint)
        painter.setPen(theme.header)
        room = one.room - TITLE_LEFT - TITLE_RIGHT + 1
        title = measures.elidedText(one.flag.title[:LONGEST_TITLE], Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(x + TITLE_LEFT, top + 2, room, height - 4), ONE_LINE, title)


def flag_at(placed: Sequence[PlacedFlag], x: float) -> Flag | None:
    """Return the flag whose title is at a pixel."""
    return next((one.flag for one in placed if max(one.x, 0.0) <= x <= max(one.x, 0.0) + one.room), None)
