"""What is shown on the page besides its text; none of it ever touches the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from editor.core.model import Entry
from editor.core.search import Match
from editor.core.timing import Spoken, Timeline
from editor.ui.theme import Theme

NEARBY = 60
HITS_IN_ROW = 500


class Spot(NamedTuple):
    """Something in the gutter that can be clicked: `part` is "time" or "speaker"."""

    row: int
    part: str


@dataclass
class Marks:
    """The spoken word, what was found, whether clips are shown, and what the mouse is over."""

    theme: Theme
    spoken: Spoken | None = None
    pattern: re.Pattern[str] | None = None
    current: Match | None = None
    clips_shown: bool = True
    hovered: Spot | None = None

    def hits(self, entry: Entry) -> list[tuple[int, int]]:
        """Return where the pattern is found in an entry, in characters; a row is full at some hundreds."""
        if self.pattern is None:
            return []
        spans: list[tuple[int, int]] = []
        for found in self.pattern.finditer(entry.text):
            if found.end() > found.start():
                spans.append(found.span())
            if len(spans) == HITS_IN_ROW:
                break
        return spans


def estimated_start(entries: Sequence[Entry], row: int) -> float | None:
    """Return about when a line without a time starts, judged by its neighbours; None if they have no times either."""
    first = max(0, row - NEARBY)
    return Timeline(entries[first : row + NEARBY]).start_of(row - first)
