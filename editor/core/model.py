"""What an episode is: lines, headers and clips as immutable values."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

NOTHING: Mapping[str, object] = MappingProxyType({})

_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\ud800-\udfff\ufdd0\ufdd1\ufffe\uffff]")


def _nothing() -> Mapping[str, object]:
    return NOTHING


class Origin:
    """The identity of an entry through its edits; a writer finds the entry's own source by it."""

    __slots__ = ("__weakref__",)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Line:
    """A paragraph that somebody says. Compared by identity: the same object is the same, unedited line.

    `sec` is the second at which it starts, as the page states it; `time` is the same as the page writes it.
    `extra` holds the fields that the editor does not know.
    """

    text: str
    who: str | None = None
    sec: float | None = None
    time: str | None = None
    extra: Mapping[str, object] = field(default_factory=_nothing)
    origin: Origin = field(default_factory=Origin, repr=False)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Header:
    """The title of a section, shown above the lines that follow it. Compared by identity."""

    text: str
    extra: Mapping[str, object] = field(default_factory=_nothing)
    origin: Origin = field(default_factory=Origin, repr=False)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Clip:
    """A passage worth quoting, from `start` to `end` in seconds. Compared by identity."""

    name: str
    start: float | None = None
    end: float | None = None
    url: str | None = None
    extra: Mapping[str, object] = field(default_factory=_nothing)
    origin: Origin = field(default_factory=Origin, repr=False)


Entry = Line | Header

Part = Entry | Clip
"""Whatever an episode is made of."""


@dataclass(frozen=True, slots=True, eq=False)
class Episode:
    """A transcript with its clips; `meta` is the rest of the page's front matter, to be read, not edited."""

    entries: tuple[Entry, ...] = ()
    clips: tuple[Clip, ...] = ()
    meta: Mapping[str, object] = field(default_factory=_nothing)

    def lines(self) -> Iterator[tuple[int, Line]]:
        """Yield every line with its row."""
        return ((row, entry) for row, entry in enumerate(self.entries) if isinstance(entry, Line))


class Position(NamedTuple):
    """A place between two characters: the row of an entry and an offset into its text, in characters."""

    row: int
    offset: int


class Selection(NamedTuple):
    """The caret and the other end of what is selected; both are the same where nothing is."""

    anchor: Position
    caret: Position

    @classmethod
    def at(cls, row: int, offset: int = 0) -> "Selection":
        """Put the caret somewhere, selecting nothing."""
        return cls(Position(row, offset), Position(row, offset))

    @property
    def start(self) -> Position:
        """Return the end that comes first in the text."""
        return min(self.anchor, self.caret)

    @property
    def end(self) -> Position:
        """Return the end that comes last in the text."""
        return max(self.anchor, self.caret)


def lines_of(entries: Sequence[Entry]) -> list[Line]:
    """Return the lines among entries, without the headers."""
    return [entry for entry in entries if type(entry) is Line]


def clean_text(text: str) -> str:
    """Make one paragraph of any text: line breaks and tabs become a blank, what no page can hold is dropped."""
    return text if text.isprintable() else _FORBIDDEN.sub("", _BREAKS.sub(" ", text))
