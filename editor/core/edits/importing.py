"""Putting a whole transcript in place of the one that is there."""

from collections.abc import Sequence

from editor.core.change import Change
from editor.core.edits.tools import splice
from editor.core.model import Entry, Episode


def replace_transcript(episode: Episode, entries: Sequence[Entry]) -> Change:
    """Put other entries for all that are there; the clips stay, and all else of the page."""
    return splice(0, episode.entries, tuple(entries))
