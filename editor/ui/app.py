"""The application: it is made, shown, and ended cleanly."""

import gc
import signal
import socket
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


def run(page: Path | None, media: Path | None, player: str | None) -> int:
    """Show the window until it is closed, and return the exit code.

    `page` is opened first, with `media` as its recording; `player` ("vlc", "qt", "silent") forces what plays.
    """
    # A collection in the middle of the start finds nothing and costs a tenth of it; `OpenPage` freezes what was made.
    gc.disable()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("cueline")
    app.setApplicationDisplayName("Cueline")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("cueline")
    settings = Settings(SettingsFile(), app)
    window = MainWindow(settings, Appearance(app, settings), media, player)
    Reporter(window, window.keep_safe).install()
    wake = _end_on_signals(app, window)
    # Nothing is painted before the first event is handled, but a dialog that opening needs has a window to stand on.
    window.show()
    if page is not None:
        window.files.open(page)
    gc.enable()
    try:
        return app.exec()
    finally:
        wake.close()


def _end_on_signals(app: QApplication, window: MainWindow) -> socket.socket:
    """Let SIGINT and SIGTERM end the program without a question; edits stay in the journal.

    Python runs its signal handlers between two of its own instructions, and an idle window runs none: the number of
    the signal is sent through a socket that Qt watches. Returns the socket's other end, which must be kept.
    """
    heard, wake = socket.socketpair()
    for end in (heard, wake):
        end.setblocking(False)
    signal.set_wakeup_fd(wake.fileno())
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    notifier = QSocketNotifier(heard.fileno(), QSocketNotifier.Type.Read, window)

    def leave() -> None:
        heard.recv(64)
        window.end()
        app.exit(0)

    notifier.activated.connect(leave)
    return wake
