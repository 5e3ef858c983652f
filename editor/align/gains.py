"""What a heard word counts for a phrase."""

import math
from collections import Counter
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from editor.align.phrases import Phrase
from editor.align.soundtrack import Soundtrack

_OWN, _SAME, _ANY = 0.2, 0.3, 0.5
"""How likely a heard word of a passage is one of its phrase, one of its sentence, or anything."""
_PAIR = 4.0
"""The most that two words of a phrase count besides, where they are heard in order."""
_LONG_TEXT = 2000
"""Words: how rare a word is in a shorter text is told as if it were a part of one so long."""
_UNKNOWN = 6.0
"""What a word tells at most, as a logarithm."""


class Gains:
    """The heard words as numbers, and what each counts; made once for all phrases."""

    def __init__(self, said: Soundtrack) -> None:
        self._size = max(len(said), _LONG_TEXT)
        self._count = Counter(said.keys)
        self._number = {key: number for number, key in enumerate(self._count)}
        self._words = np.fromiter(map(self._number.__getitem__, said.keys), np.int64, len(said))
        pairs = np.full(len(said), -1, np.int64)
        pairs[1:] = self._words[:-1] * len(self._number) + self._words[1:]
        codes, inverse, counts = np.unique(pairs, return_inverse=True, return_counts=True)
        self._pairs = inverse.astype(np.int32)
        self._pair_number = dict(zip(codes.tolist(), enumerate(counts.tolist()), strict=True))
        self._word_gains = np.full(len(self._number), math.log(_ANY))
        self._pair_gains = np.zeros(len(codes))

    def of(self, phrase: Phrase, first: int, after: int) -> npt.NDArray[np.float64]:
        """Return what is won by giving each of some heard words to a phrase, as logarithms."""
        words, pairs = self._likely_words(phrase), self._likely_pairs(phrase)
        numbers, others = list(words), list(pairs)
        self._word_gains[numbers] = list(words.values())
        self._pair_gains[others] = list(pairs.values())
        gains = self._word_gains[self._words[first:after]] + self._pair_gains[self._pairs[first:after]]
        self._word_gains[numbers] = math.log(_ANY)
        self._pair_gains[others] = 0.0
        return gains

    def rarity(self, key: str) -> float:
        """Return how much it tells that a word is found, as a logarithm."""
        count = self._count.get(key)
        return min(_UNKNOWN, math.log(self._size / count)) if count else _UNKNOWN

    def _likely_words(self, phrase: Phrase) -> dict[int, float]:
        own, same = Counter(phrase.keys), Counter(phrase.sentence)
        words = {}
        for key, count in same.items():
            if key in self._count:
                chance = self._count[key] / self._size
                likely = _OWN * own[key] / len(phrase.keys) + _SAME * count / len(phrase.sentence)
                words[self._number[key]] = math.log(_ANY + likely / chance)
        return words

    def _likely_pairs(self, phrase: Phrase) -> dict[int, float]:
        pairs = {}
        numbers = [self._number.get(key, -1) for key in phrase.keys]
        for one, other in pairwise(numbers):
            found = self._pair_number.get(one * len(self._number) + other) if one >= 0 and other >= 0 else None
            if found is not None:
                pairs[found[0]] = min(_PAIR, math.log(self._size / found[1]) / 2)
        return pairs
