"""Where the edge of a clip belongs: at a word, a line, a pause in the sound, another clip's edge or the playhead."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from editor.core.timing import Timeline
from editor.core.words import words_near

PAUSE_MARGIN = 0.06
"""Seconds of a pause that stay in a clip, so that neither a soft beginning nor the room is cut off."""

_LINE = 0.25
_SET = 0.5
LONGEST_PAUSE = 0.6
"""Seconds of a pause that count: a longer one is no more likely to be the right one."""


class Edge(StrEnum):
    """One of the two ends of a clip."""

    START = "start"
    END = "end"


class Snap(NamedTuple):
    """A second to which an edge snaps, and what is there: a word, line, pause, clip or playhead."""

    seconds: float
    kind: str


class _Candidate(NamedTuple):
    snap: Snap
    weight: float


def snap_edge(
    seconds: float,
    edge: Edge,
    reach: float,
    timeline: Timeline,
    pauses: Sequence[tuple[float, float]],
    others: Sequence[float] = (),
    playhead: float | None = None,
) -> Snap | None:
    """Return where the edge of a clip snaps to from `seconds`, at most `reach` seconds away; None if nothing is near.

    `pauses` are in order and apart; `others` are edges of other clips. The nearest wins, but some count as nearer than
    they are, by a share of the reach: a line's edge by 0.25, as its second is stated and a word's is estimated; a pause
    by its length in seconds, at most 0.6, which at a reach of 0.8 s is what was measured to put most boundaries right;
    what was set by hand, as another clip's edge and the playhead, by 0.5.
    """
    low, high = seconds - reach, seconds + reach
    candidates = [
        *_lines(edge, low, high, timeline),
        *_words(edge, low, high, timeline),
        *_pauses(edge, low, high, pauses),
        *(_Candidate(Snap(other, "clip"), _SET) for other in others),
    ]
    if playhead is not None:
        candidates.append(_Candidate(Snap(playhead, "playhead"), _SET))

    def distance(candidate: _Candidate) -> float:
        return abs(candidate.snap.seconds - seconds)

    near = [candidate for candidate in candidates if distance(candidate) <= reach]
    best = min(near, key=lambda one: (distance(one) - one.weight * reach, distance(one)), default=None)
    return best.snap if best else None


def _lines(edge: Edge, low: float, high: float, timeline: Timeline) -> Iterator[_Candidate]:
    for row in timeline.rows_between(low, high):
        second = timeline.start_of(row) if edge is Edge.START else timeline.end_of(row)
        if second is not None:
            yield _Candidate(Snap(second, "line"), _LINE)


def _words(edge: Edge, low: float, high: float, timeline: Timeline) -> Iterator[_Candidate]:
    for word in words_near(timeline, low, high):
        yield _Candidate(Snap(word.start if edge is Edge.START else word.end, "word"), 0.0)


def _pauses(edge: Edge, low: float, high: float, pauses: Sequence[tuple[float, float]]) -> Iterator[_Candidate]:
    # What is snapped to stands up to the margin inside of the pause.
    first = bisect_left(pauses, low - PAUSE_MARGIN, key=lambda pause: pause[1])
    after = bisect_right(pauses, high + PAUSE_MARGIN, key=lambda pause: pause[0])
    for start, end in pauses[first:after]:
        second = max(start, end - PAUSE_MARGIN) if edge is Edge.START else min(end, start + PAUSE_MARGIN)
        yield _Candidate(Snap(second, "pause"), min(LONGEST_PAUSE, end - start))
