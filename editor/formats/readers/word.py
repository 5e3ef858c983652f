"""Word documents: headings, times in brackets, speakers on a line of their own or before a colon, and paragraphs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from editor.core.captions import Draft
from editor.formats.readers.cues import squeeze
from editor.formats.readers.names import LONGEST_NAME, is_name, is_titled_name, speakers_among
from editor.formats.readers.prose import (
    Talk,
    counted,
    is_title,
    name_and_time,
    not_taken,
    odd_names,
    opening,
    stamp_alone,
    trailing_time,
)
from editor.formats.readers.sniff import Sniff, check_size
from editor.formats.readers.word_file import Paragraph, read_word

_ENDS_NAME = (".", "?", "!", ",")


class _Line(NamedTuple):
    """A paragraph, or a line of one; `bold` tells that it is bold as a whole, `bold_name` what is before its words.

    `odd` is what it begins with in bold before a colon where that is no plain name, `said` is what follows.
    """

    text: str
    bold: bool
    bold_name: str | None
    heading: int | None
    odd: str | None = None
    said: str = ""


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is a Word document."""
    return 1.0 if sniff.data.startswith(b"PK\x03\x04") and b"word/" in sniff.data else 0.0


def read(data: bytes, _name: str) -> Draft:
    """Read a Word document; raises FormatError."""
    check_size(data)
    document = read_word(data)
    lines = [line for paragraph in document.paragraphs for line in _lines(paragraph)]
    # The lines have their text now; a long document need not stay in memory twice.
    document.paragraphs.clear()
    reader = _Reader(lines)
    meta: dict[str, object] = {}
    above: list[str] = []
    started = False
    for line, after in pairwise((*lines, None)):
        if line is None:
            continue
        if line.heading == 0 and not meta:
            meta["title"] = line.text
            continue
        started = started or line.heading is not None or reader.begins(line, after)
        if started:
            reader.add(line, after)
        else:
            above.append(line.text)
    if not started:
        for line in lines:
            reader.talk.say(line.text if line.heading != 0 else "")
        above = []
    left_out = [*not_taken(above, "above the transcript"), *reader.talk.left_out()]
    if document.pictures:
        left_out.append(f"{counted(document.pictures, 'picture')} left out.")
    if document.asides:
        left_out.append("Comments, notes and what stands at the edge of each page are left out.")
    return Draft("docx", tuple(reader.talk.parts), meta, tuple(left_out))


def _lines(paragraph: Paragraph) -> Iterator[_Line]:
    """Yield the lines of a paragraph that is broken by hand around a time; else the whole of it."""
    pieces = [piece for piece in paragraph.text.split("\n") if piece.strip()]
    whole_bold = paragraph.bold >= len(paragraph.text.rstrip())
    if len(pieces) > 1 and any(stamp_alone(squeeze(piece)) is not None for piece in pieces):
        yield from (_Line(squeeze(piece), whole_bold, None, None) for piece in pieces)
        return
    text = squeeze(paragraph.text)
    if text:
        bold = squeeze(paragraph.text[: paragraph.bold])
        said = squeeze(paragraph.text[paragraph.bold :])
        name = bold.rstrip(": ") if bold.endswith(":") or said.startswith(":") else ""
        yield _Line(text, whole_bold, opening(f"{name}: ").who, paragraph.heading, odd_in_bold(name), said.lstrip(": "))


def odd_in_bold(name: str) -> str | None:
    """Return what stands in bold before a colon if that may be a name, but is none that is plain."""
    begins = opening(f"{name}: ")
    is_plain = begins.who == name and not begins.text
    return name if 0 < len(name) <= LONGEST_NAME and begins.start is None and not is_plain else None


def told_in_bold(odd: Iterable[tuple[str | None, bool]]) -> frozenset[str]:
    """Return which odd names in bold are speakers: those with a time behind them, that return, or that look so."""
    counts: Counter[str] = Counter()
    for name, timed in odd:
        if name is not None:
            counts[name] += 2 if timed or is_titled_name(name) else 1
    return frozenset(name for name, count in counts.items() if count > 1)


class _Reader:
    """Reads lines one after another into a talk."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        self.talk = Talk()
        plain = [line for line in lines if line.heading is None]
        bold_names = {line.bold_name for line in plain if line.bold_name}
        openings = (opening(trailing_time(line.text)[0]) for line in plain)
        known = speakers_among(one.who for one in openings if one.who or one.start is not None)
        self._bold = told_in_bold((line.odd, opening(line.said).start is not None) for line in plain if line.odd)
        self._odd = self._bold | odd_names((trailing_time(line.text)[0] for line in plain), timed=False)
        self._known = known | bold_names | self._odd
        alone = Counter(line.text for line in plain if line.bold and is_name(line.text))
        self._alone = {text for text, count in alone.items() if count > 1}
        self._name_next = False

    def begins(self, line: _Line, after: _Line | None) -> bool:
        """Tell whether the transcript begins with a line."""
        begins = opening(line.text, self._odd)
        return (
            line.odd in self._bold
            or begins.start is not None
            or begins.who in self._known
            or line.text in self._alone
            or name_and_time(line.text) is not None
            or trailing_time(line.text)[1] is not None
            or (after is not None and is_title(line.text) and after.heading is None and self.begins(after, None))
        )

    def add(self, line: _Line, after: _Line | None) -> None:
        """Read a line; `after` is the one below it."""
        alone, aside = stamp_alone(line.text), name_and_time(line.text)
        if line.heading is not None:
            self.talk.title(line.text)
        elif line.odd is not None and line.odd in self._bold:
            said, behind = trailing_time(line.said)
            begins = opening(said)
            self._turn(line.odd, behind if begins.start is None else begins.start)
            self.talk.say(begins.whole)
        elif alone is not None:
            self.talk.turn(None, alone)
            self._name_next = True
            return
        elif self._name_next and self._is_speaker(line.text) and _goes_on(after):
            self.talk.name(line.text.rstrip(": "))
        elif aside is not None:
            self.talk.turn(*aside)
        elif line.text in self._alone and _goes_on(after):
            self.talk.turn(line.text, None)
        elif line.bold and is_title(line.text) and after is not None:
            self.talk.title(line.text)
        else:
            self._say(line.text)
        self._name_next = False

    def _say(self, text: str) -> None:
        text, behind = trailing_time(text)
        begins = opening(text, self._odd)
        start = behind if begins.start is None else begins.start
        if begins.who is not None and begins.who in self._known:
            self._turn(begins.who, start)
            self.talk.say(begins.text)
            return
        if start is not None:
            self.talk.turn(None, start)
        self.talk.say((begins.whole if begins.start is not None else text).lstrip("= "))

    def _turn(self, who: str, start: float | None) -> None:
        if self._name_next:
            self.talk.name(who)
        else:
            self.talk.turn(who, start)

    def _is_speaker(self, text: str) -> bool:
        return is_name(text.rstrip(":")) and not text.endswith(_ENDS_NAME)


def _goes_on(after: _Line | None) -> bool:
    return after is not None and after.heading is None and stamp_alone(after.text) is None
