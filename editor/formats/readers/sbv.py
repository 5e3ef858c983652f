"""SBV, the subtitles that YouTube's own editor writes."""

import re
from collections.abc import Iterator

from editor.core.captions import Draft
from editor.core.errors import FormatError
from editor.formats.readers.cues import Cue, Timing, cues_of, in_order, plain
from editor.formats.readers.sniff import Sniff, decode
from editor.formats.readers.subtitles import draft_of
from editor.formats.readers.timings import COMMA, above, badly_written, noted, timings_of

_TIMES = re.compile(r"^[ \t]*(\d{1,4}:\d{1,2}:\d{1,2}\.\d{1,9}),[ \t]*(\d[\d:.]{1,30})[ \t]*$", re.MULTILINE)
_EXAMPLE = "0:00:01.000,0:00:02.500"


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is SBV."""
    if not sniff.lines or not _TIMES.match(sniff.lines[0]):
        return 0.7 if _TIMES.search(sniff.head) and not sniff.keys else 0.0
    return 0.95


def read(data: bytes, _name: str) -> Draft:
    """Read SBV subtitles; raises FormatError."""
    cues, left_out = _cues(decode(data))
    return draft_of("sbv", cues, _strip, len(data), left_out)


def _cues(text: str) -> tuple[list[Cue], tuple[str, ...]]:
    """Return the cues of a file, and what is to be said of it."""
    first = next(_timings(text), None)
    if first is None:
        raise FormatError(f"no line says from when to when. SBV has lines such as {_EXAMPLE}.")
    bad: list[int] = []
    cues = in_order(cues_of(text, noted(_timings(text), bad), lambda _lines: False))
    return cues, (*badly_written(text, bad), *above(text[: first.at].split("\n")))


def _timings(text: str) -> Iterator[Timing]:
    return timings_of(text, COMMA, _EXAMPLE)


def _strip(line: str) -> str:
    return plain(line.replace("[br]", " ") if "[br]" in line else line)
