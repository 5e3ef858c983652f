"""The pieces that two recordings share, measured to the hundredth of a second: where they are and by how much later."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from editor.media.likeness import TRACK_RATE, Track

BLOCK_SECONDS = 10
BLOCK = BLOCK_SECONDS * TRACK_RATE
FINE = round(0.3 * TRACK_RATE)
LEAST_DRIFT = 0.08  # seconds over a piece; less is not heard
LEAST_FOR_DRIFT = 12  # blocks
ROUNDS = 3
AGREED = 0.1  # seconds; what a block may be off
SLACK = 3 * BLOCK_SECONDS  # by which pieces may overlap as long as nobody looked where they meet
LONGEST_GAP = 120.0  # seconds between two pieces in which it is worth to look where they meet

Run = NDArray[np.int64]  # numbers of blocks
Tracks = tuple[Track, Track]


class Piece(NamedTuple):
    """A piece of the first recording, from `start` to `end`, which is heard `by` seconds later in the second.

    `drift` is what is added to `by` from the start of the piece to its end, as the clocks of the two run apart.
    """

    start: float
    end: float
    by: float
    drift: float = 0.0

    @property
    def until(self) -> float:
        """Return where it ends in the second recording."""
        return self.end + self.by + self.drift


def measured_pieces(runs: Sequence[tuple[Run, NDArray[np.int64]]], tracks: Tracks) -> tuple[Piece, ...]:
    """Return the pieces that runs of blocks make, each with about how many values later its blocks are."""
    return tuple(_meeting(_in_order([_piece(run, lags, tracks) for run, lags in runs]), tracks))


def _piece(run: Run, lags: NDArray[np.int64], tracks: Tracks) -> Piece:
    """Measure how much later the blocks of a run are in the second recording; those that disagree do not count."""
    places = zip((run * BLOCK).tolist(), lags.tolist(), strict=True)
    found = np.array([_fine_lag(tracks, at, lag) for at, lag in places], np.float64)
    times = (run.astype(np.float64) + 0.5) * BLOCK_SECONDS
    slope, at_zero = _line(times, found) if len(run) >= LEAST_FOR_DRIFT else (0.0, 0.0)
    if abs(slope * (times[-1] - times[0])) < LEAST_DRIFT:
        slope, at_zero = 0.0, float(np.median(found))
    agreed = run[np.abs(found - (at_zero + slope * times)) <= AGREED]
    if not len(agreed):
        agreed = run
    start, end = float(agreed[0] * BLOCK_SECONDS), float((agreed[-1] + 1) * BLOCK_SECONDS)
    return Piece(start, end, at_zero + slope * start, slope * (end - start))


def _fine_lag(tracks: Tracks, at: int, lag: int) -> float:
    """Return by how many seconds the block of the first track at a place is later in the second, near a lag."""
    first, second = tracks
    around = np.zeros(BLOCK + 2 * FINE, np.float32)
    low = at + lag - FINE
    there = second[max(0, low) : max(0, low + len(around))]
    around[max(0, -low) : max(0, -low) + len(there)] = there
    sums = np.correlate(around, first[at : at + BLOCK], "valid")
    best = min(max(1, int(sums.argmax())), len(sums) - 2)
    before, top, after = sums[best - 1 : best + 2].tolist()
    bend = before - 2 * top + after
    # The top of the parabola through the three.
    within = min(max(0.5 * (before - after) / bend, -1.0), 1.0) if bend else 0.0
    return (lag - FINE + best + within) / TRACK_RATE


def _line(times: NDArray[np.float64], found: NDArray[np.float64]) -> tuple[float, float]:
    """Return slope and value at 0 of the line through most of what was found."""
    inner = np.ones(len(times), bool)
    slope = at_zero = 0.0
    for _ in range(ROUNDS):
        slope, at_zero = np.polyfit(times[inner], found[inner], 1).tolist()
        off = np.abs(found - (at_zero + slope * times))
        inner = off <= max(1.5 / TRACK_RATE, 2 * float(np.median(off)))
    return slope, at_zero


def _in_order(pieces: Sequence[Piece]) -> list[Piece]:
    """Leave out what is elsewhere in the second recording, as a jingle that comes twice; the longest are kept."""
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece.start - piece.end):
        if all(_follow(*sorted((piece, other))) for other in kept):
            kept.append(piece)
    return sorted(kept)


def _follow(first: Piece, second: Piece) -> bool:
    return first.end <= second.start + SLACK and first.until <= second.start + second.by + SLACK


def _meeting(pieces: Sequence[Piece], tracks: Tracks) -> list[Piece]:
    """Let pieces meet where they do in the recordings, rather than where a block ends."""
    made = list(pieces[:1])
    for piece in pieces[1:]:
        made[-1:] = _met(made[-1], piece, tracks)
    return made


def _met(before: Piece, after: Piece, tracks: Tracks) -> tuple[Piece, Piece]:
    gap = max(0.0, before.until - before.end - after.by)  # what only the first recording has
    low = max(before.end - SLACK, before.start)
    high = min(after.start + SLACK, after.end) - gap
    if not 0 < high - low <= LONGEST_GAP:
        return before, after
    ending = _agreement(tracks, low, high, before.until - before.end)
    beginning = _agreement(tracks, low + gap, high + gap, after.by)
    end = low + _best_cut(ending, beginning)
    start = end + gap
    drift = after.drift * (after.end - start) / (after.end - after.start)
    return before._replace(end=end), Piece(start, after.end, after.by + after.drift - drift, drift)


def _agreement(tracks: Tracks, start: float, end: float, by: float) -> Track:
    """Return how alike the two are from `start` to `end`, value by value, if the second is later by so much."""
    first, second = tracks
    places = np.arange(round(start * TRACK_RATE), round(end * TRACK_RATE))
    others = places + round(by * TRACK_RATE)
    known = (places < len(first)) & (others >= 0) & (others < len(second))
    found = np.zeros(len(places), np.float32)
    found[known] = first[places[known]] * second[others[known]]
    return found


def _best_cut(before: Track, after: Track) -> float:
    """Return after how many seconds the one ceases to agree and the other begins."""
    count = min(len(before), len(after))
    gained = np.concatenate([[0.0], np.cumsum(before[:count] - after[:count], dtype=np.float64)])
    return int(gained.argmax()) / TRACK_RATE
