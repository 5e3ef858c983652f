"""Finding true times behind the window: what all ways of it have in common."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from editor.core.alignment import Alignment
from editor.core.captions import HeardWord
from editor.core.model import Entry, Line
from editor.ui.aligning.aligner import Aligner
from editor.ui.background import Background

Pauses = Sequence[tuple[float, float]]


class Work(QObject):
    """Finds the times of the lines of some entries, once it is started, unless it is stopped.

    Values:
        entries: what it finds times for.
        source: what the times come from, for people.
        exact: whether the words were found in the sound, so that no line need start where a pause ends.

    Signals:
        progressed(share, sentence): so much is done, from 0 to 1, and what is being done; -1 where it cannot be told.
        done(Alignment, words): the times, and the heard words that they were found by.
        failed(sentence): why there are none.
    """

    progressed = Signal(float, str)
    done = Signal(object, object)
    failed = Signal(str)

    def __init__(
        self, entries: Sequence[Entry], source: str, parent: QObject | None = None, exact: bool = False
    ) -> None:
        super().__init__(parent)
        self.entries = entries
        self.source = source
        self.exact = exact
        self.lines = [entry for entry in entries if isinstance(entry, Line)]

    def start(self) -> None:
        """Begin."""
        raise NotImplementedError

    def stop(self) -> None:
        """End at once; nothing is signalled any more."""
        raise NotImplementedError

    def standing(self) -> str:
        """Say in a sentence what is lost if it is stopped; nothing if it could soon be done again."""
        return ""


class ByWords(Work):
    """Finds times by words of which it is known when they were heard, and by the recording's pauses if they are too."""

    def __init__(
        self,
        entries: Sequence[Entry],
        source: str,
        heard: Sequence[HeardWord],
        pauses: Pauses = (),
        parent: QObject | None = None,
        exact: bool = False,
    ) -> None:
        super().__init__(entries, source, parent, exact)
        self._heard, self._pauses = heard, () if exact else pauses
        self._stopped = False
        self._aligner = Aligner([line.text for line in self.lines], heard, self)
        sentence = f"Finding {len(self.lines):,} lines among {len(heard):,} words …"
        self._aligner.progressed.connect(lambda share: self.progressed.emit(share, sentence))
        self._aligner.done.connect(self._refine)
        self._aligner.failed.connect(self.failed)
        self._background = Background(self)
        self._background.done.connect(self._finish)

    def start(self) -> None:
        """Begin."""
        self._aligner.align([line.sec for line in self.lines])

    def stop(self) -> None:
        """End at once; nothing is signalled any more."""
        self._stopped = True
        self._aligner.stop()

    def _refine(self, alignment: Alignment) -> None:
        self._background.ask(partial(_at_pauses, alignment, self._heard, self._pauses))

    def _finish(self, alignment: object) -> None:
        if not self._stopped:
            self.done.emit(alignment, self._heard)


def _at_pauses(alignment: Alignment, heard: Sequence[HeardWord], pauses: Pauses) -> Alignment:
    # Late, in the thread: it takes a while to load.
    from editor.ui.aligning.again import at_pauses

    return at_pauses(alignment, heard, pauses)
