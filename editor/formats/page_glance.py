"""What a page says, for somebody who will not write it back: where its parts stand is forgotten as it is read."""

from typing import NamedTuple

from editor.core.model import Entry, Episode
from editor.formats.entries import TRANSCRIPT, read_clip, read_entry
from editor.formats.front_matter import PageText
from editor.formats.notices import repeats_in_layout
from editor.formats.page import meta_of
from editor.formats.problems import Lines
from editor.formats.repeats import Repeat, repeats_in, told
from editor.formats.source import find_layout
from editor.formats.yaml_nodes import MappingNode, compose


class Glance(NamedTuple):
    """The episode of a page, and in sentences which keys stand more than once in it."""

    episode: Episode
    repeats: tuple[str, ...]


def glance(page: PageText) -> Glance:
    """Look at a page; takes about half the room that a Page does. Raises Fault."""
    entries: dict[int, Entry] = {}
    repeats: dict[int, list[Repeat]] = {}
    lines = Lines(page.text)

    def take(node: MappingNode, key: str | None) -> None:
        """Read an entry as soon as it is there, and let go what it was made of."""
        if key in (None, TRANSCRIPT):
            entries[node.start] = read_entry(node, page.text)
            found = list(repeats_in(lines, node))
            if found:
                repeats[node.start] = found
            node.pairs = []

    layout = find_layout(page, compose(page.text, page.start, page.end, take))
    nodes = layout.transcript.nodes
    transcript = tuple(entries.get(node.start) or read_entry(node, page.text) for node in nodes)
    clips = tuple(read_clip(node, page.text) for node in layout.clips.nodes)
    seen = {repeat for node in nodes for repeat in repeats.get(node.start, ())}
    said = told(lines, seen.union(one for one, _ in repeats_in_layout(lines, layout)))
    return Glance(Episode(transcript, clips, meta_of(layout)), said)
