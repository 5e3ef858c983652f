"""Which words of one text are which of another that was made from it, split, merged and edited as it may be."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from editor.align.runs import longest_run, only_ones
from editor.align.tokens import Token, tokens_of

LOST = -1
_LARGEST = 4_000_000
"""Words on one side times words on the other, between which single words are compared."""
_FEW, _LONE = 20, 2
"""In a gap of so many words or more, a word alone is no match."""

Gap = tuple[int, int, int, int]
"""A stretch of one text and of another, each half open."""
Block = tuple[int, int, int]
"""Where units in a row stand in one text and in another, and how many they are."""


class WordMatch:
    """The words of an old text and of a new one, each a sequence of lines, and which are the same."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._old, self._new = [tokens_of(line) for line in old], [tokens_of(line) for line in new]
        self._old_firsts, self.new_firsts = _firsts(self._old), _firsts(self._new)
        self._places = array("i", [LOST]) * self._old_firsts[-1]
        for here, there, count in self._blocks():
            self._places[here : here + count] = array("i", range(there, there + count))

    def words_of(self, line: int) -> range:
        """Return the numbers of an old line's words, counted through the text."""
        return range(self._old_firsts[line], self._old_firsts[line + 1])

    def place_of(self, word: int) -> int:
        """Return which word of the new text an old one is, counted through the text; LOST if it is none."""
        return self._places[word]

    def line_of(self, place: int) -> int:
        """Return the new line that a word is in."""
        return min(bisect_right(self.new_firsts, place) - 1, len(self._new) - 1)

    def token_at(self, line: int, word: int) -> Token:
        """Return a word of a new line, counted from the line's first."""
        return self._new[line][word]

    def old_word_at(self, line: int, offset: int) -> int:
        """Return the old word at or after a character of an old line; the next line's first if there is none."""
        inside = sum(token.until <= offset for token in self._old[line])
        return self._old_firsts[line] + inside

    def _blocks(self) -> Iterator[Block]:
        """Yield runs of the same words: whole lines first, then words between those."""
        ours, theirs = ([" ".join(token.key for token in line) for line in text] for text in (self._old, self._new))
        old, new = ([token.key for line in text for token in line] for text in (self._old, self._new))
        lines = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
        here = there = 0
        for line, other, count in lines:
            gap = here, self._old_firsts[line], there, self.new_firsts[other]
            yield from _in_gap(old, new, gap)
            here, there = self._old_firsts[line + count], self.new_firsts[other + count]
            yield self._old_firsts[line], self.new_firsts[other], here - self._old_firsts[line]


def _firsts(text: Sequence[Sequence[Token]]) -> list[int]:
    return [0, *accumulate(map(len, text))]


def _in_gap(old: Sequence[str], new: Sequence[str], gap: Gap) -> Iterator[Block]:
    """Yield runs of the same words in a gap, between those that are certain."""
    begin, end, start, stop = gap
    here, there = begin, start
    for one, other in [*_certain(old[begin:end], new[start:stop]), (end - begin, stop - start)]:
        yield from _compared(old, new, (here, begin + one, there, start + other))
        here, there = begin + one, start + other


def _certain(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return where triples of words stand that occur once on each side, in order."""
    here, there = (only_ones(zip(text, text[1:], text[2:], strict=False)) for text in (old, new))
    return longest_run(sorted((at, there[triple]) for triple, at in here.items() if triple in there))


def _compared(old: Sequence[str], new: Sequence[str], gap: Gap) -> Iterator[Block]:
    begin, end, start, stop = gap
    if begin == end or start == stop or (end - begin) * (stop - start) > _LARGEST:
        return
    least = 1 if end - begin < _FEW else _LONE
    matcher = SequenceMatcher(None, old[begin:end], new[start:stop], autojunk=False)
    for here, there, count in matcher.get_matching_blocks():
        if count >= least:
            yield begin + here, start + there, count
