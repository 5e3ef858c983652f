from pathlib import Path

import numpy as np
import pytest

from editor.core.watch import Unwatched
from editor.media.loudness import loudness
from tests.media.wav import tone, write_wav

RATE = 8000


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Write a second of silence, one of a quiet tone, and one of a tone twice as loud."""
    times = np.arange(3 * RATE) / RATE
    return write_wav(tmp_path / "steps.wav", np.floor(times) * 0.8 * tone(3, RATE), RATE)


def test_parts_are_as_loud_as_they_sound(recording: Path) -> None:
    assert loudness(recording, 0, 3, 3, Unwatched()) == pytest.approx((0, 0.5, 1), abs=0.05)


def test_only_the_span_counts(recording: Path) -> None:
    assert loudness(recording, 1, 2, 4, Unwatched()) == pytest.approx((1, 1, 1, 1), abs=0.05)


def test_silence_is_not_blown_up(recording: Path) -> None:
    assert max(loudness(recording, 0, 0.9, 8, Unwatched())) < 0.05
