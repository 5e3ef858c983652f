"""How long it takes to tell how much later a talk is in its podcast than in its video, and the memory for it."""

import tempfile
import time
import tracemalloc
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

import recordings
from bench import report
from editor.media.offset import offset_between
from editor.media.waveform import RATE as PEAKS_RATE
from editor.media.waveform import Waveform, WaveformBuilder
from editor.store import cache
from editor.ui.hearing_both import HearingBoth

RATE = 16_000
HOUR = 3600
POOL = 600  # seconds of speech that the hour is cut from
INTRODUCTION = 187.4
ROUNDS = 3
FIRST_TARGET = 15.0  # seconds
AGAIN_TARGET = 1.0
COMPARE_TARGET = 5.0
WITHIN = 50.0  # milliseconds
MOST_MEMORY = 300.0
MB = 1 << 20


def main() -> None:
    app = QApplication([])  # noqa: F841 - it lives as long as it has a name
    with tempfile.TemporaryDirectory() as folder:
        measure_recordings(Path(folder))
    for hours in (1, 3):
        measure_peaks(hours)


def talk(seconds: float, seed: int) -> recordings.Sound:
    """Make a talk of passages of one speaker in random order, none of which is like another for long."""
    pool, _ = recordings.speech(POOL, RATE, seed)
    rng = np.random.default_rng(seed)
    parts = []
    left = seconds * RATE
    while left > 0:
        start, length = rng.integers(0, len(pool) - 9 * RATE), rng.integers(2 * RATE, 9 * RATE)
        parts.append(pool[start : start + length])
        left -= length
    return np.concatenate(parts)[: round(seconds * RATE)]


def measure_recordings(folder: Path) -> None:
    """Compare an hour of video sound with a podcast that has an introduction before it, as the window does."""
    said, introduction = talk(HOUR, 1), talk(INTRODUCTION, 2)
    noise = np.random.default_rng(3).normal(0, 0.003, len(said)).astype(np.float32)
    video = recordings.write(folder / "video.m4a", said + noise, RATE)
    podcast = recordings.write(folder / "podcast.mp3", np.concatenate([introduction, said * 0.3]), RATE)
    took, off = compare(video, podcast)
    report("offset: two recordings, first time", "1 h + 1 h", [took], FIRST_TARGET, "worst", "s")
    report("offset: off by", "1 h + 1 h", [off * 1000], WITHIN, "worst")
    again = [compare(video, podcast)[0] for _ in range(ROUNDS)]
    report("offset: two recordings that are known", "1 h + 1 h", again, AGAIN_TARGET, "worst", "s")


def compare(first: Path, second: Path) -> tuple[float, float]:
    """Return how many seconds it takes until the offset is known, and by how much that is off."""
    loop, found = QEventLoop(), []
    both = HearingBoth()
    both.found.connect(found.append)
    both.found.connect(loop.quit)
    both.failed.connect(loop.quit)
    started = time.perf_counter()
    both.start(first, second)
    loop.exec()
    took = time.perf_counter() - started
    while not all(cache.read("waveforms", cache.content_key(path)) for path in (first, second)):
        time.sleep(0.05)
    return took, abs(found[0].by - INTRODUCTION)


def peaks(hours: int, before: float) -> Waveform:
    """Make the peaks of so many hours of something, with something else before it."""
    sizes = np.repeat(np.random.default_rng(1).integers(0, 128, hours * HOUR * 10), PEAKS_RATE // 10)
    other = np.repeat(np.random.default_rng(2).integers(0, 128, round(before * 10)), PEAKS_RATE // 10)
    values = np.concatenate([other, sizes]).astype(np.int8)
    builder = WaveformBuilder()
    builder.append(np.stack([-values, values]))
    return builder.snapshot(True)


def measure_peaks(hours: int) -> None:
    """Compare what was listened to before."""
    first, second = peaks(hours, 0), peaks(hours, 60)
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        offset_between(first, second)
        times.append(time.perf_counter() - started)
    size = f"{hours} h + {hours} h"
    report("offset: compare", size, times, COMPARE_TARGET, "worst", "s")
    tracemalloc.start()
    offset_between(first, second)
    most = tracemalloc.get_traced_memory()[1] / MB
    tracemalloc.stop()
    report("offset: memory to compare", size, [most], MOST_MEMORY, "worst", "MB")


if __name__ == "__main__":
    main()
