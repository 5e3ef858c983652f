"""When the lines and words of the open page are truly said: found by aligning, kept through editing, and beside it."""

import gc
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from editor.core.alignment import Alignment
from editor.core.change import Change
from editor.core.model import Entry
from editor.core.timing import NEVER
from editor.ui.aligning.following import Following
from editor.ui.background import Background
from editor.ui.document import Document
from editor.ui.playback import Playback

if TYPE_CHECKING:
    from editor.core.captions import HeardWord
    from editor.ui.aligning.again import Again
    from editor.ui.aligning.keeping import Keeping, Times
    from editor.ui.aligning.work import Work

REST_MS = 300
"""So long after the last change what was changed is aligned again."""
AT_ONCE = 8
"""So many changed lines are aligned while the window waits: a few milliseconds each. More are done behind it."""

_REPLACED = "The page is aligned with something else now."
_FORGOTTEN = "The page is not to have true times any more."

Pauses = Sequence[tuple[float, float]]


class Known(NamedTuple):
    """An alignment, the words that it was found by, what these are called, and what is not wanted of it."""

    alignment: Alignment | None = None
    heard: "Sequence[HeardWord]" = ()
    source: str = ""
    exact: bool = False
    refused: frozenset[str] = frozenset()


class TrueTimes(QObject):
    """The true times of a page, if any are known.

    Values:
        entries: those whose lines it is about, which are the page's.
        alignment: when the lines are said, line by line; None while that is not known.
        heard: the words that it was found by; none where it was the sound alone.
        source: what they are called: the name of a file, or what else they came from.
        exact: whether they were found in the sound itself: then no line starts rather where a pause ends.
        pauses: returns the pauses of the recording, as far as they are known.
        refused: what is not wanted of it, as `core.kept_times.refusal` has it.

    Signals:
        changed(): other times are known, or none any more, or others are refused. Not told while times only follow an
            edit: whoever shows them hears of that from the document.
        found(low, high): what is said from one second to another may be said at others.
    """

    changed = Signal()
    found = Signal(float, float)

    def __init__(
        self,
        document: Document,
        playback: Playback,
        pauses: Callable[[], Pauses] = tuple,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.alignment: Alignment | None = None
        self.heard: Sequence[HeardWord] = ()
        self.source = ""
        self.exact = False
        self.refused: frozenset[str] = frozenset()
        self._document = document
        self._playback = playback
        self.pauses = pauses
        self.entries = document.episode.entries
        self._page = document.path
        self._following = Following()
        self._former: tuple[Sequence[Entry], Known, Following] | None = None
        self._keeping: Keeping | None = None
        self._work: Work | None = None
        self._background = Background(self)
        self._background.done.connect(self._take_again)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._align_again)
        document.changed.connect(self._follow)
        document.state_changed.connect(self._follow_page)

    @property
    def busy(self) -> bool:
        """Tell whether anything is to be aligned yet: what was changed, or all of it."""
        return self._rest.isActive() or self._background.busy or self._work is not None

    def load(self) -> None:
        """Fetch what is kept of the page, behind the window."""
        keeping = self._kept()
        keeping.fetched.connect(self._take_kept)
        if self._document.path is not None:
            keeping.fetch(self._document.path, self.entries)

    def take(
        self,
        alignment: Alignment,
        heard: "Sequence[HeardWord]",
        source: str,
        entries: Sequence[Entry] | None = None,
        exact: bool = False,
    ) -> None:
        """Have other times from now on; `entries` are those that they were found for, if there may be others now."""
        doubtful: tuple[range, ...] = ()
        if entries is not None and entries is not self.entries:
            from editor.ui.aligning.again import carried

            found = carried(alignment, entries, self.entries, heard)
            if found is None:
                return
            alignment, doubtful = found
        self._set(Known(alignment, heard, source, exact, self.refused), doubtful)
        self._kept().want()

    def hear(self, heard: "Sequence[HeardWord]", source: str, exact: bool = False) -> None:
        """Have the page aligned with words behind the window; nothing comes of it if they are of something else."""
        from editor.ui.aligning.work import ByWords

        self.start(ByWords(self.entries, source, heard, self.pauses(), self, exact))

    def start(self, work: "Work") -> None:
        """Take what work will find, unless other work is started before it ends, or the page is left."""
        self.stop(_REPLACED)
        self._work = work
        work.setParent(self)
        work.done.connect(self._take_found)
        work.failed.connect(lambda _: self.stop())
        work.start()

    def stop(self, reason: str = "") -> None:
        """Stop the work that was started, if it still goes on; if there is a reason, it fails for that."""
        if self._work is not None:
            work, self._work = self._work, None
            work.stop()
            if reason:
                work.failed.emit(reason)
            work.deleteLater()

    def forget(self) -> None:
        """Know no true times any more."""
        self.stop(_FORGOTTEN)
        self._set(Known())
        self._kept().want()

    def refuse(self, *refusals: str) -> None:
        """Note what is not wanted of the times, as `core.kept_times.refusal` has it."""
        self.refused |= set(refusals)
        self._kept().want()
        self.changed.emit()

    def ask_again(self, *refusals: str) -> None:
        """Take back what was refused."""
        self.refused -= set(refusals)
        self._kept().want()
        self.changed.emit()

    def close(self) -> None:
        """Write what is not kept yet; nothing is found any more."""
        self._rest.stop()
        self.stop()
        if self._keeping is not None:
            self._keeping.finish()

    def _kept(self) -> "Keeping":
        if self._keeping is None:
            from editor.ui.aligning.keeping import Keeping

            self._keeping = Keeping(self._to_keep, self)
        return self._keeping

    def _to_keep(self) -> "tuple[Path, Times] | None":
        from editor.ui.aligning.keeping import Times

        if self._document.path is None:
            return None
        times = Times(self.entries, self.alignment, self.heard, self.source, self.exact, self.refused)
        return self._document.path, times

    def _take_kept(self, times: "Times | None") -> None:
        if times is None or self.alignment is not None or self._work is not None:
            return
        if times.alignment is None:
            self.hear(times.heard, times.source, times.exact)
        elif times.entries is self.entries:
            known = Known(times.alignment, times.heard, times.source, times.exact, times.refused)
            self._set(known, times.doubtful)
        elif self._document.path is not None and self._keeping is not None:
            # Something was typed while it was fetched.
            self._keeping.fetch(self._document.path, self.entries)

    def _take_found(self, alignment: Alignment, heard: "Sequence[HeardWord]") -> None:
        if self._work is not None:
            work, self._work = self._work, None
            self.take(alignment, heard, work.source, work.entries, work.exact)
            work.deleteLater()

    def _set(self, known: Known, doubtful: Iterable[range] = ()) -> None:
        self.alignment, self.heard, self.source, self.exact, self.refused = known
        self._following = Following(self.entries, doubtful)
        if self._following.stale:
            self._rest.start()
        self._playback.set_alignment(self.alignment)
        self.found.emit(0.0, NEVER)
        self.changed.emit()
        # It stays, as the page does: the collector need not look at a million words again and again, see `Tidying`.
        gc.freeze()

    def _follow(self, change: Change, _origin: object) -> None:
        before, self.entries = self.entries, self._document.episode.entries
        known = Known(self.alignment, self.heard, self.source, self.exact, self.refused)
        former = self._former
        if 2 * sum(len(splice.removed) for splice in change.splices) > len(before):
            self._former = before, known, self._following
        if former is not None and former[0] == self.entries:
            # As it was before a transcript was imported, or so much else was changed.
            self.stop(_REPLACED)
            self._playback.set_entries(self.entries, change)
            self._set(former[1])
            self._following = former[2]
            self._kept().want()
            return
        if self.alignment is not None and change.splices:
            timeline = self._playback.timeline if self._playback.has_timeline else None
            self.alignment = self._following.after(self.alignment, change, (before, self.entries), timeline)
            self._rest.start()
            self._kept().want()
        self._playback.set_entries(self.entries, change, self.alignment)

    def _follow_page(self) -> None:
        """Keep the times beside the file that the page was saved as, too."""
        if self._document.path != self._page:
            self._page = self._document.path
            if self.alignment is not None:
                self._kept().want()

    def _align_again(self) -> None:
        """Align what was changed, now that nobody types."""
        from editor.ui.aligning.again import heard_again, placed_again

        if self.alignment is None:
            return
        if self.heard:
            # By their identity: to look for thirty thousand lines in a WeakSet takes as long as to align one.
            stale = set(map(id, self._following.stale))
            if len(stale) == len(self.alignment) > AT_ONCE:
                # It is another text, perhaps of another episode.
                heard, source, exact = self.heard, self.source, self.exact
                self._set(Known())
                self.hear(heard, source, exact)
                return
            pauses = () if self.exact else self.pauses()
            work = partial(heard_again, self.alignment, self.entries, self.heard, stale, pauses)
        else:
            stale = set()
            end = self._playback.duration or None
            work = partial(placed_again, self.alignment, self.entries, self.pauses(), end)
        if len(stale) > AT_ONCE or (not self.heard and self.pauses()):
            self._background.ask(work)
        elif stale:
            self._take_again(work())

    def _take_again(self, again: "Again") -> None:
        if again.entries is not self.entries:
            self._rest.start()
            return
        if again.before is not self.alignment:
            return
        self._following.stale.clear()
        self.alignment = again.alignment
        self._playback.set_alignment(again.alignment)
        self._kept().want()
        self.found.emit(again.low, again.high)
        self.changed.emit()
