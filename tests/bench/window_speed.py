"""How fast the whole window is, from the key to the end of the repaint that shows it, standing still and playing."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import pages
from bench import report
from editor.core.model import Selection
from editor.store.settings_file import SettingsFile
from editor.ui.app import TURN
from editor.ui.appearance import Appearance
from editor.ui.main_window import MainWindow
from editor.ui.settings import Settings

KEY, STRUCTURE, BULK = 8.0, 10.0, 100.0
TWO_FRAMES = 2000 / 60
MARK = "Here stands something"
LINE = b"- line: "
SETTLING = 2000  # milliseconds
BETWEEN_KEYS = 60


class TimedWindow(MainWindow):
    """Notes when it was last painted.

    Signals:
        repainted(): everything in it that was out of date has been painted.
    """

    repainted = Signal()
    painted_at = 0.0

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:
            self.painted_at = time.perf_counter()
            self.repainted.emit()
        return handled


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="1 h only, few runs")
    quick = parser.parse_args().quick
    sys.setswitchinterval(TURN)
    app = QApplication([])
    settings = Settings(SettingsFile(), app)
    window = TimedWindow(settings, Appearance(app, settings), player="silent")
    window.resize(1200, 800)
    window.start(None)
    with tempfile.TemporaryDirectory() as folder:
        for hours in (1,) if quick else (1, 10, 100):
            path = Path(folder) / f"{hours}.md"
            path.write_bytes(marked(pages.page(hours)))
            Measurement(window, path, f"{hours} h", runs=20 if quick else 120).measure()
        window.files.document.close()
        window.end()


def marked(page: bytes) -> bytes:
    """Begin every sixth line of a page with the same words, to be replaced."""
    front, *lines = page.split(LINE)
    words = f"{MARK}. ".encode()
    return front + b"".join(LINE + (line if number % 6 else words + line) for number, line in enumerate(lines))


class Measurement(QObject):
    """One page in the window, and what is done to it."""

    def __init__(self, window: TimedWindow, path: Path, size: str, runs: int) -> None:
        super().__init__(window)
        self.window = window
        self.size = size
        self.runs = runs
        self.loop = QEventLoop()
        window.repainted.connect(self.loop.quit)
        window.files.open(path)
        self.desk = window.desk
        self.document = window.desk.document
        self.middle = len(self.document.episode.entries) // 2 + 1
        self.wait(SETTLING)

    def measure(self) -> None:
        """Report every operation while time stands still and while it runs."""
        for how in ("", ", playing"):
            if how:
                self.play()
            self.report(f"key to painted{how}", [self.typed(letter) for letter in self.letters()], KEY)
            self.report(f"split{how}", [self.split() for _ in range(self.runs // 4)], STRUCTURE)
            self.report(f"merge{how}", [self.merged() for _ in range(self.runs // 4)], STRUCTURE)
        self.frames()
        self.desk.playback.pause()
        self.replace_all()
        self.document.save()
        self.report("key to painted, saving", [self.typed(letter) for letter in self.letters()[:20]], KEY)
        self.document.save(wait=True)

    def report(self, operation: str, samples: list[float], target: float) -> None:
        report(f"window: {operation}", self.size, samples, target)

    def wait(self, milliseconds: int) -> None:
        """Let the window live for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def after(self, action: Callable[[], object]) -> float:
        """Do something that repaints, and return the milliseconds until all of the window is painted."""
        start = time.perf_counter()
        action()
        while self.window.painted_at < start:
            self.loop.exec()
        return (self.window.painted_at - start) * 1000

    def play(self) -> None:
        """Play from the line in the middle on, which is lit while it is typed into."""
        playback = self.desk.playback
        playback.play_from(playback.timeline.start_of(self.middle))

    def letters(self) -> str:
        self.desk.transcript.select(Selection.at(self.middle, 5))
        return "".join("aword  "[number % 7] for number in range(self.runs))

    def typed(self, letter: str) -> float:
        self.wait(BETWEEN_KEYS)
        return self.after(lambda: QTest.keyClicks(self.desk.transcript, letter))

    def split(self) -> float:
        return self.pressed(Qt.Key.Key_Return, self.middle, 9)

    def merged(self) -> float:
        return self.pressed(Qt.Key.Key_Backspace, self.middle + 1, 0)

    def pressed(self, key: Qt.Key, row: int, offset: int) -> float:
        self.desk.transcript.select(Selection.at(row, offset))
        self.wait(BETWEEN_KEYS)
        return self.after(lambda: QTest.keyClick(self.desk.transcript, key))

    def frames(self) -> None:
        """Take the time between two looks at the playhead while somebody types."""
        moments: list[float] = []
        noting = self.desk.playback.position_changed.connect(lambda _: moments.append(time.perf_counter()))
        for letter in self.letters():
            self.typed(letter)
        self.desk.playback.position_changed.disconnect(noting)
        gaps = [(after - before) * 1000 for before, after in pairwise(moments)]
        self.report("between two frames, typing", gaps, TWO_FRAMES)

    def replace_all(self) -> None:
        """Replace in every sixth entry at once, go on typing, and undo."""
        bar = self.desk.find_bar
        bar.show_replace()
        QTest.keyClicks(bar.term, MARK)
        QTest.keyClicks(bar.replacement, "It was mended")
        self.wait(SETTLING)
        self.report("replace in every sixth entry", [self.after(bar.replace_all_button.click)], BULK)
        bar.close_bar()
        self.report("key to painted, after that", [self.typed(letter) for letter in self.letters()[:20]], KEY)
        self.wait(SETTLING)
        while not self.document.undo_label.startswith("Replace"):
            self.document.undo()
        self.report("undo of that", [self.after(self.document.undo)], BULK)


if __name__ == "__main__":
    main()
