"""The times of a clip: in words, and whether it can be played."""

import math

from editor.core.model import Clip
from editor.core.timing import format_exactly, format_time

NO_TIME = "–"


def known(seconds: float | None) -> bool:
    """Tell whether a clip's edge is a time."""
    return seconds is not None and math.isfinite(seconds) and seconds >= 0


def span_of(clip: Clip) -> tuple[float, float] | None:
    """Return start and end of a clip in seconds; None where it has none that can be played."""
    return None if fault(clip) or clip.start is None or clip.end is None else (clip.start, clip.end)


def fault(clip: Clip) -> str:
    """Say why a clip cannot be played, if it cannot."""
    start, end = clip.start, clip.end
    if not known(start) or not known(end):
        return f"“{clip.name}” has no {'end' if known(start) else 'start'}."
    if (end or 0) <= (start or 0):
        return f"“{clip.name}” ends at {time_words(end)}, which is not after its start at {time_words(start)}."
    return ""


def time_words(seconds: float | None) -> str:
    """Write a time as `m:ss`, with a tenth where it has a fraction: `1:23.4`."""
    if seconds is None or not known(seconds):
        return NO_TIME
    if abs(seconds - round(seconds)) < 0.5 / 100:
        return format_time(round(seconds))
    whole, tenth = divmod(round(seconds * 10), 10)
    return f"{format_time(whole)}.{tenth}"


def length_words(seconds: float | None) -> str:
    """Write how long something lasts: as a time, but what is under a minute and has a fraction as `21.9 s`."""
    words = time_words(seconds)
    return f"{seconds:.1f} s" if seconds is not None and seconds < 59.95 and "." in words else words


def exact_words(seconds: float | None) -> str:
    """Write a time to the hundredth, as far as it needs it, to be typed over; nothing for none."""
    return "" if seconds is None or not known(seconds) else format_exactly(seconds)


def length_of(clip: Clip) -> float | None:
    """Return how many seconds a clip lasts, if it can be played."""
    span = span_of(clip)
    return None if span is None else span[1] - span[0]
