"""Which stated seconds should be looked at, held against when the lines are really said."""

import math
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from editor.core.alignment import Alignment, Grade, LineTimes
from editor.core.kept_times import refusal
from editor.core.model import Entry, Line
from editor.core.stated import FAR, contradicts, meant
from editor.core.timing import LEEWAY, NEVER, format_time, time_or_none

_STEADY, _STEADY_SHARE, _STEADY_LINES = 1.5, 0.7, 8
"""Seconds around the median in which this share of so many lines differs, at least, where all differ by the same.

On the real page 92 % do; where its seconds are shifted, three quarters and more: they still are a hint where to look.
"""
_NOTICED = 3.0
"""Seconds from which on such an offset is told."""


class Kind(StrEnum):
    """Why a line is listed."""

    CONTRADICTED = "contradicted"
    MISSING = "missing"
    OWN = "own"


class TimeReview(NamedTuple):
    """A line, by its row, that could state another second: `second`, a whole one.

    What it states now is `stated`, if anything. It was heard to begin at `start`, which lies between `low` and `high`,
    all in seconds; `second` is the one in which that is, or another where the page would else run backwards.
    """

    row: int
    kind: Kind
    stated: float | None
    second: int
    grade: Grade
    low: float
    high: float
    start: float

    @property
    def sentence(self) -> str:
        """Say what is stated and what was heard."""
        said = f"heard {format_time(max(0.0, self.start))}"
        if self.grade is Grade.GUESS:
            low, high = format_time(max(0.0, self.low)), format_time(max(0.0, self.high))
            said = f"perhaps between {low} and {high}" if low != high else f"perhaps {low}"
        if self.second != int(self.start):
            said += f", at {format_time(self.second)} to stay in order"
        if self.stated is None:
            return f"No time stated, {said}."
        same = " like the line before" if self.kind is Kind.OWN else ""
        return f"Stated {format_time(self.stated)}{same}, {said}."


Room = tuple[float, float]
"""The least and the greatest second that a line may state."""


class _Stated(NamedTuple):
    """A line with what it states, its turn's second, and when it was heard; `turn` is what was last stated before."""

    row: int
    sec: float | None
    turn: float | None
    times: LineTimes

    @property
    def repeats(self) -> bool:
        return self.sec is not None and self.sec == self.turn

    @property
    def second(self) -> int:
        """Return the whole second in which it was heard to begin."""
        return max(0, int(self.times.start))

    @property
    def off(self) -> float:
        """Return how many seconds lie between what is stated and what was heard."""
        return 0.0 if self.sec is None else abs(self.second - self.sec)


def times_to_review(
    entries: Sequence[Entry], alignment: Alignment, refused: Container[str] = frozenset()
) -> list[TimeReview]:
    """Return the lines whose seconds are contradicted or missing, or that repeat another's and could have their own.

    `alignment` holds the times of the lines of these entries; `refused`, as `refusal_of` has them, are the suggestions
    that are not wanted: a contradicted line is right as it is, one that repeats a second keeps it. What is suggested
    never runs backwards against the lines that are right, nor against what is suggested for others.
    """
    lines = list(_lines(entries, alignment))

    def is_refused(row: int, kind: Kind) -> bool:
        line = entries[row]
        return bool(refused) and type(line) is Line and refusal_of(line, kind) in refused

    kinds = [_kind(line) for line in lines]
    for number in [number for number, kind in enumerate(kinds) if kind is Kind.CONTRADICTED]:
        if is_refused(lines[number].row, Kind.CONTRADICTED):
            kinds[number] = None
    for number in _backwards(lines, kinds):
        if not is_refused(lines[number].row, Kind.CONTRADICTED):
            kinds[number] = Kind.CONTRADICTED
    found = (
        _review(line, kind, room) for line, kind, room in zip(lines, kinds, _rooms(lines, kinds), strict=True) if kind
    )
    return [review for review in found if review and not is_refused(review.row, review.kind)]


def refusal_of(line: Line, kind: Kind) -> str:
    """Return by what it is known again that a suggestion for a line was refused.

    That one second is not wrong says nothing of another.
    """
    return refusal(line.text, f"{kind} {line.sec:g}" if kind is Kind.CONTRADICTED and line.sec is not None else kind)


def refusals_of(line: Line, kind: Kind) -> tuple[str, ...]:
    """Return all that is refused with a suggestion for a line.

    One that shall go on repeating a second states the right one: that holds when the line before has another.
    """
    kinds = (kind, Kind.CONTRADICTED) if kind is Kind.OWN else (kind,)
    return tuple(refusal_of(line, one) for one in kinds)


def accepted(
    entries: Sequence[Entry],
    alignment: Alignment,
    reviews: Iterable[TimeReview],
    refused: Container[str] = frozenset(),
) -> dict[int, float]:
    """Return the seconds, by row, with which a page follows some of its reviews.

    Lines behind that repeat the second of the same turn, and are not heard there themselves, repeat the new one: left
    alone, they would run backwards. One that was `refused` another second keeps what it states, and so do those behind.
    """
    heard: dict[int, float] = {review.row: review.second for review in reviews}
    rows = [row for row, entry in enumerate(entries) if type(entry) is Line]
    along: dict[int, float] = {}
    for row, second in heard.items():
        first = bisect_left(rows, row)
        for number in range(first + 1, len(rows)):
            line = entries[rows[number]]
            sec = time_or_none(line.sec) if type(line) is Line else None
            if rows[number] in heard:
                break
            if sec is None:
                continue
            if sec != _turn(entries, row) or _keeps(line, refused):
                break
            if abs(int(alignment.line(number).start) - sec) <= LEEWAY:
                break
            along[rows[number]] = second
    return heard | along


def _turn(entries: Sequence[Entry], row: int) -> float | None:
    """Return the second of the turn that a line belongs to: what it states, or one before it."""
    before = (entry for entry in map(entries.__getitem__, range(row, -1, -1)) if type(entry) is Line)
    return next((sec for line in before if (sec := time_or_none(line.sec)) is not None), None)


def _keeps(entry: Entry, refused: Container[str]) -> bool:
    """Tell whether a line that states a second was refused another."""
    return bool(refused) and type(entry) is Line and any(one in refused for one in refusals_of(entry, Kind.OWN))


def steady_offset(entries: Sequence[Entry], alignment: Alignment) -> float | None:
    """Return by how many seconds lines are heard later than they state, where that is much the same for all.

    None where it is not, or hardly anything, or cannot be told of enough lines.
    """
    lines = [line for line in _lines(entries, alignment) if line.times.grade is not Grade.GUESS]
    pairs = ((line.times.start, meant(line.sec, line.turn)) for line in lines)
    offsets = [start - stated for start, stated in pairs if stated is not None]
    if len(offsets) < _STEADY_LINES:
        return None
    middle = median(offsets)
    steady = sum(abs(offset - middle) <= _STEADY for offset in offsets)
    return middle if abs(middle) >= _NOTICED and steady >= _STEADY_SHARE * len(offsets) else None


def early_words(offset: float) -> str:
    """Say by how many seconds what is stated is early, or late, throughout."""
    return f"The stated times are about {abs(offset):.0f} s {'early' if offset > 0 else 'late'} throughout"


def _later(turn: float | None, sec: float | None) -> float | None:
    """Return what was last stated, once a line states a second or none."""
    return turn if sec is None else sec


def _lines(entries: Sequence[Entry], alignment: Alignment) -> Iterator[_Stated]:
    turn: float | None = None
    times = iter(alignment.lines)
    for row, entry in enumerate(entries):
        if type(entry) is Line:
            sec = time_or_none(entry.sec)
            yield _Stated(row, sec, turn, next(times))
            turn = _later(turn, sec)


def _kind(line: _Stated) -> Kind | None:
    if line.sec is None:
        return Kind.MISSING
    if line.repeats:
        return Kind.OWN if line.off > LEEWAY else None
    seconds, times = meant(line.sec, line.turn), line.times
    is_wrong = seconds is not None and contradicts(seconds, times.grade, times.start, times.low, times.high)
    return Kind.CONTRADICTED if is_wrong else None


def _backwards(lines: Sequence[_Stated], kinds: Sequence[Kind | None]) -> list[int]:
    """Return which lines run backwards against those that are not listed, and were heard elsewhere than they state."""
    wrong: list[int] = []
    right: list[int] = []
    for number, line in enumerate(lines):
        if kinds[number] is not None or line.sec is None:
            continue
        while right and _falls(lines[right[-1]], line) and _is_off(lines[right[-1]], line):
            wrong.append(right.pop())
        if right and _falls(lines[right[-1]], line) and _is_off(line, lines[right[-1]]):
            wrong.append(number)
        else:
            right.append(number)
    return wrong


def _falls(line: _Stated, after: _Stated) -> bool:
    return line.sec is not None and after.sec is not None and line.sec > after.sec


def _is_off(line: _Stated, other: _Stated) -> bool:
    """Tell whether, of two lines, this is the one that was heard elsewhere; after a passage was moved, neither is."""
    return line.times.grade is not Grade.GUESS and line.off > LEEWAY and line.off >= other.off


def _rooms(lines: Sequence[_Stated], kinds: Sequence[Kind | None]) -> Iterator[Room]:
    """Yield between which seconds each line has to stay: those of the nearest ones around it that are not listed.

    Where those run backwards, as after a passage was moved, it stays behind the one, or before the other.
    """
    known = [line.sec if kind is None else None for line, kind in zip(lines, kinds, strict=True)]
    highs = reversed(list(_latest(reversed(known), NEVER)))
    fallen = False
    for line, sec, low, high in zip(lines, known, _latest(known, 0.0), highs, strict=True):
        fallen = sec is None and low > high and (fallen or line.second <= high)
        yield (low, high) if low <= high else (0.0, high) if fallen else (low, NEVER)


def _latest(known: Iterable[float | None], first: float) -> Iterator[float]:
    latest = first
    for sec in known:
        yield latest
        latest = latest if sec is None else sec


def _review(line: _Stated, kind: Kind, room: Room) -> TimeReview | None:
    """Return what to suggest for a line that has to stay between two seconds, if it is anything new."""
    times, (low, high) = line.times, room
    second = min(max(line.second, math.ceil(low)), int(high))
    if second == line.sec or second < low:
        return None
    grade = times.grade if abs(second - line.second) <= FAR else Grade.GUESS
    return TimeReview(line.row, kind, line.sec, second, grade, times.low, times.high, times.start)
