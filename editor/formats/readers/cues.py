"""What subtitle files have in common: cues with times, marks of style, lines that repeat, who speaks."""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from editor.core.errors import FormatError, Place
from editor.core.model import clean_text

_STYLE = re.compile(r"</?(?:[bisu]|c|font|span|ruby|rt|lang|em|strong)(?:[.\s][^<>]{0,500})?>|\{\\[^{}]{0,500}\}", re.I)
_CLOCK = re.compile(r"\s*(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,:](\d{1,9}))?\s*", re.ASCII)
_SETTING = re.compile(r"[a-zA-Z]\w{0,11}:\S+", re.ASCII)
_BLANK = re.compile(r"\s")
_ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|lrm|rlm|quot|apos|#\d{1,7}|#[xX][\da-fA-F]{1,6});")
FLICKER = 0.05
TOUCHING = 0.5
LONGEST = 50_000
LONG = 20_000
SAMPLE = 500


class Cue(NamedTuple):
    """A cue as it stands in a file: its times in seconds, and its lines with their marks."""

    start: float
    end: float | None
    lines: tuple[str, ...]


class Timing(NamedTuple):
    """A line that says from when to when; `at` and `until` are where it stands in the text, `rest` follows it.

    `mended` says that it is badly written.
    """

    at: int
    until: int
    start: float
    end: float | None
    rest: str
    mended: bool = False


def clock(text: str) -> float | None:
    """Read `00:01:02,500` as seconds; None if it is not a time. Careless writers round 59.9996 to 60; that is read."""
    found = _CLOCK.fullmatch(text)
    return seconds_of(*found.groups()) if found else None


def seconds_of(hours: str | None, minutes: str | None, seconds: str | None, fraction: str | None) -> float | None:
    """Return the seconds of a time in digits; None if it is none."""
    if not minutes or not seconds:
        return None
    if int(seconds) > 60 or (hours and int(minutes) > 60):
        return None
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + float(f"0.{fraction}") if fraction else float(whole)


def place_of(text: str, at: int) -> Place:
    """Return the line of a place in a text."""
    return Place(text.count("\n", 0, at) + 1)


def excerpt(text: str) -> str:
    """Return the beginning of a text for a message."""
    short = clean_text(text).strip()
    return short if len(short) <= 40 else f"{short[:39]}…"


def squeeze(text: str) -> str:
    """Return a text as one paragraph with single blanks."""
    if len(text) <= LONG:
        return " ".join(clean_text(text).split())
    parts, at = [], 0
    while at < len(text):
        # Some of it at a time, as a list of all its words would take far more room than the text.
        blank = _BLANK.search(text, at + LONG)
        until = blank.start() if blank else len(text)
        parts.append(" ".join(clean_text(text[at:until]).split()))
        at = until
    return " ".join(filter(None, parts))


def plain(line: str) -> str:
    """Return a line without marks of style and with what is escaped written out."""
    if "<" in line or "{" in line:
        line = _STYLE.sub("", line)
    return unescape(line)


def unescape(text: str) -> str:
    """Write out the few escapes that subtitles have."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def cues_of(text: str, timings: Iterable[Timing], is_label: Callable[[list[str]], bool]) -> Iterator[Cue]:
    """Yield the cues of a text; `is_label` tells whether the last of a cue's lines belongs to the cue after it."""
    before: Timing | None = None
    for timing in timings:
        if before is not None:
            lines = _lines(text, before, max(before.until + 1, timing.at - 1))
            yield _cue(before, lines[:-1] if is_label(lines) else lines)
        before = timing
    if before is not None:
        yield _cue(before, _lines(text, before, len(text)))


def are_settings(rest: str) -> bool:
    """Tell whether what follows the times says how a cue is shown, such as `align:start X1:40`, and no words."""
    return all(map(_SETTING.fullmatch, rest.split()))


def _cue(timing: Timing, lines: list[str]) -> Cue:
    first = [timing.rest] if timing.rest and not are_settings(timing.rest) else []
    return Cue(timing.start, timing.end, (*first, *lines))


def _lines(text: str, timing: Timing, until: int) -> list[str]:
    at = timing.until + 1
    if until - at > LONGEST:
        raise FormatError(
            f"{place_of(text, timing.at)}: {until - at:,} characters follow one time. Put times between them."
        )
    return text[at:until].split("\n")


def in_order(cues: Iterable[Cue]) -> list[Cue]:
    """Return the cues as they are shown: by their start, and without blank lines."""
    bare = (Cue(start, end, tuple(line for line in lines if line and not line.isspace())) for start, end, lines in cues)
    return sorted(bare, key=lambda cue: cue.start)


def drained(cues: list[Cue]) -> Iterator[Cue]:
    """Yield cues and forget them, so that they take no room beside what is made of them."""
    cues.reverse()
    while cues:
        yield cues.pop()


def unroll(cues: list[Cue], strip: Callable[[str], str]) -> tuple[list[Cue], int]:
    """Leave out of rolling captions the lines that repeat what the cue before shows; tell how many lines that are.

    Rolling captions show each line twice or three times: as the new last line, then pushed up. YouTube's have besides
    a cue of a hundredth of a second after each, which brings nothing new.
    """
    if not _rolls(cues[:SAMPLE], strip):
        return cues, 0
    flickering = sum(map(_flickers, cues)) * 3 > len(cues)
    fresh, left_out = [], 0
    before: list[str] = []
    for index, cue in enumerate(cues):
        shown = _shown(cue, strip)
        most = len(shown) - (flickering and not _flickers(cue))
        repeated = _repeated(before, shown, most) if index and _touch(cues[index - 1], cue) else 0
        left_out += repeated
        fresh.append(cue._replace(lines=_without_first(cue.lines, repeated, strip)))
        before = shown
    return fresh, left_out


def _rolls(cues: list[Cue], strip: Callable[[str], str]) -> bool:
    """Tell whether captions roll: most of them begin with a line of the one before, and many have several lines."""
    shown = [_shown(cue, strip) for cue in cues]
    count = sum(
        bool(lines and last) and lines[0] in last and _touch(earlier, later)
        for (last, lines), (earlier, later) in zip(pairwise(shown), pairwise(cues), strict=True)
    )
    several = sum(len(lines) > 1 for lines in shown)
    return count >= 2 and count * 2 >= len(cues) - 1 and several * 4 >= len(cues)


def _shown(cue: Cue, strip: Callable[[str], str]) -> list[str]:
    return [line for line in (squeeze(strip(line)) for line in cue.lines) if line]


def _touch(before: Cue, after: Cue) -> bool:
    return before.end is None or after.start - before.end <= TOUCHING


def _flickers(cue: Cue) -> bool:
    return cue.end is not None and cue.end - cue.start <= FLICKER


def _repeated(before: list[str], after: list[str], most: int) -> int:
    """Return how many of the first lines are the last lines of the cue before."""
    sizes = range(min(len(before), most), 0, -1)
    return next((size for size in sizes if before[-size:] == after[:size]), 0)


def _without_first(lines: tuple[str, ...], count: int, strip: Callable[[str], str]) -> tuple[str, ...]:
    """Leave out the first lines that show something."""
    rest = list(lines)
    while count and rest:
        count -= bool(squeeze(strip(rest.pop(0))))
    return tuple(rest)
