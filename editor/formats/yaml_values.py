"""The plain Python value of a YAML node, as PyYAML's safe loader would make it."""

from collections.abc import Callable, Iterator
from typing import Any

import yaml

from editor.formats.problems import Fault, Fix
from editor.formats.yaml_nodes import AliasNode, MappingNode, Node, ScalarNode, SequenceNode, resolve

_PREFIX = "tag:yaml.org,2002:"
_MAX_NUMBER = 40
_SAFE: Any = yaml.SafeLoader("")
_MAKERS: dict[str, Callable[[yaml.ScalarNode], object]] = {
    _PREFIX + "int": _SAFE.construct_yaml_int,
    _PREFIX + "float": _SAFE.construct_yaml_float,
    _PREFIX + "bool": _SAFE.construct_yaml_bool,
    _PREFIX + "null": _SAFE.construct_yaml_null,
    _PREFIX + "timestamp": _SAFE.construct_yaml_timestamp,
    _PREFIX + "binary": _SAFE.construct_yaml_binary,
}
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


def is_null(node: ScalarNode) -> bool:
    """Tell whether a scalar says that there is nothing."""
    if node.tag is not None:
        return node.tag == _PREFIX + "null"
    return not node.style and node.text in _NULLS


def value_of(node: Node) -> object:
    """Return the value of a node; a tag that is not known leaves plain data. Raises Fault for what has no value."""
    node = resolve(node)
    if isinstance(node, ScalarNode):
        return _scalar(node)
    if isinstance(node, SequenceNode):
        return [value_of(item) for item in node.items]
    return _mapping(node)


def value_nodes(mapping: MappingNode) -> dict[str, Node]:
    """Return the node of the value of each text key, as typed; the last of equal keys counts. Raises Fault."""
    found: dict[str, Node] = {}
    merges: list[Node] = []
    for key, value in mapping.pairs:
        key = resolve(key)
        if not isinstance(key, ScalarNode):
            raise _bad_key(key)
        if key.text == "<<" and _is_merge(key):
            merges.append(value)
        else:
            found[key.text] = value
    if not merges:
        return found
    merged: dict[str, Node] = {}
    for merge in merges:
        for part in _merged(merge):
            merged |= value_nodes(part)
    return merged | found


def same(one: object, other: object) -> bool:
    """Tell whether two values are equal in value and type, at every level; the order of keys does not matter."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other or (one != one and other != other)


def _scalar(node: ScalarNode) -> object:
    text = node.text
    tag = node.tag
    if tag is None:
        if node.style:
            return text
        if text.isascii() and text.isdigit() and text[0] != "0" and len(text) < _MAX_NUMBER:
            return int(text)
        tag = _SAFE.resolve(yaml.ScalarNode, text, (True, False))
    make = _MAKERS.get(tag)
    if make is None:
        return text
    if tag in (_PREFIX + "int", _PREFIX + "float") and len(text) > _MAX_NUMBER:
        raise _bad_value(node, f"a number of {len(text):,} characters")
    try:
        return make(yaml.ScalarNode(tag, text))
    except (ArithmeticError, AttributeError, LookupError, ValueError, yaml.YAMLError):
        raise _bad_value(node, f"“{text[:40]}” is no {tag.removeprefix(_PREFIX)} that exists") from None


def _bad_value(node: ScalarNode, words: str) -> Fault:
    fix = Fix("Put this value in quotes", node.start, node.end, f"'{node.text}'")
    return Fault(f"{words}: put it in quotes if it is meant as text", node.start, fix=fix)


def _mapping(node: MappingNode) -> dict[Any, object]:
    merged: dict[Any, object] = {}
    own: dict[Any, object] = {}
    for key, value in node.pairs:
        key = resolve(key)
        if not isinstance(key, ScalarNode):
            raise _bad_key(key)
        if _is_merge(key):
            for part in _merged(value):
                merged |= _mapping(part)
        else:
            own[value_of(key)] = value_of(value)
    return merged | own


def _bad_key(key: SequenceNode | MappingNode) -> Fault:
    return Fault("a list or a mapping cannot be a key: put it in quotes if it is meant as text", key.start)


def _is_merge(key: ScalarNode) -> bool:
    return key.text == "<<" and not key.style and key.tag in (None, _PREFIX + "merge")


def _merged(node: Node) -> list[MappingNode]:
    """Return the mappings that a merge key brings in, the weakest first."""
    at = node.start
    target = resolve(node)
    parts = [resolve(item) for item in reversed(target.items)] if isinstance(target, SequenceNode) else [target]
    mappings = [part for part in parts if isinstance(part, MappingNode)]
    if len(mappings) < len(parts):
        raise Fault("<< must be followed by a mapping or a list of mappings", at)
    return mappings


def is_shared(node: Node) -> bool:
    """Tell whether a node is, holds or mentions anything that is anchored."""
    return any(isinstance(part, AliasNode) or part.anchored for part in _parts(node))


def aliases_in(node: Node) -> Iterator[AliasNode]:
    """Yield every alias that a node is or holds."""
    return (part for part in _parts(node) if isinstance(part, AliasNode))


def _parts(node: Node) -> Iterator[Node]:
    todo: list[Node] = [node]
    while todo:
        part = todo.pop()
        yield part
        if isinstance(part, SequenceNode):
            todo += part.items
        elif isinstance(part, MappingNode):
            todo += [child for pair in part.pairs for child in pair]
