"""Seconds and pixels of the timeline, and times as it writes them."""

from dataclasses import dataclass, replace

from editor.core.timing import format_time

MARGIN = 10  # pixels before the first second and after the last
FINEST = 1 / 500  # seconds to a pixel
SHORTEST = 1.0  # seconds; what is shorter is shown as if it were that long


@dataclass(frozen=True)
class Scale:
    """What part of a recording of `length` seconds is shown in `width` pixels: from second `left` on, `pace` a pixel.

    The recording never leaves the view; where it fits in, it fills it.
    """

    length: float
    width: int
    left: float
    pace: float

    @classmethod
    def whole(cls, length: float, width: int) -> "Scale":
        """Show all of a recording."""
        pace = max(length, SHORTEST) / max(1, width - 2 * MARGIN)
        return cls(length, width, -MARGIN * pace, pace)

    @property
    def right(self) -> float:
        """Return the second at the right border."""
        return self.left + self.width * self.pace

    @property
    def widest(self) -> float:
        """Return how many seconds a pixel has where all is shown."""
        return max(self.length, SHORTEST) / max(1, self.width - 2 * MARGIN)

    @property
    def shows_all(self) -> bool:
        """Tell whether the whole recording is in view."""
        return self.pace >= self.widest * (1 - 1e-9)

    def x_of(self, seconds: float) -> float:
        """Return the pixel of a second."""
        return (seconds - self.left) / self.pace

    def seconds_at(self, x: float) -> float:
        """Return the second at a pixel, or the nearest that the recording has."""
        return min(max(0.0, self.left + x * self.pace), self.length)

    def shows(self, seconds: float) -> bool:
        """Tell whether a second is in view."""
        return self.left <= seconds <= self.right

    def zoomed(self, factor: float, x: float) -> "Scale":
        """Show `factor` times as much of each second; what is at pixel `x` stays there."""
        pace = min(max(self.pace / factor, min(FINEST, self.widest)), self.widest)
        return replace(self, pace=pace, left=self.left + x * (self.pace - pace)).held()

    def panned(self, pixels: float) -> "Scale":
        """Show what lies so many pixels further right."""
        return replace(self, left=self.left + pixels * self.pace).held()

    def showing(self, seconds: float, share: float) -> "Scale":
        """Show the part that has a second at a share of the width."""
        return replace(self, left=seconds - share * self.width * self.pace).held()

    def fitted(self, start: float, end: float, share: float) -> "Scale":
        """Show a span so that it takes a share of the width, in the middle."""
        pace = max(end - start, FINEST) / max(1.0, self.width * share)
        pace = min(max(pace, min(FINEST, self.widest)), self.widest)
        return replace(self, pace=pace, left=(start + end - self.width * pace) / 2).held()

    def resized(self, length: float, width: int) -> "Scale":
        """Show the same part in another width, or of a recording whose length is known better; all if all was shown."""
        if self.shows_all or self.width <= 1:
            return Scale.whole(length, width)
        return Scale(length, width, self.left, self.pace).zoomed(1.0, 0.0)

    def held(self) -> "Scale":
        """Return the nearest part that has nothing but the recording and its margins."""
        margin = MARGIN * self.pace
        last = max(self.length, SHORTEST) + margin - self.width * self.pace
        return replace(self, left=max(-margin, min(self.left, last)))


def with_tenths(seconds: float) -> str:
    """Write a time with tenths of a second: `1:23.4`."""
    whole, tenth = divmod(round(seconds * 10), 10)
    return f"{format_time(whole)}.{tenth}"
