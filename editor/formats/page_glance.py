"""What a page says, for somebody who will not write it back: where its parts stand is forgotten as it is read."""

from editor.core.model import Entry, Episode
from editor.formats.entries import TRANSCRIPT, read_clip, read_entry
from editor.formats.front_matter import PageText
from editor.formats.page import meta_of
from editor.formats.source import find_layout
from editor.formats.yaml_nodes import MappingNode, compose


def glance(page: PageText) -> Episode:
    """Return the episode of a page; takes about half the room that a Page does. Raises Fault."""
    entries: dict[int, Entry] = {}

    def take(node: MappingNode, key: str | None) -> None:
        if key in (None, TRANSCRIPT):
            entries[node.start] = read_entry(node, page.text)
            node.pairs = []

    layout = find_layout(page, compose(page.text, page.start, page.end, take))
    transcript = (entries.get(node.start) or read_entry(node, page.text) for node in layout.transcript.nodes)
    clips = (read_clip(node, page.text) for node in layout.clips.nodes)
    return Episode(tuple(transcript), tuple(clips), meta_of(layout))
