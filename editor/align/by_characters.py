"""Times where nothing was heard: lines and words share the time of their turn by their characters."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from editor.core.alignment import NOT_HEARD, AlignedWord, Alignment, Grade, LineTimes, WordTimes
from editor.core.model import Line
from editor.core.timing import Timeline
from editor.core.word_places import word_places


def by_characters(lines: Sequence[str], secs: Sequence[float | None], end: float | None = None) -> Alignment:
    """Return times of lines by the seconds at which they are stated to begin, and by their lengths between those.

    Lines that share a second, or have none, share the time up to the next that fits; `end` is where the recording ends,
    in seconds. All are guesses but those that open a turn, whose second is as likely as the page.
    """
    # Pages have whole seconds as int.
    stated = [None if sec is None else float(sec) for sec in secs]
    entries = [Line(text, sec=sec) for text, sec in zip(lines, stated, strict=True)]
    timeline = Timeline(entries, end)
    if entries and not timeline.starts:
        timeline = Timeline([replace(entries[0], sec=0.0), *entries[1:]], end)
    return Alignment(tuple(_timed(timeline, lines, stated)))


def _timed(timeline: Timeline, lines: Sequence[str], secs: Sequence[float | None]) -> Iterator[LineTimes]:
    starts = timeline.starts
    ends = [timeline.end_of(row) or 0.0 for row in range(len(lines))]
    opens = [start == sec for start, sec in zip(starts, secs, strict=True)]
    low = 0.0
    # Where the next turn opens, seen from each line.
    highs = ends[-1:] * len(lines)
    for row in reversed(range(len(lines) - 1)):
        highs[row] = starts[row + 1] if opens[row + 1] else highs[row + 1]
    for row, (text, start, end, high) in enumerate(zip(lines, starts, ends, highs, strict=True)):
        words = _words(text, start, end)
        if opens[row]:
            low = start
            yield LineTimes(start, end, start, start, Grade.LIKELY, 0.0, False, words)
        else:
            yield LineTimes(start, end, low, high, Grade.GUESS, 0.0, False, words)


def _words(text: str, start: float, end: float) -> WordTimes:
    pace = (end - start) / (len(text) + 1)
    places = word_places(text)
    return WordTimes.of(
        AlignedWord(offset, until, start + offset * pace, start + until * pace, NOT_HEARD) for offset, until in places
    )
