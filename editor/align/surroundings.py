"""What is around lines that are aligned again: the lines that go along with them, and the heard words it is about."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from editor.core.alignment import NOT_HEARD, Alignment
from editor.core.captions import HeardWord

_NEAR, _FAR = 8, 200
"""Lines of which nothing was heard: so many go along on either side, and behind so many nothing is looked for."""
_SECONDS = 600.0
"""So long before and after lines, others are looked at that may have been said there."""
_MOST = 3000
"""Heard words that may be of a few lines, besides as many as those have words."""


class Surroundings(NamedTuple):
    """Lines that are aligned together, and the heard words that may be of them; both half open."""

    begin: int
    until: int
    first: int
    after: int


def surroundings(old: Alignment, heard: Sequence[HeardWord], begin: int, until: int) -> Surroundings | None:
    """Return what goes along with lines that are aligned again; None if nothing tells what may have been heard of them.

    The line that is said before them does if it stands there too, and the one after them: what is said between them is
    neither's for certain. What was heard of others, wherever they stand, is theirs.
    """
    above, below = _heard_line(old, range(begin - 1, -1, -1)), _heard_line(old, range(until, len(old)))
    owners = _owners(old, [line for line in (above, *range(begin, until), below) if line is not None])
    own = [number for line in range(begin, until) for number in _heard_of(old, line)]
    for number in own:
        owners.pop(number, None)
    if own:
        first, last = min(own), max(own)
    elif above is not None:
        last = max(_heard_of(old, above))
        first = last + 1
    elif below is not None:
        first = min(_heard_of(old, below))
        last = first - 1
    else:
        first, last = 0, len(heard) - 1
    numbers = sorted(owners)
    before, behind = bisect_left(numbers, first) - 1, bisect_right(numbers, last)
    if above is not None and begin - above <= _NEAR + 1 and before >= 0 and owners[numbers[before]] == above:
        begin, first = above, min(_heard_of(old, above))
    if below is not None and below - until <= _NEAR and behind < len(numbers) and owners[numbers[behind]] == below:
        until, last = below + 1, max(_heard_of(old, below))
    return _bounded(old, heard, owners, Surroundings(begin, until, first, last + 1))


def _bounded(
    old: Alignment, heard: Sequence[HeardWord], owners: dict[int, int], found: Surroundings
) -> Surroundings | None:
    """Return surroundings with all heard words up to those of others; None if they are too many."""
    begin, until, first, after = found
    numbers = sorted(owners)
    before, behind = bisect_left(numbers, first) - 1, bisect_left(numbers, after)
    first = numbers[before] + 1 if before >= 0 else max(0, first - _MOST // 2)
    if behind < len(numbers):
        start = old.line(owners[numbers[behind]]).start
        after = numbers[behind]
        while after > first and heard[after - 1].start >= start:
            after -= 1
    else:
        after = min(len(heard), after + _MOST // 2)
    words = sum(len(old.line(line).words) for line in range(begin, until))
    return Surroundings(begin, until, first, after) if first < after <= first + _MOST + words else None


def _owners(old: Alignment, lines: Iterable[int]) -> dict[int, int]:
    """Return which lines have the heard words near some lines in time."""
    times = [old.line(line) for line in lines]
    low = min((one.start for one in times), default=0.0) - _SECONDS
    high = max((one.end for one in times), default=0.0) + _SECONDS
    # One list, not a line at a time: of a hundred hours all lines are looked at, wherever they were moved to.
    near = [number for number, one in enumerate(old.lines) if one.start <= high and one.end >= low]
    return {word: number for number in near for word in _heard_of(old, number)}


def _heard_line(old: Alignment, lines: range) -> int | None:
    """Return the first of some lines of which something was heard, if it is not far."""
    return next((line for line in lines[:_FAR] if _heard_of(old, line)), None)


def _heard_of(old: Alignment, line: int) -> list[int]:
    """Return which heard words are of a line."""
    return [number for number in old.line(line).words.heard if number != NOT_HEARD]
