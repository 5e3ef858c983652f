"""The pauses in the sound of a recording, found while it is decoded.

A pause is where the level lies for a while nearer to the quiet than to the loud of the seconds around it. Levels are
those of the speech band in dB, 100 a second (`editor.media.envelope`).
"""

import numpy as np
from numpy.typing import NDArray

from editor.media.envelope import Levels
from editor.media.waveform import LEVEL_RATE, Pause

SHORTEST = 12  # levels, that is 0.12 s; closed lips between two sounds of a word take less
WINDOW = 1000  # levels
STEP = WINDOW // 2
QUIET, LOUD = 8, 85  # percentiles
SHARE = 0.35  # of the way from quiet to loud
LEAST_RANGE, MOST_RANGE = 3.0, 40.0  # dB between quiet and loud


class PauseFinder:
    """Finds pauses in levels that arrive piece by piece. Each is (start, end) in seconds of the recording."""

    def __init__(self) -> None:
        self._levels = np.zeros(0, np.float32)  # smoothed, from `_first` on
        self._raw: Levels = np.zeros(0, np.float32)  # the last two, that the next are smoothed with
        self._first = 0
        self._judged = 0
        self._since: int | None = None  # where the pause began that has not ended

    def add(self, levels: Levels) -> list[Pause]:
        """Take in levels; return the pauses that have ended by now and were not returned before."""
        self._append(levels)
        found: list[Pause] = []
        while self._judged + STEP + WINDOW // 2 <= self._first + len(self._levels):
            found += self._judge(STEP)
        return found

    def finish(self) -> list[Pause]:
        """Return the pauses that are left."""
        self._append(self._raw[-1:])
        found: list[Pause] = []
        while left := self._first + len(self._levels) - self._judged:
            found += self._judge(min(left, STEP))
        return found + self._ended_at(self._judged)

    def _append(self, levels: Levels) -> None:
        """Smooth over three levels; the last one waits for its neighbour."""
        raw = np.concatenate([self._raw if len(self._raw) else levels[:1], levels])
        self._raw = raw[-2:]
        if len(raw) > 2:
            self._levels = np.concatenate([self._levels, (raw[:-2] + raw[1:-1] + raw[2:]) / np.float32(3)])

    def _judge(self, count: int) -> list[Pause]:
        """Tell loud from quiet in the next levels by those around them."""
        at = self._judged - self._first
        around = self._levels[max(0, at - WINDOW // 2) : at + WINDOW]
        quiet, loud = np.percentile(around, (QUIET, LOUD))
        quiet = max(quiet, loud - MOST_RANGE)
        below = self._levels[at : at + count] < quiet + SHARE * max(LEAST_RANGE, loud - quiet)
        found = self._follow(below)
        self._judged += count
        spare = max(0, self._judged - self._first - WINDOW // 2)
        self._levels, self._first = self._levels[spare:], self._first + spare
        return found

    def _follow(self, below: NDArray[np.bool_]) -> list[Pause]:
        before = self._since is not None
        found: list[Pause] = []
        for turn in np.flatnonzero(np.diff(below, prepend=before)).tolist():
            if self._since is None:
                self._since = self._judged + turn
            else:
                found += self._ended_at(self._judged + turn)
        return found

    def _ended_at(self, end: int) -> list[Pause]:
        start, self._since = self._since, None
        if start is None or end - start < SHORTEST:
            return []
        return [(start / LEVEL_RATE, end / LEVEL_RATE)]
