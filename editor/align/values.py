"""What an alignment is: times and grades of lines and words, in compact arrays."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple, TypeVar

from editor.core.errors import EditorError

NOT_HEARD = -1

Number = TypeVar("Number", int, float)


class AlignmentError(EditorError):
    """Captions that cannot be aligned with a transcript."""


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """The work was stopped because it was asked to."""


class Grade(IntEnum):
    """How far the start of a line can be trusted."""

    GUESS = 0
    LIKELY = 1
    SURE = 2


class Aligned(NamedTuple):
    """A line's times in seconds: its true start lies between `low` and `high`.

    `cover` is the share, from 0 to 1, of what it says that was heard in its place. `clash` tells that its stated second
    is contradicted.
    """

    start: float
    end: float
    low: float
    high: float
    grade: Grade
    cover: float
    clash: bool


class AlignedWord(NamedTuple):
    """A word of a line: where it stands in the text in characters, half open, and its times in seconds.

    `heard` is the number of the heard word that it is, counted from 0; NOT_HEARD if its place is estimated.
    """

    offset: int
    until: int
    start: float
    end: float
    heard: int


@dataclass(frozen=True, slots=True, eq=False)
class WordTimes:
    """The words of all lines one after the other: those of line n are from `firsts[n]` up to `firsts[n + 1]`."""

    firsts: "array[int]"
    offsets: "array[int]"
    untils: "array[int]"
    starts: "array[float]"
    ends: "array[float]"
    heard: "array[int]"


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """The times of lines, line by line, and of their words; see Aligned for the fields. Starts never fall."""

    starts: "array[float]"
    ends: "array[float]"
    lows: "array[float]"
    highs: "array[float]"
    grades: "array[int]"
    covers: "array[float]"
    clashes: "array[int]"
    words: WordTimes

    def __len__(self) -> int:
        return len(self.starts)

    def line(self, number: int) -> Aligned:
        """Return the times of a line, counted from 0."""
        return Aligned(
            self.starts[number],
            self.ends[number],
            self.lows[number],
            self.highs[number],
            Grade(self.grades[number]),
            self.covers[number],
            bool(self.clashes[number]),
        )

    def lines(self) -> Iterator[Aligned]:
        """Yield the times of every line."""
        return map(self.line, range(len(self)))

    def words_of(self, number: int) -> list[AlignedWord]:
        """Return the words of a line, counted from 0."""
        words = self.words
        span = slice(words.firsts[number], words.firsts[number + 1])
        fields = (words.offsets, words.untils, words.starts, words.ends, words.heard)
        return [AlignedWord(*word) for word in zip(*(field[span] for field in fields), strict=True)]


def alignment_of(lines: Sequence[Aligned], words: Iterable[Sequence[AlignedWord]]) -> Alignment:
    """Make an alignment of the times of lines and of the words of each."""
    starts, ends, lows, highs, grades, covers, clashes = zip(*lines, strict=True) if lines else ((),) * 7
    firsts = array("i", [0])
    offsets, untils, heard = array("i"), array("i"), array("i")
    begins, stops = array("d"), array("d")
    for some in words:
        offsets.extend(word.offset for word in some)
        untils.extend(word.until for word in some)
        begins.extend(word.start for word in some)
        stops.extend(word.end for word in some)
        heard.extend(word.heard for word in some)
        firsts.append(firsts[-1] + len(some))
    return Alignment(
        array("d", starts),
        array("d", ends),
        array("d", lows),
        array("d", highs),
        array("b", grades),
        array("f", covers),
        array("b", clashes),
        WordTimes(firsts, offsets, untils, begins, stops, heard),
    )


def spliced(old: Alignment, first: int, after: int, new: Alignment) -> Alignment:
    """Return an alignment in which the lines from `first` up to `after` are replaced by those of another."""
    return Alignment(
        _cut(old.starts, first, after, new.starts),
        _cut(old.ends, first, after, new.ends),
        _cut(old.lows, first, after, new.lows),
        _cut(old.highs, first, after, new.highs),
        _cut(old.grades, first, after, new.grades),
        _cut(old.covers, first, after, new.covers),
        _cut(old.clashes, first, after, new.clashes),
        _spliced_words(old.words, first, after, new.words),
    )


def _spliced_words(old: WordTimes, first: int, after: int, new: WordTimes) -> WordTimes:
    begin, end = old.firsts[first], old.firsts[after]
    shift = begin + new.firsts[-1] - end
    firsts = old.firsts[:first]
    firsts.extend(begin + number for number in new.firsts)
    firsts.extend(number + shift for number in old.firsts[after + 1 :])
    return WordTimes(
        firsts,
        _cut(old.offsets, begin, end, new.offsets),
        _cut(old.untils, begin, end, new.untils),
        _cut(old.starts, begin, end, new.starts),
        _cut(old.ends, begin, end, new.ends),
        _cut(old.heard, begin, end, new.heard),
    )


def _cut(old: "array[Number]", first: int, after: int, new: "array[Number]") -> "array[Number]":
    changed = old[:]
    changed[first:after] = new
    return changed
