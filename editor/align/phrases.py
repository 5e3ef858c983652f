"""An edited text cut into phrases of a few words, which is what the aligner places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from editor.align.tokens import Token

_SENTENCE_END = re.compile(r'(?<=[.!?…])["”’)\]]*\s+|(?<=[。！？])')
_SIZE = 4
"""Words of a phrase: fewer find too much by chance, more do not fit where words were moved."""
_SHORTEST = 3
"""Words of a sentence; one that has fewer is one with the next."""


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """Some words of one sentence: of which line, and which of its words is the first.

    `sentence` is the same list for all phrases of a sentence.
    """

    line: int
    first: int
    keys: Sequence[str]
    sentence: Sequence[str]


def phrases_of(lines: Sequence[str], tokens: Sequence[Sequence[Token]]) -> list[Phrase]:
    """Return the phrases of all lines, whose words are given; a line without words has none."""
    made: list[Phrase] = []
    for line, (text, words) in enumerate(zip(lines, tokens, strict=True)):
        keys = [word.key for word in words]
        for begin, end in _sentences(text, words):
            sentence = keys[begin:end]
            count = max(1, round(len(sentence) / _SIZE))
            edges = [len(sentence) * number // count for number in range(count + 1)]
            made += [Phrase(line, begin + edge, sentence[edge:until], sentence) for edge, until in pairwise(edges)]
    return made


def _sentences(text: str, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield which words each sentence has, half open; the last one takes what is left over."""
    spans: list[tuple[int, int]] = []
    begin = end = 0
    for cut in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text) + 1):
        while end < len(words) and words[end].offset < cut:
            end += 1
        if end - begin >= _SHORTEST:
            spans.append((begin, end))
            begin = end
    if begin < len(words):
        begin = spans.pop()[0] if spans else begin
        spans.append((begin, len(words)))
    yield from spans
