"""Edits of the clips."""

import math
from collections.abc import Mapping
from dataclasses import replace

from editor.core.change import Change
from editor.core.edits.tools import checked_seconds, clip_at
from editor.core.errors import EditError
from editor.core.links import at_second, seconds_in_url, starting_at
from editor.core.model import Clip, Episode, Header, Position, clean_text
from editor.core.timing import Timeline

NAME_WORDS = 7


def add_clip(episode: Episode, name: str, start: float, end: float) -> Change:
    """Add a clip, placed by time; its url is made as the page's others are."""
    start, end = _span(start, end)
    clip = Clip(_clean_name(name), start, end, _new_url(episode, start))
    clips = episode.clips
    at = next((row for row, other in enumerate(clips) if other.start is not None and other.start > start), len(clips))
    return Change(clips=(clips, (*clips[:at], clip, *clips[at:])))


def set_clip(
    episode: Episode, at: int, name: str | None = None, start: float | None = None, end: float | None = None
) -> Change:
    """Change any of a clip's name, start and end; its url follows the start."""
    clip = changed = clip_at(episode, at)
    if name is not None and name != clip.name:
        changed = replace(changed, name=_clean_name(name))
    if start is not None and start != clip.start:
        start = checked_seconds(start, "A clip's start")
        changed = replace(changed, start=start, url=clip.url and at_second(clip.url, start))
    if end is not None and end != clip.end:
        changed = replace(changed, end=checked_seconds(end, "A clip's end"))
    if changed is clip:
        return Change()
    if changed.start is not None and changed.end is not None and (changed.start, changed.end) != (clip.start, clip.end):
        _span(changed.start, changed.end)
    return Change(clips=(episode.clips, (*episode.clips[:at], changed, *episode.clips[at + 1 :])))


def delete_clip(episode: Episode, at: int) -> Change:
    """Take a clip out."""
    clip_at(episode, at)
    return Change(clips=(episode.clips, episode.clips[:at] + episode.clips[at + 1 :]))


def clip_from(episode: Episode, start: Position, end: Position) -> tuple[str, float, float]:
    """Return name, start and end in seconds of a clip of what is selected, by the lines that it touches.

    The name is that of the header above, if the selection starts in the header's first line and no clip has the name
    yet, else the first words of the selection.
    """
    final = end.row - 1 if end.offset == 0 and end.row > start.row else end.row
    rows = [row for row, _ in episode.lines() if start.row <= row <= final]
    if not rows:
        raise EditError("Select what is said: a clip needs at least one line.")
    timeline = Timeline(episode.entries)
    begins, ends = timeline.start_of(rows[0]), timeline.end_of(rows[-1])
    if begins is None or ends is None:
        raise EditError("This page has no times yet: a clip needs to know when its lines are spoken.")
    first = math.floor(begins)
    return _name_of(episode, rows[0], start), first, max(math.ceil(ends), first + 1)


def _name_of(episode: Episode, row: int, start: Position) -> str:
    above = episode.entries[row - 1] if row else None
    title = above.text.strip() if isinstance(above, Header) else ""
    if title and title not in [clip.name for clip in episode.clips]:
        return title
    words = episode.entries[row].text[start.offset if start.row == row else 0 :].split()
    return " ".join(words[:NAME_WORDS]).rstrip(",;:.") or "Clip"


def _span(start: float, end: float) -> tuple[float, float]:
    start, end = checked_seconds(start, "A clip's start"), checked_seconds(end, "A clip's end")
    if end <= start:
        raise EditError(f"A clip must end after it starts, but {end:g} s is not after {start:g} s.")
    return start, end


def _clean_name(name: str) -> str:
    clean = clean_text(name).strip()
    if not clean:
        raise EditError("A clip needs a name.")
    return clean


def _new_url(episode: Episode, start: float) -> str | None:
    """Make the address of a clip as those of the page's clips are, or else from the page's link to the recording."""
    for clip in episode.clips:
        if clip.url and seconds_in_url(clip.url) is not None:
            return at_second(clip.url, start)
    links = episode.meta.get("links")
    link = links.get("youtube") if isinstance(links, Mapping) else None
    return starting_at(link, start) if isinstance(link, str) and link else None
