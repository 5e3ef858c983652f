"""What the timeline shows: when lines, headers and clips are, in arrays that are quick to look into."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from editor.core.model import Clip, Entry, Header, Line
from editor.core.snapping import Edge
from editor.core.speakers import Speakers
from editor.core.timing import LEEWAY, Timeline

NOBODY = -1
LANES = 3
THIN_LANES = 3
NO_LENGTH = 60.0  # seconds that an empty page seems to last


class Flag(NamedTuple):
    """A header in time."""

    start: float
    title: str
    row: int


class Band(NamedTuple):
    """A clip in time: which one, and in what lane it is shown. `faulty` if it ends before it starts."""

    at: int
    name: str
    start: float
    end: float
    lane: int
    faulty: bool

    def edge(self, edge: Edge) -> float:
        """Return the second at which it starts, or ends."""
        return self.start if edge is Edge.START else self.end


@dataclass(frozen=True)
class Lines:
    """When lines start, in order, in what row they are and in what slot their speaker is; the last ends at `end`."""

    starts: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    rows: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    slots: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    end: float = 0.0

    def between(self, start: float, end: float) -> slice:
        """Return which lines are said, if only in part, in a span of seconds."""
        first = int(np.searchsorted(self.starts, start, "right")) - 1
        return slice(max(0, first), int(np.searchsorted(self.starts, end, "right")))

    def row_at(self, seconds: float) -> int | None:
        """Return the row of the line at a second, or the nearest; None if no line is timed."""
        if not len(self.starts):
            return None
        return int(self.rows[max(0, int(np.searchsorted(self.starts, seconds, "right")) - 1)])


class Bands:
    """Every clip in time, with an order among them and a lane for each."""

    def __init__(self, clips: Sequence[Clip] = ()) -> None:
        self.all = tuple(_bands(clips))
        self.of_clip = {band.at: band for band in self.all}
        self.lanes = min(1 + max((band.lane for band in self.all), default=0), LANES + THIN_LANES)
        self.last = max((band.end for band in self.all), default=0.0)
        self._starts = [band.start for band in self.all]
        self._longest = max((band.end - band.start for band in self.all), default=0.0)

    def between(self, start: float, end: float) -> Sequence[Band]:
        """Return the clips that may be seen in a span of seconds, by their starts."""
        return self.all[bisect_left(self._starts, start - self._longest) : bisect_right(self._starts, end)]

    def edges(self, but: int | None = None) -> list[float]:
        """Return where clips start and end, in seconds, of all or of all but one."""
        return [edge for band in self.all if band.at != but for edge in (band.start, band.end)]

    def beside(self, at: int | None, step: int, seconds: float) -> int | None:
        """Return the clip after or before another by their starts, or after or before a second; None if none is."""
        order = [band.at for band in self.all]
        here = bisect_left(self._starts, seconds)
        index = order.index(at) + step if at in self.of_clip else here - (step < 0)
        return order[index] if 0 <= index < len(order) else None


def lines_of(timeline: Timeline, speakers: Speakers) -> Lines:
    """Look up when each line starts and who says it; a line that was moved away from its time is found by that."""
    entries = timeline.entries
    starts = np.array(timeline.starts, np.float64)
    if not len(starts):
        return Lines()
    rows = np.array([row for row, entry in enumerate(entries) if type(entry) is Line], np.int64)
    slot: dict[str | None, int] = {name: speakers.slot(name) for name in speakers.names}
    slots = np.array([slot.get(entry.who, NOBODY) for entry in entries if type(entry) is Line], np.int64)
    if not is_in_order(starts):
        order = np.argsort(starts, kind="stable")
        starts, rows, slots = starts[order], rows[order], slots[order]
    return Lines(starts, rows, slots, timeline.end_of(int(rows[-1])) or 0.0)


def is_in_order(values: NDArray[np.float64] | NDArray[np.int64]) -> bool:
    """Tell whether values never fall."""
    return bool(np.all(values[1:] >= values[:-1]))


def flags_of(timeline: Timeline) -> list[Flag]:
    """Look up when each header stands, in the order of time; none where no line is timed."""
    headers = [(row, entry) for row, entry in enumerate(timeline.entries) if type(entry) is Header]
    flags = [Flag(start, header.text, row) for row, header in headers if (start := timeline.start_of(row)) is not None]
    return sorted(flags, key=attrgetter("start"))


def moved_flags(flags: Iterable[Flag], timeline: Timeline) -> list[Flag]:
    """Look up again when headers stand, of which none is in another row or reads otherwise."""
    moved = [flag._replace(start=timeline.start_of(flag.row) or 0.0) for flag in flags]
    return sorted(moved, key=attrgetter("start"))


def only_words(removed: Iterable[Entry], inserted: Iterable[Entry]) -> bool:
    """Tell whether entries differ in nothing but what is said: same kind, speaker and second."""
    return [_frame(entry) for entry in removed] == [_frame(entry) for entry in inserted]


def _frame(entry: Entry) -> tuple[object, ...]:
    return (entry.who, entry.sec) if isinstance(entry, Line) else (entry.text,)


def _bands(clips: Sequence[Clip]) -> list[Band]:
    """Give each clip the first lane that is free; the longer of two that start together goes first."""
    timed = [(at, clip, float(clip.start)) for at, clip in enumerate(clips) if clip.start is not None]
    spans = [(start, start if clip.end is None else float(clip.end), at, clip.name) for at, clip, start in timed]
    bands, free, busy, lanes = [], list[int](), list[tuple[float, int]](), 0
    for start, end, at, name in sorted(spans, key=lambda span: (span[0], -span[1])):
        while busy and busy[0][0] <= start + min(LEEWAY, max(0.0, end - start) / 4):
            heappush(free, heappop(busy)[1])
        if free:
            lane = heappop(free)
        else:
            lane, lanes = lanes, lanes + 1
        heappush(busy, (max(start, end), lane))
        bands.append(Band(at, name, start, max(start, end), min(lane, LANES + THIN_LANES - 1), end <= start))
    return bands
