"""The ruler at the top of the timeline: times that never overlap, and ticks between them."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from editor.core.timing import format_time
from editor.ui.theme import mixed
from editor.ui.timeline.look import ONE_LINE, Look
from editor.ui.timeline.scale import with_tenths

STEPS: dict[float, int] = {
    0.1: 10,
    0.2: 4,
    0.5: 5,
    1: 10,
    2: 4,
    5: 5,
    10: 10,
    15: 3,
    30: 6,
    60: 6,
    120: 4,
    300: 5,
    600: 10,
    900: 3,
    1800: 6,
    3600: 6,
    7200: 4,
    14400: 4,
    36000: 10,
    86400: 4,
}
"""Seconds between two times that are written, and into how many parts ticks divide that."""

LABEL_AIR = 18  # pixels between two times
LABEL_LEFT = 5
TICK_AIR = 5
TICK = 4


def step_for(pace: float, label: float) -> float:
    """Return the smallest step, in seconds, at which labels so many pixels wide have room at seconds to a pixel."""
    wanted = (label + LABEL_AIR) * pace
    coarsest = max(STEPS)
    return next((step for step in STEPS if step >= wanted), int(-(-wanted // coarsest)) * coarsest)


def paint_ruler(painter: QPainter, look: Look) -> None:
    """Draw times and ticks."""
    scale, theme, (top, height) = look.scale, look.theme, look.rows.ruler
    measures = QFontMetricsF(look.font)
    written = with_tenths
    step = step_for(scale.pace, measures.horizontalAdvance(written(scale.right)) + LABEL_LEFT)
    if step >= 1:
        written = format_time
        step = max(1, step_for(scale.pace, measures.horizontalAdvance(written(scale.right)) + LABEL_LEFT))
    first, last = max(0, int(scale.left // step)), int(min(scale.right, scale.length) // step)
    parts = STEPS.get(step, 4)
    minor = step / parts
    if minor / scale.pace >= TICK_AIR:
        count = range(int(max(0.0, scale.left) // minor), int(min(scale.right, scale.length) // minor) + 1)
        places = [look.x_of(number * minor) for number in count if number % parts]
        look.lines(painter, places, top + height - TICK, TICK, mixed(theme.panel, theme.faint, 0.45))
    seconds = [number * step for number in range(first, last + 1)]
    look.lines(
        painter, [look.x_of(second) for second in seconds], top + 4, height - 4, mixed(theme.panel, theme.faint, 0.6)
    )
    painter.setFont(look.font)
    painter.setPen(theme.faint)
    for second in seconds:
        left, words = look.crisp(look.x_of(second)) + LABEL_LEFT, written(second)
        width = measures.horizontalAdvance(words)
        if left + width <= scale.width:
            painter.drawText(QRectF(left, top, width, height - 2), ONE_LINE, words)
