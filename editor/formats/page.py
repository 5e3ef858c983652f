"""An episode page, read and written back without losing a byte of what was not edited.

The page's text as it was opened stays the base for good: whatever is written is that text with the edited entries
spliced in. So an entry that returns by undo, even after a save, has its own lines again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from editor.core.errors import EditorError
from editor.core.model import NOTHING, Clip, Entry, Episode, Origin, Part
from editor.core.offsets import MOST_DECIMALS, decimals_of
from editor.formats.clip_form import clips_in_form
from editor.formats.entries import CLIPS, TRANSCRIPT, read_clip, read_entry, stated
from editor.formats.front_matter import BOM, PageText, decode, find_yaml
from editor.formats.notices import notices_of, repeats_of
from editor.formats.problems import Fault, Notice, PageError, Repair
from editor.formats.source import Known, Layout, Section, find_layout
from editor.formats.yaml_nodes import MappingNode, compose
from editor.formats.yaml_values import same, value_nodes, value_of

if TYPE_CHECKING:
    from editor.formats.writer import Writer

__all__ = ["Notice", "Page", "PageError", "Repair", "read_page"]


def read_page(data: bytes, name: str, markdown: bool) -> "Page":
    """Read a page with front matter, or unless `markdown` a plain YAML transcript; raises PageError."""
    try:
        text = decode(data)
        try:
            return Page(find_yaml(text, markdown, data.startswith(BOM)), data, name)
        except Fault as fault:
            # Only now: most pages can be read, and none should wait for what mends the others.
            from editor.formats.fault_messages import page_error

            raise page_error(fault, text, data.startswith(BOM), markdown) from None
    except PageError as error:
        where = f", {error.place}" if error.place else ""
        raise PageError(f"{name}{where}: {error}", error.place, error.repairs) from None


class Page:
    """A page that was read: its episode, what is odd in it, and how to write an edited episode into it.

    `clip_decimals` may be set: with how many decimals at least the starts and ends of clips are written.
    """

    def __init__(self, page: PageText, data: bytes, name: str) -> None:
        self._page = page
        self._data = data
        self._name = name
        self._layout = find_layout(page, compose(page.text, page.start, page.end))
        self._known: dict[Origin, Known] = {}
        self.episode = self._read()
        self.clip_decimals = 0
        self._own_decimals = decimals_of(self.episode.clips)
        self._saved = (self.episode, data, self._decimals)

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """Return what is odd in the page, in the order of its lines."""
        return notices_of(self._page, self._layout, self.episode)

    @cached_property
    def repeats(self) -> tuple[str, ...]:
        """Return which keys stand more than once, so that all but the last are not read; at most a few sentences."""
        return repeats_of(self._page, self._layout)

    def render(self, episode: Episode) -> bytes:
        """Return the file for an episode, read back and compared with it; raises EditorError.

        Clips are written as the page has them: with the decimals that its own starts and ends had when it was opened,
        or else with none, but at least with `clip_decimals`.
        """
        saved, data, decimals = self._saved
        if episode.entries == saved.entries and episode.clips == saved.clips and decimals == self._decimals:
            return data
        episode = replace(episode, clips=clips_in_form(episode.clips, self._known, self._decimals))
        texts = self._writer.texts(episode)
        if texts is None:
            return self._data
        for text in texts:
            if self._reads_back(text, episode):
                return self._page.encode(text)
        raise EditorError(
            f"{self._name}: what was edited cannot be written so that it reads back the same. Nothing was written; "
            "undo the last edits and make them in another way."
        )

    def as_written(self, clips: tuple[Clip, ...]) -> tuple[Clip, ...]:
        """Return clips as the file has them if they were saved last: the start rounded down, the end up."""
        _, _, decimals = self._saved
        return clips_in_form(clips, self._known, decimals)

    @cached_property
    def _writer(self) -> "Writer":
        # Only now: reading a page should not wait for what writes one.
        from editor.formats.writer import Writer

        return Writer(self._name, self._page, self._layout, self.episode, self._known)

    def saved(self, data: bytes, episode: Episode) -> None:
        """Take note that an episode was written as these bytes, as `render` gave them."""
        self._saved = (episode, data, self._decimals)

    @property
    def _decimals(self) -> int:
        return min(max(self._own_decimals, self.clip_decimals), MOST_DECIMALS)

    def _read(self) -> Episode:
        layout, text = self._layout, self._page.text
        entries: list[Entry] = []
        clips: list[Clip] = []
        for index, node in enumerate(layout.transcript.nodes):
            entry = read_entry(node, text)
            entries.append(entry)
            self._know(layout.transcript, index, entry)
        for index, node in enumerate(layout.clips.nodes):
            clip = read_clip(node, text)
            clips.append(clip)
            self._know(layout.clips, index, clip)
        return Episode(tuple(entries), tuple(clips), meta_of(layout))

    def _know(self, section: Section, index: int, entry: Part) -> None:
        source = section.sources[index] if section.sources else None
        self._known[entry.origin] = Known(entry, section.nodes[index], source)

    def _reads_back(self, text: str, episode: Episode) -> bool:
        """Tell whether a text is this page with an episode in it, by reading it."""
        page = self._page
        try:
            found = find_yaml(text, page.front_matter, page.bom)
            fresh = Page(found, b"", self._name)
        except Fault:
            return False
        return (
            text[: found.start] == page.text[: page.start]
            and text[found.end :] == page.text[page.end :]
            and _same_entries(fresh.episode.entries, episode.entries)
            and _same_entries(fresh.episode.clips, episode.clips)
            and same(dict(fresh.episode.meta), dict(self.episode.meta))
        )


def _same_entries(some: Sequence[Part], others: Sequence[Part]) -> bool:
    return len(some) == len(others) and all(
        type(one) is type(other) and same(stated(one), stated(other)) for one, other in zip(some, others, strict=True)
    )


def meta_of(layout: Layout) -> Mapping[str, object]:
    """Return what a page says besides its transcript and its clips."""
    if not isinstance(layout.root, MappingNode):
        return NOTHING
    nodes = value_nodes(layout.root)
    return MappingProxyType({key: value_of(node) for key, node in nodes.items() if key not in (TRANSCRIPT, CLIPS)})
