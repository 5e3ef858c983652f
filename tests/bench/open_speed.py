"""How long a page takes from the file to the screen in a window that is open, and whether the window freezes."""

import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

import pages
from bench import report
from editor.store.settings_file import SettingsFile
from editor.ui.appearance import Appearance
from editor.ui.main_window import MainWindow
from editor.ui.settings import Settings

RUNS = {1: 15, 10: 7, 100: 3}
OPEN_TARGETS = {1: 150.0, 10: 600.0}
FREEZE_TARGET = 50.0
AFTERMATH = 1500  # milliseconds in which the rest has to be loaded


class Watch(QObject):
    """Notes when the transcript is first painted, and the longest time for which the window did not answer."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._painted_at = 0.0
        self._last_beat = 0.0
        self._longest = 0.0
        self._loop = QEventLoop()
        self._beat = QTimer(self)
        self._beat.setInterval(0)
        self._beat.timeout.connect(self._note_beat)

    def open(self, path: Path) -> tuple[float, float]:
        """Open a page; return the milliseconds until it was painted, and the longest freeze after that."""
        self._painted_at = self._longest = 0.0
        began = time.perf_counter()
        self._window.files.open(path)
        self._window.desk.transcript.viewport().installEventFilter(self)
        self._loop.exec()
        painted = self._painted_at - began
        self._last_beat = self._painted_at
        self._beat.start()
        QTimer.singleShot(AFTERMATH, self._loop.quit)
        self._loop.exec()
        self._beat.stop()
        return painted * 1000, self._longest * 1000

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._painted_at:
            # The first thing after the painting of the whole window, before what was put off until then.
            QTimer.singleShot(0, self._note_painted)
        return False

    def _note_painted(self) -> None:
        if not self._painted_at:
            self._painted_at = time.perf_counter()
            self._loop.quit()

    def _note_beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last_beat)
        self._last_beat = now


def main() -> None:
    app = QApplication([])
    settings = Settings(SettingsFile(), app)
    window = MainWindow(settings, Appearance(app, settings))
    window.resize(1200, 800)
    window.show()
    watch = Watch(window)
    with tempfile.TemporaryDirectory() as folder:
        for hours, runs in RUNS.items():
            path = Path(folder) / f"{hours}.md"
            path.write_bytes(pages.page(hours))
            opened = [watch.open(path) for _ in range(runs)]
            report("open a page, file to painted", f"{hours} h", [one for one, _ in opened], OPEN_TARGETS.get(hours))
            report("longest freeze after that", f"{hours} h", [two for _, two in opened], FREEZE_TARGET, "worst")
    window.files.close()


if __name__ == "__main__":
    main()
