"""What was heard of each line: which of its words, where it begins and ends, and how much it is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from math import ceil

from editor.align.gains import Gains
from editor.align.phrases import Phrase
from editor.align.soundtrack import Soundtrack
from editor.align.tokens import FILLERS

_A_PHRASE, _SLOW, _FAST, _MOST_LEAD = 5, 0.5, 1.5, 20
"""Where words stand in a line before the first one that was heard, its start is moved back. Up to a phrase of them, so
many heard words for each: the line's own words may have been put there. Beyond that more, because then something was
condensed; and not at all if there are too many."""
_STAMMER = 4
"""Words between two tries to say the same word, at most."""
_PAUSE, _PAUSE_NEAR = 0.6, 8
"""Seconds without a word that tell that somebody begins, and so many words before the first heard one."""


@dataclass(slots=True)
class Hearing:
    """What was heard of a line; all places count the soundtrack's words.

    `first` is where the line begins, not before `low` and not after `high`; `last` is the last of its words that was
    heard. None if nothing was. `hits` say which of its words, counted from 0, is which heard word.
    """

    first: int | None = None
    low: int = 0
    high: int = 0
    last: int | None = None
    told: float = 0.0
    found: float = 0.0
    hits: dict[int, int] = field(default_factory=dict)

    @property
    def cover(self) -> float:
        """Return the share of what the line tells that was found, from 0 to 1."""
        return self.found / self.told if self.told else 0.0


def hearings_of(
    count: int, phrases: Sequence[Phrase], runs: Iterable[tuple[int, int]], said: Soundtrack, gains: Gains
) -> list[Hearing]:
    """Return what was heard of each of `count` lines, from the heard words of their phrases."""
    hearings = [Hearing() for _ in range(count)]
    before = -1
    for phrase, (begin, end) in zip(phrases, runs, strict=True):
        hearing = hearings[phrase.line]
        hearing.told += sum(map(gains.rarity, phrase.keys))
        keys = said.keys[begin:end]
        hits = [(phrase.first + word, begin + place) for word, place in _shared(phrase.keys, keys)]
        if not hits:
            continue
        both = Counter(phrase.keys) & Counter(keys)
        hearing.found += sum(gains.rarity(key) * times for key, times in both.items())
        hearing.hits.update(hits)
        if hearing.first is None:
            lead, place = hits[0]
            hearing.low, hearing.high = before + 1, _first_try(place, before + 1, said)
            hearing.first = _begin(lead if place == hearing.high else 0, hearing.high, hearing.low, said)
        before = hearing.last = hits[-1][1]
    return hearings


def _shared(phrase: Sequence[str], keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield which words of a phrase are which of those heard for it, in order."""
    for block in SequenceMatcher(None, phrase, keys, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            yield block.a + step, block.b + step


def _first_try(place: int, low: int, said: Soundtrack) -> int:
    """Return where the word at a place was said first, if it was stammered."""
    for earlier in range(place - 1, low - 1, -1):
        if place - earlier > _STAMMER:
            break
        if said.keys[earlier] == said.keys[place]:
            place = earlier
    return place


def _begin(lead: int, high: int, low: int, said: Soundtrack) -> int:
    """Return where a line begins of which `lead` words stand before the first heard one, which is at `high`.

    What is heard before belongs to it too: as far as it has words, fillers, which an editor leaves out, and what
    follows a pause that is near.
    """
    pace = _SLOW if lead <= _A_PHRASE else _FAST
    first = max(low, high - ceil(lead * pace)) if lead < _MOST_LEAD else high
    while first > low and said.keys[first - 1] in FILLERS:
        first -= 1
    for place in range(first, max(low, first - _PAUSE_NEAR - 1), -1):
        if said.starts[place] - said.ends[place - 1] > _PAUSE:
            return place
    return first
