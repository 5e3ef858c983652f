"""How the loudness of a recording goes up and down, in a form that stays alike through codecs, gain and noise."""

import numpy as np
from numpy.typing import NDArray

from editor.media.waveform import RATE, Peaks

TRACK_RATE = 100  # values a second
AROUND = 3.0  # seconds; what changes more slowly is the room, the gain or the music under it, not the words
FLOOR = 5  # percentile of sizes: what is quieter is noise
LEAST_FLOOR = 2.0  # of 127
MOST = 3.0  # standard deviations; a knock on the table must not outweigh a word
SILENT = 0.01  # of the variance of the whole

Track = NDArray[np.float32]


def track_of(peaks: Peaks) -> Track:
    """Return 100 values a second, around 0 and of variance 1, for peaks (2, n) of 200 a second; zeros for silence."""
    sizes = np.maximum(peaks[1], -peaks[0].astype(np.int16))
    step = RATE // TRACK_RATE
    sizes = sizes[: len(sizes) // step * step].reshape(-1, step).max(axis=1)
    if not len(sizes):
        return np.zeros(0, np.float32)
    floor = max(LEAST_FLOOR, float(np.percentile(sizes, FLOOR)))
    # As logarithms, so that a recording of another loudness differs by a constant, which is then taken out.
    levels: Track = np.log(sizes.astype(np.float32) + np.float32(floor))
    levels -= _mean_around(levels, round(AROUND * TRACK_RATE) | 1)
    spread = float(levels.std())
    if not spread:
        return np.zeros(len(levels), np.float32)
    levels /= np.float32(spread)
    np.clip(levels, -MOST, MOST, out=levels)
    return levels


def coarser(track: Track, times: int) -> Track:
    """Return a track with so many times fewer values: means."""
    means: Track = track[: len(track) // times * times].reshape(-1, times).mean(axis=1)
    return means


def block_likeness(first: Track, second: Track, lag: int, size: int) -> NDArray[np.float32]:
    """Return how alike each block of `size` values of the first track is to what lies `lag` values on in the second.

    It is a correlation, from -1 to 1; 0 where either is silent, -1 where the second track has nothing there.
    """
    count = len(first) // size
    low = max(0, -(lag // size))  # the first block that the second track has from its beginning
    high = max(low, min(count, (len(second) - lag) // size))
    found = np.full(count, -1, np.float32)
    ones = first[low * size : high * size].reshape(-1, size)
    others = second[low * size + lag : high * size + lag].reshape(-1, size)
    power = np.einsum("ij,ij->i", ones, ones) * np.einsum("ij,ij->i", others, others)
    sounding = power > (SILENT * size) ** 2
    found[low:high] = np.einsum("ij,ij->i", ones, others) / np.sqrt(np.where(sounding, power, 1))
    found[low:high][~sounding] = 0
    return found


def _mean_around(values: Track, width: int) -> Track:
    padded = np.pad(values, width // 2, mode="edge").astype(np.float64)
    sums = np.concatenate([[0.0], np.cumsum(padded)])
    mean: Track = ((sums[width:] - sums[:-width]) / width).astype(np.float32)
    return mean
