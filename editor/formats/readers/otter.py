"""Turns with a line of their own for the time and the speaker: Otter's export, and the form that it is edited in.

Otter writes `Speaker Name  0:12` or the time alone, then paragraphs. Edited by hand, the time, the speaker and the
paragraph each stand on a line, a paragraph that goes on begins with `=`, and what else stands between is a title.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from editor.core.captions import Draft
from editor.core.errors import FormatError
from editor.core.timing import parse_time
from editor.formats.readers.cues import squeeze
from editor.formats.readers.names import is_name
from editor.formats.readers.prose import STAMP, Talk, is_title, lines_of, not_taken, stamp_alone
from editor.formats.readers.sniff import Sniff, decode

_NAMED = re.compile(rf"(\S.{{0,58}}?)[ \t]+({STAMP})", re.ASCII)
_FOOTER = re.compile(r"transcribed by https?://otter\.ai/?", re.IGNORECASE)
_FOOTER_BYTES = b"otter.ai"
_SPEAKERS = "SPEAKERS"
_ENDS_NAME = (".", "?", "!", ",")
_SPEAKER_SHARE = 0.7


class _Head(NamedTuple):
    """What opens a turn: the time in seconds and, if it is on the same line, the speaker."""

    start: float
    who: str | None


class _Line(NamedTuple):
    """A line, and the turn that it opens."""

    text: str
    head: _Head | None


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is Otter's: lines with a name and a time, or with a time above a name."""
    if sniff.keys or "-->" in sniff.head:
        return 0.0
    lines = [_Line(line, _head(True, line)) for line in sniff.lines]
    named = sum(line.head is not None and line.head.who is not None for line in lines)
    times = sum(line.head is not None for line in lines) - named
    if _FOOTER_BYTES in sniff.data[-300:].lower() and named + times:
        return 0.97
    if named and named * 6 >= len(lines):
        return 0.88
    return 0.96 if times and times * 8 >= len(lines) and _names_below(lines) else 0.4 if times else 0.0


def read(data: bytes, _name: str) -> Draft:
    """Read Otter's text, or the time, the speaker and paragraphs each on a line; raises FormatError."""
    lines, footers = _lines(decode(data))
    first = next((row for row, line in enumerate(lines) if line.head), None)
    if first is None:
        raise FormatError("no line says when a turn begins. Otter writes Ann  1:23 and the words on the line below.")
    listed = first > 1 and lines[first - 2].text.upper() == _SPEAKERS
    titled = first - 1 if first and is_title(lines[first - 1].text) and not listed else first
    talk = Talk()
    _talk(talk, lines[titled:], _names_below(lines))
    above = not_taken([line.text for line in lines[:titled]], "above the first turn")
    return Draft("otter", tuple(talk.parts), left_out=(*above, *not_taken(footers, "by Otter"), *talk.left_out()))


def _lines(text: str) -> tuple[list[_Line], list[str]]:
    """Return the lines without Otter's own, and those."""
    lines: list[_Line] = []
    footers: list[str] = []
    for apart, line in lines_of(text):
        if _FOOTER.fullmatch(line.rstrip(".")):
            footers.append(line)
        else:
            lines.append(_Line(line, _head(apart, line)))
    return lines, footers


def _head(apart: bool, line: str) -> _Head | None:
    """Return the turn that a line opens; a name with a time must stand behind a blank line."""
    start = stamp_alone(line)
    if start is not None:
        return _Head(start, None)
    found = _NAMED.fullmatch(line) if apart and len(line) < 80 else None
    start = parse_time(found[2]) if found and is_name(found[1]) else None
    return _Head(start, squeeze(found[1])) if found and start is not None else None


def _names_below(lines: Sequence[_Line]) -> bool:
    """Tell whether the line below a time mostly is a name, with words below that."""
    below = [
        lines[row + 1 : row + 3]
        for row, line in enumerate(lines[:-2])
        if line.head is not None and line.head.who is None
    ]
    named = sum(_is_speaker(first.text) and first.head is None and second.head is None for first, second in below)
    return bool(below) and named >= len(below) * _SPEAKER_SHARE


def _is_speaker(text: str) -> bool:
    return is_name(text.rstrip(":")) and not text.endswith(_ENDS_NAME) and not text.startswith("=")


def _talk(talk: Talk, lines: Sequence[_Line], names_below: bool) -> None:
    names_next, said = False, True
    for line, opens in _with_next(lines):
        if line.head is not None:
            talk.turn(line.head.who, line.head.start)
            names_next, said = names_below and line.head.who is None, False
        elif names_next and _is_speaker(line.text) and not opens:
            talk.name(squeeze(line.text.rstrip(":")))
            names_next = False
        elif line.text.startswith("="):
            talk.say(line.text.lstrip("= "))
        elif opens and is_title(line.text) and said:
            talk.title(line.text)
        else:
            talk.say(line.text)
            names_next, said = False, True


def _with_next(lines: Iterable[_Line]) -> Iterator[tuple[_Line, bool]]:
    """Yield each line and whether a turn, or the titles above one, begins behind it."""
    rows = list(lines)
    opens = [False] * len(rows)
    for row in range(len(rows) - 2, -1, -1):
        below = rows[row + 1]
        opens[row] = below.head is not None or (opens[row + 1] and is_title(below.text) and is_title(rows[row].text))
    return zip(rows, opens, strict=True)
