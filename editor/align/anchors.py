"""Word triples that occur once on each side: where to look, and whether two texts belong together at all."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from editor.align.phrases import Phrase, phrases_of
from editor.align.runs import longest_run, only_ones
from editor.align.soundtrack import Soundtrack, soundtrack
from editor.align.tokens import tokens_of
from editor.core.captions import HeardWord

_CERTAIN, _DOUBTFUL = 15.0, 8.0
"""Anchors per 1000 words. Measured: captions of the same episode 20 to 400, of another one 6 at most."""
_FEW_WORDS = 100
"""An edited text of fewer words is too short to tell."""
_PART, _OPENING = 100, 3
"""Words of a part of a text, and how many such parts may be what a host says in every episode."""
_NEIGHBOURS, _WITHIN = 3, 4
"""An anchor needs so many others among so many before and after it, or it is there by chance."""
_NEAR, _PACE = 40, 20
"""Heard words that may lie between two anchors that agree: at least, and for every phrase between."""
_SLACK = 400
"""So many heard words before and after its anchors a phrase is looked for."""


class Anchor(NamedTuple):
    """A phrase and the heard word at which something of it is certainly said."""

    phrase: int
    word: int


class Verdict(Enum):
    """Whether captions are of the episode: go on, ask the user, or refuse."""

    YES = "yes"
    ASK = "ask"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Fit:
    """How well captions fit a text: word triples found in order, for every 1000 words of it."""

    anchors: float
    verdict: Verdict

    @property
    def sentence(self) -> str:
        """Say it to the user; nothing if all is well."""
        if self.verdict is Verdict.YES:
            return ""
        if self.verdict is Verdict.ASK:
            return "Hardly anything of this transcript is found in these captions. Are they of the same episode?"
        return "These captions do not seem to belong to this transcript. Choose the captions of the same episode."


def belongs(lines: Sequence[str], heard: Sequence[HeardWord]) -> Fit:
    """Tell whether captions are of the same episode as an edited text."""
    phrases = phrases_of(lines, [tokens_of(line) for line in lines])
    return fit_of(phrases, anchors_of(phrases, soundtrack(heard)))


def fit_of(phrases: Sequence[Phrase], anchors: Sequence[Anchor]) -> Fit:
    """Judge the anchors that were found for a text, but for the parts that have most: a host's opening is no proof."""
    firsts = [0, *accumulate(len(phrase.keys) for phrase in phrases)]
    words = firsts[-1]
    count = max(1, round(words / _PART))
    found = Counter(min(count - 1, firsts[phrase] // _PART) for phrase, _ in anchors)
    parts = sorted(found[part] for part in range(count))
    left = parts[: -max(_OPENING, count // 10)] if count > 2 * _OPENING else parts
    rate = 1000 * sum(left) / (min(words, _PART * len(left)) or 1)
    if rate >= _CERTAIN:
        return Fit(rate, Verdict.YES)
    return Fit(rate, Verdict.ASK if rate >= _DOUBTFUL or words < _FEW_WORDS else Verdict.NO)


def anchors_of(phrases: Sequence[Phrase], said: Soundtrack) -> list[Anchor]:
    """Return the longest run of triples in order, without those that stand alone."""
    keys = [key for phrase in phrases for key in phrase.keys]
    owners = [number for number, phrase in enumerate(phrases) for _ in phrase.keys]
    here = only_ones(zip(keys, keys[1:], keys[2:], strict=False))
    there = only_ones(zip(said.keys, said.keys[1:], said.keys[2:], strict=False))
    shared = [Anchor(owners[at], there[triple]) for triple, at in here.items() if triple in there]
    return _in_company([Anchor(*pair) for pair in longest_run(sorted(shared))])


def _in_company(run: Sequence[Anchor]) -> list[Anchor]:
    return [anchor for number, anchor in enumerate(run) if _agreeing(run, number) >= _NEIGHBOURS]


def _agreeing(run: Sequence[Anchor], number: int) -> int:
    """Count the anchors near one that lie as far from it as so many phrases take."""
    phrase, word = run[number]
    near = run[max(0, number - _WITHIN) : number + _WITHIN + 1]
    return sum(abs(other.word - word) < _NEAR + _PACE * abs(other.phrase - phrase) for other in near) - 1


def windows_of(count: int, length: int, anchors: Sequence[Anchor]) -> list[tuple[int, int]]:
    """Return for each of `count` phrases which of `length` heard words may be of it, half open.

    Neither of the ends ever falls from one phrase to the next.
    """
    firsts, lasts = dict(reversed(anchors)), dict(anchors)
    begins, ends = [], []
    reached = 0
    for phrase in range(count):
        begins.append(max(0, reached - _SLACK))
        reached = max(reached, firsts.get(phrase, 0))
    limit = length
    for phrase in reversed(range(count)):
        ends.append(min(length, limit + _SLACK))
        limit = min(limit, lasts.get(phrase, length))
    return list(zip(begins, reversed(ends), strict=True))
