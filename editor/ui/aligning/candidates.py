"""Words by which a page may be aligned: read behind the window, and held against it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.align.anchors import Fit
from editor.ui.aligning import sources
from editor.ui.aligning.aligner import Aligner
from editor.ui.aligning.sources import Way, Words
from editor.ui.background import Background


class Candidates(QObject):
    """The words that each way has, once they are read, and how well they fit the lines of a page.

    Signals:
        changed(): something is read, was held against the page, or cannot be read.
        offered(): there are words that came in with the page.
    """

    changed = Signal()
    offered = Signal()

    def __init__(self, lines: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._words: dict[Way, Words] = {}
        self._fits: dict[Way, Fit] = {}
        self._complaint = ""
        self._judge: Aligner | None = None
        self._reading, self._fetching = Background(self), Background(self)
        self._reading.done.connect(partial(self._take, Way.CAPTIONS))
        self._reading.failed.connect(self._fail)
        self._fetching.done.connect(partial(self._take, Way.IMPORTED))

    def words(self, way: Way) -> Words | None:
        """Return the words of a way, if they are read."""
        return self._words.get(way)

    def fit(self, way: Way) -> Fit | None:
        """Return how well the words of a way fit, if that is known."""
        return self._fits.get(way)

    def complaint(self, way: Way) -> str:
        """Say why the words of a way cannot be read."""
        return self._complaint if way is Way.CAPTIONS else ""

    @property
    def reading(self) -> bool:
        """Tell whether captions are being read."""
        return self._reading.busy

    def read(self, path: Path) -> None:
        """Read a file of captions."""
        self._drop(Way.CAPTIONS)
        self._complaint = ""
        self._reading.ask(partial(sources.read_words, path))

    def fetch(self, page: Path) -> None:
        """Look for words that came in with the page."""
        self._fetching.ask(partial(sources.imported_words, page))

    def stop(self) -> None:
        """Hold no more words against the page."""
        if self._judge is not None:
            self._judge.stop()
            self._judge = None

    def _take(self, way: Way, words: Words | None) -> None:
        if words is None:
            return
        self._drop(way)
        self._words[way] = words
        self._judge_next()
        if way is Way.IMPORTED:
            self.offered.emit()
        self.changed.emit()

    def _fail(self, sentence: str) -> None:
        self._complaint = sentence
        self.changed.emit()

    def _drop(self, way: Way) -> None:
        self._words.pop(way, None)
        self._fits.pop(way, None)

    def _judge_next(self) -> None:
        """Hold words against the page of which that was not done yet: one after the other."""
        self.stop()
        way = next((way for way in self._words if way not in self._fits), None)
        if way is not None:
            self._judge = Aligner(self._lines, self._words[way].heard, self)
            self._judge.judged.connect(partial(self._take_fit, way))
            self._judge.failed.connect(self._fail)
            self._judge.judge()

    def _take_fit(self, way: Way, fit: Fit) -> None:
        self._fits[way] = fit
        self._judge_next()
        self.changed.emit()
