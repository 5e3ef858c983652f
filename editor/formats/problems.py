"""What is told about a page: why it cannot be read, how it could be repaired, what is odd in it."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from editor.core.errors import FormatError, Place


@dataclass(frozen=True, slots=True)
class Repair:
    """A page that could be read after a small change: the lines before and after, and the whole repaired file."""

    title: str
    before: str
    after: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Notice:
    """Something odd in a page that was read all the same; `row` counts the transcript's entries."""

    place: Place
    text: str
    row: int | None = None


class PageError(FormatError):
    """A page that cannot be read: what is wrong, where, what to do, and repairs that would work."""

    def __init__(self, sentence: str, place: Place | None = None, repairs: tuple[Repair, ...] = ()) -> None:
        super().__init__(sentence)
        self.place = place
        self.repairs = repairs


class Fix(NamedTuple):
    """Text that would mend a page if it stood between two characters."""

    title: str
    start: int
    end: int
    text: str


class Fault(Exception):  # noqa: N818 - never leaves this package: it becomes a PageError
    """Trouble at a character of the page's text.

    `opened` is where the parser began what it could not finish: a fault that has it is one of the syntax.
    """

    def __init__(self, sentence: str, offset: int, opened: int | None = None, fix: Fix | None = None) -> None:
        super().__init__(sentence)
        self.offset = offset
        self.opened = opened
        self.fix = fix


class Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        position = text.find("\n")
        while position >= 0:
            self._starts.append(position + 1)
            position = text.find("\n", position + 1)

    def place(self, offset: int) -> Place:
        """Return the line and column of a character."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)
