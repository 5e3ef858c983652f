"""When each word is said: the one place that knows, for whatever wants words in time.

Where a line was aligned with what was heard, its words have the times that were found. Elsewhere they are spread over
its time by their characters, as `Timeline` spreads the lines over a turn.
"""

import math
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from editor.core.alignment import AlignedWord
from editor.core.model import Header, Position
from editor.core.timing import Timeline

_WORD = re.compile(r"\S+")


class Word(NamedTuple):
    """A word of a line: the row, where it stands in the text in characters, half open, and when it is said."""

    row: int
    offset: int
    until: int
    start: float
    end: float

    @property
    def middle(self) -> float:
        """Return the second in the middle of the word, which decides to what span of time it belongs."""
        return (self.start + self.end) / 2


class Span(NamedTuple):
    """Some of the text of one entry, in characters, half open."""

    row: int
    offset: int
    until: int


def words_of(timeline: Timeline, row: int) -> list[Word]:
    """Return the words of a line in order; none for a header, and none where no line is timed."""
    return list(_words(timeline, row, -math.inf, math.inf))


def words_near(timeline: Timeline, start: float, end: float) -> Iterator[Word]:
    """Yield every word of which something is said from `start` to `end`, and perhaps a few that are just outside."""
    for row in timeline.rows_between(start, end):
        yield from _words(timeline, row, start, end)


def words_between(timeline: Timeline, start: float, end: float) -> list[Word]:
    """Return the words whose middle lies in a span of seconds, half open: each word is in one of adjoining spans."""
    return [word for word in words_near(timeline, start, end) if start <= word.middle < end]


def spans_of(words: Iterable[Word]) -> list[Span]:
    """Return where words in order stand: one span for each row."""
    spans = []
    for row, group in groupby(words, attrgetter("row")):
        some = list(group)
        spans.append(Span(row, some[0].offset, some[-1].until))
    return spans


def text_of(timeline: Timeline, start: float, end: float) -> str:
    """Return what is said in a span of seconds, as it is written; lines are joined by a blank."""
    spans = spans_of(words_between(timeline, start, end))
    return " ".join(timeline.entries[row].text[offset:until] for row, offset, until in spans)


def touched(timeline: Timeline, start: Position, end: Position) -> tuple[Word, Word] | None:
    """Return the first and the last word of which something stands between two places; None if there is none."""
    first = next((word for row in range(start.row, end.row + 1) for word in _of(timeline, row, start, end)), None)
    if first is None:
        return None
    rows = range(end.row, first.row - 1, -1)
    last = next(word for row in rows for word in reversed(_of(timeline, row, start, end)))
    return first, last


def times_of(timeline: Timeline, start: Position, end: Position) -> tuple[float, float] | None:
    """Return when the first word between two places starts and the last one ends; None if there is no word."""
    words = touched(timeline, start, end)
    return None if words is None else (words[0].start, words[1].end)


def _of(timeline: Timeline, row: int, start: Position, end: Position) -> list[Word]:
    """Return the words of a row that are touched by what stands between two places."""
    words = words_of(timeline, row)
    if row == start.row:
        words = [word for word in words if word.until > start.offset]
    return [word for word in words if word.offset < end.offset] if row == end.row else words


def _words(timeline: Timeline, row: int, low: float, high: float) -> Iterator[Word]:
    """Yield the words of a line, but of those that end before `low` or start after `high` only some."""
    entry, begin, end = timeline.entries[row], timeline.start_of(row), timeline.end_of(row)
    if begin is None or end is None or isinstance(entry, Header):
        return
    times = timeline.line_times(row)
    if times is not None and times.words:
        words = (_within(row, word, begin, end) for word in times.words)
        yield from (word for word in words if word.start <= high and word.end >= low)
        return
    text, duration = entry.text, end - begin
    length = len(text) + 1
    skipped = 0
    if begin < low < end:
        # One less, as seconds are not exact; behind a blank, a word starts for sure.
        near = max(0, int((low - begin) / duration * length) - 1)
        skipped = text.rfind(" ", 0, near) + 1
    for match in _WORD.finditer(text, skipped):
        offset, until = match.span()
        start = begin + duration * offset / length
        if start > high:
            return
        yield Word(row, offset, until, start, begin + duration * until / length)


def _within(row: int, word: AlignedWord, begin: float, end: float) -> Word:
    """Return a word within the time of its line, where it is looked for: a line that was moved may be cut short."""
    return Word(row, word.offset, word.until, min(max(word.start, begin), end), min(max(word.end, begin), end))
