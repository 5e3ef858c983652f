"""What is odd in a page that can be read all the same."""

from collections.abc import Iterator

from editor.core.model import Episode
from editor.core.timing import parse_time
from editor.formats.entries import CLIPS, TRANSCRIPT
from editor.formats.front_matter import PageText
from editor.formats.problems import Lines, Notice
from editor.formats.repeats import Repeat, repeats_in, told
from editor.formats.source import Layout, Section, State
from editor.formats.yaml_nodes import MappingNode, Node, ScalarNode, resolve
from editor.formats.yaml_values import is_null, value_nodes

_MOST = 200

Found = tuple[int, str, int | None]
"""The offset of what is odd, the sentence about it, and the row of its entry."""


def notices_of(page: PageText, layout: Layout, episode: Episode) -> tuple[Notice, ...]:
    """Return what is odd in a page, in the order of its lines; at most a few hundred."""
    lines = Lines(page.text)
    found = sorted(_all(lines, layout, episode), key=lambda one: one[0])
    notices = [Notice(lines.place(offset), text, row) for offset, text, row in found[:_MOST]]
    if len(found) > _MOST:
        notices.append(Notice(notices[-1].place, f"and {len(found) - _MOST:,} more of this kind below", None))
    return tuple(notices)


def repeats_of(page: PageText, layout: Layout) -> tuple[str, ...]:
    """Return which keys of a page stand more than once, in sentences with their places; at most a few."""
    lines = Lines(page.text)
    return told(lines, {one for one, _ in repeats_in_layout(lines, layout)})


def _all(lines: Lines, layout: Layout, episode: Episode) -> Iterator[Found]:
    if isinstance(layout.root, MappingNode) and layout.transcript.state is State.ABSENT:
        yield layout.root.start, "This page has no transcript yet; the first line that you insert begins one.", None
    for section in (layout.transcript, layout.clips):
        yield from _in_flow(section)
    yield from ((*one, row) for one, row in repeats_in_layout(lines, layout))
    for row, line in episode.lines():
        if not line.text and "line" not in value_nodes(layout.transcript.nodes[row]):
            yield layout.transcript.nodes[row].start, "This entry has no text: it has neither “line” nor “header”.", row
        yield from _times(layout.transcript.nodes[row], row, line.sec)
    for clip, node in zip(episode.clips, layout.clips.nodes, strict=True):
        yield from _offsets(node, (clip.start, clip.end))


def repeats_in_layout(lines: Lines, layout: Layout) -> Iterator[tuple[Repeat, int | None]]:
    """Yield what is repeated in a page, and the row of the entry that it is in."""
    if isinstance(layout.root, MappingNode):
        yield from ((one, None) for one in repeats_in(lines, layout.root, (TRANSCRIPT, CLIPS)))
    for row, node in enumerate(layout.transcript.nodes):
        yield from ((one, row) for one in repeats_in(lines, node))
    for node in layout.clips.nodes:
        yield from ((one, None) for one in repeats_in(lines, node))


def _in_flow(section: Section) -> Iterator[Found]:
    if section.state is State.FLOW:
        how = f"“{section.key}” is written in brackets or with a mark such as & or *"
        yield section.value_start, f"{how}; the first edit writes each of its entries on lines of its own.", None


def _times(node: MappingNode, row: int, sec: float | None) -> Iterator[Found]:
    nodes = value_nodes(node)
    time, seconds = nodes.get("time"), nodes.get("sec")
    if isinstance(time, ScalarNode) and not is_null(time) and parse_time(time.text) is None:
        yield time.start, f"“{_short(time)}” is no time such as 1:02:03; it stays until the line's time is set.", row
    if seconds and sec is None and _says_something(seconds):
        yield seconds.start, f"“sec: {_short(seconds)}” is no number of seconds; it stays until it is set.", row


def _offsets(node: MappingNode, values: tuple[float | None, float | None]) -> Iterator[Found]:
    nodes = value_nodes(node)
    for key, value in zip(("startOffset", "endOffset"), values, strict=True):
        found = nodes.get(key)
        if found and value is None and _says_something(found):
            yield found.start, f"“{key}: {_short(found)}” is no number of seconds; it stays until it is set.", None


def _says_something(node: Node) -> bool:
    target = resolve(node)
    return not (isinstance(target, ScalarNode) and is_null(target))


def _short(node: Node) -> str:
    target = resolve(node)
    return " ".join(target.text.split())[:40] if isinstance(target, ScalarNode) else "…"
