"""The times of the words of a line: heard ones keep theirs, the others share the time between by characters."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from editor.align.soundtrack import Soundtrack
from editor.align.tokens import Token
from editor.align.values import NOT_HEARD, AlignedWord

_WORD = re.compile(r"\S+")
_PACE = 0.062
"""Seconds that a character usually takes."""
_SLOWLY, _LEADING = 2.0, 1.6
"""Words that were not heard take at most so many times what they usually take; those before the first heard one, so
many times, up to it."""

Times = tuple[float, float, int]
"""Start and end in seconds, and which heard word it is."""


def word_times(
    text: str, tokens: Sequence[Token], hits: Mapping[int, int], said: Soundtrack, start: float, end: float
) -> list[AlignedWord]:
    """Return the words of a line that is said from `start` to `end` (seconds); `hits` say which tokens were heard."""
    places = [match.span() for match in _WORD.finditer(text)]
    heard = _heard(places, tokens, hits, said)
    times: list[Times] = []
    clock = start
    for first, after in pairwise([-1, *heard, len(places)]):
        if first >= 0:
            times.append(heard[first])
            clock = max(start, heard[first][1])
        until = heard[after][0] if after < len(places) else max(clock, end)
        times += _shared(places[first + 1 : after], clock, until, first < 0 and after < len(places))
    return [AlignedWord(*place, begin, stop, owner) for place, (begin, stop, owner) in zip(places, times, strict=True)]


def _heard(
    places: Sequence[tuple[int, int]], tokens: Sequence[Token], hits: Mapping[int, int], said: Soundtrack
) -> dict[int, Times]:
    """Return the times of the words of which something was heard, in order."""
    times: dict[int, Times] = {}
    word = 0
    for number, token in enumerate(tokens):
        while places[word][1] <= token.offset:
            word += 1
        if number in hits:
            hit = hits[number]
            begin, _, owner = times.get(word, (said.starts[hit], 0.0, said.owners[hit]))
            times[word] = begin, max(begin, said.ends[hit]), owner
    return times


def _shared(places: Sequence[tuple[int, int]], begin: float, until: float, leading: bool) -> list[Times]:
    """Return the times of words that share a span of seconds; leading ones stand at its end, others at its start."""
    if not places:
        return []
    begin = min(begin, until)
    whole = sum(after - offset + 1 for offset, after in places)
    usual = whole * _PACE
    if leading:
        begin = max(begin, until - usual * _LEADING)
    else:
        until = min(until, begin + usual * _SLOWLY)
    pace = (until - begin) / whole
    times = []
    for offset, after in places:
        duration = (after - offset + 1) * pace
        times.append((begin, begin + duration, NOT_HEARD))
        begin += duration
    return times
