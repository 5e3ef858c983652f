r"""Markdown transcripts: `**Speaker:** text`, with or without `\[hh:mm:ss.ms\]` before the words, and `##` headings.

Where nobody is named, brackets that are escaped tell that times before paragraphs are Markdown.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from editor.core.captions import Draft
from editor.core.errors import FormatError
from editor.core.timing import parse_time
from editor.formats.readers.cues import squeeze, unescape
from editor.formats.readers.prose import STAMP, Talk, is_escaped_stamp, lines_of, not_taken, trailing_time
from editor.formats.readers.sniff import Sniff, decode

_FRAMED = rf"\\?[\[(]\s*({STAMP})\s*\\?[\])]"
_NAME = r"(?:\\.|&amp;|[^*_\n:\\]){1,80}?"
_SPEAKER = re.compile(
    rf"""(?:[-*+>]\s+){{0,3}}
    (?:{_FRAMED}\s*)?                                   # a time before the name
    (?:\*\*|__)\s*(?:{_FRAMED}\s*)?
    (?P<who>{_NAME})
    \s*(?:{_FRAMED}\s*)?(?P<inner>:)?\s*(?:\*\*|__)
    \s*(?:{_FRAMED}\s*)?(?P<outer>:)?                   # a colon within or behind the marks
    \s*(?:{_FRAMED}\s*)?""",
    re.VERBOSE | re.ASCII,
)
_STAMPED = re.compile(rf"{_FRAMED}\s*", re.ASCII)
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_HEADING_END = re.compile(r"(?:^|\s)#+$")
_RULE = re.compile(r"(?:[-*_]\s*){3,}|=+")
_QUOTE = re.compile(r"(?:>\s?)+")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!<>~|\"'&$%^=:;,/?@-])")
_STRONG = re.compile(r"(\*\*|__|~~)(?=[^\s*_])([^*_~]{0,300}[^\s*_~])\1")
_SOFT = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_]{0,300}[^\s*_])\1(?![\w*])")
_KEPT = "\ue000"
_FENCE = "---"


class _Block(NamedTuple):
    """A heading, with how deep it is, or a paragraph."""

    text: str
    depth: int = 0


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is a Markdown transcript: paragraphs begin with a name in bold, or an escaped time."""
    count = sum(_named(line) is not None for line in sniff.lines)
    if not count:
        return 0.7 if 2 * sum(map(is_escaped_stamp, sniff.lines)) >= len(sniff.lines) > 0 else 0.0
    return 0.92 if count * 10 >= len(sniff.lines) else 0.4


def read(data: bytes, _name: str) -> Draft:
    """Read a Markdown transcript; raises FormatError."""
    text, matter = _without_matter(decode(data))
    talk, above = Talk(), list(matter)
    meta: dict[str, object] = {}
    begun = False
    for block in _blocks(text):
        if block.depth:
            if block.depth == 1 and not meta and not begun and not talk.parts:
                meta["title"] = block.text
            elif block.text:
                talk.title(block.text)
        elif _say(talk, block.text, begun):
            begun = True
        else:
            above.append(block.text)
    if not begun:
        raise FormatError("no paragraph begins with a name in bold. Write each turn as **Ann:** Good morning.")
    return Draft("markdown", tuple(talk.parts), meta, (*not_taken(above, "above the first speaker"), *talk.left_out()))


def _without_matter(text: str) -> tuple[str, tuple[str, ...]]:
    """Take the front matter off a text."""
    if not text.startswith(f"{_FENCE}\n"):
        return text, ()
    end = text.find(f"\n{_FENCE}\n", len(_FENCE))
    if end < 0:
        return text, ()
    return text[end + len(_FENCE) + 2 :], tuple(line for _, line in lines_of(text[len(_FENCE) : end]))


def _blocks(text: str) -> Iterator[_Block]:
    """Yield headings and paragraphs; a line with a speaker or a time begins one, others go on until a blank line."""
    paragraph: list[str] = []
    for apart, line in lines_of(text):
        heading = _HEADING.match(line)
        if paragraph and (apart or heading or _begins_turn(line) or _RULE.fullmatch(line)):
            yield _Block(" ".join(paragraph))
            paragraph = []
        if heading:
            yield _Block(_plain(_HEADING_END.sub("", heading[2])), len(heading[1]))
        elif not _RULE.fullmatch(line):
            quote = _QUOTE.match(line)
            paragraph.append(line[quote.end() :] if quote else line)
    if paragraph:
        yield _Block(" ".join(paragraph))


def _named(line: str) -> "re.Match[str] | None":
    found = _SPEAKER.match(line) if "**" in line or "__" in line else None
    return found if found and (found["inner"] or found["outer"]) else None


def _begins_turn(line: str) -> bool:
    return _named(line) is not None or is_escaped_stamp(line)


def _say(talk: Talk, paragraph: str, begun: bool) -> bool:
    """Add a paragraph; False if nobody has been named before, and no time was stated."""
    found = _named(paragraph)
    if found:
        stamps = [group for group in (found[1], found[2], found[4], found[6], found[8]) if group]
        rest = _plain(paragraph[found.end() :])
        rest, behind = trailing_time(rest)
        start = next(filter(_is_known, map(parse_time, stamps)), behind)
        talk.turn(_plain(found["who"]), start)
        talk.say(rest)
        return True
    if not begun and not is_escaped_stamp(paragraph):
        return False
    stamp = _STAMPED.match(paragraph)
    start = parse_time(stamp[1]) if stamp else None
    if stamp and start is not None:
        talk.turn(None, start)
        paragraph = paragraph[stamp.end() :]
    talk.say(_plain(paragraph))
    return True


def _is_known(seconds: float | None) -> bool:
    return seconds is not None


def _plain(text: str) -> str:
    """Return a text without Markdown's marks; what is escaped stays as it is meant."""
    if "\\" in text:
        text = _ESCAPED.sub(lambda found: f"{_KEPT}{ord(found[1]):x}{_KEPT}", text)
    if "*" in text or "_" in text or "~" in text:
        text = _SOFT.sub(r"\2", _STRONG.sub(r"\2", text))
    if _KEPT in text:
        text = re.sub(rf"{_KEPT}([0-9a-f]{{1,6}}){_KEPT}", lambda found: chr(int(found[1], 16)), text)
    return squeeze(unescape(text))
