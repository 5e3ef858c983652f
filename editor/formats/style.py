"""How a page writes its entries, learned from some of them: wrap width, quotes, order of keys."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from editor.formats.entries import CLIP_KEYS, CLIPS, HEADER_KEYS, LINE_KEYS, SECONDS_KEYS, TRANSCRIPT
from editor.formats.scalars import NO_WRAP, natural_style, write_value
from editor.formats.source import Section, Source
from editor.formats.yaml_nodes import MappingNode, ScalarNode

_SAMPLE = 200
_QUOTE_SAMPLE = 60
_USUAL_WIDTHS = (80, 79, 100, 120, 78, 76, 72, 90, 88)
_DEFAULT_WIDTH = 80
_LEAST_INDENT = 2
_LONG_LINE = 110
_AGREEMENT = 0.9
_ORDERS = {TRANSCRIPT: (*HEADER_KEYS, *LINE_KEYS), CLIPS: tuple(CLIP_KEYS)}


class Wrap(NamedTuple):
    """Where long values break: at PyYAML's width, or with `fill` so that no line is longer."""

    width: int = _DEFAULT_WIDTH
    fill: bool = False


@dataclass(slots=True)
class _Votes:
    """What the wrapped lines allow: each break holds for an interval of widths."""

    pyyaml: list[tuple[int, int]] = field(default_factory=list)
    fill: list[tuple[int, int]] = field(default_factory=list)
    longest: int = 0


class Style:
    """The manner of a page, for values and entries that are written anew."""

    def __init__(self, text: str, sections: Iterable[Section], eol: str) -> None:
        self._eol = eol
        self._orders: dict[str, list[tuple[str, ...]]] = {}
        self._habits: dict[tuple[str, str], str | None] = {}
        self._indents: dict[str, int] = {}
        votes = _Votes()
        for section in sections:
            self._sample(text, section, votes)
        self.wrap = _choose_wrap(votes)

    def value(self, key: str, value: object, column: int, section: str, old: ScalarNode | None = None) -> str:
        """Return a value as it stands behind its key, in the manner of the old one or else of the page."""
        style = self._habits.get((section, key))
        if isinstance(value, str) and old is not None:
            style = None if natural_style(old.text) == old.style else old.style
            if old.style and old.style in "|>" and old.text.endswith("\n"):
                value += "\n"
        return write_value(key, value, column, style, *self.wrap).replace("\n", self._eol)

    def order(self, section: str, keys: Iterable[str]) -> list[str]:
        """Return keys in the order in which the page writes them."""
        names = list(keys)
        orders = self._orders.get(section, [])
        usual = next((order for order in orders if set(names) <= set(order)), ())
        known = [*usual, *(key for key in _ORDERS[section] if key not in usual)]
        return sorted(names, key=lambda key: known.index(key) if key in known else len(known))

    def place(self, section: str, key: str, present: list[str]) -> int:
        """Return the index at which a new key goes among those that an entry has."""
        ordered = self.order(section, [*present, key])
        before = ordered[: ordered.index(key)]
        return max((index + 1 for index, other in enumerate(present) if other in before), default=0)

    def indent(self, section: str) -> int:
        """Return how far behind its dash a page writes the keys of an entry."""
        return self._indents.get(section, _LEAST_INDENT)

    def _sample(self, text: str, section: Section, votes: _Votes) -> None:
        orders: Counter[tuple[str, ...]] = Counter()
        indents: Counter[int] = Counter()
        scalars: defaultdict[str, list[ScalarNode]] = defaultdict(list)
        for source in _some(section.sources, _SAMPLE):
            node = source.node
            if node.flow or not source.start <= node.start < source.end:
                continue
            orders[tuple(key.text for key, _ in node.pairs if isinstance(key, ScalarNode))] += 1
            indents[node.column - section.dash] += 1
            for key, value in _scalars(node):
                scalars[key].append(value)
                _vote(text, value, votes)
        self._orders[section.key] = [order for order, _ in orders.most_common()]
        if indents:
            self._indents[section.key] = max(_LEAST_INDENT, indents.most_common(1)[0][0])
        for key, values in scalars.items():
            self._habits[section.key, key] = _habit(values)


def _some(sources: list[Source], count: int) -> list[Source]:
    return sources[:: max(1, len(sources) // count)]


def _scalars(node: MappingNode) -> Iterator[tuple[str, ScalarNode]]:
    for key, value in node.pairs:
        if isinstance(key, ScalarNode) and key.text not in SECONDS_KEYS and isinstance(value, ScalarNode):
            yield key.text, value


def _habit(values: list[ScalarNode]) -> str | None:
    """Return the mark that the values of a key mostly have where it is not PyYAML's choice."""
    some = values[:: max(1, len(values) // _QUOTE_SAMPLE)]
    votes = Counter(None if natural_style(value.text) == value.style else value.style for value in some)
    return votes.most_common(1)[0][0]


def _vote(text: str, value: ScalarNode, votes: _Votes) -> None:
    if value.style and value.style in "|>":
        return
    start = text.rfind("\n", 0, value.start) + 1
    lines = text[start : value.end].replace("\r\n", "\n").split("\n")
    if len(lines) == 1 and " " in text[value.start : value.end]:
        votes.longest = max(votes.longest, len(lines[0]))
    for line, following in pairwise(lines):
        body = line.rstrip()
        cut = body.rfind(" ")
        if cut >= 0 and following.strip():
            word = following.split(maxsplit=1)[0]
            votes.pyyaml.append((cut, len(body) - 1))
            votes.fill.append((len(body), len(body) + len(word)))


def _choose_wrap(votes: _Votes) -> Wrap:
    if not votes.pyyaml:
        return Wrap(NO_WRAP if votes.longest > _LONG_LINE else _DEFAULT_WIDTH)
    width, share = _most_accepted(votes.pyyaml)
    fill_width, fill_share = _most_accepted(votes.fill)
    if share >= _AGREEMENT and share >= fill_share:
        return Wrap(width)
    return Wrap(fill_width, fill=True) if fill_share >= _AGREEMENT else Wrap()


def _most_accepted(intervals: list[tuple[int, int]]) -> tuple[int, float]:
    """Return the width that lies in most intervals, a usual one if there is a choice, and their share."""
    steps: Counter[int] = Counter()
    for low, high in intervals:
        if low <= high:
            steps[low] += 1
            steps[high + 1] -= 1
    best, best_count, count = range(0), 0, 0
    points = sorted(steps)
    for point, following in pairwise(points):
        count += steps[point]
        if count > best_count:
            best, best_count = range(point, following), count
    width = next((usual for usual in _USUAL_WIDTHS if usual in best), best.start)
    return width, best_count / len(intervals)
