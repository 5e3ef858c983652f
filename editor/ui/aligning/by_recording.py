"""Finding true times by the sound of the recording alone: by its pauses."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from editor.core.kept_times import SOUND
from editor.core.model import Entry
from editor.core.timing import format_time
from editor.ui.aligning.again import placed
from editor.ui.aligning.work import Pauses, Work
from editor.ui.background import Background
from editor.ui.decoding import Decoding


class BySound(Work):
    """Finds times by how long lines are and where the recording pauses; it is decoded if the pauses are not known."""

    def __init__(
        self,
        entries: Sequence[Entry],
        recording: Path,
        pauses: Pauses,
        duration: float | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(entries, SOUND, parent)
        self._recording, self._pauses, self._duration = recording, pauses, duration
        self._decoding: Decoding | None = None
        self._background = Background(self)
        self._background.done.connect(self._finish)
        self._background.failed.connect(self.failed)
        self._stopped = False

    def start(self) -> None:
        """Begin."""
        if self._pauses:
            self._place()
            return
        self._decoding = Decoding(self._recording, self)
        self._decoding.grown.connect(self._tell)
        self._decoding.ended.connect(self._take)
        self._decoding.start()

    def stop(self) -> None:
        """End at once; nothing is signalled any more."""
        self._stopped = True
        if self._decoding is not None:
            self._decoding.stop()
            self._decoding = None

    def _tell(self) -> None:
        if self._decoding is not None:
            seconds = self._decoding.waveform().seconds
            share = min(1.0, seconds / self._duration) if self._duration else -1.0
            sentence = f"Looking for pauses in {self._recording.name}, up to {format_time(seconds)} …"
            self.progressed.emit(share, sentence)

    def _take(self, complaint: str) -> None:
        if self._decoding is None:
            return
        waveform, self._decoding = self._decoding.waveform(), None
        if not waveform.seconds:
            self.failed.emit(complaint)
            return
        self._pauses, self._duration = waveform.pauses, waveform.seconds
        self._place()

    def _place(self) -> None:
        self._background.ask(partial(placed, self.entries, self._pauses, self._duration))

    def _finish(self, alignment: object) -> None:
        if not self._stopped:
            self.done.emit(alignment, ())
