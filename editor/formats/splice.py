"""A page's text with an episode written into it: untouched entries as they were, the others patched or anew."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import NamedTuple

from editor.core.model import Part
from editor.formats.entries import TRANSCRIPT
from editor.formats.front_matter import PageText
from editor.formats.patch import Edits, EntryWriter
from editor.formats.scalars import NO_WRAP, write_value
from editor.formats.source import Known, Layout, Section, Source, State, line_after, line_start
from editor.formats.style import Style
from editor.formats.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode
from editor.formats.yaml_values import aliases_in, is_shared, value_of


class Mode(Enum):
    """How much is written anew, from the least on."""

    MINIMAL = auto()  # the changed values
    ENTRIES = auto()  # the changed entries
    EXPAND = auto()  # and the entries with anchors or aliases
    ALL = auto()  # every entry


class Item(NamedTuple):
    """An entry to write, what is known of its source, and how it differs from that."""

    entry: Part
    known: Known | None
    edits: Edits | None


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


class Splicer:
    """Writes sections into the text of one page."""

    def __init__(self, page: PageText, layout: Layout, style: Callable[[], Style]) -> None:
        self._page = page
        self._layout = layout
        self._style = style

    def text(self, contents: Sequence[tuple[Section, Sequence[Item]]], mode: Mode) -> str:
        """Return the page's text with new contents for some of its sections."""
        edits: list[_Edit] = []
        for section, items in contents:
            edits += self._section(section, items, mode)
        if mode in (Mode.EXPAND, Mode.ALL):
            edits += self._mentions({section.key for section, _ in contents})
        parts: list[str] = []
        done = 0
        for edit in sorted(edits):
            parts += (self._page.text[done : edit.start], edit.text)
            done = edit.end
        return "".join([*parts, self._page.text[done:]])

    def _mentions(self, rewritten: set[str]) -> list[_Edit]:
        """Replace aliases outside of rewritten sections by the values that were anchored inside."""
        root = self._layout.root
        pairs = root.pairs if isinstance(root, MappingNode) else []
        inside: list[Node] = []
        outside: list[Node] = []
        for key, value in pairs:
            (inside if isinstance(key, ScalarNode) and key.text in rewritten else outside).append(value)
        return [
            _Edit(alias.start, alias.end, write_value("k", value_of(alias), 0, None, NO_WRAP, fill=False))
            for value in outside
            for alias in aliases_in(value)
            if any(section.start <= alias.target.start < section.end for section in inside)
        ]

    def _section(self, section: Section, items: Sequence[Item], mode: Mode) -> list[_Edit]:
        body = self._entries(section, items, mode)
        if section.state is State.BLOCK:
            return self._in_block(section, items, body)
        if section.state is State.ABSENT:
            return self._added(section, body) if items else []
        return self._below_key(section, items, body)

    def _in_block(self, section: Section, items: Sequence[Item], body: str) -> list[_Edit]:
        start, end = section.sources[0].start, section.sources[-1].end
        if not items:
            if self._is_root(section):
                return [_Edit(start, end, "[]" + self._page.eol + body)]
            return [_Edit(section.key_end, section.key_end, " []"), _Edit(start, end, body)]
        if not self._page.text[:end].endswith("\n"):
            body = body.removesuffix(self._page.eol)
        return [_Edit(start, end, body)]

    def _below_key(self, section: Section, items: Sequence[Item], body: str) -> list[_Edit]:
        """Write entries in the lines below the key, where the value was nothing or brackets."""
        value_end = max(section.key_end, section.value_end)
        if self._is_root(section):
            start = line_start(self._page, section.value_start)
            return [_Edit(start, line_after(self._page, value_end), body or "[]" + self._page.eol)]
        if not items:
            return [_Edit(section.key_end, value_end, " []")]
        below = line_after(self._page, value_end)
        blank = " " if self._page.text[value_end : value_end + 1] == "#" else ""
        return [_Edit(section.key_end, value_end, blank), _Edit(below, below, self._new_line(below) + body)]

    def _added(self, section: Section, body: str) -> list[_Edit]:
        """Write a section that the page does not have: the clips go before the transcript."""
        transcript = self._layout.transcript
        at = self._layout.end
        if section.key != TRANSCRIPT and transcript.state is not State.ABSENT:
            at = line_start(self._page, transcript.key_start)
        return [_Edit(at, at, f"{self._new_line(at)}{' ' * self._column()}{section.key}:{self._page.eol}{body}")]

    def _new_line(self, at: int) -> str:
        return "" if at == self._page.start or self._page.text[at - 1] == "\n" else self._page.eol

    def _is_root(self, section: Section) -> bool:
        return section.key == TRANSCRIPT and isinstance(self._layout.root, SequenceNode)

    def _dash(self, section: Section) -> int:
        """Return the column for the dashes: the section's own, or as the other section has it."""
        if section.state is State.BLOCK or self._is_root(section):
            return section.dash
        both = (self._layout.transcript, self._layout.clips)
        column = self._column() if section.state is State.ABSENT else section.dash
        return next((other.dash for other in both if other.state is State.BLOCK), column)

    def _column(self) -> int:
        return self._layout.root.column if self._layout.root else 0

    def _entries(self, section: Section, items: Sequence[Item], mode: Mode) -> str:
        writer = EntryWriter(self._page, section, self._dash(section), self._style)
        comments, trailing = self._orphans(section, items)
        parts: list[str] = []
        for item in items:
            source = item.known.source if item.known else None
            if source:
                parts.append(comments.get(source.start, ""))
                parts.append(self._page.text[source.gap : source.start])
            text = self._entry(writer, item, mode)
            parts.append(text if text.endswith("\n") else text + self._page.eol)
        return "".join(parts) + trailing

    def _entry(self, writer: EntryWriter, item: Item, mode: Mode) -> str:
        known = item.known
        if known is None:
            return writer.whole(None, item.entry, None)
        if item.edits and mode is Mode.MINIMAL:
            patched = writer.patched(known, item.edits)
            if patched is not None:
                return patched
        kept = not item.edits and known.source and mode is not Mode.ALL
        if kept and known.source and not (mode is Mode.EXPAND and is_shared(known.node)):
            return self._page.text[known.source.start : known.source.end]
        return writer.whole(known, item.entry, item.edits)

    def _orphans(self, section: Section, items: Sequence[Item]) -> tuple[dict[int, str], str]:
        """Return the comments that stood before deleted entries, by the start of the entry that takes them over."""
        kept = {item.known.source.start for item in items if item.known and item.known.source}
        found: dict[int, str] = {}
        pending = ""
        for source in section.sources:
            if source.start in kept:
                if pending:
                    found[source.start] = pending
                    pending = ""
            else:
                pending += self._comments(source)
        return found, pending

    def _comments(self, source: Source) -> str:
        lines = self._page.text[source.gap : source.start].splitlines(keepends=True)
        return "".join(line for line in lines if line.lstrip().startswith("#"))
