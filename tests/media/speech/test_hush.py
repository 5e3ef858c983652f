"""Noise that is taken out of sound."""

import numpy as np
import pytest

from editor.media.speech.hush import HARD, SOFT, hushed

RATE = 16_000


def power(samples: np.ndarray) -> float:
    return float(np.mean(samples.astype(float) ** 2))


@pytest.mark.parametrize(("how", "left"), [(SOFT, 0.55), (HARD, 0.35)])
def test_noise_goes_and_what_comes_and_goes_stays(how: tuple[float, float], left: float) -> None:
    noise = np.random.default_rng(1).normal(0, 300, 4 * RATE)
    tone = 8000 * np.sin(2 * np.pi * 700 * np.arange(4 * RATE) / RATE) * (np.arange(4 * RATE) // RATE == 2)
    made = hushed((noise + tone).astype(np.int16), how)
    assert power(made[:RATE]) < left * power(noise)
    assert power(made[2 * RATE : 3 * RATE]) == pytest.approx(power(tone[2 * RATE : 3 * RATE]), rel=0.1)


@pytest.mark.parametrize("count", [0, 1, 511, 512, 513, 4000])
def test_it_is_as_long_as_before(count: int) -> None:
    assert hushed(np.ones(count, np.int16), HARD).shape == (count,)


def test_silence_stays_silent() -> None:
    assert not hushed(np.zeros(RATE, np.int16), HARD).any()
