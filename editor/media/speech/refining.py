"""Exact times for words that were heard at about some time, as those of captions: each is looked for in the sound."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from editor.core.captions import HeardWord
from editor.media.speech.recogniser import Finder, Span
from editor.media.speech.samples import Stretch

WINDOW = 15.0
"""Seconds of words that are looked for at once; longer ones fail more often."""
GAP = 4.0
"""Seconds without a word that part two windows."""
MARGIN = 1.5
"""Seconds by which a rough time may be off."""
CONTEXT = 5
"""Words on either side that are looked for too, so that what is said at the edges has its word."""
MOST_OFF = 3.0
"""Seconds from its rough time beyond which a word was taken for another."""
FEWEST = 8
"""Words of a window that is not halved where it fails."""


class Refined(NamedTuple):
    """Some words, each with its exact time or, where it was not found, about as it was; and how many were found."""

    words: list[HeardWord]
    found: int


def refined(words: Sequence[HeardWord], stretch: Stretch, finder: Finder) -> Iterator[Refined]:
    """Yield all words, window by window, with their seconds as they are found in the sound.

    `words` have to be what is said, in order, each at most about a second and a half from where it is said. Their
    number and their texts stay.
    """
    known: list[Span | None] = [None] * len(words)
    clock = 0.0
    for first, after in _windows(words):
        _find(words, known, first, after, stretch, finder)
        made = _placed(words, known, first, after, clock)
        clock = made[-1].end
        yield Refined(made, sum(span is not None for span in known[first:after]))


def _windows(words: Sequence[HeardWord]) -> Iterator[tuple[int, int]]:
    first = 0
    for number, (before, word) in enumerate(pairwise(words), 1):
        if word.start - words[first].start > WINDOW or word.start - before.end > GAP:
            yield first, number
            first = number
    if words:
        yield first, len(words)


def _find(
    words: Sequence[HeardWord], known: list[Span | None], first: int, after: int, stretch: Stretch, finder: Finder
) -> None:
    """Note when the words from `first` up to `after` are said; halve them where they are not found together."""
    begin, start = _left(words, known, first)
    until = after
    while until < min(len(words), after + CONTEXT) and words[until].start - words[until - 1].end <= GAP:
        until += 1
    piece = stretch.span(start, words[until - 1].end + MARGIN)
    spans = finder.find([word.text for word in words[begin:until]], piece.samples)
    if spans is None and after - first > FEWEST:
        middle = (first + after) // 2
        _find(words, known, first, middle, stretch, finder)
        _find(words, known, middle, after, stretch, finder)
        return
    for number, span in enumerate(spans or (), begin):
        if span is not None and first <= number < after:
            exact = span[0] + piece.start, span[1] + piece.start
            if abs(exact[0] - words[number].start) <= MOST_OFF:
                known[number] = exact


def _left(words: Sequence[HeardWord], known: Sequence[Span | None], first: int) -> tuple[int, float]:
    """Return the first word of the context before a window, and the second from which to listen."""
    begin = first
    while begin > max(0, first - CONTEXT) and words[begin].start - words[begin - 1].end <= GAP:
        begin -= 1
    exact = known[begin] if begin < first else None
    return begin, max(0.0, exact[0] - 0.1 if exact else words[begin].start - MARGIN)


def _placed(
    words: Sequence[HeardWord], known: Sequence[Span | None], first: int, after: int, clock: float
) -> list[HeardWord]:
    """Return words with their exact times; those without one stand between their neighbours, as far off as those were.

    Nothing starts before `clock`, at which what is before them ends.
    """
    off = next((span[0] - words[number].start for number, span in enumerate(known[first:after], first) if span), 0.0)
    until = [words[after].start + off if after < len(words) else inf]
    for number in reversed(range(first, after)):
        span = known[number]
        until.append(span[0] if span else until[-1])
    made: list[HeardWord] = []
    for number, limit in zip(range(first, after), reversed(until), strict=False):
        span, word = known[number], words[number]
        if span:
            off = span[0] - word.start
        else:
            span = min(word.start + off, limit), min(word.end + off, limit)
        clock = max(clock, span[0])
        made.append(HeardWord(word.text, clock, max(clock, span[1])))
        clock = made[-1].end
    return made
