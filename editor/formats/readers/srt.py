"""SubRip subtitles. Read here, not by a library, so that errors say their line and a long file takes no room."""

import re

from editor.core.captions import Draft
from editor.core.errors import FormatError
from editor.formats.readers.cues import Cue, arrow_timings, cues_of, in_order, plain
from editor.formats.readers.sniff import Sniff, decode
from editor.formats.readers.subtitles import draft_of

_TIMES = re.compile(r"^[ \t]*\d{1,4}:\d{1,2}:\d{1,2}(?:[.,]\d{1,9})?[ \t]*-->[ \t]*\d", re.MULTILINE)


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is SubRip."""
    if sniff.head.lstrip().startswith(("WEBVTT", "{", "[", "<")) or not _TIMES.search(sniff.head):
        return 0.0
    return 0.9 if sniff.lines[0].isdigit() else 0.6


def read(data: bytes, _name: str) -> Draft:
    """Read SubRip subtitles; raises FormatError."""
    return draft_of("srt", _cues(decode(data)), plain, len(data))


def _cues(text: str) -> list[Cue]:
    timings = arrow_timings(text)
    first = next(timings, None)
    if first is None:
        raise FormatError("no line says from when to when. SubRip has lines such as 00:00:01,000 --> 00:00:02,500.")
    numbered = text[: first.at].rstrip("\n").rpartition("\n")[2].strip().isdigit()

    def is_label(lines: list[str]) -> bool:
        return numbered and lines[-1].strip().isdigit()

    return in_order(cues_of(text, arrow_timings(text), is_label))
