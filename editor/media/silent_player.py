"""Time without sound: for pages whose recording is missing, and for tests."""

import time
from collections.abc import Callable
from pathlib import Path

from editor.media.player import Player, Report, State


class SilentPlayer(Player):
    """Runs through a recording of a given length in seconds, or without an end where none is known."""

    name = "silent"

    def __init__(self, duration: float = 0.0, now: Callable[[], float] = time.monotonic) -> None:
        self._duration = duration
        self._now = now
        self._rate = 1.0
        self._playing = False
        self._start = Report(0.0, now())

    @property
    def report(self) -> Report:
        """Return where time has got to."""
        now = self._now()
        if not self._playing:
            return self._start
        return Report(self._held_in(self._start.seconds + (now - self._start.moment) * self._rate), now)

    @property
    def duration(self) -> float:
        """Return how long it runs, in seconds; 0 for without an end."""
        return self._duration

    @property
    def state(self) -> State:
        """Return whether time runs; it is at its end when the duration is over."""
        if self._playing and 0 < self._duration <= self.report.seconds:
            return State.ENDED
        return State.PLAYING if self._playing else State.PAUSED

    @property
    def error(self) -> str | None:
        """Return None: nothing can go wrong with silence."""
        return None

    @property
    def has_picture(self) -> bool:
        """Tell that there is nothing to see."""
        return False

    def load(self, path: Path) -> None:
        """Start from 0; the recording itself is not opened."""
        del path
        self.stop()

    def play(self) -> None:
        """Let time run."""
        self._start = Report(self.report.seconds, self._now())
        self._playing = True

    def pause(self) -> None:
        """Let time stand still."""
        self._start = self.report
        self._playing = False

    def stop(self) -> None:
        """Go back to 0."""
        self._playing = False
        self.seek(0.0)

    def seek(self, seconds: float) -> None:
        """Go to a second."""
        self._start = Report(self._held_in(seconds), self._now())

    def set_rate(self, rate: float) -> None:
        """Let time run so many times as fast."""
        self._start = self.report
        self._rate = rate

    def set_volume(self, volume: int) -> None:
        """Do nothing: silence has no volume."""
        del volume

    def set_duration(self, seconds: float) -> None:
        """Take another length in seconds, as when the last line got a later time; 0 for without an end."""
        self._start = self.report
        self._duration = seconds

    def close(self) -> None:
        """Let time stand still."""
        self._playing = False

    def _held_in(self, seconds: float) -> float:
        return min(seconds, self._duration) if self._duration else seconds
