"""What text that people keep has in common: stamps, names before a colon, titles between, paragraphs of one speaker."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from editor.core.captions import Caption, Piece, Title
from editor.core.sentences import inner_ends
from editor.core.timing import parse_time
from editor.formats.readers.cues import excerpt, squeeze
from editor.formats.readers.names import is_name, odd_among

STAMP = r"\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,6})?"
"""A time as people write it."""

_SPAN = rf"(?:\s*(?:-->|→|->|–|—|-|to)\s*{STAMP})?"
_FRAMED = rf"\\?[\[(]\s*({STAMP}){_SPAN}\s*\\?[\])]"
_ESCAPED = re.compile(rf"\\\[\s*({STAMP})\s*\\?\]", re.ASCII)
_ALONE = re.compile(rf"(?:{_FRAMED}|({STAMP}){_SPAN})\s*:?", re.ASCII)
_LEADING = re.compile(rf"(?:{_FRAMED}|({STAMP}){_SPAN}(?=\s|$))\s*(?:[-–—|:]+\s+)?", re.ASCII)
_NAMED = re.compile(rf"([^\W_][^:：\n\[\]()<>]{{0,59}}?)\s*(?:{_FRAMED}\s*)?[:：](?:\s+|$)")
_ODDLY_NAMED = re.compile(rf"([^\s:：>|=•*–—-][^:：\n]{{0,59}}?)\s*(?:{_FRAMED}\s*)?[:：](?:\s+|$)")
_NAMED_ASIDE = re.compile(rf"([^\W_][^:：\n\[\]()<>]{{0,59}}?)\s*{_FRAMED}\s*(?:[-–—:]\s*)?$")
_TRAILING = re.compile(STAMP, re.ASCII)
_LINE = re.compile(r"[^\n]+")
_ENDS_SPEECH = (".", ",", ";", ":", "…", "—", "–", "-")
_LONGEST_TITLE = 150
_LOUD_TITLE_WORDS = 8


class Opening(NamedTuple):
    """How a paragraph begins: when in seconds, by whom if what stands before the colon is a name, and its words.

    `whole` are its words if it is none.
    """

    start: float | None
    who: str | None
    text: str
    whole: str


def lines_of(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the lines that are not blank, as one paragraph each, and whether a blank line stands before."""
    until = 0
    for found in _LINE.finditer(text):
        line = squeeze(found[0]).strip("\ufeff ")
        if line:
            yield text.count("\n", until, found.start()) > 1 or until == 0, line
            until = found.end()


def stamp_alone(text: str) -> float | None:
    """Return the seconds that a paragraph says if it is nothing but a time."""
    found = _ALONE.fullmatch(text) if len(text) < 60 else None
    return _seconds(found[1] or found[2]) if found else None


def is_escaped_stamp(text: str) -> bool:
    r"""Tell whether a paragraph begins with a time in brackets that are escaped, as Markdown has it: `\[1:23\]`."""
    found = _ESCAPED.match(text)
    return found is not None and _seconds(found[1]) is not None


def opening(text: str, odd: Collection[str] = ()) -> Opening:
    """Take the time and the name from the beginning of a paragraph: `[1:23] Name: …`, `Name (1:23): …` and the like.

    `odd` are the speakers whom a plain name does not tell, as `odd_names` finds them.
    """
    start, rest = _stamped(text)
    named = _NAMED.match(rest)
    if named is None or not is_name(named[1]):
        named = _ODDLY_NAMED.match(rest) if odd else None
        if named is None or squeeze(named[1]) not in odd:
            return Opening(start, None, rest, rest)
    who, after = squeeze(named[1]), rest[named.end() :]
    if start is not None:
        return Opening(start, who, after, rest)
    if named[2]:
        return Opening(_seconds(named[2]), who, after, rest)
    behind = _LEADING.match(after)
    start = _seconds(behind[1]) if behind and behind[1] else None
    return Opening(start, who, after[behind.end() :] if behind and start is not None else after, rest)


def odd_names(texts: Iterable[str], timed: bool) -> frozenset[str]:
    """Return the speakers of paragraphs that no plain name tells, as `Ann (host)`; `timed`: each states its time."""
    odd: Counter[str] = Counter()
    plain = nobody = 0
    for text in texts:
        begins = opening(text)
        found = _ODDLY_NAMED.match(begins.whole) if begins.who is None else None
        plain += begins.who is not None
        nobody += begins.who is None and found is None
        if found:
            odd[squeeze(found[1])] += 1
    return odd_among(odd, plain, nobody, timed) if odd else frozenset()


def _stamped(text: str) -> tuple[float | None, str]:
    """Return the time that a paragraph begins with, in seconds, and the rest of it."""
    found = _LEADING.match(text)
    start = _seconds(found[1] or found[2]) if found else None
    return start, text[found.end() :] if found and start is not None else text


def name_and_time(text: str) -> tuple[str, float] | None:
    """Read a line that says only who speaks and when, in brackets: `Name [1:23]`."""
    found = _NAMED_ASIDE.fullmatch(text) if len(text) < 120 else None
    seconds = _seconds(found[2]) if found and is_name(found[1]) else None
    return (squeeze(found[1]), seconds) if found and seconds is not None else None


def trailing_time(text: str) -> tuple[str, float | None]:
    """Take the time in brackets from the end of a paragraph: `… (1:23)`."""
    if not text.endswith(")"):
        return text, None
    at = text.rfind("(")
    found = _TRAILING.fullmatch(text[at + 1 : -1].strip()) if at >= 0 and len(text) - at < 40 else None
    seconds = _seconds(found[0]) if found else None
    return (text, None) if seconds is None else (text[:at].rstrip(), seconds)


def is_title(text: str) -> bool:
    """Tell whether a paragraph of its own reads as a title: short, begun with a capital, and no whole sentence."""
    first = text.lstrip("“”‘’\"'#¿¡ ")[:1]
    if len(text) > _LONGEST_TITLE or not first or first.islower() or first in "[(<*=-–—" or "://" in text:
        return False
    if text.endswith(_ENDS_SPEECH) or (text.endswith(("?", "!")) and inner_ends(text)):
        return False
    return not text.endswith("!") or text.count(" ") < _LOUD_TITLE_WORDS


def _seconds(text: str | None) -> float | None:
    return parse_time(text) if text else None


def counted(count: int, one: str, many: str = "") -> str:
    """Return how many there are, in words that fit: `1 line`, `2 lines`."""
    return f"{count} {one}" if count == 1 else f"{count} {many or one + 's'}"


def not_taken(lines: Sequence[str], where: str) -> tuple[str, ...]:
    """Say which lines are left out; nothing if there are none."""
    if not lines:
        return ()
    words = sum(len(line.split()) for line in lines)
    what = f"{counted(len(lines), 'line')} {where} ({counted(words, 'word')})"
    return (f"{what} left out: “{excerpt(lines[0])}”{', …' if len(lines) > 1 else ''}.",)


class Talk:
    """Gathers what is said: paragraphs belong to whoever was named last, at the time that was stated last."""

    def __init__(self) -> None:
        self.parts: list[Piece] = []
        self.who: str | None = None
        self._start: float | None = None
        self._names: dict[str, str] = {}
        self._said = True
        self._silent: list[str] = []

    def title(self, text: str) -> None:
        """Add the title of a section."""
        self.parts.append(Title(text))

    def turn(self, who: str | None, start: float | None) -> None:
        """Begin a turn; without a name the one who speaks goes on."""
        if not self._said:
            self._silent.append(self.who or "?")
        if who is not None:
            self.who = self._names.setdefault(who, who)
        self._start = start
        self._said = who is None

    def name(self, who: str) -> None:
        """Say who speaks in the turn that has begun."""
        self.who = self._names.setdefault(who, who)
        self._said = False

    def say(self, text: str) -> None:
        """Add a paragraph of the turn."""
        if text:
            self.parts.append(Caption(text, self._start, None, self.who, (), True))
            self._said = True

    def left_out(self) -> tuple[str, ...]:
        """Say which names stand there without a word; the talk is over."""
        silent = self._silent if self._said else [*self._silent, self.who or "?"]
        return not_taken(silent, "with a name but nothing said")
