"""Hearing a clip: all of it, its end, one of its edges, or again and again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from editor.core.model import Clip
from editor.core.snapping import Edge
from editor.ui.clips.times import fault, known, span_of
from editor.ui.playback import Playback

END_SECONDS = 3.0
EDGE_SECONDS = 0.8


class ClipListening(QObject):
    """Plays the clip that is chosen.

    Signals:
        refused(sentence): it cannot be played, and why.
        played(): the user asked to hear a clip.
    """

    refused = Signal(str)
    played = Signal()

    def __init__(self, playback: Playback, clip: Callable[[], Clip | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._clip = clip

    @property
    def looping(self) -> bool:
        """Tell whether a clip is played again and again."""
        return self._playback.looping

    def play(self) -> None:
        """Play the clip from its start to its end."""
        if span := self._span():
            self._playback.play_span(*span)
            self.played.emit()

    def play_end(self) -> None:
        """Play the last seconds of the clip, to hear whether it ends well."""
        if span := self._span():
            start, end = span
            self._playback.play_span(max(start, end - END_SECONDS), end)
            self.played.emit()

    def loop(self) -> None:
        """Play the clip again and again; a second time, stop."""
        if self._playback.looping:
            self._playback.pause()
        elif span := self._span():
            self._playback.loop_span(*span)
            self.played.emit()

    def play_edge(self, edge: Edge) -> None:
        """Play what the clip starts with, or what it ends with."""
        clip = self._clip()
        at = None if clip is None else clip.start if edge is Edge.START else clip.end
        if clip is None or at is None or not known(at):
            return
        start, end = span_of(clip) or (at - EDGE_SECONDS, at + EDGE_SECONDS)
        if edge is Edge.START:
            self._playback.play_span(at, min(at + EDGE_SECONDS, max(end, at)))
        else:
            self._playback.play_span(max(start, at - EDGE_SECONDS, 0.0), at)

    def _span(self) -> tuple[float, float] | None:
        clip = self._clip()
        if clip is None:
            return None
        span, duration = span_of(clip), self._playback.duration
        why = fault(clip)
        if span and duration and span[0] >= duration:
            why = f"“{clip.name}” starts when the recording is over."
        if why:
            self.refused.emit(f"{why} Mend its times to play it.")
        return None if why else span
