"""What holds for every change: the rules of the document in one place."""

import math
from collections.abc import Iterator

from editor.core.change import Change
from editor.core.links import seconds_in_url
from editor.core.model import Clip, Entry, Episode, Line, Origin, clean_text
from editor.core.timing import format_time


def broken_by(before: Episode, change: Change) -> list[str]:
    """Return a sentence for every rule that a change of an episode breaks; none for a good change."""
    problems = list(_splices(before, change))
    if problems:
        return problems
    after = change.apply(before)
    old = {entry.origin: entry for entry in before.entries}
    untouched = set(map(id, before.entries))
    for row, entry in enumerate(after.entries):
        if id(entry) not in untouched:
            problems += [f"Entry {row}: {problem}" for problem in _entry(entry, old.get(entry.origin))]
    was = {clip.origin: clip for clip in before.clips}
    for row, clip in enumerate(after.clips):
        if clip is not was.get(clip.origin):
            problems += [f"Clip {row}: {problem}" for problem in _clip(clip, was.get(clip.origin))]
    if _doubled([entry.origin for entry in after.entries]) or _doubled([clip.origin for clip in after.clips]):
        problems.append("One entry or clip stands in two places.")
    return problems


def _splices(before: Episode, change: Change) -> Iterator[str]:
    end = 0
    for splice in change.splices:
        there = before.entries[splice.at : splice.at + len(splice.removed)]
        if splice.at < end:
            yield f"The splice at {splice.at} stands before or in the one that ends at {end}."
        if splice.at > len(before.entries):
            yield f"The splice at {splice.at} stands behind the last entry."
        if list(map(id, there)) != list(map(id, splice.removed)):
            yield f"What is removed at {splice.at} is not what stood there."
        if not splice.removed and not splice.inserted:
            yield f"The splice at {splice.at} does nothing."
        end = splice.at + len(splice.removed)
    if change.clips and list(map(id, change.clips[0])) != list(map(id, before.clips)):
        yield "The clips before are not the episode's."


def _entry(entry: Entry, old: Entry | None) -> Iterator[str]:
    if entry.text != clean_text(entry.text) and (old is None or entry.text != old.text):
        yield "its text is not one clean paragraph."
    if not isinstance(entry, Line):
        return
    was = old if isinstance(old, Line) else None
    if entry.who == "":
        yield "its speaker is an empty name."
    if was is not None and (entry.sec, entry.time) == (was.sec, was.time):
        return
    if entry.sec is not None:
        yield from _seconds("second", entry.sec)
    if entry.time != (None if entry.sec is None else format_time(entry.sec)):
        yield f"its time {entry.time} is not that of its second {entry.sec}."


def _clip(clip: Clip, was: Clip | None) -> Iterator[str]:
    if not clip.name.strip() and (was is None or clip.name != was.name):
        yield "it has no name."
    if was is not None and (clip.start, clip.end) == (was.start, was.end):
        return
    if clip.start is not None:
        yield from _seconds("start", clip.start)
        stated = seconds_in_url(clip.url or "")
        if stated not in (None, int(clip.start)):
            yield f"its url starts at {stated} s, not at {clip.start} s."
    if clip.end is not None:
        yield from _seconds("end", clip.end)
    if clip.start is not None and clip.end is not None and clip.end <= clip.start:
        yield "it ends before it starts."


def _seconds(name: str, seconds: float) -> Iterator[str]:
    if not math.isfinite(seconds) or seconds < 0:
        yield f"its {name} {seconds} is no time."
    elif isinstance(seconds, float) and seconds.is_integer():
        yield f"its {name} {seconds} is whole, but not an int."


def _doubled(origins: list[Origin]) -> bool:
    return len(set(origins)) < len(origins)
