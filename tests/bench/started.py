"""A start to be measured: print the moment at which the window is usable, then close it.

With a page: the program as its user starts it. Without: the least that can be called a window.
"""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Bare(QMainWindow):
    """A window with nothing in it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: tell(self))


def tell(window: QMainWindow) -> None:
    """Say that everything is done that the start had put off until the window was painted."""
    print(time.monotonic(), flush=True)
    window.close()


def show_bare() -> None:
    app = QApplication(sys.argv[:1])
    window = Bare()
    window.resize(1200, 800)
    window.show()
    app.exec()


def show_page(page: str) -> None:
    from editor.__main__ import main as cueline

    run_loop = QApplication.exec

    def run_until_usable(_app: QApplication) -> int:
        (window,) = (widget for widget in QApplication.topLevelWidgets() if hasattr(widget, "painted"))
        window.painted.connect(lambda: QTimer.singleShot(0, lambda: tell(window)))
        return run_loop()

    QApplication.exec = run_until_usable
    cueline([page])


if __name__ == "__main__":
    if len(sys.argv) > 1:
        show_page(sys.argv[1])
    else:
        show_bare()
