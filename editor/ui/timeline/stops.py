"""Where the playhead or an edge goes next, by key."""

from collections.abc import Iterator, Sequence

import numpy as np

from editor.core.snapping import PAUSE_MARGIN, Edge
from editor.core.timing import Timeline
from editor.core.words import words_near
from editor.ui.timeline.content import Lines

AHEAD = 20.0  # seconds in which a word or a pause is looked for
SAME = 0.02  # seconds; what is nearer is where it stands already


def next_stop(
    seconds: float,
    forwards: bool,
    edge: Edge,
    timeline: Timeline,
    lines: Lines,
    others: Sequence[float],
    pauses: Sequence[tuple[float, float]] = (),
    words: bool = True,
) -> float | None:
    """Return the next word, line, pause or other place before or after a second; None if there is none."""
    low, high = (seconds, seconds + AHEAD) if forwards else (seconds - AHEAD, seconds)
    found = [*others, *_line_starts(lines, seconds, forwards)]
    if words:
        found += [word.start if edge is Edge.START else word.end for word in words_near(timeline, low, high)]
    for begin, end in pauses:
        if low <= end and begin <= high:
            found.append(max(begin, end - PAUSE_MARGIN) if edge is Edge.START else min(end, begin + PAUSE_MARGIN))
    if forwards:
        return min((stop for stop in found if stop > seconds + SAME), default=None)
    return max((stop for stop in found if stop < seconds - SAME), default=None)


def _line_starts(lines: Lines, seconds: float, forwards: bool) -> Iterator[float]:
    if forwards:
        index = int(np.searchsorted(lines.starts, seconds + SAME, "right"))
    else:
        index = int(np.searchsorted(lines.starts, seconds - SAME, "left")) - 1
    if 0 <= index < len(lines.starts):
        yield float(lines.starts[index])
