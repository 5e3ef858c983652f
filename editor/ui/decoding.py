"""A recording that is decoded by another process, while its waveform grows here."""

import struct
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.core.timing import format_time
from editor.media.pieces import Piece, PieceKind, Unpacker
from editor.media.waveform import Waveform, WaveformBuilder
from editor.ui.worker import Worker

LISTENER = "editor.media.listener"


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
        self._is_over = False
        self._worker = Worker(LISTENER, [str(path.absolute())], self)
        self._worker.wrote.connect(self._read)
        self._worker.ended.connect(self._finish)

    def start(self) -> None:
        """Begin."""
        self._worker.start()

    def waveform(self) -> Waveform:
        """Return the waveform as far as it is known; before the end was signalled, it is not whole."""
        return self._builder.snapshot(self._is_over)

    def stop(self) -> None:
        """End at once; nothing is signalled any more."""
        self._worker.stop()

    def _read(self, data: bytes) -> None:
        try:
            pieces = self._unpacker.feed(data)
        except ValueError:
            # Something else than the listener writes there; as it ends without an end, it is complained of.
            self._worker.kill()
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

    def _finish(self, not_started: str) -> None:
        if not_started:
            self._complaint = f"The waveform of {self._path.name} cannot be made: {not_started}."
        elif self._complaint is None:
            self._complaint = (
                f"{self._path.name} is damaged: the program that reads its sound broke off"
                f" at {format_time(self._builder.seconds)}."
            )
        self._is_over = True
        self.ended.emit(self._complaint)
