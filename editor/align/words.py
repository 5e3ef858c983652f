"""The times of the words of a line: heard ones keep theirs, the others share the time between by characters."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from editor.align.soundtrack import Soundtrack
from editor.align.tokens import Token
from editor.core.alignment import NOT_HEARD, AlignedWord
from editor.core.spread import spread
from editor.core.word_places import word_places

Times = tuple[float, float, int]
"""Start and end in seconds, and which heard word it is."""


def word_times(
    text: str, tokens: Sequence[Token], hits: Mapping[int, int], said: Soundtrack, start: float, end: float
) -> list[AlignedWord]:
    """Return the words of a line that is said from `start` to `end` (seconds); `hits` say which tokens were heard."""
    places = word_places(text)
    heard = _heard(places, tokens, hits, said)
    times: list[Times] = []
    clock = start
    for first, after in pairwise([-1, *heard, len(places)]):
        if first >= 0:
            times.append(heard[first])
            clock = max(start, heard[first][1])
        until = heard[after][0] if after < len(places) else max(clock, end)
        between = spread(places[first + 1 : after], clock, until, first < 0 and after < len(places))
        times += [(begin, stop, NOT_HEARD) for begin, stop in between]
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
