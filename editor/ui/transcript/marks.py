"""What is shown on the page besides its text; none of it ever touches the text."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from editor.core.alignment import Grade, LineTimes
from editor.core.errors import EditError
from editor.core.expressions import found_in
from editor.core.model import Entry
from editor.core.search import Match
from editor.core.timing import Spoken, Timeline
from editor.core.words import Span
from editor.ui.theme import Theme

NEARBY = 60
HITS_IN_ROW = 500
KEPT = 300


class Spot(NamedTuple):
    """Something in the gutter that can be clicked: `part` is "time" or "speaker"."""

    row: int
    part: str


@dataclass
class Marks:
    """The spoken word, what was found, what a clip would quote (by row), whether clips are shown, the mouse's place.

    `line_times` tells when the line of a row is truly said, where that is known.
    """

    theme: Theme
    spoken: Spoken | None = None
    pattern: re.Pattern[str] | None = None
    current: Match | None = None
    quoted: Mapping[int, Span] = field(default_factory=dict)
    clips_shown: bool = True
    hovered: Spot | None = None
    hovered_row: int | None = None
    line_times: Callable[[int], LineTimes | None] = field(default=lambda _row: None)
    grades_shown: bool = True

    _found: dict[Entry, list[tuple[int, int]]] = field(default_factory=dict)

    def look_for(self, pattern: re.Pattern[str] | None, current: Match | None) -> bool:
        """Take something else to look for, and tell whether that shows."""
        if (pattern, current) == (self.pattern, self.current):
            return False
        if pattern != self.pattern:
            self._found.clear()
        self.pattern, self.current = pattern, current
        return True

    def ranged(self, row: int, times: LineTimes | None) -> bool:
        """Tell whether the range of a row is to be shown: of a guess, while the line is spoken or under the mouse."""
        if times is None or times.grade is not Grade.GUESS or not self.grades_shown:
            return False
        return row == self.hovered_row or (self.spoken is not None and row == self.spoken.row)

    def hits(self, entry: Entry) -> list[tuple[int, int]]:
        """Return where the pattern is found in an entry, in characters; a row is full at some hundreds."""
        if self.pattern is None:
            return []
        if entry not in self._found:
            if len(self._found) > KEPT:
                self._found.clear()
            self._found[entry] = _spans(self.pattern, entry.text)
        return self._found[entry]


def _spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    try:
        return [found.span() for _, found in islice(found_in(pattern, [text]), HITS_IN_ROW)]
    except EditError:
        # It takes too long; whoever looks for it is told so, the page just shows no hits.
        return []


def estimated_start(entries: Sequence[Entry], row: int) -> float | None:
    """Return about when a line without a time starts, judged by its neighbours; None if they have no times either."""
    first = max(0, row - NEARBY)
    return Timeline(entries[first : row + NEARBY]).start_of(row - first)
