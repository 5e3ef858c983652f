"""Hearing a line whose time is reviewed: where it was heard, or where it is stated to be."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from editor.ui.playback import Playback
from editor.ui.review.findings import Finding

LEAD_SECONDS = 1.0
"""So long before a line begins it is played from."""


class TimesListening(QObject):
    """Plays from the times of the finding that is chosen.

    Signals:
        refused(sentence): it cannot be played, and why.
    """

    refused = Signal(str)

    def __init__(
        self, playback: Playback, current: Callable[[], Finding | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._playback = playback
        self._current = current

    def show(self, item: Finding) -> None:
        """Put the playhead where a line was heard, unless somebody listens: the line lights up."""
        if not self._playback.playing:
            self._playback.seek(item.review.start)

    def play_heard(self) -> None:
        """Play from a bit before the line was heard; a second time, pause."""
        if self._playback.playing:
            self._playback.pause()
        elif item := self._current():
            self._playback.play_from(max(0.0, item.review.start - LEAD_SECONDS))

    def play_stated(self) -> None:
        """Play from the second that the line states."""
        item = self._current()
        if item is None:
            return
        if item.review.stated is None:
            self.refused.emit("This line states no time.")
        else:
            self._playback.play_from(max(0.0, item.review.stated))
