"""Plays the recording of a transcript: tells besides which line and which word is spoken."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from editor.core.aligned_timeline import AlignedTimeline
from editor.core.alignment import Alignment
from editor.core.change import Change
from editor.core.model import Entry
from editor.core.timing import Spoken, Timeline
from editor.media.silent_player import SilentPlayer
from editor.ui.spans import Spans

RATES = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
CATCH_UP_MS = 150


class Playback(Spans):
    """A recording that plays along a transcript.

    Values:
        spoken: the word that is spoken now, if one is.

    Signals:
        spoken_changed(Spoken | None): another line or word is spoken.
    """

    spoken_changed = Signal(object)

    def __init__(self, engine: str | None = None, parent: QObject | None = None) -> None:
        super().__init__(engine, parent)
        self.spoken: Spoken | None = None
        self._entries: Sequence[Entry] = ()
        self._alignment: Alignment | None = None
        self._timeline: Timeline | None = None
        self._stated: Timeline | None = None
        # While nothing plays, the words that were edited are counted again when the typing rests.
        self._catch_up = QTimer(self)
        self._catch_up.setSingleShot(True)
        self._catch_up.setInterval(CATCH_UP_MS)
        self._catch_up.timeout.connect(self._follow)
        self.position_changed.connect(self._follow)
        self.media_changed.connect(self._forget_timeline)
        self.duration_changed.connect(self._forget_timeline)

    @property
    def timeline(self) -> Timeline:
        """Return when every line is spoken."""
        if self._timeline is None:
            timeline = self._made_timeline()
            if self.engine == "silent" and not self._measured:
                self._suggest_duration(timeline)
            self._timeline = timeline
        return self._timeline

    @property
    def stated(self) -> Timeline:
        """Return when every line is spoken by what the page alone states, for whatever is held against that."""
        if self._alignment is None:
            return self.timeline
        if self._stated is None or self._stated.entries is not self._entries:
            self._stated = Timeline(self._entries, self._measured or None)
        return self._stated

    @property
    def has_timeline(self) -> bool:
        """Tell whether `timeline` is known already: it takes 18 ms to find out at 100 hours."""
        return self._timeline is not None

    def set_entries(
        self, entries: Sequence[Entry], change: Change | None = None, alignment: Alignment | None = None
    ) -> None:
        """Follow other entries, which a change led to if one is given; they are looked at when it next matters.

        `alignment` holds the true times of their lines, if those are known.
        """
        self._entries, self._alignment = entries, alignment
        timeline = self._timeline
        self._forget_timeline()
        if timeline is not None and self._follows(timeline, change):
            self._timeline = timeline

    def set_alignment(self, alignment: Alignment | None) -> None:
        """Tell by other true times when the lines are spoken, or by what the page states."""
        # As if it were a change that touches no entry: what the timeline knows of those stays.
        self.set_entries(self._entries, Change(), alignment)

    def toggle(self) -> None:
        """Play or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def jump(self, seconds: float) -> None:
        """Go so many seconds on, or back."""
        self.seek(self.position + seconds)

    def play_from(self, seconds: float) -> None:
        """Play from a second on."""
        self.seek(seconds)
        self.play()

    def faster(self) -> None:
        """Play at the next higher speed."""
        self.set_rate(next((rate for rate in RATES if rate > self.rate), self.rate))

    def slower(self) -> None:
        """Play at the next lower speed."""
        self.set_rate(next((rate for rate in reversed(RATES) if rate < self.rate), self.rate))

    def close(self) -> None:
        """Let go of the recording."""
        self._catch_up.stop()
        super().close()

    def _made_timeline(self) -> Timeline:
        duration = self._measured or None
        if self._alignment is not None:
            return AlignedTimeline(self._entries, self._alignment, duration)
        return Timeline(self._entries, duration)

    def _follows(self, timeline: Timeline, change: Change | None) -> bool:
        """Let a timeline follow a change, if it can."""
        if change is None or isinstance(timeline, AlignedTimeline) is (self._alignment is None):
            return False
        if isinstance(timeline, AlignedTimeline) and self._alignment is not None:
            timeline.follow(self._entries, self._alignment, change)
            return True
        # A change of clips alone moves no line.
        return not change.splices or timeline.reword(change, self._entries)

    def _forget_timeline(self) -> None:
        self._timeline = self._stated = None
        if not self.playing:
            self._catch_up.start()

    def _follow(self) -> None:
        spoken = self.timeline.spoken(self.position)
        if spoken != self.spoken:
            self.spoken = spoken
            self.spoken_changed.emit(spoken)

    def _suggest_duration(self, timeline: Timeline) -> None:
        """Let time without sound last as long as the page seems to."""
        seconds = (timeline.end_of(len(self._entries) - 1) or 0.0) if self._entries else 0.0
        if isinstance(self._deck.player, SilentPlayer):
            self._deck.player.set_duration(seconds)
            self._set_duration(seconds)
