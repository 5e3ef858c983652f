"""Which heard words belong to which phrase: the best division of what was said, in order.

Each phrase takes a run of heard words, perhaps none. A word counts for a phrase by how much likelier it is there than
anywhere; the best division is found phrase by phrase with running maxima, within a window of heard words for each.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from editor.align.gains import Gains
from editor.align.phrases import Phrase

_TOLERANCE, _PULL, _STRONGEST = 1.0, 2.0, 15.0
"""A hint pulls by so much for every second beyond the tolerance (seconds), up to a strength that words outweigh."""
_IN_SENTENCE, _IN_LINE, _BETWEEN_LINES = (0.2, 12.0), (0.1, 9.0), (0.0, 0.0)
"""What heard words cost that belong to no phrase: each, and at most. Between lines they are free, so that a text of
which whole passages were cut is followed."""
_OFTEN = 64
"""Phrases between two reports."""

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.signedinteger | np.unsignedinteger]
Windows = Sequence[tuple[int, int]]
Report = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class _Row:
    """For each place in a phrase's window: where a run that ends there begins, and where the run before it ended.

    Both count heard words from the window's start.
    """

    first: int
    begins: Indices
    ends: Indices


def divide(
    phrases: Sequence[Phrase],
    gains: Gains,
    windows: Windows,
    starts: npt.NDArray[np.float64],
    hints: Mapping[int, float],
    report: Report,
) -> list[tuple[int, int]]:
    """Return the heard words of each phrase, half open, none in two, in order.

    `windows` say where each is looked for (both ends never fall); `starts` are the seconds of the heard words and one
    more; `hints` the seconds at which some phrases are said to begin. `report` hears how much is done, from 0 to 1.
    """
    if not phrases:
        return []
    rows: list[_Row] = []
    first = 0
    best = np.zeros(windows[0][1] + 1)
    for number, phrase in enumerate(phrases):
        if number % _OFTEN == 0:
            report(number / len(phrases))
        begin, end = windows[number]
        best = _seen_from(best, first, begin, end)
        first = begin
        if number in hints:
            late = np.abs(starts[begin : end + 1] - hints[number]) - _TOLERANCE
            best -= np.clip(_PULL * late, 0.0, _STRONGEST)
        after = phrases[number + 1] if number + 1 < len(phrases) else None
        row, best = _advance(best, gains.of(phrase, begin, end), *_leaving_out(phrase, after))
        rows.append(_Row(begin, *row))
    return _traced(rows, windows[-1][1])


def _leaving_out(phrase: Phrase, after: Phrase | None) -> tuple[float, float]:
    if after is not None and after.sentence is phrase.sentence:
        return _IN_SENTENCE
    return _IN_LINE if after is not None and after.line == phrase.line else _BETWEEN_LINES


def _seen_from(best: Floats, first: int, begin: int, end: int) -> Floats:
    """Return a row as the next window sees it: beyond its end words are left out."""
    kept = best[min(begin - first, len(best) - 1) : end + 1 - first]
    return np.concatenate([kept, np.full(end + 1 - begin - len(kept), kept[-1])])


def _advance(best: Floats, gains: Floats, each: float, most: float) -> tuple[tuple[Indices, Indices], Floats]:
    """Return where runs begin and end, and the best value at each place, after one more phrase."""
    sums = np.concatenate([[0.0], np.cumsum(gains)])
    begun, begins = _running(best - sums)
    ended = begun + sums
    ramp = each * np.arange(len(ended))
    near, near_ends = _running(ended + ramp)
    far, far_ends = _running(ended)
    near -= ramp
    far -= most
    narrow = np.min_scalar_type(len(ended))
    ends = np.where(near >= far, near_ends, far_ends)
    return (begins.astype(narrow), ends.astype(narrow)), np.maximum(near, far)


def _running(values: Floats) -> tuple[Floats, Indices]:
    """Return the highest value up to each place, and where it first stood."""
    highest = np.maximum.accumulate(values)
    rises = np.concatenate([[True], highest[1:] > highest[:-1]])
    return highest, np.maximum.accumulate(np.where(rises, np.arange(len(values)), 0))


def _traced(rows: Sequence[_Row], place: int) -> list[tuple[int, int]]:
    """Follow the best division back from its end."""
    runs = []
    for row in reversed(rows):
        place = min(place, row.first + len(row.ends) - 1)
        end = row.first + int(row.ends[place - row.first])
        place = row.first + int(row.begins[end - row.first])
        runs.append((place, end))
    return runs[::-1]
