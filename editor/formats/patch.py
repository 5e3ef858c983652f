"""One entry as text: its own lines with some values replaced, or written anew."""

import re
from collections.abc import Callable
from typing import NamedTuple

from editor.core.model import Part
from editor.formats.entries import Stated, original, stated
from editor.formats.front_matter import PageText
from editor.formats.scalars import write_key
from editor.formats.source import Known, Section, Source, last_end, line_after, line_start
from editor.formats.style import Style
from editor.formats.yaml_nodes import MappingNode, Node, ScalarNode
from editor.formats.yaml_values import same

_BLOCK_COMMENT = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\r\n]*)")


class Edits(NamedTuple):
    """The keys of an entry that say something new, and those that are gone."""

    changed: Stated
    gone: frozenset[str]


class _Span(NamedTuple):
    """A key with its value on lines of its own; `gap` is what stands between it and the one before."""

    key: ScalarNode
    value: Node
    gap: str
    end: int


def edits_of(known: Known, entry: Part) -> Edits | None:
    """Return what an edited entry says differently, None if nothing."""
    if known.entry is entry:
        return None
    before, now = stated(known.entry), stated(entry)
    changed = {key: value for key, value in now.items() if key not in before or not same(before[key], value)}
    gone = frozenset(before.keys() - now.keys())
    return Edits(changed, gone) if changed or gone else None


class EntryWriter:
    """Writes the entries of one section in the style of the page; `dash` is the column of the dashes."""

    def __init__(self, page: PageText, section: Section, dash: int, style: Callable[[], Style]) -> None:
        self._page = page
        self._section = section.key
        self._dash = dash
        self._style = style

    def patched(self, known: Known, edits: Edits) -> str | None:
        """Return an entry's own lines with only the changed keys written, None if it is not laid out for that."""
        source = known.source
        spans = self._spans(source, known.node) if source else None
        if source is None or not spans or not edits.gone <= {span.key.text for span in spans}:
            return None
        # Of equal keys the last one counts; the others stay as they are.
        last = {span.key.text: index for index, span in enumerate(spans)}
        keys: list[str] = []
        pieces: list[str] = []
        loose = ""
        for index, span in enumerate(spans):
            name = span.key.text
            if name in edits.gone:
                loose += span.gap
                continue
            new = name in edits.changed and last[name] == index
            body = self._replaced(span, edits.changed[name]) if new else self._page.text[span.key.start : span.end]
            pieces.append(loose + span.gap + " " * span.key.column + body)
            keys.append(name)
            loose = ""
        column = spans[0].key.column
        for name, value in edits.changed.items():
            if name not in last:
                place = self._style().place(self._section, name, keys)
                pieces.insert(place, " " * column + self._written(name, value, column))
                keys.insert(place, name)
        return self._joined(source, spans, pieces, loose)

    def whole(self, known: Known | None, entry: Part, edits: Edits | None) -> str:
        """Return an entry written anew, with everything that its source held and the entry does not contradict."""
        values = original(known.node, self._page.text) if known else stated(entry)
        if edits:
            values = {key: value for key, value in values.items() if key not in edits.gone} | edits.changed
        indent = self._style().indent(self._section)
        lead = " " * self._dash + "-" + " " * (indent - 1)
        lines = []
        for key in self._style().order(self._section, values):
            lines.append(lead + self._written(key, values[key], self._dash + indent))
            lead = " " * (self._dash + indent)
        return "".join(lines) or lead + "{}" + self._page.eol

    def _spans(self, source: Source, node: MappingNode) -> list[_Span] | None:
        """Return the keys of an entry, None if it is not a block mapping with one simple key on each of its lines."""
        if node.flow or not source.start <= node.start < source.end:
            return None
        spans: list[_Span] = []
        end = source.start
        for key, value in node.pairs:
            if not isinstance(key, ScalarNode) or self._page.text[key.start] in "?&!" or key.start < end:
                return None
            line = line_start(self._page, key.start)
            gap = self._page.text[end:line] if spans else ""
            end = line_after(self._page, max(key.end, last_end(value)))
            spans.append(_Span(key, value, gap, end))
        return spans

    def _joined(self, source: Source, spans: list[_Span], pieces: list[str], loose: str) -> str | None:
        """Put the pieces behind the entry's dash; None if nothing is left."""
        if not pieces:
            return None
        eol = self._page.eol
        lines = [piece if piece.endswith("\n") else piece + eol for piece in pieces]
        lead = self._page.text[source.start : spans[0].key.start]
        first = lines[0].lstrip(" ")
        if first.startswith(("#", "\r", "\n")):
            return None
        return lead + first + "".join(lines[1:]) + loose + self._page.text[spans[-1].end : source.end]

    def _written(self, key: str, value: object, column: int) -> str:
        body = self._style().value(key, value, column, self._section)
        return f"{write_key(key)}: {body}" + ("" if body.endswith("\n") else self._page.eol)

    def _replaced(self, span: _Span, value: object) -> str:
        """Return a key with a new value, and with the comment that stood behind the old one."""
        text, key, old = self._page.text, span.key, span.value
        scalar = old if isinstance(old, ScalarNode) else None
        body = self._style().value(key.text, value, key.column, self._section, scalar)
        head = text[key.start : old.start] if scalar else write_key(key.text) + ": "
        if not head.endswith((" ", "\t", "\n")):
            head += " "
        rest = text[last_end(old) : span.end]
        if scalar and scalar.style in ("|", ">"):
            comment = _BLOCK_COMMENT.match(text, old.start)
            rest = (" " + comment[1] if comment else "") + self._page.eol
        if not body.endswith("\n"):
            return head + body + rest
        first, _, more = body.partition("\n")
        remark = rest.strip()
        return head + first.rstrip("\r") + (f" {remark}" if remark else "") + self._page.eol + more
