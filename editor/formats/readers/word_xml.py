"""The XML of a Word document's parts, element by element, within bounds."""

import zipfile
from collections.abc import Mapping
from xml.parsers import expat

from editor.core.errors import FormatError

MOST_FILES = 5000
BOMB = "the document unpacks to far more than its size allows, as a zip bomb does. Save it again in a word processor."
DAMAGED = "the document is damaged. Open it in a word processor and save it again."

_PART = 2**16
_SPARE_XML = 2**24
_XML_TIMES = 40
_SPARE_TAGS = 250_000
_DEEPEST = 300
_SKIPPED = frozenset(("Fallback", "moveFrom", "del", "instrText", "delText"))
_PACKED_AS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

Attributes = Mapping[str, str]


class Handler:
    """Follows the elements of a part; `open` and `close` get names without their namespace."""

    def open(self, name: str, values: Attributes) -> None:
        """Take an element's beginning."""

    def close(self, name: str) -> None:
        """Take an element's end."""

    def add(self, text: str) -> None:
        """Take text."""


def parse_part(package: zipfile.ZipFile, name: str, handler: Handler, size: int) -> None:
    """Read a part of a package of `size` bytes within its bounds; raises FormatError and ExpatError."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    bounds = _Bounds(handler, _SPARE_TAGS + size // 2)
    parser.StartElementHandler = bounds.open
    parser.EndElementHandler = bounds.close
    parser.CharacterDataHandler = handler.add
    parser.StartDoctypeDeclHandler = _refuse
    left = _SPARE_XML + size * _XML_TIMES
    if package.getinfo(name).compress_type not in _PACKED_AS:
        raise FormatError(DAMAGED)
    with package.open(name) as file:
        while part := file.read(_PART):
            left -= len(part)
            if left < 0:
                raise FormatError(BOMB)
            parser.Parse(part, False)
    parser.Parse(b"", True)


def _refuse(*_about: object) -> None:
    raise FormatError(
        "the document declares a document type, which Word never does. Save it again in a word processor."
    )


class _Bounds:
    """Passes elements on without their namespaces, except in what is skipped, as long as they are not too many."""

    def __init__(self, handler: Handler, most: int) -> None:
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
            raise FormatError(BOMB)
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
            if len(self._names) < MOST_FILES:
                self._names[name] = local
        return local
