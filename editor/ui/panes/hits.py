"""How often an expression is found in each entry, counted a bit at a time and kept right through edits."""

import re
import time
from collections.abc import Iterator, Sequence

from editor.core.change import Change
from editor.core.expressions import found_in
from editor.core.model import Entry, Episode, Position, Selection
from editor.core.search import Match, Query, compile_query

_ROWS_AT_ONCE = 64
_MANY_SPLICES = 200


class Hits:
    """What a pattern finds in the entries; `total` and `rows` are right once `counted`."""

    def __init__(self, entries: Sequence[Entry], pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self._entries = entries
        self._counts: list[int] = []

    @property
    def counted(self) -> bool:
        """Tell whether every entry has been looked at."""
        return len(self._counts) == len(self._entries)

    @property
    def total(self) -> int:
        """Return how often the pattern was found so far."""
        return sum(self._counts)

    @property
    def rows(self) -> int:
        """Return in how many entries it was found so far."""
        return len(self._counts) - self._counts.count(0)

    def count(self, seconds: float) -> None:
        """Go on counting for about so long."""
        end = time.perf_counter() + seconds
        while not self.counted and time.perf_counter() < end:
            at = len(self._counts)
            self._counts += [self._count_in(entry) for entry in self._entries[at : at + _ROWS_AT_ONCE]]

    def follow(self, change: Change, entries: Sequence[Entry]) -> None:
        """Look again at what an edit changed, or count anew if that is much; `entries` are those after it."""
        self._entries = entries
        if len(change.splices) > _MANY_SPLICES:
            self._counts.clear()
            return
        for splice in reversed(change.splices):
            end = splice.at + len(splice.removed)
            if end <= len(self._counts):
                self._counts[splice.at : end] = [self._count_in(entry) for entry in splice.inserted]
            else:
                del self._counts[splice.at :]

    def number(self, match: Match) -> int | None:
        """Return which of all hits a match is, counted from 1; None before the counting has come so far."""
        if match.row >= len(self._counts):
            return None
        return sum(self._counts[: match.row]) + sum(hit.start <= match.start for hit in self._in(match.row))

    def match_at(self, selection: Selection) -> Match | None:
        """Return the hit that is exactly what is selected, if there is one."""
        start, end = selection.start, selection.end
        if start.row != end.row or start.row >= len(self._entries):
            return None
        return next((hit for hit in self._in(start.row) if (hit.start, hit.end) == (start.offset, end.offset)), None)

    def next(self, after: Position) -> Match | None:
        """Return the first hit that starts at a place or behind it, else the very first."""
        size = len(self._entries)
        for step in range(size + 1 if size else 0):
            row = (after.row + step) % size
            least = after.offset if step == 0 else 0
            found = next((hit for hit in self._in(row) if hit.start >= least), None)
            if found:
                return found
        return None

    def previous(self, before: Position) -> Match | None:
        """Return the last hit that starts before a place, else the very last."""
        size = len(self._entries)
        for step in range(size + 1 if size else 0):
            row = (before.row - step) % size
            found = [hit for hit in self._in(row) if step or hit.start < before.offset]
            if found:
                return found[-1]
        return None

    def _in(self, row: int) -> Iterator[Match]:
        for found in self.pattern.finditer(self._entries[row].text):
            if found.end() > found.start():
                yield Match(row, found.start(), found.end())

    def _count_in(self, entry: Entry) -> int:
        return sum(found.end() > found.start() for found in self.pattern.finditer(entry.text))


def hits_of(episode: Episode, query: Query) -> Hits:
    """Look for something in an episode; raise EditError for an expression that is none or would take too long."""
    pattern = compile_query(query)
    if query.regex:
        longest = max((entry.text for entry in episode.entries), key=len, default="")
        next(found_in(pattern, [longest]), None)
    return Hits(episode.entries, pattern)
