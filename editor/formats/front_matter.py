"""The text of a page, and where in it the YAML stands."""

import re
from dataclasses import dataclass

from editor.core.errors import Place
from editor.formats.problems import Fault, PageError

BOM = b"\xef\xbb\xbf"
MAX_BYTES = 64 * 2**20

_OPEN = re.compile(r"---[ \t]*\r?\n")
_OPEN_LATER = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?=\r?$)", re.MULTILINE)
LONE_RETURN = re.compile(r"\r(?!\n)")
_FAR = 2000


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's text without its byte order mark; the YAML stands between `start` and `end`."""

    text: str
    start: int
    end: int
    front_matter: bool
    bom: bool
    eol: str

    def encode(self, text: str) -> bytes:
        """Return the bytes of a file that holds a text and begins as this one does."""
        return (BOM if self.bom else b"") + text.encode("utf-8")


def decode(data: bytes) -> str:
    """Return the text of a file's bytes without its byte order mark; raises PageError."""
    if len(data) > MAX_BYTES:
        raise too_large(len(data))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise PageError("the file is UTF-16. Save it as UTF-8 and open it again.", Place(1, 1))
    if not data.removeprefix(BOM).strip():
        raise PageError("the file is empty. Restore an earlier version or choose another file.")
    try:
        return data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start
        before = error.object[:start].decode("utf-8")
        place = Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
        sentence = f"the byte 0x{error.object[start]:02x} is not UTF-8. Save the file as UTF-8 and open it again."
        raise PageError(sentence, place) from None


def too_large(size: int) -> PageError:
    """Make the error for a file that is too large to be a transcript; `size` is in bytes."""
    limit = MAX_BYTES // 2**20
    return PageError(
        f"the file has {size / 2**20:,.0f} MB; pages up to {limit} MB can be opened. Split it into smaller files."
    )


def find_yaml(text: str, markdown: bool, bom: bool = False) -> PageText:
    """Return where the YAML of a page stands, by Jekyll's own rule; raises Fault."""
    opened = _OPEN.match(text)
    start, end, front_matter = 0, len(text), False
    if opened:
        closed = _CLOSE.search(text, opened.end())
        if closed:
            start, end, front_matter = opened.end(), closed.start(), True
        elif markdown:
            raise Fault("the front matter is opened by --- but never closed: write --- below its last line", 0)
    elif markdown and not text.startswith("---\r"):
        raise _no_front_matter(text)
    lone = LONE_RETURN.search(text, start, end)
    if lone:
        raise Fault(
            "a line ends with a carriage return alone, as on an old Mac: save the file with usual line ends",
            lone.start(),
        )
    crlf = text.count("\r\n")
    eol = "\r\n" if 2 * crlf > text.count("\n") else "\n"
    return PageText(text, start, end, front_matter, bom, eol)


def leading_text(text: str) -> int | None:
    """Return the offset of an opening --- that text stands before, if there is one with a closing --- after it."""
    later = _OPEN_LATER.search(text, 0, _FAR)
    return later.start() if later and later.start() and _CLOSE.search(text, later.end()) else None


def _no_front_matter(text: str) -> Fault:
    if leading_text(text) is not None:
        return Fault("there is text before the opening ---, so the page has no front matter: remove that text", 0)
    return Fault("the page has no front matter: its first line must be ---", 0)
