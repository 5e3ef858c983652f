"""A worker that is a process of its own, is asked something, and answers line by line."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, Signal

from editor.ui.decoding import PATIENCE_MS, worker_environment


class Worker(QObject):
    """Runs a module of the program as a process, once it is started, until it ends or is stopped.

    Signals:
        wrote(bytes): it wrote a line; one may be of a library that it uses.
        ended(): it is over, whether it ended as it should or not.
    """

    wrote = Signal(object)
    ended = Signal()

    def __init__(self, module: str, arguments: Sequence[str] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arguments = ["-P", "-m", module, *arguments]  # -P: what lies in the present folder is no module
        self._process = QProcess(self)
        self._process.setProcessEnvironment(worker_environment())
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._note_error)

    def start(self, asked: bytes = b"") -> None:
        """Begin; what is asked goes to its standard input."""
        self._process.start(sys.executable, self._arguments)
        if asked:
            self._process.write(asked)
        self._process.closeWriteChannel()

    def stop(self) -> None:
        """End at once; nothing is signalled any more."""
        self._process.readyReadStandardOutput.disconnect(self._read)
        self._process.finished.disconnect(self._finish)
        self._process.errorOccurred.disconnect(self._note_error)
        self._process.kill()
        self._process.waitForFinished(PATIENCE_MS)

    def _read(self) -> None:
        while self._process.canReadLine():
            self.wrote.emit(bytes(self._process.readLine().data()))

    def _finish(self) -> None:
        self._read()
        self.ended.emit()

    def _note_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.ended.emit()
