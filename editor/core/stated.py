"""What a stated second tells of when a line begins, and whether that contradicts what was heard."""

from collections.abc import Sequence
from itertools import pairwise

from editor.core.alignment import Grade
from editor.core.timing import time_or_none

_MIDDLE = 0.5
"""Whole seconds are cut off: on average, what they state begins half a second later."""
FAR = 8.0
"""Seconds by which a stated second may differ from the aligned one, and be right none the less."""


def meant(stated: float | None, above: float | None) -> float | None:
    """Return when a line begins by its stated second; None if that tells nothing.

    It is no time, or repeats the second of the line `above`: then both are of one turn.
    """
    seconds = time_or_none(stated)
    if seconds is None or seconds == above:
        return None
    return seconds + _MIDDLE if float(seconds).is_integer() else seconds


def all_meant(stated: Sequence[float | None]) -> list[float | None]:
    """Return when lines that follow each other begin by their stated seconds, where those tell it."""
    return [meant(sec, above) for above, sec in pairwise([None, *stated])]


def contradicts(seconds: float, grade: Grade, start: float, low: float, high: float) -> bool:
    """Tell whether what is stated is wrong: far from where a line begins, or could begin if that is a guess."""
    if not low - FAR <= seconds <= high + FAR:
        return True
    return grade is not Grade.GUESS and abs(start - seconds) > FAR
