"""Entries as a page states them: which key of the page is which field of a line, a header or a clip."""

import math
from collections.abc import Mapping
from types import MappingProxyType

from editor.core.model import NOTHING, Clip, Entry, Header, Line, Part, clean_text
from editor.core.timing import time_or_none
from editor.formats.yaml_nodes import MappingNode, Node, ScalarNode, resolve
from editor.formats.yaml_values import is_null, value_nodes, value_of

TRANSCRIPT = "transcript"
CLIPS = "quotableClips"

LINE_KEYS = {"line": "text", "sec": "sec", "time": "time", "who": "who"}
HEADER_KEYS = {"header": "text"}
CLIP_KEYS = {"name": "name", "startOffset": "start", "url": "url", "endOffset": "end"}
SECONDS_KEYS = frozenset(("sec", "startOffset", "endOffset"))
TEXT_KEYS = frozenset((*LINE_KEYS, *HEADER_KEYS, *CLIP_KEYS)) - SECONDS_KEYS

Stated = dict[str, object]
"""What an entry says by the keys of the page, without what it leaves out."""


def read_entry(node: MappingNode, text: str) -> Entry:
    """Return the line or header that a mapping of the transcript states; `text` is the page's. Raises Fault."""
    nodes = value_nodes(node)
    if "header" in nodes and "line" not in nodes:
        return Header(_text(nodes["header"], text) or "", _extra(nodes, HEADER_KEYS))
    return Line(
        _text(nodes.get("line"), text) or "",
        _text(nodes.get("who"), text),
        _seconds(nodes.get("sec")),
        _text(nodes.get("time"), text),
        _extra(nodes, LINE_KEYS),
    )


def read_clip(node: MappingNode, text: str) -> Clip:
    """Return the clip that a mapping of `quotableClips` states; `text` is the page's. Raises Fault."""
    nodes = value_nodes(node)
    return Clip(
        _text(nodes.get("name"), text) or "",
        _seconds(nodes.get("startOffset")),
        _seconds(nodes.get("endOffset")),
        _text(nodes.get("url"), text),
        _extra(nodes, CLIP_KEYS),
    )


def stated(entry: Part) -> Stated:
    """Return what an entry says, by the keys of the page, as it is written and read back."""
    keys = LINE_KEYS if isinstance(entry, Line) else HEADER_KEYS if isinstance(entry, Header) else CLIP_KEYS
    result: Stated = {}
    for key, field in keys.items():
        value = getattr(entry, field)
        if value is not None:
            result[key] = clean_text(value) if isinstance(value, str) else _written_seconds(value)
    return {**result, **entry.extra}


def original(node: MappingNode, text: str) -> Stated:
    """Return everything that a mapping holds, with texts as they were typed, to be written anew."""
    result: Stated = {}
    for key, value in value_nodes(node).items():
        target = resolve(value)
        if key not in TEXT_KEYS or (isinstance(target, ScalarNode) and is_null(target)):
            result[key] = value_of(value)
        elif isinstance(target, ScalarNode):
            result[key] = _typed(target, text)
        else:
            result[key] = _text(target, text) or ""
    return result


def _typed(node: ScalarNode, text: str) -> str:
    """Return a scalar's text; what looks like an unknown tag is part of it: `line: !Thanks a lot`."""
    if node.tag and node.tag.startswith("!") and not node.style and not node.anchored:
        return text[node.start : node.end]
    return node.text


def _text(node: Node | None, text: str) -> str | None:
    """Return a text as it was typed, whatever YAML makes of it: `who: 12`, `time: 1:18`, `line: [laughs]`."""
    if node is None:
        return None
    node = resolve(node)
    if isinstance(node, ScalarNode):
        return None if is_null(node) else clean_text(_typed(node, text).rstrip("\n"))
    return clean_text(text[node.start : node.end]).strip() if node.flow else None


def _seconds(node: Node | None) -> float | None:
    """Return a time in seconds, or None where there is none or something else stands there."""
    node = resolve(node) if node else None
    if not isinstance(node, ScalarNode):
        return None
    value = value_of(node)
    if isinstance(value, str):
        value = _number(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return time_or_none(value)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _written_seconds(value: float) -> float:
    """Round to what a page states: whole seconds as such, others to the millisecond."""
    if not math.isfinite(value):
        return value
    whole = round(value)
    return whole if abs(value - whole) < 0.0005 else round(value, 3)


def _extra(nodes: dict[str, Node], known: dict[str, str]) -> Mapping[str, object]:
    if len(nodes) <= len(known) and nodes.keys() <= known.keys():
        return NOTHING
    rest = {key: value_of(node) for key, node in nodes.items() if key not in known}
    return MappingProxyType(rest) if rest else NOTHING
