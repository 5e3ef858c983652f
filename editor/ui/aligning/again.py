"""Times of lines that were changed after they were found."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence, Set
from contextlib import suppress
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple, TypeVar, overload

from editor.align.aligning import realign
from editor.align.by_sound import by_sound, snapped
from editor.align.errors import AlignmentError
from editor.align.kept import restored
from editor.align.soundtrack import from_whole_seconds
from editor.core.alignment import Alignment, LineTimes
from editor.core.captions import HeardWord
from editor.core.kept_times import Kept, line_digests
from editor.core.model import Entry, Line, lines_of
from editor.core.number_runs import number_runs
from editor.core.stated import contradicts, meant
from editor.core.timing import NEVER

Pauses = Sequence[tuple[float, float]]

T = TypeVar("T")

_FEW = 8
"""Lines that are found one by one."""
_AROUND = 10.0
"""Seconds before and behind lines in which pauses matter to them."""


class Again(NamedTuple):
    """Times that were found anew: for which entries, in place of which, and from which second to which they differ."""

    entries: Sequence[Entry]
    before: Alignment
    alignment: Alignment
    low: float = 0.0
    high: float = NEVER


def heard_again(
    alignment: Alignment,
    entries: Sequence[Entry],
    heard: Sequence[HeardWord],
    changed: Set[int],
    pauses: Pauses = (),
) -> Again:
    """Return times in which the lines that were changed, told by their `id`, are aligned with what was heard.

    They start where `pauses` end, as far as those are known. All others keep what they have: undo brings a line back as
    it was, and finds its neighbours as they were.
    """
    lines = lines_of(entries)
    texts = _Each(lines, attrgetter("text"))
    # A second that was stated for other words would pull the new ones away from where they are heard.
    hints = _Each(lines, lambda line: None if id(line) in changed else line.sec)
    numbers = _numbers(lines, changed)
    now = alignment
    for some in number_runs(numbers):
        try:
            new = realign(now, texts, heard, some.start, len(some), hints)
        except AlignmentError:
            continue
        first, after = max(0, some.start - 1), some.stop + 1
        near = at_pauses(Alignment(new.lines[first:after]), heard, pauses)
        found = near.lines[some.start - first :][: len(some)]
        now = now.spliced(some.start, some.stop, [_judged(*one, lines) for one in zip(some, found, strict=True)])
    both = [times for number in numbers for times in (alignment.lines[number], now.lines[number])]
    low, high = min((one.start for one in both), default=0.0), max((one.end for one in both), default=0.0)
    return Again(entries, alignment, now, low, high)


def _judged(number: int, times: LineTimes, lines: Sequence[Line]) -> LineTimes:
    """Return the times of a line that know whether its stated second contradicts them."""
    seconds = meant(lines[number].sec, lines[number - 1].sec if number else None)
    clash = seconds is not None and contradicts(seconds, times.grade, times.start, times.low, times.high)
    return replace(times, clash=clash)


def at_pauses(alignment: Alignment, heard: Sequence[HeardWord], pauses: Pauses) -> Alignment:
    """Return times by heard words in which lines start where pauses end, as far as that can be told."""
    if not pauses or not alignment.lines:
        return alignment
    low, high = min(line.low for line in alignment.lines), max(line.high for line in alignment.lines)
    first, after = bisect_left(pauses, (low - _AROUND,)), bisect_right(pauses, (high + _AROUND,))
    return snapped(alignment, pauses[first:after], from_whole_seconds(heard))


def placed_again(alignment: Alignment, entries: Sequence[Entry], pauses: Pauses, end: float | None) -> Again:
    """Return times by the sound alone: all of them depend on the seconds that are stated, and on the lengths."""
    return Again(entries, alignment, placed(entries, pauses, end))


def placed(entries: Sequence[Entry], pauses: Pauses, end: float | None) -> Alignment:
    """Return times by the seconds that are stated, the lengths of lines, and the pauses of the recording."""
    lines = lines_of(entries)
    return by_sound([line.text for line in lines], [line.sec for line in lines], pauses, end)


def carried(
    alignment: Alignment, before: Sequence[Entry], entries: Sequence[Entry], heard: Sequence[HeardWord]
) -> tuple[Alignment, tuple[range, ...]] | None:
    """Return times that were found for entries as they were before for those that there are now.

    And the numbers of the lines whose times are only guesses until they are aligned again. None if no line is left.
    """
    kept = Kept("", "", line_digests(line.text for line in lines_of(before)), alignment)
    return restored([line.text for line in lines_of(entries)], kept, heard)


class _Each(Sequence[T]):
    """What each line of a page states, looked up for those that it is asked of: there may be thirty thousand."""

    def __init__(self, lines: Sequence[Line], of: Callable[[Line], T]) -> None:
        self._lines, self._of = lines, of

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> list[T]: ...
    def __getitem__(self, place: int | slice) -> T | list[T]:
        if isinstance(place, slice):
            return list(map(self._of, self._lines[place]))
        return self._of(self._lines[place])


def _numbers(lines: Sequence[Line], wanted: Set[int]) -> list[int]:
    """Return the numbers of lines that are told by their `id`."""
    ids = list(map(id, lines))
    if len(wanted) <= _FEW:
        # Not from one line to the next: at a hundred hours that takes longer than to align one.
        found: list[int] = []
        for one in wanted:
            with suppress(ValueError):
                found.append(ids.index(one))
        return sorted(found)
    return [number for number, one in enumerate(ids) if one in wanted]
