"""SubRip subtitles. Read here, not by a library, so that errors say their line and a long file takes no room."""

import re
from collections.abc import Iterator

from editor.core.captions import Draft
from editor.core.errors import FormatError
from editor.formats.readers.cues import Cue, Timing, cues_of, in_order, plain
from editor.formats.readers.sniff import Sniff, decode
from editor.formats.readers.subtitles import draft_of
from editor.formats.readers.timings import ARROW, above, badly_written, noted, says_times, timings_of

_TIMES = re.compile(r"^[ \t]*\d{1,4}:\d{1,2}:\d{1,2}(?:[.,]\d{1,9})?[ \t]*-->[ \t]*\d", re.MULTILINE)
_EXAMPLE = "00:00:01,000 --> 00:00:02,500"


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is SubRip."""
    if sniff.head.lstrip().startswith(("WEBVTT", "{", "[", "<")):
        return 0.0
    if len(sniff.lines) > 1 and sniff.lines[0].isdigit() and says_times(sniff.lines[1], ARROW):
        return 0.98
    return 0.6 if _TIMES.search(sniff.head) else 0.0


def read(data: bytes, _name: str) -> Draft:
    """Read SubRip subtitles; raises FormatError."""
    cues, left_out = _cues(decode(data))
    return draft_of("srt", cues, plain, len(data), left_out)


def _cues(text: str) -> tuple[list[Cue], tuple[str, ...]]:
    """Return the cues of a file, and what is to be said of it."""
    first = next(_timings(text), None)
    if first is None:
        raise FormatError(f"no line says from when to when. SubRip has lines such as {_EXAMPLE}.")
    head = text[: first.at].rstrip("\n").split("\n")
    numbered = head[-1].strip().isdigit()

    def is_label(lines: list[str]) -> bool:
        return numbered and lines[-1].strip().isdigit()

    bad: list[int] = []
    cues = in_order(cues_of(text, noted(_timings(text), bad), is_label))
    return cues, (*badly_written(text, bad), *above(head[:-1] if numbered else head))


def _timings(text: str) -> Iterator[Timing]:
    return timings_of(text, ARROW, _EXAMPLE)
