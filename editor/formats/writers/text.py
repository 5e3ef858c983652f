"""Plain text as a site shows a transcript: `Speaker: text (m:ss)`, with titles between."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from editor.core.model import Episode, Header, Line
from editor.core.timing import format_time, time_or_none
from editor.formats.readers.names import LONGEST_NAME
from editor.formats.writers.losses import counted, losses
from editor.formats.writers.options import Options, title_of

_TOP = "Transcript"


class Paragraph(NamedTuple):
    """A paragraph as it is written; it begins with `who` if that says anything."""

    text: str
    who: str = ""


def write_text(episode: Episode, options: Options) -> bytes:
    """Return an episode as plain text: a paragraph for each line and each header."""
    text = "\n\n".join(paragraph.text for paragraph in paragraphs(episode, options))
    return f"{text}\n".encode() if text else b""


def text_leaves_out(episode: Episode, options: Options, meta: Collection[str] = ("title",)) -> tuple[str, ...]:
    """Say what a text for people does not hold; `meta` is what it holds of the front matter."""
    said = losses(episode, times=options.times, speakers=options.speakers, headers=options.headers, meta=meta)
    return (*said, *long_names_left_out(episode)) if options.speakers else said


def long_names_left_out(episode: Episode) -> tuple[str, ...]:
    """Say how many lines have a name that is too long to be one."""
    count = sum(is_too_long(line.who) for _, line in episode.lines())
    lines = counted(count, "line", "lines")
    return (f"Speakers whose name has over {LONGEST_NAME} characters are left out: {lines}.",) if count else ()


def time_of(line: Line) -> str | None:
    """Return the time that a line states, as people read it."""
    seconds = time_or_none(line.sec)
    return None if seconds is None else format_time(seconds)


def name_of(line: Line) -> str:
    """Return who says a line, to be followed by a colon: without the one that some pages have in the name.

    Nothing where the name is too long to be one.
    """
    return "" if is_too_long(line.who) else (line.who or "").rstrip(": ")


def is_too_long(who: str | None) -> bool:
    """Tell whether what stands as a name is too long to be one."""
    return len((who or "").rstrip(": ")) > LONGEST_NAME


def meta_in_text(episode: Episode, options: Options) -> tuple[str, ...]:
    """Return what plain text holds of the front matter."""
    if not title_of(episode, options):
        return ()
    numbers = ("season", "episode")
    return ("title", *(numbers if all(isinstance(episode.meta.get(key), int) for key in numbers) else ()))


def paragraphs(episode: Episode, options: Options) -> Iterator[Paragraph]:
    """Yield the paragraphs of plain text, without those that say nothing."""
    title = title_of(episode, options)
    if title:
        yield Paragraph(title)
        if "season" in meta_in_text(episode, options):
            yield Paragraph(f"Season {episode.meta['season']}, episode {episode.meta['episode']}")
        yield Paragraph(_TOP)
    for entry in episode.entries:
        text = " ".join(entry.text.split())
        if not text or (isinstance(entry, Header) and not options.headers):
            continue
        if isinstance(entry, Header):
            yield Paragraph(text)
            continue
        time = time_of(entry) if options.times else None
        who = name_of(entry) if options.speakers else ""
        yield Paragraph((f"{who}: " if who else "") + text + (f" ({time})" if time else ""), who)
