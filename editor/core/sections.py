"""Sections: the headers of a page, each with the lines below it, in time."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from editor.core.model import Entry, Episode, Header, Line
from editor.core.pairing import key_of
from editor.core.timing import LEEWAY, Timeline


class Section(NamedTuple):
    """A header with what is said under it.

    `row` is the header's, `first` that of the first line below it (the number of entries where there is none).
    `start` and `end` are seconds; they are the same where another header follows before anything is said, and None
    on a page without times.
    """

    row: int
    first: int
    title: str
    start: float | None
    end: float | None


class Chapter(NamedTuple):
    """An item of a chapter list: the second at which it starts, and its title."""

    start: float
    title: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one section clip covers, as far as the page tells when it starts: `start`, or anything between the bounds.

    The bounds are the same where the section's first line states its time. They are not where a header stands in the
    middle of a turn: there the page knows only which stated times it lies between, and a clip may know better.
    `opening` tells whether it is the page's first thing, `lines` whether anything is said below.
    """

    row: int
    title: str
    start: float
    earliest: float
    latest: float
    opening: bool = False
    lines: bool = True

    @property
    def stated(self) -> bool:
        """Tell whether the page says when it starts."""
        return self.opening or self.earliest == self.latest

    def may_start_at(self, seconds: float | None) -> bool:
        """Tell whether a start agrees with what the page says."""
        return seconds is not None and self.earliest - LEEWAY < seconds < self.latest + LEEWAY


class StatedTimes:
    """The times that a page states and that fit among the others."""

    def __init__(self, entries: Sequence[Entry], timeline: Timeline) -> None:
        self._count = len(entries)
        self._rows = [row for row in range(len(entries)) if states_time(row, entries, timeline)]
        self._starts = [timeline.start_of(row) or 0.0 for row in self._rows]
        self._starts.append(timeline.end_of(len(entries) - 1) or 0.0)

    def has_line(self, row: int) -> bool:
        """Tell whether there is a line at or below a row."""
        return row < self._count

    def bounds(self, row: int) -> tuple[float, float]:
        """Return between which stated times the line in a row starts."""
        at = bisect_left(self._rows, row)
        if at < len(self._rows) and self._rows[at] == row:
            return self._starts[at], self._starts[at]
        return self._starts[at - 1] if at else 0.0, self._starts[at]

    def stated_from(self, row: int) -> float:
        """Return the first stated time from a row on, or the end of the recording."""
        return self._starts[bisect_left(self._rows, row)]


def sections_of(episode: Episode, timeline: Timeline) -> tuple[Section, ...]:
    """Return the sections of an episode, one for each header, in order."""
    entries = episode.entries
    rows = [row for row, entry in enumerate(entries) if isinstance(entry, Header)]
    if not rows:
        return ()
    firsts = list(_firsts(entries, rows))
    starts = [timeline.start_of(row) for row in rows]
    ends = [*starts[1:], timeline.end_of(len(entries) - 1)]
    titles = [entries[row].text.strip() for row in rows]
    return tuple(map(Section, rows, firsts, titles, starts, ends))


def stretches_of(episode: Episode, timeline: Timeline) -> list[Stretch]:
    """Return what the section clips of an episode cover, in order; nothing where it has no headers or no times.

    The first header stands for the recording's beginning, where nothing is said above it. Headers that stand in one
    place share its line: the first one starts with it, of the others only the end of the turn is known. A title that
    is repeated at once, first within a turn and again where the next one begins, is one section.
    """
    if not episode.entries or timeline.start_of(0) is None:
        return []
    found: list[Stretch] = []
    times = StatedTimes(episode.entries, timeline)
    for _, group in groupby(sections_of(episode, timeline), key=lambda section: section.first):
        for stretch in _in_one_place(list(group), times):
            if found and _repeats(found[-1], stretch):
                found[-1] = _joined(found[-1], stretch)
            else:
                found.append(stretch)
    return found


def whole(seconds: float) -> float:
    """Return seconds as a page states them: whole ones as int."""
    return int(seconds) if seconds == int(seconds) else seconds


def states_time(row: int, entries: Sequence[Entry], timeline: Timeline) -> bool:
    """Tell whether a line opens a turn of which the page says when it starts."""
    entry = entries[row]
    return isinstance(entry, Line) and entry.sec is not None and timeline.start_of(row) == entry.sec


def _firsts(entries: Sequence[Entry], rows: Sequence[int]) -> Iterator[int]:
    """Yield the row of the first line below each header."""
    first = 0
    for row in rows:
        first = max(first, row + 1)
        while first < len(entries) and isinstance(entries[first], Header):
            first += 1
        yield first


def _in_one_place(group: list[Section], times: StatedTimes) -> Iterator[Stretch]:
    """Yield the stretches of headers that stand directly one below the other, each title once."""
    first, line_start = group[0].first, group[0].start or 0.0
    on_top = group[0].row == 0
    titles: dict[str, Section] = {}
    for section in group:
        titles.setdefault(key_of(section.title), section)
    lines = times.has_line(first)
    for number, section in enumerate(titles.values()):
        bounds = times.bounds(first)
        if number == 0 and on_top:
            yield Stretch(section.row, section.title, 0, 0, line_start, opening=True, lines=lines)
        elif number == on_top:
            yield Stretch(section.row, section.title, line_start, *bounds, lines=lines)
        else:
            latest = times.stated_from(first + 1)
            yield Stretch(section.row, section.title, line_start, bounds[0], latest, lines=lines)


def _repeats(before: Stretch, stretch: Stretch) -> bool:
    return key_of(before.title) == key_of(stretch.title) and not before.stated


def _joined(before: Stretch, again: Stretch) -> Stretch:
    if again.stated:
        return again
    return replace(before, latest=max(before.latest, again.latest))
