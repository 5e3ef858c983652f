"""What happens when something unexpected does: the edits are kept safe and a report is offered."""

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from editor import __version__

SIZE = (680, 460)  # pixels


class Reporter(QObject):
    """The exception hook of the window, for all threads. `keep_safe` flushes the journal before anything is shown."""

    _happened = Signal(str)

    def __init__(self, window: QWidget, keep_safe: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._keep_safe = keep_safe
        self._showing = False
        self._shown = ""
        # Queued: never a dialog in the middle of a paint event, and threads reach the window's own thread.
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the hook for whatever nobody catches."""
        sys.excepthook = self.hook
        threading.excepthook = self._hook_of_thread

    def hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Print a report and offer it in the window."""
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, Exception):
            self._happened.emit(report_of(error, trace))

    def _hook_of_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.hook(args.exc_type, args.exc_value, args.exc_traceback)

    def _show(self, report: str) -> None:
        # What fails while a page is painted fails again with every frame: it is told once.
        if self._showing or report == self._shown:
            return
        self._showing = True
        self._shown = report
        try:
            self._keep_safe()
            ReportDialog(report, self._window).exec()
        finally:
            self._showing = False


class ReportDialog(QDialog):
    """A report that can be copied; the window stays open behind it."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        self.resize(*SIZE)
        words = QLabel(
            "<b>Something went wrong inside Cueline.</b><br>Your edits are kept and the window stays open. Save your"
            " page now, and please send this report to whoever looks after the program: it says what happened, not"
            " what your page says."
        )
        words.setWordWrap(True)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("Copy report", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 16, 16, 16)
        lines.setSpacing(12)
        lines.addWidget(words)
        lines.addWidget(self.report)
        lines.addWidget(buttons)


def report_of(error: BaseException, trace: TracebackType | None) -> str:
    """Describe an exception and what it happened on."""
    # Rarely needed: the start of the program does not wait for them.
    import platform
    import traceback

    versions = f"Cueline {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return versions + "\n\n" + "".join(traceback.format_exception(type(error), error, trace))
