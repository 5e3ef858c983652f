"""The waveform of the recording: from the cache where it is there, else from another process, while it grows."""

import queue
import threading
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from editor.media.waveform import Waveform
from editor.store import derived
from editor.store.derived import WAVEFORMS, Version, version_of
from editor.ui.decoding import Decoding

CHANGED_EVERY_MS = 200
LOOK_EVERY_MS = 10


class Known(NamedTuple):
    """What can be told of a version of a recording without decoding it; it may be known from before it was changed."""

    version: Version
    waveform: Waveform | None = None
    is_fresh: bool = False


class Listening(QObject):
    """Keeps the waveform of one recording at a time.

    Values:
        waveform: what is known of it; None while that is nothing.

    Signals:
        changed(): the waveform is another, or there is more of it; a few times a second while it grows.
        failed(str): a sentence on what could not be decoded.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.waveform: Waveform | None = None
        self._path = Path()
        self._known: Known | None = None
        self._answers: queue.SimpleQueue[Known | str] = queue.SimpleQueue()
        self._decoding: Decoding | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY_MS)
        self._look.timeout.connect(self._take_answer)
        self._show = QTimer(self)
        self._show.setSingleShot(True)
        self._show.setInterval(CHANGED_EVERY_MS)
        self._show.timeout.connect(self._show_more)

    @property
    def share(self) -> float:
        """Return how much of the recording is known, from 0 to 1; 0 while nobody knows how long it is."""
        if self._decoding is None:
            return 1.0 if self.waveform and self.waveform.whole else 0.0
        length = self._decoding.length
        return min(1.0, self.waveform.seconds / length) if self.waveform and length else 0.0

    def open(self, path: Path | None) -> None:
        """Listen to another recording, or to none."""
        self.close()
        if self.waveform is not None:
            self.waveform = None
            self.changed.emit()
        if path is not None:
            self._path = path
            # A late answer on the recording before goes to a queue that nobody looks into.
            self._answers = queue.SimpleQueue()
            threading.Thread(target=_look_up, args=(path, self._answers), name="waveform", daemon=True).start()
            self._look.start()

    def close(self) -> None:
        """Stop listening; what is known is kept."""
        self._look.stop()
        self._show.stop()
        if self._decoding:
            self._decoding.stop()
            self._decoding.deleteLater()
            self._decoding = None

    def _take_answer(self) -> None:
        try:
            answer = self._answers.get_nowait()
        except queue.Empty:
            return
        self._look.stop()
        if isinstance(answer, str):
            self.failed.emit(answer)
            return
        self._known = answer
        if not answer.is_fresh:
            self._decoding = Decoding(self._path, self)
            self._decoding.grown.connect(self._plan_to_show)
            self._decoding.ended.connect(self._finish)
            self._decoding.start()
        if answer.waveform:
            self._set(answer.waveform)

    def _plan_to_show(self) -> None:
        if not self._show.isActive():
            self._show.start()

    def _show_more(self) -> None:
        # What the cache knew stays until all is known better.
        if self._decoding and not (self.waveform and self.waveform.whole):
            self._set(self._decoding.waveform())

    def _finish(self, complaint: str) -> None:
        if not self._decoding or not self._known:
            return
        waveform = self._decoding.waveform()
        self._show.stop()
        self._decoding.deleteLater()
        self._decoding = None
        if waveform.seconds or not complaint:
            self._set(waveform)
        if complaint:
            self.failed.emit(complaint)
        else:
            known = self._path, self._known.version
            threading.Thread(target=_keep, args=(*known, waveform), name="keep waveform").start()

    def _set(self, waveform: Waveform) -> None:
        self.waveform = waveform
        self.changed.emit()


def _look_up(path: Path, answers: "queue.SimpleQueue[Known | str]") -> None:
    """Answer with what the cache knows of a recording, or with a sentence where it cannot be read."""
    try:
        version = version_of(path)
    except FileNotFoundError:
        answers.put(f"{path.name} is not there any more.")
        return
    except OSError as error:
        answers.put(f"{path.name} cannot be read: {error.strerror}.")
        return
    found = derived.read(WAVEFORMS, version)
    try:
        answers.put(Known(version, Waveform.from_bytes(found.data), found.is_fresh) if found else Known(version))
    except ValueError:
        answers.put(Known(version))


def _keep(path: Path, version: Version, waveform: Waveform) -> None:
    derived.write(WAVEFORMS, path, version, waveform.to_bytes())
