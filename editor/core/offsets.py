"""The seconds of clips as a page writes them: exact in memory, in the page's own form in the file."""

import math
from collections.abc import Callable, Iterable
from dataclasses import replace

from editor.core.links import at_second
from editor.core.model import Clip

MOST_DECIMALS = 3
"""A page states no time more exactly than to the millisecond."""

_SLACK = 1e-6


def rounded(seconds: float) -> float:
    """Return seconds to the hundredth, which is as exact as an ear can tell; whole ones as int."""
    return _tidy(round(seconds, 2))


def decimals_of(clips: Iterable[Clip]) -> int:
    """Return how many decimals the starts and ends of clips need, from 0 to 3."""
    offsets = (value for clip in clips for value in (clip.start, clip.end))
    values = [value for value in offsets if value is not None and math.isfinite(value)]
    return max(map(_decimals, values), default=0)


def in_form(clip: Clip, decimals: int, source: Clip | None = None) -> Clip:
    """Return a clip with so many decimals: it starts no later and ends no earlier, so that no word is cut.

    What is only as little off as binary fractions are (0.1 * 3) is not moved on; what is just as in `source`, the clip
    as the page has it, stays so. A clip in that form stays itself, and so does one
    whose times are none.
    """
    if not all(value is None or math.isfinite(value) for value in (clip.start, clip.end)):
        return clip
    start = _fitted(clip.start, decimals, math.floor, source.start if source else None)
    end = _fitted(clip.end, decimals, math.ceil, source.end if source else None)
    if start == clip.start and end == clip.end:
        return clip
    url = clip.url
    if url and start is not None and clip.start is not None and math.floor(start) != math.floor(clip.start):
        url = at_second(url, start)
    return replace(clip, start=start, end=end, url=url)


def restored(clip: Clip, start: float | None, end: float | None) -> Clip:
    """Return a clip of a page with its exact times, each where the page's is its rounding to any decimals.

    A clip that gets none, or would then end before it starts, stays itself.
    """
    start = _behind(start, clip.start, math.floor)
    end = _behind(end, clip.end, math.ceil)
    if (start, end) == (clip.start, clip.end) or (start is not None and end is not None and end <= start):
        return clip
    return replace(clip, start=start, end=end)


def _behind(exact: float | None, stated: float | None, towards: Callable[[float], int]) -> float | None:
    """Return the exact time if what a page states is its rounding, else what it states."""
    if exact is None or stated is None:
        return stated
    exact = _tidy(round(exact, MOST_DECIMALS))
    return exact if stated in [_fitted(exact, count, towards, None) for count in range(MOST_DECIMALS + 1)] else stated


def _fitted(seconds: float | None, decimals: int, towards: Callable[[float], int], own: float | None) -> float | None:
    if seconds is None or seconds == own:
        return seconds
    scale = 10**decimals
    scaled = seconds * scale
    nearest = round(scaled)
    return _tidy((nearest if abs(scaled - nearest) <= _SLACK * scale else towards(scaled)) / scale)


def _decimals(seconds: float) -> int:
    fits = (count for count in range(MOST_DECIMALS) if abs(round(seconds, count) - seconds) <= _SLACK)
    return next(fits, MOST_DECIMALS)


def _tidy(seconds: float) -> float:
    return int(seconds) if seconds == int(seconds) else seconds
