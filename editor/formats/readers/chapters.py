"""Chapter lists, chapters of Podcasting 2.0, and the chapters in the description of a video."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from editor.core.captions import Draft, Title
from editor.core.errors import FormatError
from editor.core.sections import Chapter
from editor.formats.chapters import read_chapters
from editor.formats.readers.cues import squeeze
from editor.formats.readers.json_shape import fields, load, objects, seconds, string
from editor.formats.readers.prose import counted, is_title, lines_of, not_taken
from editor.formats.readers.sniff import Sniff, decode

_CHAPTER = re.compile(
    r"[\s\-–—*•·‣▪+>]{0,20}(?:\d{1,3}[.)]\s+)?[\[(]?\d{1,3}(?::\d{1,2}){1,2}[\])]?[\s\-–—:|=>→]+\S", re.ASCII
)
_LEAST_GAP = 20.0
_TITLE_SHARE = 0.7
_META = ("author", "description", "podcastName", "title")


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is a chapter list: times in order, far apart, each with a title."""
    chapters = _chapters_in(sniff.lines)
    if len(chapters) < len(sniff.lines) or not _reads_as_titles(chapters):
        return 0.0
    return 0.94 if len(chapters) > 1 else 0.6


def fits_podcast(sniff: Sniff) -> float:
    """Tell how likely a file is the chapters of Podcasting 2.0."""
    return 0.9 if {"chapters", "startTime"} <= sniff.keys and "segments" not in sniff.keys else 0.0


def fits_description(sniff: Sniff) -> float:
    """Tell how likely a file is a description of a video with chapters in it."""
    chapters = _chapters_in(sniff.lines)
    if len(chapters) < 2 or len(chapters) == len(sniff.lines) or not _reads_as_titles(chapters):
        return 0.0
    return 0.9 if len(chapters) > 2 and chapters[0].start == 0 else 0.45


def read(data: bytes, _name: str) -> Draft:
    """Read a chapter list; raises FormatError."""
    return Draft("chapters", _titles(read_chapters(decode(data), "the list")))


def read_podcast(data: bytes, _name: str) -> Draft:
    """Read the chapters of Podcasting 2.0; raises FormatError."""
    root = fields(load(data), "the file")
    if "chapters" not in root:
        raise FormatError("there is no list “chapters” in it. Choose the file that <podcast:chapters> points to.")
    chapters: list[Chapter] = []
    nameless = 0
    for path, one in objects(root, "chapters"):
        start, title = seconds(one, "startTime", path), squeeze(string(one, "title", path))
        if start is None:
            raise FormatError(f"{path}startTime is missing. Say there in seconds when the chapter begins.")
        if title:
            chapters.append(Chapter(start, title))
        else:
            nameless += 1
    chapters.sort(key=lambda chapter: chapter.start)
    meta = {key: squeeze(string(root, key, "")) for key in _META if root.get(key)}
    left_out = (f"{counted(nameless, 'chapter')} without a title left out.",) if nameless else ()
    return Draft("podcast-chapters", _titles(chapters), meta, left_out)


def read_description(data: bytes, _name: str) -> Draft:
    """Read the chapters in the description of a video; raises FormatError."""
    chapters: list[Chapter] = []
    others: list[str] = []
    for _, line in lines_of(decode(data)):
        chapter = _chapter(line)
        if chapter is None or (chapters and chapter.start < chapters[-1].start):
            others.append(line)
        else:
            chapters.append(chapter)
    if not chapters:
        raise FormatError("no line begins with the time of a chapter. YouTube wants lines such as 0:00 Introduction.")
    return Draft("youtube-description", _titles(chapters), left_out=not_taken(others, "of the description"))


def _titles(chapters: Sequence[Chapter]) -> tuple[Title, ...]:
    return tuple(Title(chapter.title, chapter.start) for chapter in chapters)


def _chapters_in(lines: Sequence[str]) -> list[Chapter]:
    return [chapter for chapter in map(_chapter, lines) if chapter is not None]


def _chapter(line: str) -> Chapter | None:
    if not _CHAPTER.match(line):
        return None
    try:
        return read_chapters(line, "the line")[0]
    except FormatError:
        return None


def _reads_as_titles(chapters: Sequence[Chapter]) -> bool:
    gaps = [after.start - before.start for before, after in pairwise(chapters)]
    titles = sum(is_title(chapter.title) for chapter in chapters)
    in_order = all(gap >= 0 for gap in gaps) and (not gaps or median(gaps) >= _LEAST_GAP)
    return bool(chapters) and in_order and titles >= len(chapters) * _TITLE_SHARE
