"""A recording that is decoded by another process, while its waveform grows here."""

import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

import editor
from editor.core.timing import format_time
from editor.media.pieces import Piece, PieceKind, Unpacker
from editor.media.waveform import Waveform, WaveformBuilder

LISTENER = "editor.media.listener"
PATIENCE_MS = 2000


class Decoding(QObject):
    """Decodes one recording, once it is started, until it ends or is stopped.

    Values:
        length: how many seconds it says that it takes; 0 while that is unknown.

    Signals:
        grown(): there is more of the waveform.
        ended(str): there will not be more, and a sentence on what could not be decoded, or nothing.
    """

    grown = Signal()
    ended = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.length = 0.0
        self._path = path
        self._unpacker = Unpacker()
        self._builder = WaveformBuilder()
        self._complaint: str | None = None
        self._process = QProcess(self)
        self._process.setProcessEnvironment(worker_environment())
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._note_error)

    def start(self) -> None:
        """Begin."""
        # -P: whatever lies in the present folder is not taken for a module.
        self._process.start(sys.executable, ["-P", "-m", LISTENER, str(self._path.absolute())])

    def waveform(self) -> Waveform:
        """Return the waveform as far as it is known."""
        return self._builder.snapshot(self._complaint is not None)

    def stop(self) -> None:
        """End at once; nothing is signalled any more."""
        self._process.readyReadStandardOutput.disconnect(self._read)
        self._process.finished.disconnect(self._finish)
        self._process.errorOccurred.disconnect(self._note_error)
        self._process.kill()
        # The system takes a killed process away within a few milliseconds, unless a dead network drive holds it.
        self._process.waitForFinished(PATIENCE_MS)

    def _read(self) -> None:
        try:
            pieces = self._unpacker.feed(bytes(self._process.readAllStandardOutput().data()))
        except ValueError:
            # Something else than the listener writes there; as it ends without an end, it is complained of.
            self._process.kill()
            return
        for piece in pieces:
            self._take(piece)
        if pieces:
            self.grown.emit()

    def _take(self, piece: Piece) -> None:
        if piece.kind is PieceKind.LENGTH:
            (self.length,) = struct.unpack("<d", piece.data)
            self._builder = WaveformBuilder(self.length)
        elif piece.kind is PieceKind.PEAKS:
            self._builder.append_bytes(piece.data)
        elif piece.kind is PieceKind.PAUSES:
            self._builder.add_pauses(struct.iter_unpack("<dd", piece.data))
        else:
            self._complaint = piece.data.decode("utf-8", "replace")

    def _finish(self) -> None:
        self._read()
        if self._complaint is None:
            self._complaint = (
                f"{self._path.name} is damaged: the program that reads its sound broke off"
                f" at {format_time(self._builder.seconds)}."
            )
        self.ended.emit(self._complaint)

    def _note_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._complaint = f"The waveform of {self._path.name} cannot be made: {self._process.errorString()}."
            self.ended.emit(self._complaint)


def worker_environment() -> QProcessEnvironment:
    """Return the environment in which a module of the program is found as a process, and does its sums on one core."""
    environment = QProcessEnvironment.systemEnvironment()
    folders = [str(Path(editor.__file__).parents[1]), environment.value("PYTHONPATH")]
    environment.insert("PYTHONPATH", os.pathsep.join(filter(None, folders)))
    environment.insert("OPENBLAS_NUM_THREADS", "1")
    return environment
