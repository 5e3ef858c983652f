"""Where lines start by the pauses in the sound: what is said begins where a pause ends."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from operator import itemgetter

from editor.core.snapping import LONGEST_PAUSE

REACH = 0.8
"""Seconds by which the end of a pause may lie beside where a line is said to start."""

Pauses = Sequence[tuple[float, float]]


def pause_end_near(low: float, high: float, pauses: Pauses, reach: float = REACH) -> float | None:
    """Return the end of the pause after which a line that starts somewhere from `low` to `high` begins.

    It lies at most `reach` seconds beside; None if there is no such pause. The nearest wins, but long ones count as
    nearer than they are, as a clip's edges are snapped too. `pauses` are in order and apart, in seconds.
    """
    first = bisect_left(pauses, low - reach, key=itemgetter(1))
    after = bisect_right(pauses, high + reach, key=itemgetter(1))
    near = pauses[first:after]

    def distance(pause: tuple[float, float]) -> float:
        start, end = pause
        return max(low - end, end - high, 0.0) - min(LONGEST_PAUSE, end - start) * reach

    return min(near, key=distance)[1] if near else None


def snapped_starts(starts: Mapping[int, tuple[float, float]], pauses: Pauses) -> dict[int, float]:
    """Return the true starts, at the ends of pauses, of lines by their rows; those near to none are left out.

    `starts` are the earliest and latest second of each. No two lines get the same start, and none passes another.
    """
    rows = sorted(starts)
    latest = [starts[row][1] for row in rows]
    found: dict[int, float] = {}
    before = -math.inf
    for row, limit in zip(rows, [*latest[1:], math.inf], strict=False):
        low, high = starts[row]
        end = pause_end_near(low, high, pauses)
        if end is not None and before < end and (end <= limit or limit < low):
            found[row] = before = end
        else:
            # A page may run backwards: then what came before does not count.
            before = max(before, low) if before <= high else low
    return found
