"""Where the pauses in a recording put the start of a line; times and lengths are seconds."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from editor.core.pause_starts import REACH
from editor.core.snapping import LONGEST_PAUSE, PAUSE_MARGIN

Pause = tuple[float, float]
Times = NDArray[np.float64]

_LONG_ENOUGH = 1.0
"""A pause that is longer does not tell more."""
_DISTANCE = 0.25
"""What it costs to lie a second away, where a second of pause is worth 1."""


class PauseClock:
    """The pauses of a recording, in order and apart; and its time as it is counted without them."""

    def __init__(self, pauses: Sequence[Pause]) -> None:
        edges = np.array(pauses, np.float64).reshape(-1, 2)
        self._starts, self._ends = edges[:, 0].copy(), edges[:, 1].copy()
        self._lengths = self._ends - self._starts
        self._begins = np.maximum(self._starts, self._ends - PAUSE_MARGIN)
        self._quiet = np.concatenate([[0.0], np.cumsum(self._lengths)])
        self._spoken = self._starts - self._quiet[:-1]

    def spoken(self, seconds: float) -> float:
        """Return how long was spoken up to a moment."""
        number = int(np.searchsorted(self._starts, seconds, "right"))
        if not number:
            return seconds
        return float(max(seconds - self._quiet[number], self._spoken[number - 1]))

    def moment(self, spoken: float) -> float:
        """Return the moment up to which so long was spoken, behind a pause that is there."""
        return spoken + float(self._quiet[np.searchsorted(self._spoken, spoken, "right")])

    def moments(self, spoken: Times, ending: bool = False) -> Times:
        """Return the moments up to which so long was spoken: behind pauses that are there; `ending`: before them."""
        found: Times = spoken + self._quiet[np.searchsorted(self._spoken, spoken, "left" if ending else "right")]
        return found

    def around(self, spoken: float, reach: float, most: int) -> tuple[Times, Times, Times]:
        """Return where something may start because a pause ends, near to where so long was spoken.

        Nearer than `reach`, in seconds that are spoken, and the nearest so many: the moments, how long was spoken until
        then, and the lengths of the pauses.
        """
        first, after = np.searchsorted(self._spoken, (spoken - reach, spoken + reach)).tolist()
        if after - first > most:
            middle = int(np.searchsorted(self._spoken, spoken))
            first, after = max(first, middle - most // 2), min(after, middle + most // 2)
        near = slice(first, after)
        return self._begins[near], self._spoken[near], self._lengths[near]

    def starts(self, low: float, high: float) -> list[tuple[float, float]]:
        """Return where something may start between two moments because a pause ends, and the pauses' lengths."""
        first, after = np.searchsorted(self._begins, low), np.searchsorted(self._begins, high, "right")
        return list(zip(self._begins[first:after].tolist(), self._lengths[first:after].tolist(), strict=True))

    def nearest(self, seconds: float, reach: float) -> float | None:
        """Return where something starts that starts at about some moment; longer pauses count as nearer."""

        def cost(found: tuple[float, float]) -> float:
            return abs(found[0] - seconds) - REACH * min(LONGEST_PAUSE, found[1])

        return min(self.starts(seconds - reach, seconds + reach), key=cost, default=(None, 0.0))[0]

    def longest(self, seconds: float, low: float, high: float) -> float | None:
        """Return where something starts between two moments: after the longest pause, rather near to `seconds`."""

        def cost(found: tuple[float, float]) -> float:
            return _DISTANCE * abs(found[0] - seconds) - min(_LONG_ENOUGH, found[1])

        return min(self.starts(low, high), key=cost, default=(None, 0.0))[0]
