"""A smooth position between the coarse reports of a player. Pure: the time is passed in."""

SNAP = 0.3  # seconds of the recording; a greater error is a jump
GAIN = 0.08
NEW_START = 0.06  # an error that early reports don't have by chance: the player began later than it was told to
SETTLING = 3  # reports
STALL = 1.6  # seconds; VLC reports Ogg files once a second
PATIENCE = 0.6  # seconds that a player may take to get to where it was sent
NEAR = 0.5
ECHO = 0.002


class Clock:
    """Tells what second of a recording is heard now.

    `now` and `moment` are seconds of one steady clock, positions are seconds of the recording. While it plays the
    position never runs backwards, except where the player itself was found to be more than 0.3 s elsewhere.
    """

    def __init__(self) -> None:
        self._moment = 0.0
        self._seconds = 0.0
        self._rate = 1.0
        self._playing = False
        self._since = 0.0  # the last command: reports from before it tell of another place or pace
        self._last = 0.0  # the last sign of life
        self._count = 0
        self._held = False
        self._floor: float | None = None

    def position(self, now: float) -> float:
        """Return what is heard now."""
        if self._held and now - self._since > PATIENCE:
            self._held = False
            self._moment = self._since + PATIENCE
        seconds = self._run_to(now)
        if not self._playing:
            return seconds
        self._floor = seconds if self._floor is None else max(self._floor, seconds)
        return self._floor

    def stalled(self, now: float) -> bool:
        """Tell whether the player should be playing but has not been heard of for a while."""
        return self._playing and now >= self._last + self._patience()

    def play(self, now: float) -> None:
        """Run from here on."""
        if not self._playing:
            self._start(now, self._seconds)
            self._playing = True

    def pause(self, now: float) -> None:
        """Stand still here."""
        if self._playing:
            self._start(now, self.position(now))
            self._playing = False

    def seek(self, now: float, seconds: float) -> None:
        """Go to a second and wait there, a little while at most, until the player reports from it."""
        self._start(now, seconds)
        self._floor = None
        self._held = self._playing

    def set_rate(self, now: float, rate: float) -> None:
        """Run so many times as fast from here on."""
        held = self._held
        self._start(now, self._run_to(now))
        self._held = held
        self._rate = rate

    def report(self, seconds: float, moment: float) -> None:
        """Take in what the player says was heard at a moment."""
        if not self._playing or moment < self._since:
            return
        if self._held and not self._arrived(seconds, moment):
            return
        self._last = moment
        # A player that repeats where it was sent to has not played from there yet.
        if self._count == 0 and abs(seconds - self._seconds) < ECHO:
            return
        error = seconds - self._run_to(moment)
        scale = max(1.0, self._rate)
        if abs(error) > SNAP * scale:
            self._moment, self._seconds, self._count, self._floor = moment, seconds, 1, None
            return
        if self._count < SETTLING and abs(error) > NEW_START * scale:
            self._count = 0
        self._count += 1
        self._seconds = self._run_to(moment) + max(GAIN, 1 / self._count) * error
        self._moment = moment

    def _arrived(self, seconds: float, moment: float) -> bool:
        """Tell whether a report comes from where the player was sent, and run from there if it does."""
        waited = moment - self._since
        if waited < PATIENCE and abs(seconds - self._seconds - waited * self._rate) > NEAR * max(1.0, self._rate):
            return False
        self._held = False
        self._moment = moment
        return True

    def _start(self, now: float, seconds: float) -> None:
        self._moment = self._since = self._last = now
        self._seconds = seconds
        self._count = 0
        self._held = False

    def _run_to(self, now: float) -> float:
        if not self._playing or self._held:
            return self._seconds
        return self._seconds + (min(now, self._last + self._patience()) - self._moment) * self._rate

    def _patience(self) -> float:
        return STALL / min(1.0, self._rate)
