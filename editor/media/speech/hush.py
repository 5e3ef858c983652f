"""Steady noise taken out of sound, by subtracting its spectrum: recognisers have learnt from speech without it."""

import numpy as np
from numpy.typing import NDArray

from editor.media.speech.samples import Samples

WINDOW, STEP = 512, 128  # samples
AROUND = 4  # windows on either side that the power is smoothed over
QUIET = 10  # percentile of the power of a frequency that is taken for noise
SOFT, HARD = (1.5, 0.2), (2.5, 0.05)
"""How many times the noise that was found is taken out, as the percentile is below its mean; and which share of the
amplitude always stays, lest single frequencies ring. Hard is best where words are known, soft where they are not."""

_SHAPE = np.hanning(WINDOW + 1)[:-1].astype(np.float32)
_GAIN = 1.5  # what the shapes of overlapping windows add up to, squared
_LOUDEST = 32767


def hushed(samples: Samples, how: tuple[float, float]) -> Samples:
    """Return some seconds of sound without the noise that is in all of them; `how` is SOFT or HARD."""
    over, least = how
    count = len(samples)
    if count < WINDOW:
        return samples
    padded = np.pad(samples.astype(np.float32), (WINDOW, WINDOW + -count % STEP))
    spectra = np.fft.rfft(np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::STEP] * _SHAPE, axis=1)
    power = np.abs(spectra) ** 2
    noise = over * np.percentile(_smoothed(power), QUIET, axis=0)
    gain = np.maximum(least, np.sqrt(np.maximum(0, 1 - noise / np.maximum(power, 1e-9))))
    parts = np.fft.irfft(spectra * gain, axis=1) * _SHAPE
    made = np.zeros(len(padded), np.float32)
    for at in range(0, WINDOW, STEP):
        made[at : at + STEP * len(parts)] += parts[:, at : at + STEP].ravel()
    whole = made[WINDOW : WINDOW + count] / _GAIN
    quiet: Samples = np.clip(whole, -_LOUDEST, _LOUDEST).astype(np.int16)
    return quiet


def _smoothed(power: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return the mean of each window's power and its neighbours'."""
    sums = np.cumsum(np.pad(power, ((1, 0), (0, 0))), axis=0)
    at = np.arange(len(power))
    first, after = np.maximum(0, at - AROUND), np.minimum(len(power), at + AROUND + 1)
    smooth: NDArray[np.floating] = (sums[after] - sums[first]) / (after - first)[:, None]
    return smooth
