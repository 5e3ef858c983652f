"""What is to be said of each clip: what is wrong with it, and whether its words are still those that were marked."""

from collections import defaultdict

from PySide6.QtCore import QObject, QTimer, Signal

from editor.checks.clips import clip_problems
from editor.checks.problem import Problem
from editor.core.change import Change
from editor.core.errors import EditError
from editor.core.model import Episode
from editor.ui.clips.model import Note
from editor.ui.document import Document
from editor.ui.playback import Playback
from editor.ui.quotes import Quotes, Stale, is_of_words

LOOK_AFTER_MS = 300


class ClipNotes(QObject):
    """Looks at all clips a moment after each edit.

    Signals:
        changed(): something else is to be said of some clip, or a clip holds other words.
    """

    changed = Signal()

    def __init__(self, document: Document, playback: Playback, quotes: Quotes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._playback = playback
        self._quotes = quotes
        self._problems: dict[int, list[Problem]] = {}
        self._seen: Episode | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look)
        document.changed.connect(self._follow)
        playback.duration_changed.connect(self._look_later)
        quotes.changed.connect(self.changed)
        self._soon.start(0)

    def of(self, at: int) -> Note:
        """Return what is to be said of a clip."""
        problems, stale = self._problems.get(at, ()), self._quotes.stale(at)
        sentences = [problem.text for problem in problems]
        if stale is not None:
            sentences.append(stale.sentence)
        return Note("\n".join(sentences), bool(problems), stale is not None)

    def problem(self, at: int) -> Problem | None:
        """Return what is wrong with a clip, first what can be mended by itself."""
        problems = self._problems.get(at, [])
        return min(problems, key=lambda problem: problem.fix is None, default=None)

    def stale(self, at: int) -> Stale | None:
        """Return what has changed in the quote of a clip."""
        return self._quotes.stale(at)

    def fix(self, at: int) -> None:
        """Mend a clip; raises EditError where nothing is wrong, or it takes a decision."""
        if self._seen is not self._document.episode:
            self.look()
        problem = self.problem(at)
        if problem is None:
            message = "Nothing is wrong with this clip."
            raise EditError(message)
        if problem.fix is None:
            raise EditError(problem.text)
        self._document.apply(problem.fix_words or "Mend clip", _made, problem.fix)

    def look(self) -> None:
        """Look at every clip now."""
        self._soon.stop()
        self._seen = self._document.episode
        found: dict[int, list[Problem]] = defaultdict(list)
        # Time without sound lasts as long as the page seems to: no measure for a clip.
        duration = None if self._playback.engine == "silent" else self._playback.duration or None
        for problem in clip_problems(self._seen, self._playback.stated, duration):
            if problem.clip is not None:
                found[problem.clip].append(problem)
        self._problems = found
        self.changed.emit()

    def _look_later(self) -> None:
        self._soon.start(LOOK_AFTER_MS)

    def _follow(self, change: Change, _origin: object) -> None:
        if change.clips is not None:
            # What was found says which clips by their number, and these may be others now.
            self._problems = {}
            self._soon.start(0)
        elif not is_of_words(change) and not (self._soon.isActive() and self._soon.interval() == 0):
            self._look_later()


def _made(_episode: Episode, change: Change) -> Change:
    """Return a change that was found for the episode as it is."""
    return change
