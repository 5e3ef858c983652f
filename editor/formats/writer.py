"""The texts that an edited episode can be written as, by what is known of the page that it was read from."""

from collections.abc import Iterator, Mapping, Sequence

from editor.core.errors import EditorError
from editor.core.model import Episode, Origin, Part
from editor.formats.front_matter import PageText
from editor.formats.patch import edits_of
from editor.formats.source import Known, Layout, Section
from editor.formats.splice import Item, Mode, Splicer
from editor.formats.style import Style
from editor.formats.yaml_nodes import SequenceNode


class Writer:
    """Writes episodes into the text of one page; `episode` is what was read from it, `known` where its entries are."""

    def __init__(
        self, name: str, page: PageText, layout: Layout, episode: Episode, known: Mapping[Origin, Known]
    ) -> None:
        self._name = name
        self._page = page
        self._layout = layout
        self._episode = episode
        self._known = known
        self._style: Style | None = None
        self._splicer = Splicer(page, layout, self._sampled_style)

    def texts(self, episode: Episode) -> Iterator[str] | None:
        """Return the page's text with an episode in it, in ways that write more and more of it anew.

        None where the text is as it was; raises EditorError.
        """
        contents = self._contents(episode)
        return (self._splicer.text(contents, mode) for mode in Mode) if contents else None

    def _contents(self, episode: Episode) -> list[tuple[Section, Sequence[Item]]]:
        """Return the sections that differ from what was read, with their entries."""
        if episode.clips and not self._episode.clips and isinstance(self._layout.root, SequenceNode):
            raise EditorError(
                f"{self._name} is a plain list of lines and has no place for clips. Put the list below a key "
                "“transcript:”, or delete the clips."
            )
        contents: list[tuple[Section, Sequence[Item]]] = []
        for section, now, before in (
            (self._layout.transcript, episode.entries, self._episode.entries),
            (self._layout.clips, episode.clips, self._episode.clips),
        ):
            items = self._items(now)
            unchanged = len(now) == len(before) and all(
                item.known and not item.edits and item.known.entry is entry
                for item, entry in zip(items, before, strict=True)
            )
            if not unchanged:
                contents.append((section, items))
        return contents

    def _items(self, entries: Sequence[Part]) -> list[Item]:
        """Return each entry with its source. A source goes to the unedited entry, else to the first that has it."""
        known = [self._known.get(entry.origin) for entry in entries]
        unedited = {one.entry.origin for one, entry in zip(known, entries, strict=True) if one and one.entry is entry}
        claimed: set[Origin] = set()
        items: list[Item] = []
        for one, entry in zip(known, entries, strict=True):
            origin = entry.origin
            if one is None or origin in claimed or (origin in unedited and one.entry is not entry):
                items.append(Item(entry, None, None))
            else:
                items.append(Item(entry, one, edits_of(one, entry)))
                claimed.add(origin)
        return items

    def _sampled_style(self) -> Style:
        if self._style is None:
            sections = (self._layout.transcript, self._layout.clips)
            self._style = Style(self._page.text, sections, self._page.eol)
        return self._style
