"""What two sequences surely share: things that occur once on each side, and the longest run of them in order."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def only_ones(things: Iterable[Thing]) -> dict[Thing, int]:
    """Return where each thing stands that occurs once."""
    found: dict[Thing, int] = {}
    for at, thing in enumerate(things):
        found[thing] = -1 if thing in found else at
    return {thing: at for thing, at in found.items() if at >= 0}


def longest_run(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of pairs, in order, in which the second of each grows (by patience sorting)."""
    tails: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for number, (_, value) in enumerate(pairs):
        pile = bisect_left(tails, value)
        before.append(tops[pile - 1] if pile else -1)
        tails[pile : pile + 1] = [value]
        tops[pile : pile + 1] = [number]
    run = []
    number = tops[-1] if tops else -1
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]
