"""How long the program takes to start on a page of one hour, against a bare window of Qt's in the same run."""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

import pages
from bench import report

ROUNDS = 11
RATIO_TARGET = 1.3
RECORDING = Path(__file__).resolve().parents[2] / "resources" / "sample" / "sample.opus"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        silent, sounding = Path(folder) / "silent.md", Path(folder) / "sounding.md"
        for page in (silent, sounding):
            page.write_bytes(pages.page(1))
        shutil.copy(RECORDING, sounding.with_suffix(".opus"))
        measure({"bare": "", "silent": str(silent), "sounding": str(sounding)})


def measure(kinds: dict[str, str]) -> None:
    """Start all kinds in turn, so that what else the machine does hits them alike."""
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    for page in kinds.values():
        start(page)
    for _ in range(ROUNDS):
        for kind, page in kinds.items():
            times[kind].append(start(page))
    report("start: a bare Qt window", "", times["bare"])
    report("start: window usable", "1 h", times["silent"])
    report("start: window usable, recording loaded", "1 h", times["sounding"])
    ratios = [mine / bare for mine, bare in zip(times["silent"], times["bare"], strict=True)]
    report("start: usable against bare", "1 h", ratios, RATIO_TARGET, "median", "×")


def start(page: str) -> float:
    """Start the program, or a bare window where no page is given; return the milliseconds until it is usable."""
    began = time.monotonic()
    done = subprocess.run([sys.executable, __file__, "child", page], stdout=subprocess.PIPE, text=True, check=True)
    return (float(done.stdout.split()[-1]) - began) * 1000


class Bare(QMainWindow):
    """The least that can be called a window."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, tell)


def tell() -> None:
    """Print the moment at which everything that the start had put off is done."""
    print(time.monotonic(), flush=True)
    QApplication.exit()


def show_bare() -> None:
    app = QApplication(sys.argv[:1])
    window = Bare()
    window.resize(1200, 800)
    window.show()
    app.exec()


def show_page(page: str) -> None:
    """Run the program as its user does; end once the window is painted and has done what it does after that."""
    from editor.__main__ import main as cueline

    run_loop = QApplication.exec

    def run_until_usable() -> int:
        (window,) = (widget for widget in QApplication.topLevelWidgets() if hasattr(widget, "painted"))
        window.painted.connect(lambda: QTimer.singleShot(0, tell))
        return run_loop()

    QApplication.exec = run_until_usable
    cueline([page])


if __name__ == "__main__":
    if sys.argv[1:2] != ["child"]:
        main()
    elif sys.argv[2]:
        show_page(sys.argv[2])
    else:
        show_bare()
