"""Recordings to play: made here, so that their length and sound are known."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.media.wav import tone, write_wav

RATE = 16_000


def write_tone(path: Path, seconds: float) -> Path:
    """Write a tone of so many seconds."""
    return write_wav(path, tone(seconds, RATE, 220), RATE)


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
    return write_tone(tmp_path / "talk.wav", 20)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Write a file that is no recording, but is called one."""
    path = tmp_path / "broken.opus"
    path.write_text("this is not sound\n" * 100, encoding="utf-8")
    return path
