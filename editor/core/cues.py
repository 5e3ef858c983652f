"""Cues: the words of a passage as subtitles show them, a line or two at a time.

Where to break follows the usual rules of subtitling: at most two lines of 42 characters, between one and seven seconds,
one speaker, at the end of a sentence rather than at a comma, and at a comma rather than in the middle of a phrase. No
more than twenty characters a second stand on the screen where the time allows.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from editor.core.cue_breaks import LINE_LENGTH, LONGEST, READING_SPEED, SHORTEST, Run, layout, spans_of
from editor.core.cue_times import cue_times
from editor.core.model import Entry, Header, Line
from editor.core.timing import Timeline
from editor.core.words import Word, words_between

__all__ = ["LINE_LENGTH", "LONGEST", "READING_SPEED", "SHORTEST", "Cue", "clip_text", "cues_from", "cues_of"]


class Cue(NamedTuple):
    """A subtitle: what stands on the screen from `start` to `end` (seconds of the recording).

    `lines` (one or two) hold the texts of `words` in their order, each line's separated by single blanks. `who` says
    all of them.
    """

    start: float
    end: float
    words: tuple[Word, ...]
    lines: tuple[str, ...]
    who: str | None


def cues_of(timeline: Timeline, start: float, end: float) -> tuple[Cue, ...]:
    """Return the cues of a passage, in seconds of the recording: every word once, none overlapping the next."""
    return cues_from(timeline.entries, words_between(timeline, start, end), start, end)


def cues_from(entries: Sequence[Entry], words: Sequence[Word], start: float, end: float) -> tuple[Cue, ...]:
    """Return the cues of words that were timed, which lie in a span of seconds; as `cues_of` does."""
    runs = list(_runs(entries, words))
    groups = [(run, *span) for run in runs for span in spans_of(run)]
    laid_out = [layout(run, first, after) for run, first, after in groups]
    times = cue_times(
        [(run.starts[first], run.ends[after - 1]) for run, first, after in groups],
        [sum(map(len, lines)) + len(lines) - 1 for lines in laid_out],
        start,
        end,
    )
    return tuple(
        Cue(begin, until, tuple(run.words[first:after]), lines, _speaker(entries, run.words[0].row))
        for (run, first, after), lines, (begin, until) in zip(groups, laid_out, times, strict=True)
    )


def clip_text(timeline: Timeline, start: float, end: float) -> str:
    """Return what is said in a passage as plain text: a paragraph for each line, with the name where it changes."""
    paragraphs = []
    before: str | None = None
    for row, group in groupby(words_between(timeline, start, end), attrgetter("row")):
        words = list(group)
        text = timeline.entries[row].text[words[0].offset : words[-1].until]
        who = _speaker(timeline.entries, row)
        paragraphs.append(f"{who}: {text}" if who and who != before else text)
        before = who
    return "\n\n".join(paragraphs) + "\n" if paragraphs else ""


def _runs(entries: Sequence[Entry], words: Sequence[Word]) -> Iterator[Run]:
    """Yield the words, parted where somebody else speaks and at headers."""
    first = 0
    before = words[0].row if words else 0
    for index, word in enumerate(words):
        if word.row != before:
            if _parted(entries, before, word.row):
                yield Run(entries, words[first:index])
                first = index
            before = word.row
    if words:
        yield Run(entries, words[first:])


def _parted(entries: Sequence[Entry], row: int, next_row: int) -> bool:
    between = entries[row + 1 : next_row]
    return _speaker(entries, row) != _speaker(entries, next_row) or any(isinstance(one, Header) for one in between)


def _speaker(entries: Sequence[Entry], row: int) -> str | None:
    entry = entries[row]
    return entry.who if isinstance(entry, Line) else None
