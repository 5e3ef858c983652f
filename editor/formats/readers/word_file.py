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

_PART = 2**16
_SPARE_WORDS = 2**20
_WORDS_TIMES = 10
_SPARE_XML = 2**24
_XML_TIMES = 40
_SPARE_TAGS = 250_000
_DEEPEST = 300
_MOST_FILES = 5000
_STYLE_STEPS = 20
_CENTRAL = b"PK\x01\x02"
_TYPES = "[Content_Types].xml"
_OFF = ("0", "false", "off", "none")
_SKIPPED = frozenset(("Fallback", "moveFrom", "del", "instrText", "delText"))
_ASIDES = ("comments", "footnotes", "endnotes", "header", "footer")
_BOMB = "the document unpacks to far more than its size allows, as a zip bomb does. Save it again in a word processor."
_DAMAGED = "the document is damaged. Open it in a word processor and save it again."
_PACKED_AS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ZIP_ERRORS = (
    ArithmeticError, EOFError, LookupError, NotImplementedError, OSError, RuntimeError, ValueError,
    struct.error, zipfile.BadZipFile, zlib.error,
)  # fmt: skip

Attributes = Mapping[str, str]


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
    if data.count(_CENTRAL) > _MOST_FILES:
        raise FormatError(_BOMB)
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
        raise FormatError(_DAMAGED) from None


def _read(package: zipfile.ZipFile, size: int) -> WordFile:
    types = _Types()
    _parse(package, _TYPES, types, size)
    if types.main is None:
        raise FormatError("the file is no Word document. Save it as .docx in a word processor.")
    styles = _Styles()
    if types.styles is not None:
        _parse(package, types.styles, styles, size)
    body = _Body(styles, _SPARE_WORDS + size * _WORDS_TIMES)
    _parse(package, types.main, body, size)
    asides = any(name.rpartition("/")[2].startswith(_ASIDES) for name in package.namelist())
    return WordFile(body.paragraphs, body.pictures, asides)


class _Handler:
    """Follows the elements of a part; `open` and `close` get names without their namespace."""

    def open(self, name: str, values: Attributes) -> None:
        """Take an element's beginning."""

    def close(self, name: str) -> None:
        """Take an element's end."""

    def add(self, text: str) -> None:
        """Take text."""


def _parse(package: zipfile.ZipFile, name: str, handler: _Handler, size: int) -> None:
    """Read a part of the package within its bounds."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    bounds = _Bounds(handler, _SPARE_TAGS + size // 2)
    parser.StartElementHandler = bounds.open
    parser.EndElementHandler = bounds.close
    parser.CharacterDataHandler = handler.add
    parser.StartDoctypeDeclHandler = _refuse
    left = _SPARE_XML + size * _XML_TIMES
    if package.getinfo(name).compress_type not in _PACKED_AS:
        raise FormatError(_DAMAGED)
    with package.open(name) as file:
        while part := file.read(_PART):
            left -= len(part)
            if left < 0:
                raise FormatError(_BOMB)
            parser.Parse(part, False)
    parser.Parse(b"", True)


def _refuse(*_about: object) -> None:
    raise FormatError(
        "the document declares a document type, which Word never does. Save it again in a word processor."
    )


class _Bounds:
    """Passes elements on without their namespaces, except in what is skipped, as long as they are not too many."""

    def __init__(self, handler: _Handler, most: int) -> None:
        self._handler = handler
        self._left = most
        self._depth = 0
        self._skipped = 0
        self._names: dict[str, str] = {}

    def open(self, name: str, values: Attributes) -> None:
        """Pass on an element's beginning; raises FormatError."""
        self._left -= 1
        self._depth += 1
        if self._left < 0:
            raise FormatError(_BOMB)
        if self._depth > _DEEPEST:
            raise FormatError("the document is nested too deeply. Save its text as a new document.")
        local = self._local(name)
        if self._skipped or local in _SKIPPED:
            self._skipped += 1
        else:
            self._handler.open(local, {self._local(key): value for key, value in values.items()})

    def close(self, name: str) -> None:
        """Pass on an element's end."""
        self._depth -= 1
        if self._skipped:
            self._skipped -= 1
        else:
            self._handler.close(self._local(name))

    def _local(self, name: str) -> str:
        local = self._names.get(name)
        if local is None:
            local = name.rpartition(" ")[2]
            if len(self._names) < _MOST_FILES:
                self._names[name] = local
        return local


class _Types(_Handler):
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


class _Styles(_Handler):
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


class _Body(_Handler):
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
            raise FormatError(_BOMB)
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
