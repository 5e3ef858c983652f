"""Playing a part of a recording: once, or again and again."""

from PySide6.QtCore import QObject, Signal

from editor.ui.transport import AT_END, FRAME_MS, Transport


class Spans(Transport):
    """A recording of which a span can be played: to the end of the span and no further.

    Values:
        looping: whether a span is played again and again; anything else that is asked ends it.

    Signals:
        looping_changed(bool): a loop has begun or ended.
    """

    looping_changed = Signal(bool)

    def __init__(self, engine: str | None = None, parent: QObject | None = None) -> None:
        super().__init__(engine, parent)
        self.looping = False
        self._from = 0.0
        self._until: float | None = None

    def play_span(self, start: float, end: float) -> None:
        """Play from one second to another and stop there; of what lies behind the recording nothing is heard."""
        self.seek(start)
        if self.duration and start >= self.duration - AT_END:
            self.pause()
            return
        self.play()
        self._until = end if end > start else None

    def loop_span(self, start: float, end: float) -> None:
        """Play from one second to another, again and again, until anything else is asked."""
        if self.duration:
            end = min(end, self.duration - AT_END)  # a player that has ended does not go back at once
        self.play_span(start, end)
        if self._until is not None:
            self._from = start
            self._set_looping(True)

    def pause(self) -> None:
        """Stand still."""
        self._leave()
        super().pause()

    def seek(self, seconds: float) -> None:
        """Go to a second of the recording, or to the nearest that it has."""
        self._leave()
        super().seek(seconds)

    def close(self) -> None:
        """Let go of the recording and of the window that it was drawn into."""
        self._leave()
        super().close()

    def _advance(self) -> None:
        if self._until is not None and self.position >= self._until:
            self._end(self._until)
            return
        super()._advance()
        if self.playing:
            self._look_again()

    def _look_again(self) -> None:
        """Look again with the next frame, or sooner if the span ends before it."""
        wait = FRAME_MS
        if self._until is not None:
            wait = min(wait, max(1, int((self._until - self.position) / self.rate * 1000)))
        if wait != self._timer.interval():
            self._timer.setInterval(wait)

    def _end(self, until: float) -> None:
        """Stand at the end of the span, or go back to the start of the loop."""
        if self.looping:
            self._deck.seek(self._from)
            self._timer.setInterval(FRAME_MS)
            self.position_changed.emit(self.position)
        else:
            # Still first: a player that is sent somewhere while it plays is heard from there.
            self._deck.pause()
            self._deck.seek(until)
            self.pause()

    def _leave(self) -> None:
        self._until = None
        self._set_looping(False)

    def _set_looping(self, looping: bool) -> None:
        if looping != self.looping:
            self.looping = looping
            self.looping_changed.emit(looping)
