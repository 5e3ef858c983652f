"""Which words of one text are which of another that was made from it, split, merged and edited as it may be."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from editor.align.common import Pair, in_common
from editor.align.runs import longest_run, only_ones
from editor.align.tokens import Token, tokens_of

LOST = -1
_LARGEST = 400_000_000
"""Words on one side times words on the other up to which a stretch is compared: each takes a bit of memory."""
_FEW = 20
"""In a stretch of so many words or more, a word that is found all alone is not taken for the same."""
_NEAR = 3
"""A word is not alone where another is found so near, in words on both sides."""


class WordMatch:
    """The words of an old text and of a new one, each a sequence of lines, and which are the same.

    Words are counted through the whole text, from 0.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._old, self._new = [tokens_of(line) for line in old], [tokens_of(line) for line in new]
        self._old_firsts, self._new_firsts = _firsts(self._old), _firsts(self._new)
        self._places = array("i", [LOST]) * self._old_firsts[-1]
        for word, place in _matches(_keys(self._old), _keys(self._new)):
            self._places[word] = place

    def words_of(self, line: int) -> range:
        """Return the words of an old line."""
        return range(self._old_firsts[line], self._old_firsts[line + 1])

    def word_at(self, line: int, offset: int) -> int:
        """Return the old word that ends behind a character of an old line; the next line's first if there is none."""
        return self._old_firsts[line] + sum(token.until <= offset for token in self._old[line])

    def place_of(self, word: int) -> int:
        """Return which word of the new text an old one is; LOST if it is none."""
        return self._places[word]

    def places_of(self, line: int) -> range:
        """Return the words of a new line."""
        return range(self._new_firsts[line], self._new_firsts[line + 1])

    def line_of(self, place: int) -> int:
        """Return the new line that a word of the new text is in."""
        return bisect_right(self._new_firsts, place) - 1

    def token_at(self, place: int) -> Token:
        """Return a word of the new text."""
        line = self.line_of(place)
        return self._new[line][place - self._new_firsts[line]]


def _firsts(text: Sequence[Sequence[Token]]) -> list[int]:
    return [0, *accumulate(map(len, text))]


def _keys(text: Sequence[Sequence[Token]]) -> list[str]:
    return [token.key for line in text for token in line]


def _matches(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Yield the words that are the same, in order: those that surely are, and most of what is between them."""
    sure = _certain(old, new)
    yield from sure
    for (begin, start), (end, stop) in pairwise([(-1, -1), *sure, (len(old), len(new))]):
        pairs = _between(old[begin + 1 : end], new[start + 1 : stop])
        yield from ((begin + 1 + word, start + 1 + place) for word, place in pairs)


def _certain(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return where triples of words stand that occur once on each side, in order."""
    here, there = (only_ones(zip(text, text[1:], text[2:], strict=False)) for text in (old, new))
    return longest_run(sorted((at, there[triple]) for triple, at in here.items() if triple in there))


def _between(old: Sequence[str], new: Sequence[str]) -> Sequence[Pair]:
    """Return the words that two stretches share which lie between words that are the same."""
    if not old or not new or len(old) * len(new) > _LARGEST:
        return ()
    pairs = in_common(old, new)
    if len(old) < _FEW:
        return pairs
    around = [(-1, -1), *pairs, (len(old), len(new))]
    return [pair for number, pair in enumerate(pairs) if _near(pair, around[number]) or _near(pair, around[number + 2])]


def _near(pair: Pair, other: Pair) -> bool:
    return abs(pair[0] - other[0]) <= _NEAR and abs(pair[1] - other[1]) <= _NEAR
