"""Chapters from the headers: for YouTube's descriptions, for Podcasting 2.0, and as Podlove Simple Chapters."""

import json
import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from editor.core.errors import FormatError
from editor.core.model import Episode, Header
from editor.core.section_clips import Placed, place_clips
from editor.core.sections import Chapter
from editor.core.timing import LEEWAY, Timeline, format_time
from editor.formats.writers.losses import losses
from editor.formats.writers.options import Options, timeline_of, title_of

FEWEST, SHORTEST = 3, 10
"""How many chapters YouTube wants at least, and how many seconds each has to last."""
DESCRIPTION_LENGTH = 5000
"""Characters that a description on YouTube may have."""
OPENING = "Introduction"
"""What the first chapter is called on YouTube, where a page has no header for its beginning."""
PODCAST_VERSION = "1.2.0"

_NOT_ON_YOUTUBE = str.maketrans({"<": "‹", ">": "›"})


def chapters_of(episode: Episode, options: Options) -> list[Chapter]:
    """Return the chapters of an episode in order, each once; raises FormatError where there are none with a time."""
    if options.chapters:
        return sorted(options.chapters)
    # What belongs to which section is told by what the page states, unless it states nothing.
    true, stated = timeline_of(episode, options), Timeline(episode.entries, options.duration)
    placed = place_clips(episode, stated if stated.starts else true, options.duration)
    chapters = [Chapter(max(0.0, _start(one, true)), one.stretch.title) for one in placed if one.stretch.title]
    if not chapters:
        raise FormatError("Chapters are made of headers and their times, and there are none. Add headers first.")
    return sorted(chapters, key=lambda chapter: chapter.start)


def _start(placed: Placed, true: Timeline) -> float:
    """Return when a section starts: where it is placed, unless it is known that its first line is said elsewhere.

    Of headers one below the other, that line tells only when the first one does.
    """
    row, entries = placed.stretch.row + 1, true.entries
    if placed.stretch.opening or row == len(entries) or isinstance(entries[row - 2], Header):
        return placed.start
    while row < len(entries) and isinstance(entries[row], Header):
        row += 1
    times = true.line_times(row) if row < len(entries) else None
    if times is None or times.low - LEEWAY < placed.start < times.high + LEEWAY:
        return placed.start
    return placed.start if abs(times.start - placed.start) < LEEWAY else math.floor(times.start)


def write_youtube(episode: Episode, options: Options) -> bytes:
    """Return chapters as YouTube finds them in a description; raises FormatError where there are none."""
    lines = (f"{_clock(start)} {title}\n" for start, title in _for_youtube(episode, options).kept)
    return "".join(lines).encode()


def youtube_leaves_out(episode: Episode, options: Options) -> tuple[str, ...]:
    """Say what is not in the list, and what YouTube will not like about it."""
    return (*_said_of_youtube(_for_youtube(episode, options)), *losses(episode, headers=True, lines=False))


def write_podcast_chapters(episode: Episode, options: Options) -> bytes:
    """Return chapters as JSON for <podcast:chapters>; raises FormatError where there are none."""
    title = title_of(episode, options)
    whole: dict[str, object] = {"version": PODCAST_VERSION}
    whole |= {"title": title} if title else {}
    whole |= {"fileName": options.media} if options.media else {}
    whole["chapters"] = [{"startTime": start, "title": title} for start, title in chapters_of(episode, options)]
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def write_psc(episode: Episode, options: Options) -> bytes:
    """Return chapters as Podlove Simple Chapters, version 1.2; raises FormatError where there are none."""
    items = "".join(
        f'  <psc:chapter start="{_exactly(start)}" title={quoteattr(title)} />\n'
        for start, title in chapters_of(episode, options)
    )
    opening = '<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}\n{items}</psc:chapters>\n'.encode()


def podcast_chapters_leave_out(episode: Episode, _options: Options) -> tuple[str, ...]:
    """Say what chapters as JSON do not hold."""
    return losses(episode, headers=True, lines=False, meta=("title",))


def chapters_leave_out(episode: Episode, _options: Options) -> tuple[str, ...]:
    """Say what a list of chapters does not hold."""
    return losses(episode, headers=True, lines=False)


class _ForYoutube(NamedTuple):
    """Chapters that YouTube takes, in whole seconds; those that are too short for it; and the one put in front."""

    kept: list[tuple[int, str]]
    short: list[tuple[int, str]]
    opening: str | None


def _for_youtube(episode: Episode, options: Options) -> _ForYoutube:
    chapters = [
        (int(start), " ".join(title.translate(_NOT_ON_YOUTUBE).split()))
        for start, title in chapters_of(episode, options)
    ]
    opening = None
    if chapters[0][0] >= SHORTEST:
        opening = OPENING
        chapters.insert(0, (0, opening))
    # What begins in the first seconds stands for the beginning.
    chapters[0] = (0, chapters[0][1])
    over = timeline_of(episode, options).end_of(len(episode.entries) - 1) if episode.entries else None
    kept: list[tuple[int, str]] = []
    short: list[tuple[int, str]] = []
    for number, chapter in enumerate(chapters):
        later = chapters[number + 1 :]
        if kept and chapter[0] - kept[-1][0] < SHORTEST:
            short.append(chapter)
        elif not kept or later or over is None or over - chapter[0] >= SHORTEST:
            kept.append(chapter)
        else:
            short.append(chapter)
    return _ForYoutube(kept, short, opening)


def _said_of_youtube(found: _ForYoutube) -> Iterator[str]:
    if found.short:
        yield f"Chapters shorter than {SHORTEST} seconds are left out, as YouTube takes none: {_listed(found.short)}."
    if found.opening:
        yield f"A chapter “{found.opening}” is put at 0:00, where YouTube wants the first one. Call it as you like."
    if len(found.kept) < FEWEST:
        yield f"YouTube shows chapters only where there are {FEWEST} or more; here there are {len(found.kept)}."
    if sum(len(_clock(start)) + len(title) + 2 for start, title in found.kept) > DESCRIPTION_LENGTH:
        yield f"The list is longer than the {DESCRIPTION_LENGTH} characters that YouTube takes; leave some out."


def _listed(chapters: Sequence[tuple[int, str]]) -> str:
    return ", ".join(f"“{title}” at {format_time(start)}" for start, title in chapters)


def _clock(seconds: int) -> str:
    """Write a time as YouTube's help does: 00:00, and 1:02:03 from one hour on."""
    return format_time(seconds).zfill(5)


def _exactly(seconds: float) -> str:
    """Write a time as Normal Play Time with hours: 00:01:23.000."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"
