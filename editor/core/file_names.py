"""Names for files that are made many at a time, from a template such as `{page} {number} {name}`."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from editor.core.errors import EditorError
from editor.core.timing import format_time

DEFAULT_TEMPLATE = "{page} {number} {name}"
PLACEHOLDERS = ("page", "number", "name", "start", "end")
LENGTH = 120
"""Bytes that a name may take without its ending: enough for a title, and far from every file system's limit."""

_NAMELESS = "clip"
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_COLON = re.compile(r"\s*:\s+")
_AS_DASH = str.maketrans(dict.fromkeys(":/\\|", "-"))
_FORBIDDEN = re.compile(
    '[<>"?*\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]'
)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)


def clip_values(page: str, number: int, name: str, start: float, end: float) -> Mapping[str, str]:
    """Return what the placeholders stand for; `page` is the page's name without its ending, times are in seconds."""
    times = (format_time(seconds).replace(":", "-") for seconds in (start, end))
    return dict(zip(PLACEHOLDERS, (page, f"{number:02}", name, *times), strict=True))


def file_name(template: str, values: Mapping[str, str]) -> str:
    """Return a name, without its ending, that every file system takes; EditorError for an unknown placeholder."""
    for name in _PLACEHOLDER.findall(template):
        if name not in values:
            known = ", ".join(f"{{{one}}}" for one in values)
            raise EditorError(f"There is no placeholder “{{{name}}}” for names of files. There are {known}.")
    kept = dict(values)
    while (excess := _size(_filled(template, kept)) - LENGTH) > 0:
        # What is long gives way, so that a number behind it is not lost.
        longest = max(kept, key=lambda key: _size(kept[key]), default="")
        if not kept.get(longest):
            break
        kept[longest] = _cut(kept[longest], _size(kept[longest]) - excess)
    return _tidy(_cut(_filled(template, kept), LENGTH))


def unique(names: Iterable[str]) -> list[str]:
    """Return the names with a number behind those that were there before, in whatever case."""
    taken: set[str] = set()
    found = []
    for name in names:
        number, one = 1, name
        while _folded(one) in taken:
            number += 1
            tail = f" ({number})"
            one = _cut(name, LENGTH - len(tail)).rstrip(" .") + tail
        taken.add(_folded(one))
        found.append(one)
    return found


def _filled(template: str, values: Mapping[str, str]) -> str:
    return _tidy(_PLACEHOLDER.sub(lambda match: values[match[1]], template))


def _tidy(name: str) -> str:
    """Leave out or replace what some file system cannot hold, and what hides a file or makes an option of it."""
    text = unicodedata.normalize("NFC", _COLON.sub(" - ", " ".join(name.split())).translate(_AS_DASH))
    text = " ".join(_FORBIDDEN.sub("", text).split()).rstrip(" .").lstrip(" .-") or _NAMELESS
    return f"_{text}" if _RESERVED.match(text) else text


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _cut(text: str, size: int) -> str:
    """Return as much of a text as takes so many bytes, not parting a letter from its accents."""
    if _size(text) <= size:
        return text
    kept = text.encode("utf-8", "surrogatepass")[: max(0, size)].decode("utf-8", "ignore")
    while kept and unicodedata.combining(text[len(kept)]):
        kept = kept[:-1]
    return kept


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
