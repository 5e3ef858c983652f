"""What the timeline shows of a page, kept up to date without getting into the way of typing."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from editor.core.change import Change
from editor.core.timing import NEVER, Timeline
from editor.ui.document import Document
from editor.ui.playback import Playback
from editor.ui.timeline.content import (
    NO_LENGTH,
    Bands,
    Flag,
    Lines,
    flags_of,
    is_in_order,
    lines_of,
    moved_flags,
    only_words,
)

REST_MS = 220  # typing goes on within that
A_WHILE = 120.0  # seconds of a few lines, which can wait until then


class Gathered(QObject):
    """The lines, headers and clips of a page in time. Clips follow an edit at once, the rest when the edits rest.

    Signals:
        renewed(): something is elsewhere, or other.
        clips_changed(): the clips were edited.
    """

    renewed = Signal()
    clips_changed = Signal()

    def __init__(self, document: Document, playback: Playback, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._playback = playback
        self._lines = Lines()
        self._flags: list[Flag] = []
        self._whole, self._stale = True, True
        self.bands = Bands(document.episode.clips)
        self.heard: float | None = None
        self.is_damaged = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.renewed)
        document.changed.connect(self._follow)
        playback.duration_changed.connect(self._renew_all)
        playback.media_changed.connect(self._renew_all)

    @property
    def timeline(self) -> Timeline:
        """Return when every line is spoken."""
        return self._playback.timeline

    def settle(self) -> None:
        """Let everybody know the length that the page suggests where there is no recording, before it is painted."""
        _ = self._playback.timeline

    def renew_times(self, low: float = 0.0, high: float = NEVER) -> None:
        """Look up again when the lines are said that are between two seconds; of a few, when the typing rests."""
        self._stale = True
        if high - low < A_WHILE:
            self._rest.start()
        else:
            self.renewed.emit()

    @property
    def lines(self) -> Lines:
        """Return every line in time."""
        self._look()
        return self._lines

    @property
    def flags(self) -> list[Flag]:
        """Return every header in time."""
        self._look()
        return self._flags

    @property
    def recorded(self) -> float | None:
        """Return the length of the recording in seconds; None where there is none, or it is not known."""
        heard = self.heard or 0.0
        if heard and not self.is_damaged:
            return heard
        known = self._playback.duration if self._playback.engine != "silent" else 0.0
        return max(heard, known) or None

    @property
    def length(self) -> float:
        """Return how many seconds are shown: the recording's, or else what the page's times reach to."""
        return self.recorded or max(self._playback.duration, self.lines.end, self.bands.last) or NO_LENGTH

    def _follow(self, change: Change, _origin: object) -> None:
        if change.splices:
            if not all(only_words(splice.removed, splice.inserted) for splice in change.splices):
                self._whole = True
            self._stale = True
            self._rest.start()
        if change.clips:
            self.bands = Bands(self._document.episode.clips)
            self.clips_changed.emit()
            self.renewed.emit()

    def _renew_all(self) -> None:
        self._whole = self._stale = True
        self.renewed.emit()

    def _look(self) -> None:
        if not self._stale:
            return
        timeline, lines = self.timeline, self._lines
        starts = np.array(timeline.starts, np.float64)
        if self._whole or len(starts) != len(lines.starts) or not (is_in_order(starts) and is_in_order(lines.rows)):
            self._lines = lines_of(timeline, self._document.speakers)
            self._flags = flags_of(timeline)
        elif len(starts):
            self._lines = replace(lines, starts=starts, end=timeline.end_of(int(lines.rows[-1])) or 0.0)
            self._flags = moved_flags(self._flags, timeline)
        self._stale = self._whole = False
