"""Where what is heard in one recording is heard in another of the same talk: in its video and its podcast, say.

Parts of ten minutes of the one are laid over all of the other at every shift at once (by Fourier transforms), and the
shifts at which they are most alike are gathered. Then every block of ten seconds gets one of them, or none where it is
alike at none, as an introduction that only one recording has; the best way through all blocks gives the pieces.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from editor.core.errors import MediaError
from editor.media.likeness import TRACK_RATE, Track, block_likeness, coarser, track_of
from editor.media.offset_pieces import BLOCK_SECONDS, Piece, measured_pieces
from editor.media.waveform import Waveform

STEP = 2  # of the track's values are one while shifts are looked for
COARSE_RATE = TRACK_RATE // STEP
PART = 600 * COARSE_RATE
CANDIDATES = 24  # of a part
APART = 3  # coarse values; closer shifts are as good as one
BLOCK = BLOCK_SECONDS * COARSE_RATE
ALIKE = 0.42  # the likeness from which on a block is more probably the same sound than another
SWITCH, DRIFT = 0.5, 0.1  # what it costs to leave or begin a shift, and to go on to one that is near
NEAR = 0.5  # seconds; clocks that run apart go from shift to shift in such steps
LEAST = 30.0  # seconds that must be alike in all
LEAST_SHARE = 0.2  # of the shorter recording
CERTAIN_SHARE, CERTAIN_LIKENESS = 0.5, 0.6
RIVAL = 0.75  # of its likeness; another shift that fits a piece so well makes it doubtful

_DIFFERENT = (
    "These two recordings do not match: they are not of the same talk, or one of them runs at another speed."
    " Give the offset by two marks instead."
)
_TOO_SHORT = (
    "There is too little sound to compare: half a minute must be in both. Give the offset by two marks instead."
)

Shifts = NDArray[np.int64]  # in coarse values
Blocks = NDArray[np.float32]  # (shifts, blocks)


@dataclass(frozen=True)
class Offset:
    """How the seconds of one recording become those of another.

    Fields:
        pieces: in order, in both recordings; what lies between them is only in one of the two.
        share: how much of the shorter recording is in the pieces, from 0 to 1.
        certain: whether there is no doubt; else it should be listened to.
    """

    pieces: tuple[Piece, ...]
    share: float
    certain: bool

    @property
    def by(self) -> float:
        """Return how much later, in seconds, the longest piece is heard in the second recording."""
        longest = max(self.pieces, key=lambda piece: piece.end - piece.start)
        return longest.by + longest.drift / 2

    @property
    def steady(self) -> bool:
        """Tell whether one offset is right from start to end."""
        return len(self.pieces) == 1 and not self.pieces[0].drift


def offset_between(first: Waveform, second: Waveform) -> Offset:
    """Find where what is heard in the first recording is heard in the second; raises MediaError where it is not."""
    shorter = min(first.seconds, second.seconds)
    tracks = track_of(first.levels[0]), track_of(second.levels[0])
    one, other = (coarser(track, STEP) for track in tracks)
    shifts = _candidates(one, other)
    if shorter < LEAST or not len(shifts):
        raise MediaError(_TOO_SHORT)
    likeness = np.stack([block_likeness(one, other, shift, BLOCK) for shift in shifts.tolist()])
    way = _best_way(likeness, shifts)
    runs = _runs(way, shifts)
    pieces = measured_pieces([(run, shifts[way[run]] * STEP) for run in runs], tracks)
    matched = sum(piece.end - piece.start for piece in pieces)
    share = min(1.0, matched / shorter)
    if matched < LEAST or share < LEAST_SHARE:
        raise MediaError(_DIFFERENT)
    certain = share >= CERTAIN_SHARE and all(_is_certain(likeness[:, run], shifts, way[run]) for run in runs)
    return Offset(pieces, share, certain)


def _candidates(one: Track, other: Track) -> Shifts:
    """Return the shifts at which some part of the first track is most alike to the second, in order."""
    size = _good_size(PART + len(other))
    spectrum = np.fft.rfft(other, size)
    found: set[int] = set()
    for at in range(0, len(one), PART):
        part = one[at : at + PART]
        sums = np.fft.irfft(np.conj(np.fft.rfft(part, size)) * spectrum, size)
        found.update(shift - at for shift in _best_shifts(sums, len(part)))
    return np.array(sorted(found), np.int64)


def _best_shifts(sums: NDArray[np.float64], before: int) -> Iterator[int]:
    """Yield at which of the sums a part of `before` values is most alike; the last of them are for shifts below 0."""
    for _ in range(CANDIDATES):
        best = int(sums.argmax())
        if sums[best] <= 0:
            return
        yield best - len(sums) if best > len(sums) - before else best
        sums[max(0, best - APART + 1) : best + APART] = 0


def _good_size(least: int) -> int:
    """Return the next size that Fourier transforms like: one of few and small factors."""
    return min(factor << max(0, (-(-least // factor) - 1).bit_length()) for factor in (1, 3, 5, 9, 15))


def _best_way(likeness: Blocks, shifts: Shifts) -> NDArray[np.int64]:
    """Return which shift each block has, as its number, or one more than the last for none (dynamic programming)."""
    gains = np.vstack([np.where(likeness == 0, 0, likeness - ALIKE), np.zeros(likeness.shape[1])])
    apart = np.abs(shifts[:, None] - shifts)
    costs = np.full((len(gains), len(gains)), SWITCH)
    costs[:-1, :-1] = np.where(apart == 0, 0, np.where(apart <= NEAR * COARSE_RATE, DRIFT, 2 * SWITCH))
    costs[-1, -1] = 0
    best = gains[:, 0]
    before = np.zeros(gains.shape, np.int64)
    for block in range(1, gains.shape[1]):
        ways = best - costs
        before[:, block] = ways.argmax(axis=1)
        best = ways.max(axis=1) + gains[:, block]
    way = np.empty(gains.shape[1], np.int64)
    way[-1] = best.argmax()
    for block in range(len(way) - 1, 0, -1):
        way[block - 1] = before[way[block], block]
    return way


def _runs(way: NDArray[np.int64], shifts: Shifts) -> list[NDArray[np.int64]]:
    """Return the blocks that belong together: each is shifted about as much as the one before it."""
    runs: list[list[int]] = []
    for block in np.flatnonzero(way < len(shifts)).tolist():
        if runs and abs(shifts[way[block]] - shifts[way[runs[-1][-1]]]) <= NEAR * COARSE_RATE:
            runs[-1].append(block)
        else:
            runs.append([block])
    return [np.array(run) for run in runs if len(run) * BLOCK_SECONDS >= LEAST]


def _is_certain(likeness: Blocks, shifts: Shifts, way: NDArray[np.int64]) -> bool:
    """Tell whether the blocks of a run are alike enough, and at no other shift nearly as much."""
    own = likeness[way, np.arange(len(way))]
    near = shifts[way]
    far = (shifts < near.min() - NEAR * COARSE_RATE) | (shifts > near.max() + NEAR * COARSE_RATE)
    there = likeness > -1
    means = np.where(there, likeness, 0).sum(axis=1) / np.maximum(1, there.sum(axis=1))
    rival = float(means[far & (there.mean(axis=1) >= 0.5)].max(initial=0.0))
    return float(np.median(own)) >= CERTAIN_LIKENESS and rival <= RIVAL * float(own.mean())
