"""Which rows are part of a clip, by the times that the page states."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from math import inf

from editor.core.model import Clip, Entry, Header, Line

NEARBY = 60


class Clipped:
    """The time that is inside clips, ready to be asked for every row that is painted."""

    def __init__(self, clips: Sequence[Clip]) -> None:
        spans = sorted(
            (clip.start, clip.end)
            for clip in clips
            if clip.start is not None and clip.end is not None and clip.start < clip.end
        )
        self.clips = clips
        self._starts = [start for start, _ in spans]
        self._latest = list(accumulate((end for _, end in spans), max))

    def holds(self, entries: Sequence[Entry], row: int) -> bool:
        """Tell whether some of a line is in a clip; a header is where the clip goes on from above it to below."""
        later = entries[row + 1 : row + NEARBY]
        if isinstance(entries[row], Header):
            at = next(_seconds(later), None)
            return at is not None and self._touches(at, at)
        start = next(_seconds(reversed(entries[max(0, row - NEARBY) : row + 1])), None)
        if start is None:
            return False
        end = next((second for second in _seconds(later) if second > start), inf)
        return self._touches(start, end)

    def _touches(self, start: float, end: float) -> bool:
        """Tell whether a clip begins before `end` and ends after `start`."""
        begun = bisect_left(self._starts, end)
        return begun > 0 and self._latest[begun - 1] > start


def _seconds(entries: Iterable[Entry]) -> Iterator[float]:
    return (entry.sec for entry in entries if isinstance(entry, Line) and entry.sec is not None)
