"""The waveform of a recording: its peaks in a pyramid, so that any span is drawn at once, and its pauses."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE = 200  # peaks a second of the finest level
LEVEL_RATE = 100  # levels a second, which the pauses are found in
COARSER = 4  # times, from level to level
LEVELS = 9  # the coarsest has a peak for five and a half minutes
PEAKS_A_COLUMN = 2 * COARSER
TYPICAL_LOUDEST = 0.995  # of the peaks that sound are not louder
QUIETEST_LOUDEST = 0.005  # of full scale, -46 dB; what is quieter still is not blown up to fill the height
HEAD = struct.Struct("<8s?QQ")
CHECK = struct.Struct("<I")
MAGIC = b"cuewave1"
MOST_ROOM = 36 * 3600.0  # seconds; a damaged file may claim any length
CHUNK = 1 << 16

Peaks = NDArray[np.int8]
Pause = tuple[float, float]

_SIZES = np.abs(np.arange(256, dtype=np.uint8).view(np.int8).astype(np.float64)) / 127


@dataclass(frozen=True, eq=False)
class Waveform:
    """The peaks of a recording, or of as much of it as was decoded.

    Fields:
        seconds: how far it was decoded.
        whole: whether that is all there is.
        levels: peaks (2, n), lowest above highest, each level 4 times coarser than the one before; the finest has
            `rate` a second. They are square roots of samples as ±127, and reach from 0 to what sounds.
        pauses: (start, end) in seconds, in order.
        loudest: the share of full scale that `peaks` makes ±127, so that quiet recordings show as well as loud ones.
    """

    seconds: float
    whole: bool
    levels: tuple[Peaks, ...]
    pauses: tuple[Pause, ...]
    loudest: float
    rate: int = RATE

    def peaks(self, start: float, end: float, columns: int) -> Peaks:
        """Return (columns, 2) lowest and highest of equal parts of a span of seconds, ±127 for `loudest`.

        No sample is lost: a part may share what lies on its edge with its neighbour. Silent outside the recording.
        """
        level = self._level_for((end - start) / max(1, columns))
        rate = self.rate / COARSER**level
        edges = np.linspace(start * rate, end * rate, columns + 1)
        firsts = np.floor(edges[:-1]).astype(np.int64)
        lasts = np.maximum(firsts + 1, np.ceil(edges[1:]).astype(np.int64))
        first = int(firsts[0]) if columns else 0
        span = self._span(level, first, int(lasts[-1]) if columns else 0)
        # Every other one is a column; those between begin where a column ends and are thrown away.
        bounds = np.stack([firsts, lasts], axis=1).ravel() - first
        found = np.empty((columns, 2), np.int8)
        if columns:
            found[:, 0] = np.minimum.reduceat(span[0], bounds)[::2]
            found[:, 1] = np.maximum.reduceat(span[1], bounds)[::2]
        return self._linear()[found.view(np.uint8)]

    def to_bytes(self) -> bytes:
        """Return it as bytes that `from_bytes` reads."""
        pauses = np.rint(np.array(self.pauses, np.float64).reshape(-1, 2) * LEVEL_RATE).astype("<u4")
        head = HEAD.pack(MAGIC, self.whole, self.levels[0].shape[1], len(pauses))
        body = b"".join((head, pauses.tobytes(), self.levels[0].tobytes()))
        return body + CHECK.pack(zlib.crc32(body))

    @classmethod
    def from_bytes(cls, data: bytes | memoryview) -> "Waveform":
        """Read what `to_bytes` has written; raises ValueError where anything is missing or was changed."""
        body = memoryview(data)[: -CHECK.size]
        if len(body) < HEAD.size or CHECK.pack(zlib.crc32(body)) != data[-CHECK.size :]:
            raise ValueError("it is damaged")
        magic, whole, count, pause_count = HEAD.unpack_from(body)
        if magic != MAGIC or len(body) != HEAD.size + 8 * pause_count + 2 * count:
            raise ValueError("it is of another kind")
        pauses = np.frombuffer(body, "<u4", 2 * pause_count, HEAD.size).reshape(-1, 2) / LEVEL_RATE
        peaks = np.frombuffer(body, np.int8, 2 * count, HEAD.size + 8 * pause_count).reshape(2, -1)
        builder = WaveformBuilder()
        builder.append(peaks)
        builder.add_pauses((start, end) for start, end in pauses.tolist())
        return builder.snapshot(whole)

    def _level_for(self, seconds: float) -> int:
        """Return the finest level that has not too many peaks in a column."""
        peaks = seconds * self.rate
        level = 0
        while peaks > PEAKS_A_COLUMN and level < LEVELS - 1:
            peaks /= COARSER
            level += 1
        return level

    def _span(self, level: int, first: int, last: int) -> Peaks:
        """Return the peaks of a level from `first` up to `last`, and one more; zeros where there are none."""
        span = np.zeros((2, last - first + 1), np.int8)
        peaks = self.levels[level]
        count = peaks.shape[1]
        known = peaks[:, max(0, first) : max(0, last)]
        at = max(0, -first)
        span[:, at : at + known.shape[1]] = known
        # A level has no peak for a group that is not complete.
        rest = self.levels[0][:, count * COARSER**level :]
        if first <= count < last and rest.size:
            span[:, count - first] = rest[0].min(), rest[1].max()
        return span

    def _linear(self) -> Peaks:
        """Return what to draw for every value that a level may have."""
        sizes = np.minimum(127, np.ceil(_SIZES**2 / self.loudest * 127))
        return np.copysign(sizes, np.arange(256, dtype=np.uint8).view(np.int8)).astype(np.int8)


class WaveformBuilder:
    """A waveform that grows. What it costs to append depends on what is appended, not on what is there."""

    def __init__(self, seconds: float = 0.0) -> None:
        """Make an empty one, with room for so many seconds."""
        room = int(min(seconds, MOST_ROOM) * RATE)
        self._levels = [_Row(room // COARSER**level) for level in range(LEVELS)]
        self._pauses: list[Pause] = []
        self._sizes = np.zeros(128, np.int64)  # how many of the finest peaks are of each size

    @property
    def seconds(self) -> float:
        """Return how long it is by now."""
        return self._levels[0].count / RATE

    def append(self, peaks: Peaks) -> None:
        """Append the next peaks of the finest level, (2, n)."""
        for at in range(0, peaks.shape[1], CHUNK):  # to be counted they take eight times the room
            lows, highs = peaks[:, at : at + CHUNK]
            self._sizes += np.bincount(np.maximum(highs, -lows), minlength=128)
        self._levels[0].append(peaks)
        for finer, coarser in zip(self._levels, self._levels[1:], strict=False):
            groups = finer.peaks[:, coarser.count * COARSER : finer.count // COARSER * COARSER]
            coarser.append(np.stack([_folded(groups[0], np.minimum), _folded(groups[1], np.maximum)]))

    def append_bytes(self, data: bytes) -> None:
        """Append the next peaks as bytes: all lowest, then all highest."""
        self.append(np.frombuffer(data, np.int8).reshape(2, -1))

    def add_pauses(self, pauses: Iterable[Pause]) -> None:
        """Append pauses that lie after those before."""
        self._pauses += pauses

    def snapshot(self, whole: bool = False) -> Waveform:
        """Return the waveform as it is now; it stays so when this one grows."""
        levels = tuple(level.peaks for level in self._levels)
        return Waveform(self.seconds, whole, levels, tuple(self._pauses), self._loudest())

    def _loudest(self) -> float:
        """Return what all but a few outliers stay below."""
        sounding = np.cumsum(self._sizes[1:])
        size = 1 + int(np.searchsorted(sounding, TYPICAL_LOUDEST * sounding[-1]))
        return max(QUIETEST_LOUDEST, (min(127, size) / 127) ** 2)


class _Row:
    """Peaks with room for more. What was appended is never written to again."""

    def __init__(self, room: int) -> None:
        self.count = 0
        self._room: NDArray[np.int8] = np.empty((2, room), np.int8)

    @property
    def peaks(self) -> Peaks:
        """Return what was appended so far, not to be written to."""
        view = self._room[:, : self.count]
        view.flags.writeable = False
        return view

    def append(self, peaks: Peaks) -> None:
        """Append peaks, (2, n)."""
        count = self.count + peaks.shape[1]
        if count > self._room.shape[1]:
            larger = np.empty((2, max(count, 2 * self._room.shape[1])), np.int8)
            larger[:, : self.count] = self._room[:, : self.count]
            self._room = larger
        self._room[:, self.count : count] = peaks
        self.count = count


def _folded(values: NDArray[np.int8], fold: np.ufunc) -> NDArray[np.int8]:
    """Return the lowest or highest of each group of four; strides are many times faster than an axis of four."""
    return fold(fold(values[0::4], values[1::4]), fold(values[2::4], values[3::4]))  # type: ignore[no-any-return]
