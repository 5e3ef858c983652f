"""A module of the program that runs as a process of its own, so that what it does never holds the window up."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

import editor

PATIENCE_MS = 2000


class Worker(QObject):
    """Runs a module, once it is started, until it ends or is stopped.

    Signals:
        wrote(bytes): it wrote something.
        ended(str): it is over, whether it ended as it should or not; why it could not be started, or nothing.
    """

    wrote = Signal(object)
    ended = Signal(str)

    def __init__(self, module: str, arguments: Sequence[str] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arguments = ["-P", "-m", module, *arguments]  # -P: what lies in the present folder is no module
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_environment())
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

    def kill(self) -> None:
        """Have it end at once, which is told as any end is."""
        self._process.kill()

    def stop(self) -> None:
        """End at once; nothing is signalled any more."""
        self._process.readyReadStandardOutput.disconnect(self._read)
        self._process.finished.disconnect(self._finish)
        self._process.errorOccurred.disconnect(self._note_error)
        self._process.kill()
        # The system takes a killed process away within a few milliseconds, unless a dead network drive holds it.
        self._process.waitForFinished(PATIENCE_MS)

    def _read(self) -> None:
        if data := bytes(self._process.readAllStandardOutput().data()):
            self.wrote.emit(data)

    def _finish(self) -> None:
        self._read()
        self.ended.emit("")

    def _note_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.ended.emit(self._process.errorString())


class LineWorker(Worker):
    """Runs a module that answers line by line; one line may be of a library that it uses."""

    def _read(self) -> None:
        while self._process.canReadLine():
            self.wrote.emit(bytes(self._process.readLine().data()))


def _environment() -> QProcessEnvironment:
    """Return the environment in which a module of the program is found as a process, and does its sums on one core."""
    environment = QProcessEnvironment.systemEnvironment()
    folders = [str(Path(editor.__file__).parents[1]), environment.value("PYTHONPATH")]
    environment.insert("PYTHONPATH", os.pathsep.join(filter(None, folders)))
    environment.insert("OPENBLAS_NUM_THREADS", "1")
    return environment
