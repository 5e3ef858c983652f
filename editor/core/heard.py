"""The times of a caption's words: those that the source gives, and between them by characters."""

import re
from collections.abc import Iterator, Sequence

from editor.core.captions import Caption, HeardWord
from editor.core.timing import CHARACTERS_A_SECOND, time_or_none

_WORD = re.compile(r"\S+")
SLOWLY = 1.25
"""Where a caption has no end, its words take at most so many times what they usually take, and a second."""

PlacedWord = tuple[int, HeardWord]
"""Where in a text a word begins, in characters, and the word."""
Span = tuple[float | None, float | None]
"""Start and end in seconds."""


def times_of(captions: Sequence[Caption]) -> list[Span]:
    """Return the start and the end of captions in seconds.

    Where the source has no end, it is estimated: by the next start, and by how long such words take. Captions without
    an end that state the same second share the time up to the next.
    """
    spans: list[Span] = []
    starts = [stated_start(caption) for caption in captions]
    index = 0
    while index < len(captions):
        caption, start = captions[index], starts[index]
        after = index + 1
        if start is None or _has_end(caption, start):
            spans.append((start, None if start is None else _stated_end(caption, start)))
        else:
            while after < len(captions) and starts[after] == start and not _has_end(captions[after], start):
                after += 1
            following = starts[after] if after < len(captions) else None
            spans += _estimated([len(one.text) for one in captions[index:after]], start, following)
        index = after
    return spans


def stated_start(caption: Caption) -> float | None:
    """Return the second at which a caption starts by its source, or else its first word."""
    start = time_or_none(caption.start)
    return time_or_none(caption.words[0].start) if start is None and caption.words else start


def _has_end(caption: Caption, start: float) -> bool:
    end = time_or_none(caption.end)
    return bool(caption.words) or (end is not None and end >= start)


def _stated_end(caption: Caption, start: float) -> float:
    end = time_or_none(caption.end)
    return end if end is not None and end >= start else max(start, caption.words[-1].end)


def _estimated(lengths: Sequence[int], start: float, following: float | None) -> Iterator[Span]:
    """Yield the times of captions of so many characters that start together."""
    whole = sum(lengths)
    duration = SLOWLY * whole / CHARACTERS_A_SECOND + 1
    if following is not None and following > start:
        duration = min(duration, following - start)
    done = 0
    for length in lengths:
        begin = start + duration * done / max(1, whole)
        done += length
        yield begin, start + duration * done / max(1, whole)


def heard_in(text: str, words: Sequence[HeardWord], start: float | None, end: float | None) -> list[PlacedWord]:
    """Return the words of a text that have a time, in order; `words` are those that the source timed.

    Words of the text that the source did not time are spread by characters between the times around them.
    """
    tokens = _WORD.findall(text)
    if [word.text for word in words] == tokens:
        placed, at = [], 0
        for word in words:
            placed.append((at, word))
            at += len(word.text) + 1
        return placed
    if start is None or end is None:
        return [] if not words else list(_located(text, words))
    if not words:
        return list(_spread(text, 0, len(text), start, end))
    return list(_filled(text, list(_located(text, words)), start, end))


def _located(text: str, words: Sequence[HeardWord]) -> Iterator[PlacedWord]:
    """Yield where words stand in a text; one that is not there stands where the one before ends."""
    after = 0
    for word in words:
        at = text.find(word.text, after) if word.text else -1
        if at < 0:
            yield min(after, max(0, len(text) - 1)), word
        else:
            yield at, word
            after = at + len(word.text)


def _filled(text: str, placed: Sequence[PlacedWord], start: float, end: float) -> Iterator[PlacedWord]:
    """Yield placed words and, between them, the words that have no time, spread over the time between."""
    ends = [(0, start), *((at + len(word.text), word.end) for at, word in placed)]
    starts = [*((at, word.start) for at, word in placed), (len(text), end)]
    for index, ((behind, earlier), (before, later)) in enumerate(zip(ends, starts, strict=True)):
        if before > behind:
            yield from _spread(text, behind, before, earlier, max(earlier, later))
        if index < len(placed):
            yield placed[index]


def _spread(text: str, at: int, until: int, start: float, end: float) -> Iterator[PlacedWord]:
    """Yield the words of some of a text, spread over a span of seconds by their characters."""
    pace = (end - start) / max(1, until - at)
    for match in _WORD.finditer(text, at, until):
        begin, stop = match.span()
        yield begin, HeardWord(match[0], start + (begin - at) * pace, start + (stop - at) * pace)
