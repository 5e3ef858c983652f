"""Before which lines of a page the items of a chapter list belong."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from editor.core.model import Entry
from editor.core.sections import Chapter, states_time
from editor.core.timing import LEEWAY, Timeline

_CHOICE = 4
"""Lines on either side of a moment that are weighed."""

_WITHIN_A_TURN = 3.0
"""A line that starts a turn is preferred to one that is nearer by so many seconds."""

_SHARED_LINE = 60.0
"""Two headers rather stand before two lines, even if one of them is so many seconds farther off."""

_BACKWARDS = 1e6
"""The order of the list is hardly ever given up: only if headers that stay where they are stand in another."""


Way = tuple[int, float, Chapter]
"""A line, what it costs that the chapters up to one have theirs and this one has it, and that chapter."""


class ChapterLines:
    """The lines of a page, counted from 0, with their times; the number behind the last stands for the page's end."""

    def __init__(self, entries: Sequence[Entry], rows: Sequence[int], timeline: Timeline) -> None:
        self._rows = (*rows, len(entries))
        self._end = timeline.end_of(len(entries) - 1) or 0.0
        self._starts = [timeline.start_of(row) or 0.0 for row in rows]
        self._opens = [states_time(row, entries, timeline) for row in rows]

    def row_of(self, line: int) -> int:
        """Return the row of a line."""
        return self._rows[line]

    def start_of(self, line: int) -> float:
        """Return the second at which a line starts."""
        return self._starts[line] if line < len(self._starts) else self._end

    def is_over(self, seconds: float) -> bool:
        """Tell whether nothing is said any more at a moment."""
        return seconds > self._end + LEEWAY

    def assign(self, chapters: Sequence[Chapter], fixed: Mapping[int, int]) -> list[int]:
        """Return the line of each chapter, so that together they are as near as can be; `fixed` ones are given.

        The chapters stand in order of time, and so do their lines. Each has a line of its own unless two start at the
        same time, or before anything or after everything is said.
        """
        ways: list[dict[int, tuple[float, int]]] = []
        for number, chapter in enumerate(chapters):
            choice = [fixed[number]] if number in fixed else self._near(chapter.start)
            earlier = [(line, cost, chapters[number - 1]) for line, (cost, _) in ways[-1].items()] if ways else []
            ways.append({line: self._best_way(line, chapter, earlier) for line in choice})
        lines: list[int] = []
        line = min(ways[-1], key=lambda last: ways[-1][last]) if ways else 0
        for way in reversed(ways):
            lines.append(line)
            line = way[line][1]
        return lines[::-1]

    def _best_way(self, line: int, chapter: Chapter, earlier: Sequence[Way]) -> tuple[float, int]:
        """Return the cost of a line for a chapter and all before it, and the line of the one before."""
        ways = [(cost + self._step(before, line, one, chapter), before) for before, cost, one in earlier]
        cost, before = min(ways, default=(0.0, -1))
        return cost + self._cost(line, chapter), before

    def _near(self, seconds: float) -> range:
        count = len(self._starts)
        if self.is_over(seconds):
            return range(count - 1, count)
        at = bisect_left(self._starts, seconds)
        return range(max(0, at - _CHOICE), min(count, at + _CHOICE))

    def _cost(self, line: int, chapter: Chapter) -> float:
        """Return how ill a line suits a chapter, in seconds."""
        if line == len(self._starts):
            return 0.0
        return abs(self._starts[line] - chapter.start) + (0.0 if self._opens[line] else _WITHIN_A_TURN)

    def _step(self, before: int, line: int, earlier: Chapter, chapter: Chapter) -> float:
        """Return what it costs if a chapter has one line and the one before it another, or the same."""
        if line != before:
            return 0.0 if line > before else _BACKWARDS
        unsaid = earlier.start < self._starts[0] or self.is_over(chapter.start)
        return 0.0 if unsaid or earlier.start == chapter.start else _SHARED_LINE
