"""The application: it is made, shown, and ended cleanly."""

import gc
import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from editor import __version__
from editor.store.settings_file import SettingsFile
from editor.ui.appearance import Appearance
from editor.ui.main_window import MainWindow
from editor.ui.report import Reporter
from editor.ui.settings import Settings

TURN = 0.0005
"""Seconds that a thread which writes the journal or a large page may work before the window has its turn; 5 ms, which
Python takes by itself, would make a key wait for ten turns."""


def run(page: Path | None, media: Path | None, player: str | None) -> int:
    """Show the window until it is closed, and return the exit code.

    `page` is opened first, with `media` as its recording; `player` ("vlc", "qt", "silent") forces what plays.
    """
    # What Qt's player tells of itself and of every file is of no use to whoever started this from a terminal.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
    sys.setswitchinterval(TURN)
    # As an argument: `setStyle` would first have PySide make every enumeration of QStyle.
    app = QApplication([sys.argv[0], "-style", "Fusion"])
    app.setApplicationName("cueline")
    app.setApplicationDisplayName("Cueline")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("cueline")
    settings = Settings(SettingsFile(), app)
    window = MainWindow(settings, Appearance(app, settings), media, player)
    Reporter(window, window.keep_safe).install()
    _end_on_signals(app, window)
    window.start(page)
    # Everything that was made stays: the first collection need not look at it.
    gc.freeze()
    gc.enable()
    return app.exec()


def _end_on_signals(app: QApplication, window: MainWindow) -> None:
    """Let SIGINT and SIGTERM end the program without a question; edits stay in the journal.

    Python runs its signal handlers between two of its own instructions, and an idle window runs none: the number of
    the signal is sent through a pipe that Qt watches.
    """
    heard, told = os.pipe()
    os.set_blocking(told, False)
    signal.set_wakeup_fd(told)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    notifier = QSocketNotifier(heard, QSocketNotifier.Type.Read, window)

    def leave() -> None:
        os.read(heard, 64)
        window.end()
        app.exit(0)

    notifier.activated.connect(leave)
