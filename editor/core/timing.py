"""Times as text, and which line and word is spoken at a moment."""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, compress
from operator import lt

from editor.core.alignment import LineTimes
from editor.core.change import Change, Splice
from editor.core.model import Entry, Header, Line

CHARACTERS_A_SECOND = 15.0
LEEWAY = 1.0
"""Seconds by which times may differ that mean the same: pages state whole ones, and words between are estimated."""
NEVER = 1e9
"""Seconds that no recording reaches; what a page states beyond them is no time."""

_TIME = re.compile(r"(?:(?:(\d{1,4}):)?(\d{1,3}):)?(\d{1,12})(?:[.,](\d{1,9}))?", re.ASCII)
_WORD = re.compile(r"\S+")


def parse_time(text: str) -> float | None:
    """Read `83`, `1:23`, `1:02:03` or `1:23.5` as seconds; None if it is not a time."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    hours, minutes, seconds, fraction = match.groups()
    if minutes is not None and (len(seconds) > 2 or int(seconds) > 59):
        return None
    if hours is not None and (len(minutes) > 2 or int(minutes) > 59):
        return None
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds)
    return whole + float(f"0.{fraction}") if fraction else float(whole)


def time_or_none(seconds: float | None) -> float | None:
    """Return seconds that a recording can have; None for any others, which are no time."""
    return seconds if seconds is not None and 0 <= seconds < NEVER else None


def format_time(seconds: float) -> str:
    """Write seconds as `m:ss`, from one hour on as `h:mm:ss`; parts of a second are left out."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def format_exactly(seconds: float) -> str:
    """Write seconds to the hundredth, as far as they need it: `1:23`, `1:23.5`, `1:23.45`."""
    whole, hundredths = divmod(round(seconds * 100), 100)
    return format_time(whole) + f".{hundredths:02}".rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is spoken: the row of its line, and where it starts and ends in the text, in characters.

    It is a word, or the sentence around it where the words of a line are not known well enough. `faint` tells that
    already the line is a guess.
    """

    row: int
    start: int
    end: int
    faint: bool = False


class Timeline:
    """When every line is spoken, as far as the page tells.

    A stated second may be shared by several lines, be missing or be wrong. Lines that state a time which does not fit
    among the others (all but the longest run that never goes backwards) count as untimed; untimed lines and lines that
    share a second are spread by their characters over the time up to the next stated second, because the turn's time
    passes while its words are said. Headers take no time: they stand where the line after them starts.
    """

    def __init__(self, entries: Sequence[Entry], duration: float | None = None) -> None:
        self._entries = entries
        self._rows = [row for row, entry in enumerate(entries) if type(entry) is Line]
        self._openers, stated = _turns([entry.sec for entry in entries if type(entry) is Line])
        self._starts: list[float] = []
        self._end = 0.0
        if stated:
            self._lay_out(stated, duration)

    @property
    def entries(self) -> Sequence[Entry]:
        """Return the entries whose times these are."""
        return self._entries

    @property
    def starts(self) -> Sequence[float]:
        """Return the seconds at which the lines start, line by line; empty if none is timed."""
        return self._starts

    def rows_between(self, start: float, end: float) -> Sequence[int]:
        """Return the rows of the lines that are said, if only in part, from one second to another, both included."""
        if not start <= self._end:
            return []
        first = max(0, bisect_left(self._starts, start) - 1)
        return self._rows[first : bisect_right(self._starts, end)]

    def spoken(self, seconds: float) -> Spoken | None:
        """Return what is spoken at a moment; None before the first line, after the last and if no line is timed."""
        index = bisect_right(self._starts, seconds) - 1
        if index < 0 or not seconds <= self._end:
            return None
        start = self._starts[index]
        length = self._end_at(index) - start
        row = self._rows[index]
        text = self._entries[row].text
        share = (seconds - start) / length if length > 0 else 0.0
        return Spoken(row, *word_at(text, int(share * (len(text) + 1))))

    def reword(self, change: Change, entries: Sequence[Entry]) -> bool:
        """Follow a change of the words of one line, which led to `entries`; False if it takes a new timeline."""
        match change.splices:
            case [Splice(row, (Line() as old,), (Line() as new,))] if old.sec == new.sec:
                index = self._index(row)
            case _:
                return False
        turn = bisect_right(self._openers, index) - 1
        if not 0 < turn < len(self._openers) - 2:
            # How long the first and the last turn take is told by their words.
            return False
        self._entries = entries
        first, after = self._openers[turn : turn + 2]
        self._starts[first:after] = self._spread(first, after, self._starts[first], self._end_at(after - 1))
        return True

    def start_of(self, row: int) -> float | None:
        """Return the second at which a line starts, stated or estimated; None if no line is timed."""
        index = self._index(row)
        if not self._starts:
            return None
        return self._starts[index] if index < len(self._starts) else self._end

    def end_of(self, row: int) -> float | None:
        """Return the second at which a line ends: the next one's start, or the end of the recording."""
        if not self._starts or isinstance(self._entries[row], Header):
            return self.start_of(row)
        return self._end_at(self._index(row))

    def number_of(self, row: int) -> int:
        """Return which line, counted from 0, stands in a row or is the first below it; behind the last row, all."""
        return len(self._rows) if row == len(self._entries) else self._index(row)

    def time_at(self, row: int, offset: int) -> float | None:
        """Return the second at which the character of a line at `offset` is spoken."""
        start, end = self.start_of(row), self.end_of(row)
        if start is None or end is None:
            return None
        length = len(self._entries[row].text) + 1
        return start + (end - start) * min(max(offset, 0), length) / length

    def line_times(self, row: int) -> LineTimes | None:
        """Return the true times of a line and its words; None where only the page tells, and for a header."""
        return None

    def _index(self, row: int) -> int:
        """Return which line stands in a row, or is the first below it."""
        if not 0 <= row < len(self._entries):
            raise IndexError(row)
        return bisect_right(self._rows, row - 1)

    def _end_at(self, index: int) -> float:
        return self._starts[index + 1] if index + 1 < len(self._starts) else self._end

    def _lay_out(self, seconds: list[float], duration: float | None) -> None:
        """Give every line its start; the turns begin at `seconds`, which strictly grow."""
        openers, starts = self._openers, self._starts
        if openers[0]:
            lead = self._sums(0, openers[0])[-1] / CHARACTERS_A_SECOND
            openers.insert(0, 0)
            seconds.insert(0, max(0.0, seconds[0] - lead))
        openers.append(len(self._rows))
        if duration is None or duration <= seconds[-1]:
            duration = seconds[-1] + self._sums(*openers[-2:])[-1] / CHARACTERS_A_SECOND
        self._end = duration
        seconds.append(duration)
        for index, after, start, end in zip(openers, openers[1:], seconds, seconds[1:], strict=False):
            if after == index + 1:
                starts.append(start)
            else:
                starts += self._spread(index, after, start, end)

    def _spread(self, index: int, after: int, start: float, end: float) -> list[float]:
        """Return the starts of the lines of a turn."""
        *sums, whole = self._sums(index, after)
        pace = (end - start) / whole
        return [start, *[start + characters * pace for characters in sums]]

    def _sums(self, index: int, after: int) -> list[int]:
        """Return how many characters a stretch has up to the end of each of its lines."""
        # One more than its characters, so that an empty line has its moment too.
        return list(accumulate([len(self._entries[row].text) + 1 for row in self._rows[index:after]]))


def _turns(seconds: Sequence[float | None]) -> tuple[list[int], list[float]]:
    """Return which lines open a turn, and when: those at which the longest run that never falls grows."""
    values = [sec for sec in seconds if sec is not None and 0 <= sec < NEVER]
    indices: Sequence[int] = range(len(seconds))
    if len(values) < len(seconds):
        indices = [index for index, sec in enumerate(seconds) if sec is not None and 0 <= sec < NEVER]
    if values != sorted(values):
        run = _longest_run(values)
        indices = run if len(values) == len(seconds) else list(map(indices.__getitem__, run))
        values = list(map(values.__getitem__, run))
    grows = [True, *map(lt, values, values[1:])]
    return list(compress(indices, grows)), list(compress(values, grows))


def _longest_run(values: Sequence[float]) -> list[int]:
    """Return which values form the longest part, in order, that never falls (by patience sorting).

    Where two are as long, the earlier values are kept: what goes backwards is the one that is wrong. So it is searched
    from the end, downwards.
    """
    flipped = [-value for value in reversed(values)]
    tails: list[float] = []
    tops: list[int] = []
    before: list[int] = []
    highest = -math.inf
    top = -1
    for number, value in enumerate(flipped):
        if value >= highest:
            before.append(top)
            tops.append(number)
            tails.append(value)
            highest = value
            top = number
        else:
            pile = bisect_right(tails, value)
            before.append(tops[pile - 1] if pile else -1)
            tops[pile] = number
            tails[pile] = value
            highest = tails[-1]
            top = tops[-1]
    run = []
    while top >= 0:
        run.append(len(values) - 1 - top)
        top = before[top]
    return run


def word_at(text: str, offset: int) -> tuple[int, int]:
    """Return where the word at an offset starts and ends, or the next one, or the last."""
    start = offset = min(offset, len(text))
    before = text[text.rfind(" ", 0, offset) + 1 : offset]
    if before and not before[-1].isspace():
        start -= len(before.rsplit(None, 1)[-1])
    match = _WORD.search(text, start)
    if match is None:
        stripped = text.rstrip()
        return len(stripped) - len((stripped.rsplit(None, 1) or [""])[-1]), len(stripped)
    return match.span()
