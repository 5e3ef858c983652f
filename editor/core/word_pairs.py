"""Which words of a text are still there after an edit."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

_SIGNS = re.compile(r"[\W_]+")
_MOST = 100_000
"""Pairs of equal words that may be weighed: more are too many for a key, and words that are all the same."""


def word_pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return which words of `old` are which of `new`, in order on both sides.

    Words are the same that differ only in case or signs. What both begin and end with is the same for certain.
    """
    before = _shared(zip(old, new, strict=False))
    most = min(len(old), len(new)) - before
    behind = min(most, _shared(zip(reversed(old), reversed(new), strict=False)))
    ends = len(old) - behind, len(new) - behind
    between = _between(old[before : ends[0]], new[before : ends[1]])
    return [
        *((word, word) for word in range(before)),
        *((before + one, before + other) for one, other in between),
        *((ends[0] + word, ends[1] + word) for word in range(behind)),
    ]


def _shared(pairs: Iterator[tuple[str, str]]) -> int:
    """Count the equal pairs up to the first that is not."""
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _between(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[int, int]]:
    in_place = [(word, word) for word, (one, other) in enumerate(zip(old, new, strict=False)) if _same(one, other)]
    if len(old) == len(new) and 2 * len(in_place) >= len(old):
        # Words were exchanged one for one.
        return in_place
    here, there = list(map(_key, old)), list(map(_key, new))
    counts = Counter(there)
    if sum(counts[word] for word in here) > _MOST:
        return in_place
    blocks = SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
    return [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]


def _same(one: str, other: str) -> bool:
    return one == other or _key(one) == _key(other)


@lru_cache(maxsize=4096)
def _key(word: str) -> str:
    return _SIGNS.sub("", word.casefold()) or word
