"""SBV, the subtitles that YouTube's own editor writes."""

import re
from collections.abc import Iterator

from editor.core.captions import Draft
from editor.core.errors import FormatError
from editor.formats.readers.cues import Cue, Timing, clock, cues_of, excerpt, in_order, place_of, plain
from editor.formats.readers.sniff import Sniff, decode
from editor.formats.readers.subtitles import draft_of

_TIMES = re.compile(r"^[ \t]*(\d{1,4}:\d{1,2}:\d{1,2}\.\d{1,9}),[ \t]*(\d[\d:.]{1,30})[ \t]*$", re.MULTILINE)


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is SBV."""
    if not sniff.lines or not _TIMES.match(sniff.lines[0]):
        return 0.7 if _TIMES.search(sniff.head) and not sniff.keys else 0.0
    return 0.95


def read(data: bytes, _name: str) -> Draft:
    """Read SBV subtitles; raises FormatError."""
    return draft_of("sbv", _cues(decode(data)), _strip, len(data))


def _cues(text: str) -> list[Cue]:
    if not _TIMES.search(text):
        raise FormatError("no line says from when to when. SBV has lines such as 0:00:01.000,0:00:02.500.")
    return in_order(cues_of(text, _timings(text), lambda _lines: False))


def _timings(text: str) -> Iterator[Timing]:
    for found in _TIMES.finditer(text):
        start, end = map(clock, found.groups())
        if start is None or end is None:
            raise FormatError(
                f"{place_of(text, found.start())}: {excerpt(found[0])!r} does not say from when to when. "
                "Write it as 0:00:01.000,0:00:02.500."
            )
        yield Timing(found.start(), found.end(), start, end if end >= start else None, "")


def _strip(line: str) -> str:
    return plain(line.replace("[br]", " ") if "[br]" in line else line)
