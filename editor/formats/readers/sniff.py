"""A first look at a file: what it begins with, and its text whatever the encoding."""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import PurePath

from editor.core.errors import FormatError, Place

MAX_BYTES = 512 * 2**20
HEAD = 64 * 2**10
WINDOW = 4 * 2**10

WITH_RESULTS = ("alternatives", "channels", "items", "transcript", "transcripts", "utterances")
WITHOUT_RESULTS = ("chapters", "segments", "transcription", "utterances", "word_segments", "words")
"""Keys that tell a recogniser, in files with and without `results`. Each may stand only once, behind a long text."""
_KEY = re.compile(rb'(?<!\\)"([A-Za-z_]\w{0,39})"\s*:')
_WEB_PAGE = re.compile(
    r"[\ufeff\s]*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ARCHIVE = b"PK"
"""How a zip file begins, such as a Word document."""
_PRINTED = frozenset("“”‘’„‚–—…«»‹›¿¡°€£¥¢§©®™·•´¨¸ªº±×÷²³¹¼½¾µ¶¦¬†‡‰ˆ˜\xa0\xad")
_LARGE = 16 * HEAD
_ENCODINGS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class Sniff:
    """What can be told of a file quickly. `suffix` is the name's, in small letters, with its dot."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.name = name
        self.suffix = PurePath(name).suffix.lower()

    def check(self) -> None:
        """Raise FormatError where a file is nothing that anybody could read."""
        check_size(self.data)
        if not self.head.strip("\ufeff\0 \t\r\n"):
            raise FormatError(f"{self.name} is empty. Choose another file.")
        if "\0" in self.head and not self.data.startswith(_ARCHIVE):
            raise FormatError(f"{self.name} is no text, so no transcript can be in it. Choose another file.")
        other = "a PDF" if self.data.startswith(b"%PDF-") else "a web page" if _WEB_PAGE.match(self.head) else ""
        if other:
            raise FormatError(
                f"{self.name} is {other}, which is no transcript by itself. "
                "Copy its words into a text file, or export it as another kind, and choose that."
            )

    @cached_property
    def head(self) -> str:
        """Return how the text begins, without a byte order mark; what is not text is replaced."""
        mark, encoding = encoding_of(self.data)
        text = self.data[len(mark) : HEAD].decode(encoding, "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Return the first lines that are not blank, without blanks around them; the last may be cut."""
        return tuple(line.strip() for line in self.head.split("\n") if line.strip())[:400]

    @cached_property
    def keys(self) -> frozenset[str]:
        """Return the keys of a JSON file, of a large one those that return and those that tell its kind; else none."""
        if self.head.lstrip("\ufeff\0 \t\n")[:1] not in ("{", "["):
            return frozenset()
        seen = {key.decode() for part in self._parts() for key in _KEY.findall(part.replace(b"\0", b""))}
        if len(self.data) > _LARGE:
            telling = ("results", *WITH_RESULTS) if self._has_key("results") else WITHOUT_RESULTS
            seen.update(filter(self._has_key, telling))
        return frozenset(seen)

    def _parts(self) -> Iterator[bytes]:
        """Yield a small file, or parts of a large one: the beginning, the end, and some of what is between."""
        if len(self.data) <= _LARGE:
            yield self.data
            return
        yield self.data[:HEAD]
        for start in range(HEAD, len(self.data) - HEAD, max(WINDOW, len(self.data) // 64)):
            yield self.data[start : start + WINDOW]
        yield self.data[-HEAD:]

    def _has_key(self, key: str) -> bool:
        """Tell whether a key stands anywhere in a JSON file. All of the file is looked through, which is quick."""
        quoted = f'"{key}"'.encode(encoding_of(self.data)[1])
        at = self.data.find(quoted)
        while at >= 0:
            behind = at + len(quoted)
            if self.data[behind : behind + 64].replace(b"\0", b"").lstrip()[:1] == b":":
                return True
            at = self.data.find(quoted, behind)
        return False


def check_size(data: bytes) -> None:
    """Raise FormatError for a file that is too large."""
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 2**20
        raise FormatError(
            f"the file has {len(data) / 2**20:,.0f} MB; up to {limit} MB can be read. Split it into smaller files."
        )


def encoding_of(data: bytes) -> tuple[bytes, str]:
    """Return a file's byte order mark, or nothing, and the encoding that it is likely in."""
    for mark, encoding in _ENCODINGS:
        if data.startswith(mark):
            return mark, encoding
    start = data[:WINDOW]
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        if start.count(b"\0") > len(start) * 0.3 and start[first::2].count(b"\0") > len(start) * 0.3:
            return b"", encoding
    return b"", "utf-8"


def decode(data: bytes) -> str:
    """Return the text of a file with the line ends of Unix, and without a byte order mark; raises FormatError.

    Understood are UTF-8, UTF-16, and Windows' Western European where the text plainly is that.
    """
    check_size(data)
    mark, encoding = encoding_of(data)
    body = memoryview(data)[len(mark) :] if mark else data
    if encoding == "utf-8":
        if b"\r" in data:
            # As bytes, because a text may take four bytes for a character.
            body = bytes(body).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        return _decode_utf_8(bytes(body))
    try:
        text = str(body, encoding)
    except UnicodeDecodeError:
        raise FormatError("the file begins as UTF-16 but is damaged. Save it as UTF-8 and try again.") from None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _decode_utf_8(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _decode_western(body)
        if text is not None:
            return text
        before = body[: error.start]
        line_start = before.rfind(b"\n") + 1
        place = Place(before.count(b"\n") + 1, len(before[line_start:].decode("utf-8")) + 1)
        raise FormatError(
            f"{place}: the byte 0x{body[error.start]:02x} is not UTF-8. Save the file as UTF-8 and try again."
        ) from None


def _decode_western(body: bytes) -> str | None:
    """Return a text in Windows' Western European encoding; None if that would be a guess."""
    if not body.decode("utf-8", "ignore").isascii():
        # Some of it is good UTF-8: it is a damaged file.
        return None
    try:
        text = body.decode("cp1252")
    except UnicodeDecodeError:
        return None
    strange = {character for character in set(text) if not character.isascii()}
    printed = all(character.isalpha() or character in _PRINTED for character in strange)
    few = sum(map(text.count, strange)) * 4 <= len(text)
    controls = any(ord(character) < 32 and character not in "\t\n\f" for character in set(text))
    return text if printed and few and not controls else None
