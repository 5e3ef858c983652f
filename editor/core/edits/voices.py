"""Edits of who speaks."""

from collections.abc import Iterable
from dataclasses import replace

from editor.core.change import Change
from editor.core.edits.tools import clean_name, entry_at, exchange, line_at
from editor.core.errors import EditError
from editor.core.model import Entry, Episode, Line


def set_speaker(episode: Episode, at: int, who: str | None) -> Change:
    """Say who speaks a line; an empty name leaves it without a speaker."""
    line_at(episode, at)
    return set_speakers(episode, (at,), who)


def set_speakers(episode: Episode, rows: Iterable[int], who: str | None) -> Change:
    """Say who speaks several lines; headers among the rows stay as they are."""
    name = clean_name(who)
    changed: dict[int, Entry] = {}
    for row in rows:
        entry = entry_at(episode, row)
        if isinstance(entry, Line) and entry.who != name:
            changed[row] = replace(entry, who=name)
    return exchange(episode, changed)


def rename_speaker(episode: Episode, old: str, new: str) -> Change:
    """Rename a speaker everywhere; to a name that exists, it makes one speaker of two."""
    name = clean_name(new)
    if name is None:
        raise EditError(f"A speaker needs a name: “{old}” cannot be renamed to nothing.")
    return set_speakers(episode, [row for row, line in episode.lines() if line.who == old], name)
