"""Episodes with the times of what was heard, and what holds for any alignment of an episode."""

import math
import re
from collections.abc import Sequence

from editor.core.alignment import NOT_HEARD, AlignedWord, Alignment, Grade, LineTimes, WordTimes
from editor.core.model import Entry, Line

PACE = 0.5
_UNHEARD = re.compile(r"\(.*\)")


def heard(entries: Sequence[Entry]) -> Alignment:
    """Say the lines of an episode, half a second for each word; what stands in brackets was not heard."""
    made, clock, number = [], 0.0, 0
    for line in lines_of(entries):
        start, words = clock, []
        for match in re.finditer(r"\S+", line.text):
            is_heard = not _UNHEARD.fullmatch(match[0])
            words.append(AlignedWord(*match.span(), clock, clock + PACE, number if is_heard else NOT_HEARD))
            clock += PACE
            number += is_heard
        clock += PACE
        made.append(LineTimes(start, clock - PACE, start, start, Grade.SURE, 0.75, False, WordTimes.of(words)))
    return Alignment(tuple(made))


def lines_of(entries: Sequence[Entry]) -> list[Line]:
    return [entry for entry in entries if isinstance(entry, Line)]


def words_in(entries: Sequence[Entry], alignment: Alignment) -> list[tuple[str, float, float, int]]:
    """Return all words with their times and numbers."""
    return [
        (line.text[word.offset : word.until], word.start, word.end, word.heard)
        for line, times in zip(lines_of(entries), alignment.lines, strict=True)
        for word in times.words
    ]


def check(entries: Sequence[Entry], alignment: Alignment) -> None:
    """Assert that an alignment fits an episode: its lines, their words, and numbers that can be."""
    lines = lines_of(entries)
    assert len(alignment) == len(lines)
    for line, times in zip(lines, alignment.lines, strict=True):
        assert [(word.offset, word.until) for word in times.words] == [
            match.span() for match in re.finditer(r"\S+", line.text)
        ]
        seconds = [times.start, times.end, times.low, times.high, *times.words.starts, *times.words.ends]
        assert all(math.isfinite(second) and second >= 0 for second in seconds)
        assert times.start <= times.end
        assert times.low <= times.high
        assert all(word.start <= word.end for word in times.words)
