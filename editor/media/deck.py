"""A player together with its clock: what is heard now, smoothly."""

import time
from collections.abc import Callable
from pathlib import Path

from editor.media.clock import Clock
from editor.media.player import Player, State


class Deck:
    """Plays one recording by one player. `look` must be called for every frame while it plays."""

    def __init__(self, player: Player, now: Callable[[], float] = time.monotonic) -> None:
        self.player = player
        self.playing = False
        self._now = now
        self._clock = Clock()
        self._seen = player.report

    @property
    def position(self) -> float:
        """Return the second that is heard now."""
        seconds = max(0.0, self._clock.position(self._now()))
        return min(seconds, self.player.duration) if self.player.duration else seconds

    @property
    def ended(self) -> bool:
        """Tell whether the end was reached and heard: a player may be through with a file before its sound is."""
        if self.player.state is not State.ENDED:
            return False
        return self.position >= self.player.duration or self._clock.stalled(self._now())

    def load(self, path: Path) -> None:
        """Open a recording, paused at its start."""
        self.playing = False
        self._clock.pause(self._now())
        self._clock.seek(self._now(), 0.0)
        self.player.load(path)

    def look(self) -> None:
        """Take in what the player reports."""
        report = self.player.report
        if report != self._seen:
            self._seen = report
            self._clock.report(report.seconds, report.moment)

    def play(self) -> None:
        """Go on playing."""
        self.playing = True
        self._clock.play(self._now())
        self.player.play()

    def pause(self) -> None:
        """Stand still."""
        self.playing = False
        self._clock.pause(self._now())
        self.player.pause()

    def seek(self, seconds: float) -> None:
        """Go to a second, playing or not."""
        self._clock.seek(self._now(), seconds)
        self.player.seek(seconds)

    def finish(self) -> None:
        """Stand at the end."""
        self.pause()
        self._clock.seek(self._now(), self.player.duration or self.position)

    def set_rate(self, rate: float) -> None:
        """Play so many times as fast."""
        self._clock.set_rate(self._now(), rate)
        self.player.set_rate(rate)

    def attach(self, window: int | None) -> None:
        """Draw the video into another window and go on where it was."""
        seconds = self.position
        self.player.attach(window)
        self.seek(seconds)
        if self.playing:
            self.player.play()
