"""Keys that stand more than once in a mapping of a page: YAML forbids it, Jekyll and this editor take the last."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from editor.formats.problems import Lines
from editor.formats.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode

_NTH = {2: "a second", 3: "a third"}
_MOST_SHOWN = 3
_MOST_TOLD = 20
_LONGEST = 40


class Repeat(NamedTuple):
    """The offset of a key that stands before in its mapping, and the sentence about it."""

    offset: int
    text: str


def repeats_in(lines: Lines, node: Node, besides: Sequence[str] = ()) -> Iterator[Repeat]:
    """Yield what is repeated in a node and in all that it holds, but not in the values of the keys `besides`."""
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from repeats_in(lines, item)
    if not isinstance(node, MappingNode):
        return
    pairs: dict[str, list[tuple[ScalarNode, Node]]] = {}
    for key, value in node.pairs:
        name = key.text if isinstance(key, ScalarNode) else ""
        if isinstance(key, ScalarNode) and name != "<<":
            pairs.setdefault(name, []).append((key, value))
        if not isinstance(value, ScalarNode) and name not in besides:
            yield from repeats_in(lines, value)
    for name, same in pairs.items():
        if len(same) > 1:
            yield Repeat(same[-1][0].start, _sentence(lines, name, same[:-1]))


def told(lines: Lines, repeats: Iterable[Repeat]) -> tuple[str, ...]:
    """Return repeats as sentences that begin with their places, in order; at most a few."""
    found = sorted(repeats)
    sentences = [f"{str(lines.place(one.offset)).capitalize()}: {one.text}" for one in found[:_MOST_TOLD]]
    more = len(found) - _MOST_TOLD
    return (*sentences, f"And {more:,} more keys that stand twice.") if more > 0 else tuple(sentences)


def _sentence(lines: Lines, name: str, overruled: Sequence[tuple[ScalarNode, Node]]) -> str:
    count = len(overruled) + 1
    others = ", ".join(
        f"{_value(value)} in line {lines.place(key.start).line}" for key, value in overruled[:_MOST_SHOWN]
    )
    more = ", …" if len(overruled) > _MOST_SHOWN else ""
    return f"“{name}” stands here for {_NTH.get(count, f'the {count}th')} time: this one counts, not {others}{more}."


def _value(node: Node) -> str:
    text = " ".join(node.text.split()) if isinstance(node, ScalarNode) else ""
    return f"“{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}”" if text else "the one"
