"""Lines that say from when to when, in SubRip, WebVTT and SBV, and those that nearly do.

People, translators and programs spoil them: an arrow of one dash, a blank behind each colon, a time before the
beginning. What clearly is such a line is read as one, and said to be badly written.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from editor.core.errors import FormatError
from editor.formats.readers.cues import Timing, excerpt, place_of, seconds_of
from editor.formats.readers.prose import counted, not_taken

_CANDIDATE = re.compile(r"^[ \t]*[-−–]?[ \t]?\d{1,6}[ \t]?[:.,;： \t][^\n]*", re.MULTILINE | re.ASCII)
_FINE_TIME = r"[ \t]*(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,:](\d{1,9}))?[ \t]*"
ARROW = re.compile(rf"{_FINE_TIME}-->{_FINE_TIME}(?:(?<=[ \t])([^\n]*))?", re.ASCII)
"""A line of SubRip or WebVTT. Its groups: hours, minutes, seconds and their fraction, twice, and what follows."""
COMMA = re.compile(
    r"[ \t]*(\d{1,4}):(\d{1,2}):(\d{1,2})\.(\d{1,9}),"
    r"[ \t]*(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.:](\d{1,9}))?[ \t]*()",
    re.ASCII,
)
"""A line of SBV, with the same groups."""

_COLON, _POINT = r"[ \t]?[:;：][ \t]?", r"[ \t]?[.,:;：][ \t]?"
_BAD_TIME = (
    rf"([-−–]?)[ \t]?(?:(?:(\d{{1,4}}){_COLON})?(\d{{1,3}}){_COLON}(\d{{1,2}})(?:{_POINT}(\d{{0,9}}))?"
    r"|(\d{1,2})\.(\d{2})\.(\d{2})[.,](\d{3}))"
)
_SURE = r"-->"
_ARROW = r"(?:[-–—−=][ \t]?){0,4}>{1,2}|[→⟶➔➜⇒]|[-–—−]{1,3}&gt;"
_BETWEEN = r"[-–—−~]{1,3}|[,;]|(?<=[ \t])"
_BAD = re.compile(
    rf"[ \t]*(?:\d{{1,6}}[ \t]+)?{_BAD_TIME}[ \t]*(?:({_SURE})|({_ARROW})|{_BETWEEN})[ \t]*"
    rf"(?:{_BAD_TIME}[ \t]?[,.;]?((?:[ \t]+[a-zA-Z]\w{{0,11}}:\S{{1,40}})*)[ \t]*)?",
    re.ASCII,
)
_TIME_LIKE = re.compile(r"\d[ \t]?[:;：][ \t]?\d", re.ASCII)
_LONGEST = 300


def timings_of(text: str, fine: re.Pattern[str], example: str) -> Iterator[Timing]:
    """Yield the lines of a text that say from when to when; raises FormatError at one that cannot be made out.

    `fine` matches a line as it should be, such as `example`.
    """
    for line in _CANDIDATE.finditer(text):
        found = fine.fullmatch(line[0])
        timing = _fine(line, found) if found else _mended(text, line)
        if timing is not None:
            yield timing
        elif found or _is_meant(line[0][:_LONGEST]):
            raise FormatError(
                f"{place_of(text, line.start())}: {excerpt(line[0])!r} does not say from when to when. "
                f"Write it as {example}."
            )


def says_times(line: str, fine: re.Pattern[str]) -> bool:
    """Tell whether a line behind a number says from when to when, well or badly."""
    found = _CANDIDATE.match(line)
    return found is not None and (fine.fullmatch(line) is not None or _mended(line, found) is not None)


def noted(timings: Iterable[Timing], bad: list[int]) -> Iterator[Timing]:
    """Yield timings and note where those are that are badly written."""
    for timing in timings:
        if timing.mended:
            bad.append(timing.at)
        yield timing


def badly_written(text: str, places: Sequence[int]) -> tuple[str, ...]:
    """Say which times were made out though they are badly written."""
    if not places:
        return ()
    at = places[0]
    line = excerpt(text[at : at + _LONGEST].split("\n", 1)[0])
    where = "" if len(places) == 1 else "the first "
    return (
        f"{counted(len(places), 'badly written time')} read all the same, {where}in {place_of(text, at)}: “{line}”.",
    )


def above(lines: Iterable[str]) -> tuple[str, ...]:
    """Say which lines stand above the first time, where nothing is shown."""
    return not_taken([line for line in lines if line.strip()], "above the first time")


def _fine(line: re.Match[str], found: re.Match[str]) -> Timing | None:
    parts = found.groups()
    start, end = seconds_of(*parts[:4]), seconds_of(*parts[4:8])
    if start is None or end is None:
        return None
    return Timing(line.start(), line.end(), start, end if end >= start else None, parts[8] or "")


def _mended(text: str, line: re.Match[str]) -> Timing | None:
    """Read a line that is badly written; None if it is none that says from when to when."""
    found = _BAD.fullmatch(line[0]) if line.end() - line.start() <= _LONGEST else None
    if found is None:
        return None
    parts = found.groups()
    begins, sure, arrow, ends, rest = parts[:9], parts[9], parts[10], parts[11:20], parts[20]
    has_end = any(ends)
    if not (sure or _is_clear(text, line.start(), arrow is not None, begins, ends)):
        return None
    start = _seconds(begins)
    end = _seconds(ends) if has_end else None
    if start is None or (has_end and end is None):
        return None
    return Timing(line.start(), line.end(), start, end if end is None or end >= start else None, rest or "", True)


Parts = tuple[str | None, ...]


def _is_clear(text: str, at: int, arrow: bool, begins: Parts, ends: Parts) -> bool:
    """Tell whether a line without a whole arrow says times: by fractions of seconds, or by where it stands."""
    if all(parts[4] or parts[8] for parts in (begins, ends)):
        return True
    before = text[max(0, at - _LONGEST) : max(0, at - 1)].rpartition("\n")[2].strip()
    return arrow and any(ends) and (not before or before.isdigit())


def _seconds(parts: Parts) -> float | None:
    """Return the seconds of a time; one before the beginning is at the beginning."""
    hours, minutes, seconds, fraction = parts[1:5] if parts[2] else parts[5:9]
    value = seconds_of(hours, minutes, seconds, fraction)
    return 0.0 if parts[0] and value is not None else value


def _is_meant(line: str) -> bool:
    """Tell whether a line is meant to say times: it has an arrow, and a time on a side of it."""
    return "-->" in line and _TIME_LIKE.search(line) is not None
