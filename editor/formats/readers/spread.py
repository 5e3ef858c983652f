"""The times of words from times that stand at some places of a text."""

import re
from collections.abc import Iterator, Sequence
from sys import intern

from editor.core.captions import HeardWord
from editor.formats.readers.cues import squeeze

_WORD = re.compile(r"\S+")


Knot = tuple[int, float]
"""A place in a text, in characters, and the second from which on what follows is said."""


def spread_words(
    text: str, start: float | None, end: float | None, knots: Sequence[Knot]
) -> tuple[str, tuple[HeardWord, ...]]:
    """Return a text with single blanks, and its words with their times; no words where nothing but its ends is timed.

    Between two knots the words are spread by their characters. Knots that go backwards are passed over.
    """
    clean = squeeze(text)
    if not knots or start is None or not clean:
        return clean, ()
    words = clean.split(" ")
    spans = [found.span() for found in _WORD.finditer(text)]
    if len(words) != len(spans):
        return clean, ()
    starts = _one_each(text, spans, knots, start)
    if starts is not None:
        stops = [*starts[1:], max(starts[-1], end if end is not None else starts[-1])]
        return clean, tuple(map(HeardWord, map(intern, words), starts, stops))
    places, times = _straight(spans, knots, start)
    places.append(max(len(text), places[-1]) + 1)
    times.append(max(times[-1], end if end is not None else times[-1]))
    return clean, tuple(_spread(words, spans, places, times))


def _one_each(text: str, spans: Sequence[tuple[int, int]], knots: Sequence[Knot], start: float) -> list[float] | None:
    """Return when words start, each behind one blank and its own knot, though perhaps not the first; else None."""
    first = len(spans) - len(knots)
    if first not in (0, 1) or spans[0][0] != 0 or spans[-1][1] != len(text):
        return None
    times, after = [start] * first, spans[0][1] if first else -1
    latest = start
    for (at, until), (place, seconds) in zip(spans[first:], knots, strict=True):
        if not after <= place <= at <= after + 1 or seconds < latest:
            return None
        times.append(seconds)
        latest, after = seconds, until
    return times


def _straight(spans: Sequence[tuple[int, int]], knots: Sequence[Knot], start: float) -> tuple[list[int], list[float]]:
    """Return where knots are and when, in order; those between words move to the word that follows."""
    places, times = [0], [start]
    index = 0
    for at, seconds in knots:
        while index < len(spans) and spans[index][1] <= at:
            index += 1
        if index < len(spans):
            at = max(at, spans[index][0])
        if seconds < times[-1]:
            continue
        if at <= places[-1] or (not index and at <= spans[0][0]):
            times[-1] = seconds
        else:
            places.append(at)
            times.append(seconds)
    return places, times


def _spread(
    words: Sequence[str], spans: Sequence[tuple[int, int]], places: Sequence[int], times: Sequence[float]
) -> Iterator[HeardWord]:
    """Yield words with the times that they have between knots."""
    index = 0
    for word, (at, until) in zip(words, spans, strict=True):
        while places[index + 1] <= at:
            index += 1
        begin = times[index] if at == places[index] else _between(at, index, places, times)
        last = index
        while places[last + 1] < until:
            last += 1
        # The blank behind a word takes no time where the next word has a time of its own.
        stop = times[last + 1] if places[last + 1] <= until + 1 else _between(until, last, places, times)
        yield HeardWord(intern(word), begin, stop)


def _between(at: int, index: int, places: Sequence[int], times: Sequence[float]) -> float:
    low, high = places[index], places[index + 1]
    return times[index] + (times[index + 1] - times[index]) * (at - low) / (high - low)
