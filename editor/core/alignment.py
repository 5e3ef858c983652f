"""What an alignment is: when each line and each word of it is said, and how far that can be trusted."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from editor.core.pieces import Pieces, Replacement

NOT_HEARD = -1


class Grade(IntEnum):
    """How far the start of a line can be trusted."""

    GUESS = 0
    LIKELY = 1
    SURE = 2


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
    """The words of one line in order, in compact arrays; see AlignedWord for the fields.

    A word that was moved keeps its time, so that starts may fall.
    """

    offsets: "array[int]"
    untils: "array[int]"
    starts: "array[float]"
    ends: "array[float]"
    heard: "array[int]"

    @classmethod
    def of(cls, words: Iterable[AlignedWord]) -> "WordTimes":
        """Pack words, in order."""
        offsets, untils, starts, ends, heard = zip(*words, strict=True) if (words := list(words)) else ((),) * 5
        return cls(array("i", offsets), array("i", untils), array("d", starts), array("d", ends), array("i", heard))

    def part(self, first: int, after: int) -> "WordTimes":
        """Return the words from one on up to another."""
        span = slice(first, after)
        return WordTimes(self.offsets[span], self.untils[span], self.starts[span], self.ends[span], self.heard[span])

    def shifted(self, characters: int) -> "WordTimes":
        """Return the words so many characters further on in the text."""
        if not characters:
            return self
        offsets = array("i", [offset + characters for offset in self.offsets])
        untils = array("i", [until + characters for until in self.untils])
        return WordTimes(offsets, untils, self.starts, self.ends, self.heard)

    def __add__(self, other: "WordTimes") -> "WordTimes":
        return WordTimes(
            self.offsets + other.offsets,
            self.untils + other.untils,
            self.starts + other.starts,
            self.ends + other.ends,
            self.heard + other.heard,
        )

    def __len__(self) -> int:
        return len(self.offsets)

    def __getitem__(self, number: int) -> AlignedWord:
        return AlignedWord(
            self.offsets[number], self.untils[number], self.starts[number], self.ends[number], self.heard[number]
        )

    def __iter__(self) -> Iterator[AlignedWord]:
        return map(AlignedWord, self.offsets, self.untils, self.starts, self.ends, self.heard)


@dataclass(frozen=True, slots=True, eq=False)
class LineTimes:
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
    words: WordTimes

    @property
    def heard_share(self) -> float:
        """Return the share of its words that were heard, from 0 to 1."""
        return 1 - self.words.heard.count(NOT_HEARD) / len(self.words) if self.words else 0.0


@dataclass(frozen=True, eq=False)
class Alignment:
    """The times of the lines of an episode, counted from 0; headers have none and are not counted.

    Starts never fall where it comes from the aligner; a line that was moved since then keeps what was heard of it.
    """

    lines: Sequence[LineTimes] = ()

    def __len__(self) -> int:
        return len(self.lines)

    def line(self, number: int) -> LineTimes:
        """Return the times of a line."""
        return self.lines[number]

    @cached_property
    def starts(self) -> Sequence[float]:
        """Return when the lines start, in seconds."""
        return tuple(map(attrgetter("start"), self.lines))

    @cached_property
    def ends(self) -> Sequence[float]:
        """Return when the lines end, in seconds."""
        return tuple(map(attrgetter("end"), self.lines))

    @cached_property
    def grades(self) -> Sequence[Grade]:
        """Return how far the start of each line can be trusted."""
        return tuple(map(attrgetter("grade"), self.lines))

    @cached_property
    def clashes(self) -> Sequence[bool]:
        """Return of each line whether its stated second is contradicted."""
        return tuple(map(attrgetter("clash"), self.lines))

    def spliced(self, first: int, after: int, lines: Iterable[LineTimes]) -> "Alignment":
        """Return an alignment in which the lines from `first` up to `after` are replaced by others."""
        return self.replaced([Replacement(first, after, tuple(lines))])

    def replaced(self, replacements: Sequence[Replacement[LineTimes]]) -> "Alignment":
        """Return an alignment in which several runs of lines are replaced by others.

        What stays is not copied: at a hundred hours that would take a good part of what a key may.
        """
        lines = self.lines if isinstance(self.lines, Pieces) else Pieces(self.lines)
        return Alignment(lines.replaced(replacements))
