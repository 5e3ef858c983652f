"""Captions as they are copied from YouTube: `m:ss text`, or a line with the time and then the text."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from editor.core.captions import Caption, Draft
from editor.core.errors import FormatError
from editor.core.timing import parse_time
from editor.formats.readers.cues import squeeze
from editor.formats.readers.sniff import Sniff, decode
from editor.formats.readers.turns import bounded, find_turns

_STAMP = re.compile(r"[ \t]*(\d{1,3}:\d{1,2}(?::\d{1,2})?)(?:[ \t]+|$)", re.ASCII)
_ALONE = re.compile(r"^[ \t]*\d{1,3}:\d{1,2}(?::\d{1,2})?[ \t]*$", re.ASCII | re.MULTILINE)
_INLINE = re.compile(r"^[ \t]*\d{1,3}:\d{1,2}(?::\d{1,2})?[ \t]+(?=[^\s])", re.ASCII | re.MULTILINE)
_SAID_TIME = re.compile(r"(?:(\d{1,3}) hours?)?(?:, )?(?:(\d{1,2}) minutes?)?(?:, )?(?:(\d{1,2}) seconds?)?", re.ASCII)
_LINE = re.compile(r"[^\n]+")
_FURNITURE = {"transcript", "search in video", "search transcript", "follow along using the transcript."}
_MILLISECONDS = re.compile(r"\d\d[.,]\d{3}(?:,\d|[ \t]*-->)", re.ASCII)
DENSE_SECONDS = 15.0


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is captions copied from YouTube: many short lines, a few seconds apart."""
    found = [(line, match) for line in sniff.lines for match in [_STAMP.match(line)] if match]
    times = [parse_time(match[1]) for _, match in found]
    stamps = [time for time in times if time is not None]
    if not stamps or sniff.keys or _MILLISECONDS.search(sniff.head):
        return 0.0
    alone = sum(match.end() == len(line) for line, match in found)
    share = len(stamps) / len(sniff.lines) * (2 if alone * 2 > len(stamps) else 1)
    padded = sum(match[1].count(":") == 2 and match[1].startswith("00") for _, match in found)
    if share < 0.5 or padded * 2 > len(stamps):
        return 0.25 * min(share, 1.0)
    gaps = [after - before for before, after in pairwise(stamps)]
    return 0.9 if gaps and 0 <= median(gaps) <= DENSE_SECONDS else 0.3


def read(data: bytes, _name: str) -> Draft:
    """Read YouTube captions; raises FormatError."""
    text = decode(data)
    alone = sum(1 for _ in _ALONE.finditer(text))
    inline = sum(1 for _ in _INLINE.finditer(text))
    if not alone + inline:
        raise FormatError("no line begins with a time. YouTube's captions have lines such as 1:23 and then the words.")
    left_out: list[str] = []
    timed = _timed(text, two_lines=alone > inline, left_out=left_out)
    captions, turns = find_turns(_with_ends(list(bounded(timed, len(data)))), len(data))
    notes = tuple(f"{line!r} is a button of YouTube's and not taken." for line in left_out)
    return Draft("youtube-captions", captions, left_out=notes + turns)


def _timed(text: str, two_lines: bool, left_out: list[str]) -> Iterator[Caption]:
    """Yield what stands behind each time as a caption without an end."""
    start: float | None = None
    parts: list[str] = []
    for found in _LINE.finditer(text):
        line = found[0]
        stamp = _STAMP.match(line)
        time = parse_time(stamp[1]) if stamp and not (two_lines and stamp.end() < len(line)) else None
        if stamp and time is not None:
            if parts:
                yield Caption(" ".join(parts), start)
            rest = squeeze(line[stamp.end() :])
            start, parts = time, [rest] if rest else []
        elif start is None and line.strip().lower() in _FURNITURE:
            left_out.append(line.strip())
        elif not (two_lines and not parts and start is not None and _says(line, start)):
            parts += filter(None, [squeeze(line)])
    if parts:
        yield Caption(" ".join(parts), start)


def _says(line: str, seconds: float) -> bool:
    """Tell whether a line is the time in words, as YouTube puts it there for screen readers."""
    found = _SAID_TIME.fullmatch(line.strip())
    if not found or not line.strip():
        return False
    hours, minutes, rest = (int(number or 0) for number in found.groups())
    return hours * 3600 + minutes * 60 + rest == seconds


def _with_ends(captions: Sequence[Caption]) -> Sequence[Caption]:
    """Give an end to captions that will be cut, as the next one's start; the others end nobody knows when."""
    return [
        Caption(one.text, one.start, after.start) if ">>" in one.text and _later(one, after) else one
        for one, after in pairwise((*captions, Caption("")))
    ]


def _later(one: Caption, after: Caption) -> bool:
    return one.start is not None and after.start is not None and after.start > one.start
