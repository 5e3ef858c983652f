"""Edits of the clips."""

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from editor.core.change import Change
from editor.core.edits.tools import checked_seconds, clip_at, shortened
from editor.core.errors import EditError
from editor.core.links import at_second, seconds_in_url, starting_at
from editor.core.model import Clip, Episode, Header, Line, Position, clean_text
from editor.core.offsets import rounded
from editor.core.timing import Timeline
from editor.core.words import Span, touched

NAME_WORDS = 7
_START, _END = "A clip's start", "A clip's end"
_NUMBER = re.compile(r" \(\d{1,2}\)$")


def add_clip(episode: Episode, name: str, start: float, end: float) -> Change:
    """Add a clip, placed by time; its url is made as the page's others are."""
    start, end = _span(start, end)
    clip = Clip(_clean_name(name), start, end, url_at(episode, start))
    clips = episode.clips
    at = next((row for row, other in enumerate(clips) if other.start is not None and other.start > start), len(clips))
    return _change(episode, at, at, clip)


def set_clip(
    episode: Episode, at: int, name: str | None = None, start: float | None = None, end: float | None = None
) -> Change:
    """Change any of a clip's name, start and end; its url follows the start."""
    clip = changed = clip_at(episode, at)
    if name is not None and name != clip.name:
        changed = replace(changed, name=_clean_name(name))
    if start is not None and start != clip.start and (start := _exact(start, _START)) != clip.start:
        changed = replace(changed, start=start, url=clip.url and at_second(clip.url, start))
    if end is not None and end != clip.end and (end := _exact(end, _END)) != clip.end:
        changed = replace(changed, end=end)
    if changed is clip:
        return Change()
    if (changed.start, changed.end) != (clip.start, clip.end):
        _check_order(changed.start, changed.end)
    return _change(episode, at, at + 1, changed)


def split_clip(episode: Episode, at: int, sec: float) -> Change:
    """Split a clip at a second; the second half comes right after it, with its name and a number."""
    clip = clip_at(episode, at)
    sec = _exact(sec, "Where a clip is split")
    if clip.start is None or clip.end is None:
        raise EditError(f"Clip {at} (“{shortened(clip.name)}”) cannot be split: it has no start or no end.")
    if not clip.start < sec < clip.end:
        raise EditError(f"Clip {at} cannot be split at {sec:g} s: it goes from {clip.start:g} s to {clip.end:g} s.")
    second = Clip(_numbered(episode, clip.name), sec, clip.end, clip.url and at_second(clip.url, sec), clip.extra)
    return _change(episode, at, at + 1, replace(clip, end=sec), second)


def merge_clips(episode: Episode, at: int) -> Change:
    """Join a clip with the one after it in time: the first one's name, from its start to the later of the ends."""
    clips, first = episode.clips, clip_at(episode, at)
    if first.start is None:
        raise EditError(f"Clip {at} (“{shortened(first.name)}”) has no start: no clip comes after it.")
    own = (first.start, at)
    starts = ((clip.start, row) for row, clip in enumerate(clips) if clip.start is not None)
    _, row = min((start for start in starts if start > own), default=own)
    if row == at:
        raise EditError(f"Clip {at} (“{shortened(first.name)}”) is the last: there is none after it to merge with.")
    second = clips[row]
    end = max((end for end in (first.end, second.end) if end is not None), default=None)
    if end != first.end:
        _check_order(first.start, end)
    merged = replace(first, end=end, extra={**second.extra, **first.extra} if second.extra else first.extra)
    return Change(clips=(clips, tuple(merged if clip is first else clip for clip in clips if clip is not second)))


def duplicate_clip(episode: Episode, at: int) -> Change:
    """Put a copy of a clip right after it, with its name and a number."""
    clip = clip_at(episode, at)
    copy = Clip(_numbered(episode, clip.name), clip.start, clip.end, clip.url, clip.extra)
    return _change(episode, at + 1, at + 1, copy)


def sort_clips(episode: Episode) -> Change:
    """Put the clips in the order of their starts; those that start together stay as they are, untimed ones go last."""
    clips = episode.clips
    ordered = tuple(sorted(clips, key=lambda clip: math.inf if clip.start is None else clip.start))
    return Change() if ordered == clips else Change(clips=(clips, ordered))


def delete_clip(episode: Episode, at: int) -> Change:
    """Take a clip out."""
    clip_at(episode, at)
    return _change(episode, at, at + 1)


def clip_from(
    episode: Episode, start: Position, end: Position, timeline: Timeline | None = None
) -> tuple[str, float, float]:
    """Return name, start and end in seconds of a clip of the words that a selection touches.

    Where it takes a line to its end, so does the clip; without a word in it, it is the lines that it touches. The name
    is that of the header above, if the selection starts at the header's first line and no clip has the name yet, else
    the first words of the selection.
    """
    final = end.row - 1 if end.offset == 0 and end.row > start.row else end.row
    entries = episode.entries
    rows = [row for row, entry in enumerate(entries[start.row : final + 1], start.row) if isinstance(entry, Line)]
    if not rows:
        raise EditError("Select what is said: a clip needs at least one line.")
    timeline = timeline or Timeline(entries)
    words = touched(timeline, start, end)
    said = Span(rows[0], 0, len(entries[rows[0]].text))
    begins, ends = timeline.start_of(rows[0]), timeline.end_of(rows[-1])
    if words:
        first, last = words
        said = Span(first.row, first.offset, last.until if last.row == first.row else len(entries[first.row].text))
        whole = last.until == len(entries[last.row].text.rstrip())
        begins, ends = first.start, timeline.end_of(last.row) if whole else last.end
    if begins is None or ends is None:
        raise EditError("This page has no times yet: a clip needs to know when its lines are spoken.")
    begins, ends = rounded(begins), rounded(ends)
    return _name_of(episode, said), begins, ends if ends > begins else begins + 1


def _name_of(episode: Episode, said: Span) -> str:
    above, text = episode.entries[said.row - 1] if said.row else None, episode.entries[said.row].text
    title = above.text.strip() if isinstance(above, Header) else ""
    if title and not text[: said.offset].strip() and title not in [clip.name for clip in episode.clips]:
        return title
    words = text[said.offset : said.until].split()
    return " ".join(words[:NAME_WORDS]).rstrip(",;:.") or "Clip"


def _numbered(episode: Episode, name: str) -> str:
    """Return a name that no clip has: the same with the next number."""
    names = {clip.name for clip in episode.clips}
    stem = _NUMBER.sub("", name).rstrip() or "Clip"
    return next(text for text in (f"{stem} ({number})" for number in count(2)) if text not in names)


def _change(episode: Episode, at: int, until: int, *new: Clip) -> Change:
    """Return the change that puts clips in the place of some of the episode's."""
    clips = episode.clips
    return Change(clips=(clips, (*clips[:at], *new, *clips[until:])))


def _exact(seconds: float, what: str) -> float:
    return rounded(checked_seconds(seconds, what))


def _span(start: float, end: float) -> tuple[float, float]:
    start, end = _exact(start, _START), _exact(end, _END)
    _check_order(start, end)
    return start, end


def _check_order(start: float | None, end: float | None) -> None:
    if start is not None and end is not None and end <= start:
        raise EditError(f"A clip must end after it starts, but {end:g} s is not after {start:g} s.")


def _clean_name(name: str) -> str:
    clean = clean_text(name).strip()
    if not clean:
        raise EditError("A clip needs a name.")
    return clean


def url_at(episode: Episode, start: float) -> str | None:
    """Make the address of a clip as those of the page's clips are, or else from the page's link to the recording."""
    for clip in episode.clips:
        if clip.url and seconds_in_url(clip.url) is not None:
            return at_second(clip.url, start)
    links = episode.meta.get("links")
    link = links.get("youtube") if isinstance(links, Mapping) else None
    return starting_at(link, start) if isinstance(link, str) and link else None
