"""Sound in small: its highest and lowest samples in every 5 ms, and its loudness in every 10 ms, as it is decoded."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from editor.media.sound import Block, Samples
from editor.media.waveform import LEVEL_RATE, RATE, Peaks

SPEECH_RATE = 8000  # samples a second; speech has little above half of that
HELD_BACK = RATE  # peaks; uneven times may add to what was decoded last
FULL_SCALE = 32768.0
QUIETEST = 1e-3  # the power that is called silence, of samples of 16 bits

Levels = NDArray[np.float32]


class Part(NamedTuple):
    """The next piece of a recording: peaks (2, n), lowest above highest, and levels (n / 2) in dB."""

    peaks: Peaks
    levels: Levels


class Envelope:
    """Makes peaks and levels of blocks of sound; both start at second 0, what lies in gaps is silent."""

    def __init__(self) -> None:
        self._done = 0  # peaks that were handed out, an even number
        self._end = 0
        self._lows, self._highs = np.zeros((2, 0), np.float32)
        self._power, self._counts = np.zeros((2, 0), np.float32)

    def add(self, block: Block) -> Part:
        """Take in a block; return what is certain by now and was not returned before."""
        samples, rate = block.mono(), block.rate
        offset = round(block.start * rate)
        self._make_room(-(-(offset + len(samples)) * RATE // rate))
        self._add_peaks(offset, samples, rate)
        self._add_power(offset, samples, rate)
        return self._settle(max(0, self._end - self._done - HELD_BACK) // 2 * 2)

    def finish(self) -> Part:
        """Return the rest."""
        return self._settle(len(self._lows))

    def _make_room(self, end: int) -> None:
        self._end = max(self._end, end)
        more = (self._end - self._done + 1) // 2 - len(self._power)
        if more > 0:
            self._lows, self._highs = (_longer(one, 2 * more) for one in (self._lows, self._highs))
            self._power, self._counts = (_longer(one, more) for one in (self._power, self._counts))

    def _add_peaks(self, offset: int, samples: Samples, rate: int) -> None:
        first, starts = _bins(offset, len(samples), rate, RATE)
        for target, fold in ((self._lows, np.minimum), (self._highs, np.maximum)):
            _merge(target, first - self._done, fold.reduceat(samples, starts), fold)

    def _add_power(self, offset: int, samples: Samples, rate: int) -> None:
        """Add the power of the speech band: rumble is taken out by the difference of neighbours, hiss by the mean."""
        step = max(1, round(rate / SPEECH_RATE))
        whole = len(samples) // step * step
        if whole <= step:
            return
        band = samples[:whole:step].copy()
        for at in range(1, step):
            band += samples[at:whole:step]
        change = np.diff(band)
        change *= np.float32(FULL_SCALE / step)
        change *= change
        first, starts = _bins(offset, whole, rate, LEVEL_RATE)
        starts = np.minimum(-(-starts // step), len(change) - 1)
        at = first - self._done // 2
        _merge(self._power, at, np.add.reduceat(change, starts), np.add)
        _merge(self._counts, at, np.diff(starts, append=len(change)).astype(np.float32), np.add)

    def _settle(self, count: int) -> Part:
        lows, self._lows = self._lows[:count], self._lows[count:]
        highs, self._highs = self._highs[:count], self._highs[count:]
        power, self._power = self._power[: count // 2], self._power[count // 2 :]
        counts, self._counts = self._counts[: count // 2], self._counts[count // 2 :]
        self._done += count
        mean = power / np.maximum(counts, 1)
        return Part(np.stack([squeezed(lows), squeezed(highs)]), 10 * np.log10(mean + np.float32(QUIETEST)))


def squeezed(samples: Samples) -> Peaks:
    """Return the square roots of samples, as ±127: what is quiet keeps its shape, and order is kept.

    Rounded away from zero, so that no sound becomes silence.
    """
    size = np.minimum(np.abs(samples), np.float32(1))
    return np.copysign(np.ceil(np.sqrt(size) * np.float32(127)), samples).astype(np.int8)


def _bins(offset: int, count: int, rate: int, per_second: int) -> tuple[int, NDArray[np.int64]]:
    """Return the first of the equal parts of seconds that samples fall into, and where in them each part starts."""
    first = offset * per_second // rate
    last = (offset + count - 1) * per_second // rate
    starts = -(-np.arange(first, last + 1, dtype=np.int64) * rate // per_second) - offset
    starts[0] = 0
    return first, starts


def _merge(target: Samples, at: int, values: Samples, fold: np.ufunc) -> None:
    """Fold values into what lies at a place; those before its start came too late."""
    values = values[max(0, -at) :]
    part = target[max(0, at) : max(0, at) + len(values)]
    fold(part, values[: len(part)], out=part)


def _longer(values: Samples, more: int) -> Samples:
    return np.concatenate([values, np.zeros(more, np.float32)])
