"""YAML as a tree of nodes that know where they stand in the text.

The tree is made from libyaml's events, without recursion and within limits: libyaml's own composer recurses on the
C stack, and a file of 100,000 opening brackets kills the process.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from editor.formats.problems import Fault, Fix

MAX_DEPTH = 100
MAX_VALUES = 1_000_000
MAX_EXPANDED = 200_000
"""Values after following aliases, where that is more than ten times the values that are written."""

_OFTEN = 16
"""Keys and names of so many characters are said again and again: each is kept once."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True, eq=False)
class ScalarNode:
    """Text between two characters; `style` is the quote or block mark, empty where the text is plain."""

    start: int
    end: int
    column: int
    tag: str | None
    anchored: bool
    text: str
    style: str


@dataclass(slots=True, eq=False)
class SequenceNode:
    """A list, in block or in flow style."""

    start: int
    end: int
    column: int
    tag: str | None
    anchored: bool
    flow: bool
    items: list["Node"] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class MappingNode:
    """Keys with values, in the order in which they are written."""

    start: int
    end: int
    column: int
    tag: str | None
    anchored: bool
    flow: bool
    pairs: list[tuple["Node", "Node"]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class AliasNode:
    """A mention of a node that was anchored before."""

    start: int
    end: int
    column: int
    target: "ScalarNode | SequenceNode | MappingNode"


Node = ScalarNode | SequenceNode | MappingNode | AliasNode


def resolve(node: Node) -> ScalarNode | SequenceNode | MappingNode:
    """Return the node itself, or what an alias stands for."""
    return node.target if isinstance(node, AliasNode) else node


Taker = Callable[["MappingNode", str | None], None]
"""Gets a mapping of a list as soon as it is read, and the list's key at the root; None where the list is the root.

What is anchored, or in something that is, is not given."""


def compose(text: str, start: int, end: int, taker: Taker | None = None) -> list[Node]:
    """Return the root of each YAML document between two characters of a text; raises Fault.

    A `taker` may drop the pairs of what it gets, so that a long list takes little room.
    """
    composer = _Composer(start, taker)
    composer.read(_events(text, start, end))
    return composer.roots


def scalar_texts(text: str, start: int, end: int) -> Iterator[str]:
    """Yield every scalar between two characters of a text as it is parsed; raises Fault where it cannot be."""
    depth = 0
    for event in _events(text, start, end):
        if isinstance(event, yaml.ScalarEvent):
            yield event.value
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise _too_deep(start + (event.start_mark.index if event.start_mark else 0))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def check_syntax(text: str, start: int, end: int) -> None:
    """Raise Fault if the YAML between two characters of a text does not parse or is nested too deeply."""
    for _ in scalar_texts(text, start, end):
        pass


def _events(text: str, start: int, end: int) -> Iterable[Any]:
    part = text[start:end]
    try:
        yield from yaml.parse(part, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        marks = [mark for mark in (error.problem_mark, error.context_mark) if mark]
        offset, opened = (start + marks[at].index if marks else start for at in (0, -1))
        raise Fault(", ".join(filter(None, (error.problem, error.context))), offset, opened) from None
    except yaml.reader.ReaderError as error:
        found = UNPRINTABLE.search(part)
        offset = start + found.start() if found else start
        code = f"U+{ord(found[0]):04X}" if found else str(error.reason)
        raise Fault(f"the character {code} is not allowed in a page: remove it", offset) from None


def _too_deep(offset: int) -> Fault:
    return Fault(f"the values are nested more than {MAX_DEPTH} levels deep", offset)


@dataclass(slots=True)
class _Frame:
    node: SequenceNode | MappingNode | None
    anchor: str | None
    children: list[Node] = field(default_factory=list)
    size: int = 1
    height: int = 0


@dataclass(slots=True)
class _Anchor:
    node: ScalarNode | SequenceNode | MappingNode | None
    size: int = 1
    height: int = 0


class _Composer:
    """Builds trees event by event. A frame is a collection that is not closed yet; the lowest is the stream."""

    def __init__(self, base: int, taker: Taker | None) -> None:
        self._base = base
        self._taker = taker
        self._frames = [_Frame(None, None)]
        self._anchors: dict[str, _Anchor] = {}
        self._texts: dict[str, str] = {}
        self._values = 0
        self._expanded = 0

    @property
    def roots(self) -> list[Node]:
        return self._frames[0].children

    def read(self, events: Iterable[Any]) -> None:
        """Make nodes of the events of a document, as libyaml tells them."""
        handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceEndEvent: self._end,
            yaml.MappingEndEvent: self._end,
            yaml.DocumentStartEvent: self._document,
        }
        for event in events:
            handle = handlers.get(type(event))
            if handle:
                handle(event)

    def _document(self, _event: Any) -> None:  # noqa: ANN401 - PyYAML's events are not typed
        self._anchors.clear()

    def _scalar(self, event: Any) -> None:  # noqa: ANN401
        self._count(event, 1)
        mark, tag = event.start_mark, event.tag
        if not event.implicit[0] and tag in (None, "!"):
            tag = "tag:yaml.org,2002:str"
        base = self._base
        node = ScalarNode(
            base + mark.index,
            base + event.end_mark.index,
            mark.column,
            None if tag == "!" else tag,
            event.anchor is not None,
            self._texts.setdefault(event.value, event.value) if len(event.value) <= _OFTEN else event.value,
            event.style or "",
        )
        if event.anchor:
            self._anchors[event.anchor] = _Anchor(node)
        frame = self._frames[-1]
        frame.children.append(node)
        frame.size += 1

    def _alias(self, event: Any) -> None:  # noqa: ANN401
        at = self._base + event.start_mark.index
        anchor = self._anchors.get(event.anchor)
        if anchor is None:
            fix = Fix("Put this text in quotes", at, self._base + event.end_mark.index, f"'*{event.anchor}'")
            raise Fault("undefined alias", at, at, fix)
        if anchor.node is None:
            raise Fault(f"*{event.anchor} contains itself", at)
        if len(self._frames) + anchor.height > MAX_DEPTH:
            raise _too_deep(at)
        self._count(event, anchor.size)
        frame = self._frames[-1]
        frame.children.append(AliasNode(at, self._base + event.end_mark.index, event.start_mark.column, anchor.node))
        frame.size += anchor.size
        frame.height = max(frame.height, anchor.height)

    def _start(self, event: Any) -> None:  # noqa: ANN401
        self._count(event, 1)
        mark = event.start_mark
        if len(self._frames) > MAX_DEPTH:
            raise _too_deep(self._base + mark.index)
        kind = SequenceNode if type(event) is yaml.SequenceStartEvent else MappingNode
        start, tag = self._base + mark.index, event.tag
        node = kind(start, start, mark.column, tag, event.anchor is not None, bool(event.flow_style))
        if event.anchor:
            self._anchors[event.anchor] = _Anchor(None)
        self._frames.append(_Frame(node, event.anchor))

    def _end(self, event: Any) -> None:  # noqa: ANN401
        frame = self._frames.pop()
        node, children = frame.node, frame.children
        if isinstance(node, SequenceNode):
            node.items = children
        elif isinstance(node, MappingNode):
            node.pairs = list(zip(children[::2], children[1::2], strict=True))
        if node is None:
            return
        node.end = self._base + event.end_mark.index
        if frame.anchor:
            self._anchors[frame.anchor] = _Anchor(node, frame.size, frame.height + 1)
        parent = self._frames[-1]
        parent.children.append(node)
        parent.size += frame.size
        parent.height = max(parent.height, frame.height + 1)
        if self._taker and isinstance(node, MappingNode) and isinstance(parent.node, SequenceNode):
            self._hand_over(self._taker, node)

    def _hand_over(self, taker: Taker, node: MappingNode) -> None:
        """Let a mapping be taken if it is in a list of the root, or in the root itself, and no alias can be of it."""
        if node.anchored or any(frame.anchor for frame in self._frames):
            return
        match self._frames:
            case [_, _]:
                taker(node, None)
            case [_, _Frame(children=[*_, ScalarNode(text=key)]), _]:
                taker(node, key)

    def _count(self, event: Any, size: int) -> None:  # noqa: ANN401
        self._values += 1
        self._expanded += size
        if self._values > MAX_VALUES:
            raise Fault(f"there are more than {MAX_VALUES:,} values", self._base + event.start_mark.index)
        if self._expanded > MAX_EXPANDED and self._expanded > 10 * self._values:
            raise Fault("its aliases expand to too much data", self._base + event.start_mark.index)
