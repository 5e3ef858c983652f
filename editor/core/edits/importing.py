"""Putting a whole transcript in place of the one that is there."""

from collections.abc import Sequence
from dataclasses import replace

from editor.core.change import Change
from editor.core.edits.tools import splice
from editor.core.model import Clip, Entry, Episode


def replace_transcript(episode: Episode, entries: Sequence[Entry], clips: Sequence[Clip] | None = None) -> Change:
    """Put other entries for all that are there, and other clips if they are given; all else of the page stays."""
    change = splice(0, episode.entries, tuple(entries))
    if clips is None or tuple(clips) == episode.clips:
        return change
    return replace(change, clips=(episode.clips, tuple(clips)))
