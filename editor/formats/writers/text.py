"""Plain text as a site shows a transcript: `Speaker: text (m:ss)`, with titles between."""

from collections.abc import Iterator

from editor.core.model import Episode, Header, Line
from editor.core.timing import format_time, time_or_none
from editor.formats.writers.losses import counted, losses
from editor.formats.writers.options import Options, title_of

_TOP = "Transcript"
LONGEST_NAME = 60
"""Characters; where more stand as a name it is a paragraph that got there by mistake."""


def write_text(episode: Episode, options: Options) -> bytes:
    """Return an episode as plain text: a paragraph for each line and each header."""
    paragraphs = [paragraph for paragraph in _paragraphs(episode, options) if paragraph]
    return ("\n\n".join(paragraphs) + "\n").encode() if paragraphs else b""


def text_leaves_out(episode: Episode, options: Options) -> tuple[str, ...]:
    """Say what plain text does not hold; it is what every text for people leaves out."""
    said = losses(episode, times=options.times, speakers=options.speakers, headers=options.headers)
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


def _paragraphs(episode: Episode, options: Options) -> Iterator[str]:
    title = title_of(episode, options)
    if title:
        yield title
        season, number = episode.meta.get("season"), episode.meta.get("episode")
        if isinstance(season, int) and isinstance(number, int):
            yield f"Season {season}, episode {number}"
        yield _TOP
    for entry in episode.entries:
        text = " ".join(entry.text.split())
        if isinstance(entry, Header):
            yield text if options.headers else ""
            continue
        time = time_of(entry) if options.times else None
        who = f"{name_of(entry)}: " if name_of(entry) and options.speakers else ""
        if text:
            yield f"{who}{text} ({time})" if time else f"{who}{text}"
