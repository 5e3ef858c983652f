"""How close the position stays to what the player reports, and what it costs to follow it."""

import time
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from bench import report
from editor.media.deck import Deck
from editor.media.engines import available, make_player
from editor.store.settings_file import SettingsFile
from editor.ui.appearance import Appearance
from editor.ui.main_window import MainWindow
from editor.ui.settings import Settings

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "sample.md"
FRAME = 1000 / 60
LOOK_EVERY = 4  # milliseconds
SETTLING = 3.0  # seconds
SECONDS = 20.0
HIGHLIGHT_TARGET = 2.0


def main() -> None:
    app = QApplication([])
    for engine in available():
        if engine != "silent":
            measure_distance(engine)
    measure_frames(app)


def wait(seconds: float) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def measure_distance(engine: str) -> None:
    """Compare the position just before each report of the player with what it says, once it has run in."""
    deck = Deck(make_player(engine))
    deck.load(SAMPLE.with_suffix(".opus"))
    wait(1)
    deck.play()
    start = time.monotonic()
    distances = []
    seen = deck.player.report

    def look() -> None:
        nonlocal seen
        told = deck.player.report
        now = time.monotonic()
        if told != seen and now - start > SETTLING:
            distances.append(abs(deck.position - told.seconds - (now - told.moment)) * 1000)
        seen = told
        deck.look()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(LOOK_EVERY)
    wait(SETTLING + SECONDS)
    timer.stop()
    deck.player.close()
    report(f"playing: distance to what {deck.player.name} reports", "", distances, FRAME)


def measure_frames(app: QApplication) -> None:
    """Play the sample in the window; take the time between frames and the work of the window's thread in them."""
    settings = Settings(SettingsFile(), app)
    window = MainWindow(settings, Appearance(app, settings))
    window.resize(1200, 800)
    window.files.open(SAMPLE)
    window.show()
    wait(2)
    moments: list[float] = []
    playback = window.desk.playback
    playback.play()
    wait(SETTLING)
    playback.position_changed.connect(lambda _: moments.append(time.perf_counter()))
    work, everything = time.thread_time(), time.process_time()
    wait(SECONDS)
    work, everything = time.thread_time() - work, time.process_time() - everything
    gaps = [(after - before) * 1000 for before, after in pairwise(moments)]
    report("playing: between two frames", "sample", gaps)
    report("playing: work in a frame, on average", "sample", [work * 1000 / len(moments)], HIGHLIGHT_TARGET, "median")
    report("playing: share of one core, sound and all", "sample", [everything / SECONDS * 100], unit="%")
    window.end()


if __name__ == "__main__":
    main()
