"""Recordings to play: made here, so that their length and sound are known."""

import math
import time
import wave
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

RATE = 16_000


def write_wav(path: Path, seconds: float) -> Path:
    """Write a tone of so many seconds."""
    second = array("h", (round(8000 * math.sin(2 * math.pi * 220 * n / RATE)) for n in range(RATE)))
    samples = (second * math.ceil(seconds))[: round(seconds * RATE)]
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, len(samples), "NONE", ""))
        file.writeframes(samples.tobytes())
    return path


def until(happens: Callable[[], object], seconds: float = 5.0, between: Callable[[], object] = lambda: None) -> None:
    """Wait until something happens; fail where it does not."""
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end, "it did not happen in time"
        between()
        time.sleep(0.005)


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Write a recording of 20 seconds."""
    return write_wav(tmp_path / "talk.wav", 20)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Write a file that is no recording, but is called one."""
    path = tmp_path / "broken.opus"
    path.write_text("this is not sound\n" * 100, encoding="utf-8")
    return path
