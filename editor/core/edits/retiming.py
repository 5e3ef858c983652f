"""Edits of the times of many lines at once, and of the clips among them."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from editor.core.change import Change
from editor.core.edits.times import set_times
from editor.core.edits.tools import checked_seconds, line_at, shortened
from editor.core.errors import EditError
from editor.core.links import at_second
from editor.core.model import Clip, Episode, Line
from editor.core.offsets import MOST_DECIMALS, rounded
from editor.core.retiming import Knot, Retiming, stretched
from editor.core.timing import format_exactly, time_or_none


def retime(
    episode: Episode, retiming: Retiming, rows: Iterable[int] | None = None, clips: Retiming | None = None
) -> Change:
    """Change the times of the lines in some rows, or of all, and with `clips` those of the clips that begin in them.

    Lines without a time stay so. Where all lines of the page have whole seconds, they keep whole ones; as that is done
    for all alike, no two change their order. Raises EditError where something would start before 0:00.
    """
    rows = range(len(episode.entries)) if rows is None else sorted(set(rows))
    stated = {row: sec for row in rows if (sec := stated_at(episode, row)) is not None}
    is_whole = keeps_whole_seconds(episode)
    held = {row: _held(retiming, sec, is_whole) for row, sec in stated.items()}
    change = set_times(episode, {row: sec for row, sec in held.items() if sec != stated[row]})
    return Change(change.splices, _retimed_clips(episode, clips, _span(episode, stated)) if clips and stated else None)


def stretch_times(
    episode: Episode,
    first: int,
    first_sec: float,
    last: int,
    last_sec: float,
    beyond: bool = False,
    clips: bool = False,
) -> Change:
    """Let two lines start at the seconds that are right for them, and those between in proportion.

    With `beyond`, the lines before and after them too; with `clips`, the clips that begin among the lines as well.
    """
    marks = (first, first_sec), (last, last_sec)
    knots = [Knot(_stated(episode, row), checked_seconds(sec, "A line's time")) for row, sec in marks]
    retiming = stretched(knots[0], knots[1])
    return retime(episode, retiming, None if beyond else range(first, last + 1), retiming if clips else None)


def keeps_whole_seconds(episode: Episode) -> bool:
    """Tell whether no line of a page states parts of a second."""
    return all(sec == int(sec) for row in range(len(episode.entries)) if (sec := stated_at(episode, row)) is not None)


def stated_at(episode: Episode, row: int) -> float | None:
    """Return the second that an entry states; None for a header, and for what is no time."""
    entry = episode.entries[row]
    return time_or_none(entry.sec) if isinstance(entry, Line) else None


def falls(episode: Episode) -> int:
    """Return how many lines start earlier than the line above them that has a time."""
    starts = [sec for row in range(len(episode.entries)) if (sec := stated_at(episode, row)) is not None]
    return sum(after < before for before, after in pairwise(starts))


def _held(retiming: Retiming, sec: float, is_whole: bool) -> float:
    """Return a new second as the page can hold it."""
    after = retiming.at(sec)
    held = math.floor(after + 0.5) if is_whole else round(after, MOST_DECIMALS)
    if held < 0:
        raise _too_early(f"What starts at {format_exactly(sec)}", after)
    return held


def _stated(episode: Episode, row: int) -> float:
    line_at(episode, row)
    if (sec := stated_at(episode, row)) is None:
        raise EditError(f"Line {row} has no time yet: only between two lines that have one can times be stretched.")
    return sec


def _span(episode: Episode, stated: Mapping[int, float]) -> tuple[float, float]:
    """Return from where to where clips belong to lines: up to the next line's start that comes later."""
    starts = (stated_at(episode, row) for row in range(len(episode.entries)) if row not in stated)
    low, high = min(stated.values(), default=math.inf), max(stated.values(), default=-math.inf)
    others = [sec for sec in starts if sec is not None]
    # Nothing above belongs to a line that is not moved.
    first = low if any(sec < low for sec in others) else 0.0
    return first, min((sec for sec in others if sec > high), default=math.inf)


def _retimed_clips(
    episode: Episode, retiming: Retiming, span: tuple[float, float]
) -> tuple[tuple[Clip, ...], tuple[Clip, ...]] | None:
    low, high = span
    clips = episode.clips
    after = tuple(
        _retimed(clip, retiming) if clip.start is not None and low <= clip.start < high else clip for clip in clips
    )
    return None if all(new is old for new, old in zip(after, clips, strict=True)) else (clips, after)


def _retimed(clip: Clip, retiming: Retiming) -> Clip:
    start, end = _moved(clip, clip.start, retiming), _moved(clip, clip.end, retiming)
    if start is not None and end is not None and clip.start is not None and clip.end is not None and end <= start:
        # It lies where the other recording has nothing: it keeps its length.
        end = rounded(start + max(0.01, clip.end - clip.start))
    if (start, end) == (clip.start, clip.end):
        return clip
    url = clip.url
    if url and start is not None and start != clip.start:
        url = at_second(url, start)
    return replace(clip, start=start, end=end, url=url)


def _moved(clip: Clip, seconds: float | None, retiming: Retiming) -> float | None:
    if (known := time_or_none(seconds)) is None:
        return seconds
    after = rounded(retiming.at(known))
    if after < 0:
        raise _too_early(f"The clip “{shortened(clip.name)}”", after)
    return after


def _too_early(what: str, after: float) -> EditError:
    return EditError(f"{what} cannot start {round(-after, 2):g} s before 0:00: nothing is before that.")
