"""Edits of when lines are spoken."""

import math
from collections.abc import Mapping

from editor.core.change import Change
from editor.core.edits.tools import check_range, checked_seconds, exchange, line_at, splice, timed
from editor.core.errors import EditError
from editor.core.model import Entry, Episode, Line


def set_time(episode: Episode, at: int, sec: float) -> Change:
    """Say at which second a line starts; its time follows."""
    line = line_at(episode, at)
    return splice(at, (line,), (timed(line, checked_seconds(sec, "A line's time")),))


def set_times(episode: Episode, seconds: Mapping[int, float]) -> Change:
    """Say of many lines, by their rows, at which second they start; their times follow."""
    lines = {row: line_at(episode, row) for row in seconds}
    return exchange(
        episode, {row: timed(line, checked_seconds(seconds[row], "A line's time")) for row, line in lines.items()}
    )


def shift_times(episode: Episode, start: int, to: int, by: float) -> Change:
    """Move the times of the entries `start` to `to`, both included, by some seconds; lines without one stay so."""
    check_range(start, len(episode.entries), "entry", "entries")
    check_range(to, len(episode.entries), "entry", "entries")
    if to < start:
        raise EditError(f"The last entry to shift ({to}) stands before the first ({start}).")
    stretch = enumerate(episode.entries[start : to + 1], start)
    lines = {row: line for row, line in stretch if isinstance(line, Line)}
    seconds = {row: line.sec for row, line in lines.items() if line.sec is not None}
    if not by or not seconds:
        return Change()
    by = math.copysign(checked_seconds(abs(by), "What times are shifted by"), by)
    least = min(seconds.values())
    if least + by < 0:
        raise EditError(f"These times cannot go back by {-by:g} s, only by {least:g} s: nothing is before 0:00.")
    shifted: dict[int, Entry] = {
        row: timed(lines[row], checked_seconds(round(sec + by, 6), "A line's time")) for row, sec in seconds.items()
    }
    return exchange(episode, shifted)
