"""The true times of a page on the disk: fetched when it is opened, written when they are others."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from editor.core.alignment import Alignment
from editor.core.captions import HeardWord
from editor.core.kept_times import Kept, captions_digest, line_digests
from editor.core.model import Entry, lines_of
from editor.store import alignments, heard
from editor.ui.background import Background

SAVE_MS = 3000
"""So long after the last change they are written."""
MANY = 5000
"""So many lines are written behind the window also when it is left: at a hundred hours it takes a second."""

IMPORTED = "the words that came in with the page"


@dataclass(frozen=True, eq=False)
class Times:
    """The times of the lines of some entries, as they are kept; without an alignment, the words by which to find it.

    `exact` tells that the words were found in the sound. `doubtful` are the numbers of lines whose times are only
    guesses as they do not read any more as they did.
    """

    entries: Sequence[Entry]
    alignment: Alignment | None
    heard: Sequence[HeardWord]
    source: str
    exact: bool = False
    refused: frozenset[str] = frozenset()
    doubtful: tuple[range, ...] = ()


class Keeping(QObject):
    """Fetches and writes the times of one page.

    Signals:
        fetched(Times | None): what is kept of the page.
    """

    fetched = Signal(object)

    def __init__(self, current: Callable[[], tuple[Path, Times] | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current = current
        self._words = _Words()
        self._thread: threading.Thread | None = None
        self._background = Background(self)
        self._background.done.connect(self.fetched)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_MS)
        self._timer.timeout.connect(self._save)

    def fetch(self, page: Path, entries: Sequence[Entry]) -> None:
        """Look for what is kept of a page that has these entries."""
        self._background.ask(partial(_fetched, page, entries, self._words))

    def want(self) -> None:
        """Write what there is then, when nothing has changed for a while."""
        self._timer.start()

    def finish(self) -> None:
        """Write what is not written yet."""
        if self._timer.isActive():
            self._timer.stop()
            self._save()
        found = self._current()
        if self._thread is not None and found is not None and len(found[1].entries) < MANY:
            self._thread.join()

    def _save(self) -> None:
        if found := self._current():
            self._thread = threading.Thread(target=_write, args=(self._thread, *found, self._words), name="keep times")
            self._thread.start()


class _Words:
    """Remembers which words were written, or read, last: there may be a million, and they never change."""

    def __init__(self) -> None:
        self._page = Path()
        self._heard: Sequence[HeardWord] | None = None
        self._digest = ""

    def note(self, page: Path, words: Sequence[HeardWord], digest: str) -> None:
        """Take in that words are kept under a digest."""
        self._page, self._heard, self._digest = page, words, digest

    def kept(self, page: Path, words: Sequence[HeardWord]) -> str:
        """Return the digest of words that are kept, which they are now in any case."""
        if words is not self._heard or page != self._page:
            # To keep none would be to forget those of other captions.
            self.note(page, words, heard.save(page, words) if words else captions_digest(words))
        return self._digest


def _write(before: threading.Thread | None, page: Path, times: Times, words: _Words) -> None:
    """Write times, once whoever wrote others before is ready."""
    if before is not None:
        before.join()
    digests = line_digests(line.text for line in lines_of(times.entries))
    alignment = times.alignment
    if alignment is None:
        # Not wanted: kept words are not to be aligned again by themselves.
        digests, alignment = (), Alignment()
    digest = words.kept(page, times.heard)
    alignments.save(page, Kept(times.source, digest, digests, alignment, times.refused, times.exact))


def _fetched(page: Path, entries: Sequence[Entry], words: _Words) -> Times | None:
    kept = alignments.load(page)
    if kept is None:
        found = heard.load(page)
        return Times(entries, None, found, IMPORTED) if found else None
    if not kept.lines:
        return None
    # Late, in the thread: it takes a while, and is needed as soon as something is typed.
    from editor.align.kept import restored

    is_sound = kept.captions == captions_digest(())
    found = () if is_sound else heard.load(page, kept.captions)
    result = restored([line.text for line in lines_of(entries)], kept, found)
    if result is None or not (found or is_sound):
        return Times(entries, None, found, kept.source, kept.exact) if found else None
    words.note(page, found, kept.captions)
    return Times(entries, result[0], found, kept.source, kept.exact, kept.refused, result[1])
