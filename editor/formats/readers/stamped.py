"""Lines that begin with their time: `hh:mm:ss text`, `[mm:ss] Speaker: text`; and Descript's export, which is such."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from editor.core.captions import Draft
from editor.core.errors import FormatError
from editor.formats.readers.names import speakers_among
from editor.formats.readers.prose import (
    STAMP,
    Opening,
    Talk,
    counted,
    is_escaped_stamp,
    is_title,
    lines_of,
    not_taken,
    odd_names,
    opening,
)
from editor.formats.readers.sniff import Sniff, decode

_LONG = r"\\?\[\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,6})?\\?\]"
_OF_DESCRIPT = re.compile(rf"{_LONG}\s+[^\W_][^:\[\]]{{0,60}}:\s|[^\W_][^:\[\]]{{0,60}}:\s+{_LONG}", re.ASCII)
_WITHIN = re.compile(rf"(?<=\s)\\?\[{STAMP}\\?\]\s*", re.ASCII)


class _Paragraph(NamedTuple):
    """A paragraph, and how it begins."""

    text: str
    begins: Opening


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is lines with their times before them."""
    if sniff.keys or not sniff.lines or "-->" in sniff.head:
        return 0.0
    openings = [(line, opening(line)) for line in sniff.lines]
    stamped = [(line, one) for line, one in openings if one.start is not None and one.text]
    if not stamped:
        return 0.0
    share = len(stamped) / len(sniff.lines)
    bare = sum(line[0].isdigit() and line.split(maxsplit=1)[0].count(":") < 2 for line, _ in stamped)
    of_markdown = sum(one.who is None and is_escaped_stamp(line) for line, one in stamped)
    return (0.5 if max(bare, of_markdown) * 2 > len(stamped) else 0.8) * min(1.0, share * 2)


def fits_descript(sniff: Sniff) -> float:
    """Tell how likely a file is Descript's: `[00:00:12] Speaker: text`."""
    if sniff.keys or not sniff.lines:
        return 0.0
    count = sum(_OF_DESCRIPT.match(line) is not None for line in sniff.lines)
    return 0.85 if count * 4 >= len(sniff.lines) else 0.0


def read(data: bytes, _name: str) -> Draft:
    """Read lines that begin with their time; raises FormatError."""
    return _draft("stamped", decode(data))


def read_descript(data: bytes, _name: str) -> Draft:
    """Read a text that Descript exported; raises FormatError."""
    return _draft("descript", decode(data))


def _draft(kind: str, text: str) -> Draft:
    texts = list(_joined(text))
    odd = odd_names((one for one in texts if opening(one).start is not None), timed=True)
    paragraphs = [_Paragraph(one, opening(one, odd)) for one in texts]
    stamped = [row for row, one in enumerate(paragraphs) if one.begins.start is not None]
    if not stamped:
        raise FormatError("no line begins with a time. Write it as 00:01:23 Good morning, or [1:23] Ann: Good morning.")
    known = odd | speakers_among(paragraphs[row].begins.who for row in stamped)
    first = next((row for row, one in enumerate(paragraphs) if one.begins.who in known), stamped[0])
    first = _with_title(paragraphs, min(first, stamped[0]))
    talk, within = Talk(), 0
    for one, after in pairwise((*paragraphs[first:], None)):
        if one is not None:
            within += _add(talk, one, after, known)
    left_out = [*not_taken([one.text for one in paragraphs[:first]], "above the first time")]
    if within:
        left_out.append(f"{counted(within, 'time')} in the middle of paragraphs left out.")
    return Draft(kind, tuple(talk.parts), left_out=(*left_out, *talk.left_out()))


def _joined(text: str) -> Iterator[str]:
    """Yield the paragraphs; a line without a time goes on with the one directly above it."""
    paragraph: list[str] = []
    for apart, line in lines_of(text):
        begins = opening(line)
        if paragraph and (apart or begins.start is not None or begins.who is not None or is_title(line)):
            yield " ".join(paragraph)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield " ".join(paragraph)


def _with_title(paragraphs: Sequence[_Paragraph], first: int) -> int:
    return first - 1 if first and is_title(paragraphs[first - 1].text) else first


def _add(talk: Talk, one: _Paragraph, after: _Paragraph | None, known: frozenset[str]) -> int:
    """Add a paragraph; return how many times were in the middle of it."""
    begins = one.begins
    if begins.who in known:
        talk.turn(begins.who, begins.start)
        text = begins.text
    elif begins.start is not None:
        talk.turn(None, begins.start)
        text = begins.whole
    elif after is not None and is_title(one.text):
        talk.title(one.text)
        return 0
    else:
        text = one.text.removeprefix("=").strip()
    clean, count = _WITHIN.subn("", text)
    talk.say(clean)
    return count
