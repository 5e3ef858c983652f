"""The times of lines, from what was heard of them, and how far they can be trusted."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from editor.align.hearing import Hearing
from editor.align.soundtrack import Soundtrack
from editor.core.alignment import Grade
from editor.core.stated import contradicts

_SURE, _LIKELY = (0.45, 4.0), (0.25, 12.0)
"""The least cover, and the most seconds between the first and the last moment at which the line may begin."""
_LEEWAY = 1.0
"""Seconds by which a stated second may lie outside of where the line may begin and be right none the less."""
_SHORTEST = 0.2  # seconds of a line, where there is time

Hints = Sequence[float | None]


class Timed(NamedTuple):
    """The times of a line without its words; see LineTimes for the fields."""

    start: float
    end: float
    low: float
    high: float
    grade: Grade
    cover: float
    clash: bool


def timed(lines: Sequence[str], hearings: Sequence[Hearing], said: Soundtrack, hints: Hints) -> list[Timed]:
    """Return the times of lines; `hints` are the seconds at which they are stated to begin."""
    spans = _spans(lines, hearings, said, hints)
    made = []
    for number, (hearing, (start, low, high)) in enumerate(zip(hearings, spans, strict=True)):
        grade = _grade(hearing, high - low)
        hint = hints[number]
        clash = hint is not None and contradicts(hint, grade, start, low, high)
        following = spans[number + 1][0] if number + 1 < len(spans) else max(start, said.ends[-1])
        end = following if hearing.last is None else max(said.ends[hearing.last], start + _SHORTEST)
        made.append(Timed(start, max(start, min(end, following)), low, high, grade, hearing.cover, clash))
    return made


def _grade(hearing: Hearing, leeway: float) -> Grade:
    if hearing.first is None:
        return Grade.GUESS
    for grade, (cover, seconds) in ((Grade.SURE, _SURE), (Grade.LIKELY, _LIKELY)):
        if hearing.cover >= cover and leeway <= seconds:
            return grade
    return Grade.GUESS


Span = tuple[float, float, float]
"""A line's start, and between what it lies, in seconds."""


def _spans(lines: Sequence[str], hearings: Sequence[Hearing], said: Soundtrack, hints: Hints) -> list[Span]:
    """Return when lines begin; those that were not heard stand between those that were."""
    known = [number for number, hearing in enumerate(hearings) if hearing.first is not None]
    edges = [-1, *known, len(lines)]
    spans: list[Span] = []
    for before, after in pairwise(edges):
        if before >= 0:
            spans.append(_heard(hearings[before], said, hints[before]))
        low = _ended(hearings[before], said) if before >= 0 else said.starts[0]
        high = _heard(hearings[after], said, hints[after])[0] if after < len(lines) else max(low, said.ends[-1])
        unheard = range(before + 1, after)
        spans += _between(unheard, lines, hints, min(low, high), high)
    return spans


def _heard(hearing: Hearing, said: Soundtrack, hint: float | None) -> Span:
    """Return when a line begins that was heard: as it is stated, if that can be, with the heard word next to it."""
    low, high = said.starts[hearing.low], said.starts[hearing.high]
    first = hearing.first or 0
    if hint is not None and low - _LEEWAY <= hint <= high + _LEEWAY:
        first = min(range(hearing.low, hearing.high + 1), key=lambda place: abs(said.starts[place] - hint))
    return said.starts[first], low, high


def _ended(hearing: Hearing, said: Soundtrack) -> float:
    return said.ends[hearing.last or 0]


def _between(unheard: Sequence[int], lines: Sequence[str], hints: Hints, low: float, high: float) -> list[Span]:
    """Return when lines begin between two moments: where they are stated to, or else by length."""
    sums = [0, *accumulate(len(lines[number]) + 1 for number in unheard)]
    spans: list[Span] = []
    earliest = low
    for number, before in zip(unheard, sums, strict=False):
        hint = hints[number]
        start = low + (high - low) * before / sums[-1] if hint is None else hint
        earliest = min(max(start, earliest), high)
        spans.append((earliest, low, high))
    return spans
