"""Random edits of an episode, with texts that YAML's readers stumble over."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any, TypeVar

from editor.core.model import Clip, Entry, Episode, Header, Line

NASTY = [
    *("0:36", "1:18", "yes", "~", "null", "No", "=", "<<", "", "007", "1_000", ".5", "-", "1e3", "0x1f", "2020-01-01"),
    *("#careers", "- dash", "'q'", '"dq"', "a\\b", "{a}", "@a", "`b", "% c", "!t", "&a b", "*a", "| p", "> f", "? q"),
    *("a: b", "a:", "no: yes", "a #b", "...", "---", "[laughs] well", ":symbol", "it's “x”: y # no"),
    *("  lead", "trail  ", "a  b  " * 30, "word " * 60, "x" * 300, "\u00a0nbsp", "é 😀 \u2028 \x85 \ufeff"),
    *("tab\there", "new\nline", "nul\0", "\ud800 alone"),
]
Item = TypeVar("Item")


def nasty(rng: Random) -> str:
    return " ".join(rng.choice(NASTY) for _ in range(rng.choice([1, 1, 5, 25])))


def edited_entry(rng: Random, entry: Entry) -> Entry:
    if isinstance(entry, Header) or rng.random() < 0.4:
        return replace(entry, text=rng.choice([nasty(rng), f"{entry.text} more", entry.text[:20]]))
    if rng.random() < 0.5:
        return replace(entry, who=rng.choice([None, "Bob", nasty(rng)]))
    return replace(entry, sec=rng.choice([None, 5, 7.25, 12.0]), time=rng.choice([None, "0:05", "1:02:03"]))


def edited_clip(rng: Random, clip: Clip) -> Clip:
    if rng.random() < 0.5:
        return replace(clip, name=nasty(rng), url=rng.choice([clip.url, None, "https://example.com/?v=1&t=3"]))
    if rng.random() < 0.5:
        return replace(clip, start=nudged(rng, clip.start), end=nudged(rng, clip.end))
    return replace(clip, start=rng.choice([None, 3, 4.5]), end=rng.choice([None, 30, 0.1 * 3]))


def nudged(rng: Random, seconds: float | None) -> float | None:
    return None if seconds is None else max(0, round(seconds + rng.choice([-1, -0.1, 0, 0.07, 0.1, 0.5]), 2))


def new_entry(rng: Random) -> Entry:
    who, sec, time = rng.choice([None, "Al"]), rng.choice([None, 4]), rng.choice([None, "0:04"])
    return Header(nasty(rng)) if rng.random() < 0.3 else Line(nasty(rng), who, sec, time)


def new_clip(rng: Random) -> Clip:
    return Clip(nasty(rng), rng.choice([1, 1.25]), rng.choice([2, 9.99]), "https://example.com")


def shaken(
    rng: Random, items: tuple[Item, ...], edit: Callable[[Random, Any], Any], new: Callable[[Random], Any]
) -> tuple[Item, ...]:
    """Edit, insert, delete, move, or clear."""
    some, chance = list(items), rng.random()
    at = rng.randrange(len(some)) if some else 0
    if not some or chance < 0.2:
        some.insert(at, new(rng))
    elif chance < 0.6:
        some[at] = edit(rng, some[at])
    elif chance < 0.8:
        del some[at]
    elif chance < 0.99:
        some.insert(rng.randrange(len(some)), some.pop(at))
    else:
        some.clear()
    return tuple(some)


def edited(rng: Random, episode: Episode, clips: bool = True) -> Episode:
    """Make one to twelve random edits of the entries, and with `clips` of these."""
    for _ in range(rng.choice([1, 3, 12])):
        episode = replace(episode, entries=shaken(rng, episode.entries, edited_entry, new_entry))
        if clips:
            episode = replace(episode, clips=shaken(rng, episode.clips, edited_clip, new_clip))
    return episode
