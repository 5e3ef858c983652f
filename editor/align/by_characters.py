"""Times where nothing was heard: lines and words share the time of their turn by their characters."""

import re
from collections.abc import Iterator, Sequence

from editor.align.values import NOT_HEARD, Aligned, AlignedWord, Alignment, Grade, alignment_of
from editor.core.model import Line
from editor.core.timing import Timeline

_WORD = re.compile(r"\S+")


def by_characters(lines: Sequence[str], secs: Sequence[float | None], end: float | None = None) -> Alignment:
    """Return times of lines by the seconds at which they are stated to begin, and by their lengths between those.

    Lines that share a second, or have none, share the time up to the next that fits; `end` is where the recording ends,
    in seconds. All are guesses but those that open a turn, whose second is as likely as the page.
    """
    untimed = all(sec is None for sec in secs)
    stated = [0.0, *secs[1:]] if untimed and lines else secs
    entries = [Line(text, sec=sec) for text, sec in zip(lines, stated, strict=True)]
    timeline = Timeline(entries, end)
    made = list(_timed(timeline, secs))
    words = (_words(text, line) for text, line in zip(lines, made, strict=True))
    return alignment_of(made, words)


def _timed(timeline: Timeline, secs: Sequence[float | None]) -> Iterator[Aligned]:
    ends = [timeline.end_of(row) or 0.0 for row in range(len(secs))]
    opens = [start == sec for start, sec in zip(timeline.starts, secs, strict=bool(timeline.starts))]
    low = 0.0
    for row, (start, end) in enumerate(zip(timeline.starts, ends, strict=True)):
        if opens[row]:
            low = start
            yield Aligned(start, end, start, start, Grade.LIKELY, 0.0, False)
        else:
            after = opens.index(True, row) if True in opens[row:] else len(ends)
            high = timeline.starts[after] if after < len(ends) else ends[-1]
            yield Aligned(start, end, low, high, Grade.GUESS, 0.0, False)


def _words(text: str, line: Aligned) -> list[AlignedWord]:
    pace = (line.end - line.start) / (len(text) + 1)
    places = [match.span() for match in _WORD.finditer(text)]
    return [AlignedWord(*one, line.start + one[0] * pace, line.start + one[1] * pace, NOT_HEARD) for one in places]
