"""The paragraphs of a Word document, read as they stream by: no document can fill the memory or nest too deeply.

A library would first build the whole tree: for an hour of talk thirty times the file in memory, and seconds for a day.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from editor.core.errors import FormatError, Place
from editor.formats.readers.word_xml import BOMB, DAMAGED, MOST_FILES, Attributes, Handler, parse_part

_SPARE_WORDS = 2**20
_WORDS_TIMES = 10
_STYLE_STEPS = 20
_CENTRAL = b"PK\x01\x02"
_TYPES = "[Content_Types].xml"
_OFF = ("0", "false", "off", "none")
_ASIDES = ("comments", "footnotes", "endnotes", "header", "footer")
_ZIP_ERRORS = (
    ArithmeticError, EOFError, LookupError, NotImplementedError, OSError, RuntimeError, ValueError,
    struct.error, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


class Paragraph(NamedTuple):
    """A paragraph; its first `bold` characters are bold. `heading` counts from 1, 0 is the title of the document."""

    text: str
    bold: int
    heading: int | None


@dataclass(slots=True)
class WordFile:
    """What a document holds: its paragraphs in order, how many pictures, and whether there are comments and notes."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    pictures: int = 0
    asides: bool = False


class _Style(NamedTuple):
    name: str
    based_on: str | None
    bold: bool
    outline: int | None


def read_word(data: bytes) -> WordFile:
    """Read a Word document; raises FormatError."""
    if data.count(_CENTRAL) > MOST_FILES:
        raise FormatError(BOMB)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _read(package, len(data))
    except expat.ExpatError as error:
        place = Place(error.lineno, error.offset + 1)
        words = expat.errors.messages.get(error.code, "bad XML")
        raise FormatError(
            f"the document's XML is damaged at {place} ({words}). Save it again in a word processor."
        ) from None
    except _ZIP_ERRORS:
        raise FormatError(DAMAGED) from None


def _read(package: zipfile.ZipFile, size: int) -> WordFile:
    types = _Types()
    parse_part(package, _TYPES, types, size)
    if types.main is None:
        raise FormatError("the file is no Word document. Save it as .docx in a word processor.")
    styles = _Styles()
    if types.styles is not None:
        parse_part(package, types.styles, styles, size)
    body = _Body(styles, _SPARE_WORDS + size * _WORDS_TIMES)
    parse_part(package, types.main, body, size)
    asides = any(name.rpartition("/")[2].startswith(_ASIDES) for name in package.namelist())
    return WordFile(body.paragraphs, body.pictures, asides)


class _Types(Handler):
    """Which part is the document, and which holds its styles."""

    def __init__(self) -> None:
        self.main: str | None = None
        self.styles: str | None = None

    def open(self, name: str, values: Attributes) -> None:
        """Take an element's beginning."""
        kind, part = values.get("ContentType", ""), values.get("PartName", "").lstrip("/")
        if name == "Override" and ("wordprocessingml" in kind or "ms-word" in kind):
            if kind.endswith(("document.main+xml", "template.main+xml", "macroEnabled.main+xml")):
                self.main = self.main or part
            elif kind.endswith(".styles+xml"):
                self.styles = self.styles or part


class _Styles(Handler):
    """The styles of a document, by their ids."""

    def __init__(self) -> None:
        self._styles: dict[str, _Style] = {}
        self._id: str | None = None

    def open(self, name: str, values: Attributes) -> None:
        """Take an element's beginning."""
        value = values.get("val", "")
        if name == "style":
            self._id = values.get("styleId", "")
            self._styles[self._id] = _Style("", None, bold=False, outline=None)
            return
        if self._id is None:
            return
        now = self._styles[self._id]
        if name == "name":
            self._styles[self._id] = now._replace(name=value.lower())
        elif name == "basedOn":
            self._styles[self._id] = now._replace(based_on=value)
        elif name == "b":
            self._styles[self._id] = now._replace(bold=_is_on(value))
        elif name == "outlineLvl" and value.isascii() and value.isdigit() and len(value) == 1:
            self._styles[self._id] = now._replace(outline=int(value))

    def close(self, name: str) -> None:
        """Take an element's end."""
        if name == "style":
            self._id = None

    def heading(self, style_id: str) -> int | None:
        """Return which heading a paragraph's style makes, 0 for the document's title, None for none."""
        for style in self._line(style_id):
            if style.name == "title":
                return 0
            if style.name.startswith("heading "):
                number = style.name.removeprefix("heading ").strip()
                return int(number) if number in set("123456789") else 1
            if style.outline is not None and style.outline < 9:
                return style.outline + 1
        return None

    def is_bold(self, style_id: str) -> bool:
        """Tell whether a style is bold."""
        return any(style.bold for style in self._line(style_id))

    def _line(self, style_id: str) -> list[_Style]:
        """Return a style and those that it is based on."""
        found: list[_Style] = []
        next_id: str | None = style_id
        while next_id is not None and next_id in self._styles and len(found) < _STYLE_STEPS:
            found.append(self._styles[next_id])
            next_id = found[-1].based_on
        return found


def _is_on(value: str) -> bool:
    return value.lower() not in _OFF


@dataclass(slots=True)
class _Open:
    """A paragraph that is being read."""

    texts: list[str] = field(default_factory=list)
    style: str = ""
    outline: int | None = None
    bold: int = 0
    still_bold: bool = True


class _Body(Handler):
    """The paragraphs of a document. Text boxes stand in the paragraph that they are anchored to, and come before it."""

    def __init__(self, styles: _Styles, most: int) -> None:
        self.paragraphs: list[Paragraph] = []
        self.pictures = 0
        self._styles = styles
        self._left = most
        self._open: list[_Open] = []
        self._run_bold = False
        self._in_run = self._in_text = False
        self._starts: Mapping[str, Callable[[Attributes], None]] = {
            "p": self._begin, "pStyle": self._style, "outlineLvl": self._outline, "r": self._run, "b": self._bold,
            "rStyle": self._run_style, "t": self._text, "tab": self._blank, "br": self._break, "cr": self._break,
            "noBreakHyphen": self._hyphen, "drawing": self._picture, "pict": self._picture,
        }  # fmt: skip

    def open(self, name: str, values: Attributes) -> None:
        """Take an element's beginning."""
        start = self._starts.get(name)
        if start is not None:
            start(values)

    def close(self, name: str) -> None:
        """Take an element's end."""
        if name == "t":
            self._in_text = False
        elif name == "r":
            self._in_run = False
        elif name == "p" and self._open:
            done = self._open.pop()
            text = "".join(done.texts)
            if text.strip():
                heading = self._styles.heading(done.style) if done.outline is None else done.outline
                self.paragraphs.append(Paragraph(text, done.bold, heading))

    def add(self, text: str) -> None:
        """Take text."""
        if self._in_text:
            self._say(text)

    def _say(self, text: str) -> None:
        if not self._open:
            return
        self._left -= len(text)
        if self._left < 0:
            raise FormatError(BOMB)
        now = self._open[-1]
        now.texts.append(text)
        if text.strip():
            now.still_bold = now.still_bold and self._run_bold
        if now.still_bold:
            now.bold += len(text)

    def _begin(self, _values: Attributes) -> None:
        self._open.append(_Open())

    def _style(self, values: Attributes) -> None:
        if self._open:
            self._open[-1].style = values.get("val", "")

    def _outline(self, values: Attributes) -> None:
        value = values.get("val", "")
        if self._open and value in set("012345678"):
            self._open[-1].outline = int(value) + 1

    def _run(self, _values: Attributes) -> None:
        self._in_run, self._run_bold = True, False

    def _bold(self, values: Attributes) -> None:
        if self._in_run:
            self._run_bold = _is_on(values.get("val", ""))

    def _run_style(self, values: Attributes) -> None:
        if self._in_run:
            self._run_bold = self._run_bold or self._styles.is_bold(values.get("val", ""))

    def _text(self, _values: Attributes) -> None:
        self._in_text = True

    def _blank(self, _values: Attributes) -> None:
        if self._in_run:
            self._say(" ")

    def _break(self, values: Attributes) -> None:
        if values.get("type") != "page":
            self._say("\n")

    def _hyphen(self, _values: Attributes) -> None:
        self._say("-")

    def _picture(self, _values: Attributes) -> None:
        self.pictures += 1
