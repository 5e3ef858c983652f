"""How seconds become other seconds: shifted, stretched, or piece by piece as two recordings need it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from editor.core.errors import EditError
from editor.core.timing import format_exactly

_NEXT = 1e-6
"""Seconds after the end of a piece at which the next one begins at the earliest: a line needs two different ends."""


class Knot(NamedTuple):
    """A moment, and the second that it is to have."""

    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Retiming:
    """Straight lines from knot to knot; before the first and after the last, time passes at `pace`.

    Never turns back: of two moments, the later one never comes to be the earlier one.
    """

    knots: tuple[Knot, ...]
    pace: float = 1.0

    def at(self, seconds: float) -> float:
        """Return what becomes of a second; below 0 where that is before everything."""
        place = bisect_right(self.knots, seconds, key=lambda knot: knot.before)
        if 0 < place < len(self.knots):
            (low, first), (high, second) = self.knots[place - 1 : place + 1]
            return first + (seconds - low) * (second - first) / (high - low)
        before, after = self.knots[max(0, place - 1)]
        return after + (seconds - before) * self.pace


def shifted(by: float) -> Retiming:
    """Return a retiming by so many seconds."""
    return Retiming((Knot(0.0, by),))


def stretched(first: Knot, last: Knot) -> Retiming:
    """Return a retiming that puts two moments right, and all others in proportion; raises EditError."""
    if last.before <= first.before:
        raise EditError(
            f"Nothing lies between {format_exactly(first.before)} and {format_exactly(last.before)} that could be"
            " stretched: choose two lines, the first of which starts earlier."
        )
    if last.after <= first.after:
        raise EditError(
            f"The later line must stay the later one: {format_exactly(last.after)} is not after"
            f" {format_exactly(first.after)}."
        )
    return Retiming((first, last), (last.after - first.after) / (last.before - first.before))


def pieced(pieces: Sequence[tuple[float, float, float, float]], early: float = 0.0) -> Retiming:
    """Return a retiming of pieces (start, end, by, drift), in order; what lies between two is squeezed in there.

    A piece is heard `by` seconds later, and by `drift` more at its end than at its start. Where two pieces meet, so
    many seconds `early` belong to the later one: a page says 5:00 of what begins at 5:00.7.
    """
    knots: list[Knot] = []
    for number, (start, end, by, drift) in enumerate(pieces):
        pace = 1 + drift / (end - start)
        low = start - early if number else start
        high = min(end, pieces[number + 1][0] - early) if number + 1 < len(pieces) else end
        if knots:
            low = max(low, knots[-1].before + _NEXT)
        for before in (low, high):
            after = start + by + (before - start) * pace
            if not knots:
                knots.append(Knot(before, after))
            elif before > knots[-1].before:
                knots.append(Knot(before, max(after, knots[-1].after)))
    return Retiming(tuple(knots))
