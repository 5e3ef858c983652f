"""What an alignment says about the start of a line, in words."""

from editor.core.alignment import Grade, LineTimes
from editor.core.timing import LEEWAY, format_exactly, format_time

NARROWEST = 1.0
"""Seconds; a narrower range tells nothing that the start does not."""
TENTHS = 1
WORDS = {Grade.SURE: "sure", Grade.LIKELY: "likely", Grade.GUESS: "a guess"}


def clashes(times: LineTimes, stated: float | None) -> bool:
    """Tell whether what a line states is contradicted, and was not mended since that was found."""
    return times.clash and stated is not None and not times.low - LEEWAY <= stated <= times.high + LEEWAY


def start_words(times: LineTimes, stated: float | None) -> str:
    """Say when a line starts: "Heard at 12:03.4, sure", or "Stated 31:07, heard at 31:32, sure" where that clashes."""
    if times.grade is Grade.GUESS:
        found = f"perhaps at {format_time(times.start)}"
        when = f"{found}, {WORDS[times.grade]} {range_words(times)}".rstrip()
    else:
        when = f"{_found(times)} at {format_exactly(round(times.start, TENTHS))}, {WORDS[times.grade]}"
    if stated is not None and clashes(times, stated):
        return f"Stated {format_time(stated)}, {when}"
    return f"{when[0].upper()}{when[1:]}"


def remark(times: LineTimes, stated: float | None) -> str:
    """Say what a stated second does not: where a line is heard instead, or the range of a guess; mostly nothing."""
    if times.grade is Grade.GUESS:
        return range_words(times)
    if stated is None or clashes(times, stated):
        return f"{_found(times)} at {format_time(times.start)}"
    return ""


def range_words(times: LineTimes) -> str:
    """Say in what range a line starts: "between 12:03 and 12:31"; nothing where that is no range."""
    ends = _ends(times)
    return f"between {ends[0]} and {ends[1]}" if ends else ""


def short_range(times: LineTimes) -> str:
    """Write in what range a line starts: "12:03–12:31"; nothing where that is no range."""
    return "–".join(_ends(times))


def _ends(times: LineTimes) -> tuple[str, ...]:
    if times.high - times.low < NARROWEST:
        return ()
    return format_time(max(0.0, times.low)), format_time(max(0.0, times.high))


def _found(times: LineTimes) -> str:
    """Say whether a line was heard, or placed by its neighbours and the pauses."""
    return "heard" if times.cover > 0 else "placed"
