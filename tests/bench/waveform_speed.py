"""How fast a recording becomes a waveform, what that takes of memory, and whether the window feels it."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

import recordings
from bench import report, timed
from editor.media.waveform import RATE, Waveform, WaveformBuilder
from editor.store.cache import content_key
from editor.ui.listening import Listening

ROUNDS = 3
HOUR = 3600.0
TARGETS = {".opus": HOUR / 500, ".mp3": HOUR / 1000, ".m4a": HOUR / 1000, ".wav": None}  # seconds
BEAT_MS = 2
WORK_TARGET = 4.0
FREEZE_TARGET = 50.0
SECOND_OPEN_TARGET = 200.0
PEAKS_TARGET = 1.0
COLUMNS = 2000
MB = 1 << 20


def main() -> None:
    app = QApplication([])  # noqa: F841 - it lives as long as it has a name
    with tempfile.TemporaryDirectory() as folder:
        for suffix, target in TARGETS.items():
            measure_decoding(recordings.recording(Path(folder) / f"hour{suffix}", 1), suffix[1:], target)
        for hours, rate in ((10, None), (24, 8000)):
            path = recordings.recording(Path(folder) / f"{hours}.mp3", hours, rate)
            report("waveform: memory of the process", f"{hours} h", [decode(path)], unit="MB")
            measure_window(path, f"{hours} h")
            path.unlink()
    for hours in (1, 10, 24):
        measure_peaks(hours)


def measure_decoding(path: Path, name: str, target: float | None) -> None:
    """Decode an hour as the window does it, from the start of the process to its end."""
    times, memory = [], []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        memory.append(decode(path))
        times.append(time.perf_counter() - started)
    report(f"waveform: decode {name}", "1 h", times, target, "median", "s")
    report(f"waveform: decode {name}, times real time", "1 h", [HOUR / one for one in times], unit="×")
    report(f"waveform: decode {name}, memory of the process", "1 h", memory, unit="MB")


def decode(path: Path) -> float:
    """Run the listener; return how many megabytes it took at most."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "editor.media.listener", path]
    most = 0.0
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, bufsize=0) as process:
        while process.stdout and process.stdout.read(MB):
            most = max(most, memory_of(process.pid, "VmHWM"))
    return most


def memory_of(process: int | str, field: str) -> float:
    """Return the megabytes that a process has (VmRSS) or has had at most (VmHWM); 0 if it is over."""
    text = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return next((float(line.split()[1]) / 1024 for line in text.splitlines() if line.startswith(field)), 0.0)


class Heart:
    """Beats as long as the window lives; knows its longest pause, and the most work within one."""

    def __init__(self) -> None:
        self.freeze = self.work = 0.0
        self._last = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        # A beat every moment would keep a core from the process that decodes.
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.start(BEAT_MS)

    def _beat(self) -> None:
        now = time.perf_counter(), time.thread_time()
        self.freeze = max(self.freeze, (now[0] - self._last[0]) * 1000)
        self.work = max(self.work, (now[1] - self._last[1]) * 1000)
        self._last = now


def hear(listening: Listening, path: Path) -> tuple[float, Heart]:
    """Open a recording; return the milliseconds until all is there, and how the window felt in between."""
    loop = QEventLoop()

    def look() -> None:
        if listening.waveform and listening.waveform.whole:
            loop.quit()

    listening.changed.connect(look)
    heart = Heart()
    started = time.perf_counter()
    listening.open(path)
    loop.exec()
    took = (time.perf_counter() - started) * 1000
    listening.changed.disconnect(look)
    return took, heart


def measure_window(path: Path, size: str) -> None:
    """Let the window listen twice: to a recording that it does not know, and to the same again."""
    listening = Listening()
    took, heart = hear(listening, path)
    report("waveform: seen whole, first time", size, [took / 1000], unit="s")
    report("waveform: most work at once while it grows", size, [heart.work], WORK_TARGET, "worst")
    report("waveform: longest freeze while it grows", size, [heart.freeze], FREEZE_TARGET, "worst")
    if listening.waveform:
        held = sum(level.nbytes for level in listening.waveform.levels)
        report("waveform: memory in the window", size, [held / MB], unit="MB")
    wait(2)  # it is kept
    rounds = [hear(listening, path) for _ in range(ROUNDS)]
    report("waveform: second open, seen whole", size, [took for took, _ in rounds], SECOND_OPEN_TARGET, "worst")
    report("waveform: longest freeze in it", size, [heart.freeze for _, heart in rounds], FREEZE_TARGET, "worst")
    report("waveform: key of the content", size, [timed(lambda: content_key(path)) for _ in range(ROUNDS)])
    listening.close()


def wait(seconds: float) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def measure_peaks(hours: int) -> None:
    """Ask for spans from all of it down to a second, anywhere."""
    rng = np.random.default_rng(hours)
    highs = rng.integers(0, 128, hours * 3600 * RATE).astype(np.int8)
    builder = WaveformBuilder()
    builder.append(np.stack([-highs, highs]))
    waveform: Waveform = builder.snapshot(True)
    times = []
    for length in np.repeat(np.geomspace(1, waveform.seconds, 60), 10):
        start = rng.uniform(0, waveform.seconds - length + 1e-9)
        times += [timed(lambda start=start, end=start + length: waveform.peaks(start, end, COLUMNS))]
    report(f"waveform: peaks of any span, {COLUMNS} columns", f"{hours} h", times, PEAKS_TARGET)


if __name__ == "__main__":
    main()
