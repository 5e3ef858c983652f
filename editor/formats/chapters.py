"""Chapter lists: a time and a title on each line, as they stand under videos."""

import re
from pathlib import Path

from editor.core.edits.tools import shortened
from editor.core.errors import FormatError, Place
from editor.core.model import clean_text
from editor.core.sections import Chapter
from editor.core.timing import format_time, parse_time

MOST_BYTES = 2_000_000
"""No chapter list is longer; what is, is another file."""

_EXAMPLE = "Write one chapter on each line, as “0:12:34 Title”."
_LINE = re.compile(
    r"""[\s\-–—*•·‣▪+>]*           # a bullet
        (?:\d{1,3}[.)]\s+)?        # or a number
        [\[(]?
        (?P<time>\d+(?::\d+)+(?:[.,]\d+)?)
        [\])]?
        [\s\-–—:|=>→]*             # a dash
        (?P<title>.*)""",
    re.VERBOSE,
)


def open_chapters(path: Path) -> tuple[Chapter, ...]:
    """Read a chapter list from a file; raise FormatError if it cannot be read or is none."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise FormatError(f"{path.name} cannot be read: {error.strerror}.") from None
    if len(data) > MOST_BYTES:
        raise FormatError(f"{path.name} is too long to be a chapter list.")
    try:
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        raise FormatError(f"{path.name} is not text in UTF-8: save the chapter list as UTF-8 first.") from None
    return read_chapters(text, path.name)


def read_chapters(text: str, name: str) -> tuple[Chapter, ...]:
    """Read a chapter list; raise FormatError with the line that is none and what to do about it.

    Times are `HH:MM:SS`, `H:MM:SS` or `M:SS`, in brackets or not, with or without a bullet before and a dash behind.
    """
    chapters: list[Chapter] = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not line.strip():
            continue
        chapter = _chapter(line, f"{name}, {Place(number)}")
        if chapters and chapter.start < chapters[-1].start:
            here, before = format_time(chapter.start), format_time(chapters[-1].start)
            raise FormatError(
                f"{name}, {Place(number)}: {here} is earlier than {before} in the line before it. "
                "Mend the time, or put the chapters in order."
            )
        chapters.append(chapter)
    if not chapters:
        raise FormatError(f"{name} holds no chapters. {_EXAMPLE}")
    return tuple(chapters)


def _chapter(line: str, where: str) -> Chapter:
    match = _LINE.fullmatch(line)
    if match is None:
        raise FormatError(f"{where}: “{shortened(clean_text(line).strip())}” does not begin with a time. {_EXAMPLE}")
    seconds = parse_time(match["time"])
    if seconds is None:
        raise FormatError(f"{where}: “{shortened(match['time'])}” is not a time. Write it as 12:34 or 1:02:34.")
    title = clean_text(match["title"]).strip()
    if not title:
        raise FormatError(f"{where}: the chapter at {match['time']} has no title. Write it behind the time.")
    return Chapter(seconds, title)
