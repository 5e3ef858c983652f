"""Looking for what can be cleaned up while the window goes on, and what of it is ticked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Event, Thread

from PySide6.QtCore import QObject, QTimer, Signal

from editor.core.cleanup import Hit, Rule
from editor.core.model import Episode

LOOK_MS = 20
_AT_ONCE = 0.1  # seconds that nobody notices before a dialog opens


@dataclass
class Found:
    """What a rule has found: its hits, and for each of them 1 where it is ticked. `done` once all of them are there."""

    rule: Rule
    ticked_at_first: bool
    hits: Sequence[Hit] = ()
    ticks: bytearray = field(default_factory=bytearray)
    done: bool = False

    def take(self, hits: Sequence[Hit]) -> None:
        """Take the hits that were found."""
        self.hits = hits
        self.ticks = bytearray([self.ticked_at_first]) * len(hits)
        self.done = True

    @property
    def ticked(self) -> list[Hit]:
        """Return the hits that are ticked."""
        return [hit for hit, tick in zip(self.hits, self.ticks, strict=True) if tick]

    @property
    def count(self) -> int:
        """Return how many hits are ticked."""
        return self.ticks.count(1)

    def tick_all(self, ticked: bool) -> None:
        """Tick every hit, or none."""
        self.ticks = bytearray([ticked]) * len(self.hits)


class Search(QObject):
    """Finds the hits of one rule after the other in a thread of its own.

    Signals:
        found(): one of `rules` has its hits.
    """

    found = Signal()

    def __init__(self, episode: Episode, rules: Sequence[Found], parent: QObject) -> None:
        super().__init__(parent)
        self._rules = rules
        self._results: list[list[Hit]] = []
        self._taken = 0
        self._stopped = Event()
        self._thread = Thread(target=self._find, args=(episode,), name="clean up", daemon=True)
        self._thread.start()
        # Looked at, not told: a signal from the thread could reach for an object that is no more.
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Tell what is found from now on; of a page of the usual length, that is all of it at once."""
        self._thread.join(_AT_ONCE)
        if not self._look():
            self._timer.start(LOOK_MS)

    def stop(self) -> None:
        """Look no further."""
        self._stopped.set()
        self._timer.stop()

    def _find(self, episode: Episode) -> None:
        for found in self._rules:
            hits = []
            for hit in found.rule.find(episode):
                if self._stopped.is_set():
                    return
                hits.append(hit)
            self._results.append(hits)

    def _look(self) -> bool:
        """Take what was found since the last look; tell whether that was all."""
        results = self._results[self._taken :]
        for hits in results:
            self._rules[self._taken].take(hits)
            self._taken += 1
        complete = self._taken == len(self._rules)
        if complete:
            self._timer.stop()
        if results:
            self.found.emit()
        return complete
