"""Words that were quoted once: where they are said now, and whether they still are what a span of time holds."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from editor.core.sections import states_time
from editor.core.timing import LEEWAY, Timeline
from editor.core.words import Word, text_of, words_near

REACH = 90.0
"""Seconds around a span in which its words are searched."""

_FAR = 100  # rows
_LIKE = 0.5  # the share of the words that must still be there, to say where they are


class Whereabouts(NamedTuple):
    """Where quoted words are said now, in seconds; `same` tells whether they still are the same words."""

    start: float
    end: float
    same: bool


def text_between(timeline: Timeline, start: float, end: float) -> str:
    """Return what `text_of` does, in a time that long spans do not make long."""
    rows = timeline.rows_between(start, end)
    second, last = (timeline.start_of(row) for row in (rows[1], rows[-1])) if len(rows) > 2 else (None, None)
    if second is None or last is None or last >= end:
        # Lines that take no time at the very end may not be among it.
        return text_of(timeline, start, end)
    whole = [timeline.entries[row].text.strip() for row in rows[1:-1]]
    return " ".join(filter(None, (text_of(timeline, start, second), *whole, text_of(timeline, last, end))))


def turn_around(timeline: Timeline, row: int, until: int) -> tuple[float, float] | None:
    """Return the seconds of the turns that rows belong to: when the words there are said depends on all of them.

    Of lines that were aligned, those of the lines alone. None where that takes too long to find out.
    """
    entries = timeline.entries
    if timeline.line_times(row) is not None:
        first, last = timeline.start_of(row), timeline.end_of(until - 1)
        return None if first is None or last is None else (first, last)
    low = next((at for at in range(row, max(-1, row - _FAR), -1) if states_time(at, entries, timeline)), None)
    high = next(
        (at for at in range(until, min(until + _FAR, len(entries))) if states_time(at, entries, timeline)), None
    )
    if low is None or high is None:
        return None
    start, end = timeline.start_of(low), timeline.start_of(high)
    return None if start is None or end is None else (start, end)


def whereabouts(timeline: Timeline, text: str, start: float, end: float) -> Whereabouts | None:
    """Return where the words of a text are said, nearest to a span of seconds; None if they are not around there."""
    wanted = text.split()
    around = list(words_near(timeline, start - REACH, end + REACH))
    if not wanted or not around:
        return None
    texts = _texts(timeline, around)
    places = [at for at in range(len(texts) - len(wanted) + 1) if texts[at : at + len(wanted)] == wanted]
    if places:
        at = min(places, key=lambda place: abs(around[place].start - start))
        return Whereabouts(around[at].start, around[at + len(wanted) - 1].end, True)
    return _likely(around, texts, wanted)


def has_moved(timeline: Timeline, found: Whereabouts, start: float, end: float) -> bool:
    """Tell whether words are said elsewhere than a span of seconds, by more than the precision of a page's times."""
    held = [word for word in words_near(timeline, start, end) if start <= word.middle < end]
    if not held or not found.same:
        return True
    return abs(held[0].start - found.start) >= LEEWAY or abs(held[-1].end - found.end) >= LEEWAY


def _texts(timeline: Timeline, words: Sequence[Word]) -> list[str]:
    entries = timeline.entries
    return [entries[word.row].text[word.offset : word.until] for word in words]


def _likely(around: Sequence[Word], texts: Sequence[str], wanted: Sequence[str]) -> Whereabouts | None:
    """Return where most of the words are: edited words within and at the ends belong to it."""
    # Small words are everywhere: only what is near the longest run that is still there belongs to it.
    best = SequenceMatcher(None, texts, wanted, autojunk=False).find_longest_match()
    slack = len(wanted) // 2 + 3
    low = max(0, best.a - best.b - slack)
    near = texts[low : best.a + len(wanted) - best.b + slack]
    *blocks, _ = SequenceMatcher(None, near, wanted, autojunk=False).get_matching_blocks()
    if sum(block.size for block in blocks) < _LIKE * len(wanted):
        return None
    first, last = blocks[0], blocks[-1]
    at = max(0, low + first.a - first.b)
    until = min(len(around), low + last.a + len(wanted) - last.b)
    return Whereabouts(around[at].start, around[until - 1].end, False)
