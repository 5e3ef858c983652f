"""Two recordings that are listened to, to find where what is heard in the one is heard in the other."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.media.offset import offset_between
from editor.ui.background import Background
from editor.ui.listening import Listening

_LISTENING_SHARE = 0.97  # of the progress; what is left is the comparing


class HearingBoth(QObject):
    """Compares two recordings, once it is started, until it has an answer or is stopped. Nothing of it is waited for.

    Signals:
        progressed(float): how far it is, from 0 to 1.
        found(Offset): how much later what is heard in the first is heard in the second.
        failed(str): a sentence on why that cannot be told.
    """

    progressed = Signal(float)
    found = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.running = False
        self._both = Listening(self), Listening(self)
        for one in self._both:
            one.changed.connect(self._follow)
            one.failed.connect(partial(self._note_failure, one))
        self._background = Background(self)
        self._background.done.connect(self._tell)
        self._background.failed.connect(self._fail)

    def start(self, first: Path, second: Path) -> None:
        """Compare two recordings; what was found of each before is known at once."""
        self.stop()
        self.running = True
        for listening, path in zip(self._both, (first, second), strict=True):
            listening.open(path)

    def stop(self) -> None:
        """End at once; nothing is signalled any more."""
        self.running = False
        for listening in self._both:
            listening.close()

    def _follow(self) -> None:
        if not self.running:
            return
        self.progressed.emit(_LISTENING_SHARE * sum(one.share for one in self._both) / len(self._both))
        first, second = (one.waveform for one in self._both)
        if first and second and first.whole and second.whole:
            self._background.ask(partial(offset_between, first, second))

    def _note_failure(self, listening: Listening, sentence: str) -> None:
        # What could be read of a damaged recording is compared; the offset is of that.
        known = listening.waveform
        if self.running and not (known and known.whole and known.seconds):
            self._fail(sentence)

    def _tell(self, offset: object) -> None:
        if self.running:
            self.stop()
            self.found.emit(offset)

    def _fail(self, sentence: str) -> None:
        if self.running:
            self.stop()
            self.failed.emit(sentence)
