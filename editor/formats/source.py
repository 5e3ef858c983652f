"""Where the transcript and the clips stand in the text of a page: sections, and the lines of each entry."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from editor.core.model import Part
from editor.formats.entries import CLIPS, TRANSCRIPT
from editor.formats.front_matter import PageText
from editor.formats.problems import Fault, Fix
from editor.formats.yaml_nodes import AliasNode, MappingNode, Node, ScalarNode, SequenceNode, resolve
from editor.formats.yaml_values import is_null

_COLON = re.compile(r"[ \t]*:(?=\s|\Z)")
_WHAT = {TRANSCRIPT: "a list of entries", CLIPS: "a list of clips"}


class State(Enum):
    """How a section is written."""

    ABSENT = auto()
    EMPTY = auto()  # the key with nothing or [] behind it
    BLOCK = auto()  # an entry on lines of its own
    FLOW = auto()  # in brackets, by an alias or with a tag: written as BLOCK once it is edited


@dataclass(slots=True, eq=False)
class Source:
    """The lines of the page that one entry stands on; the comments and blank lines before it begin at `gap`."""

    node: MappingNode
    start: int
    end: int
    gap: int


@dataclass(frozen=True, slots=True)
class Known:
    """An entry as it was read, its node, and the lines that it stands on if it has lines of its own."""

    entry: Part
    node: MappingNode
    source: Source | None


@dataclass(slots=True)
class Section:
    """The transcript or the clips in the text of a page.

    `key_start` and `key_end` enclose the key with its colon, `value_start` and `value_end` what stands behind it;
    `dash` is the column of the dashes.
    """

    key: str
    state: State = State.ABSENT
    key_start: int = 0
    key_end: int = 0
    value_start: int = 0
    value_end: int = 0
    dash: int = 0
    nodes: list[MappingNode] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)


@dataclass(slots=True)
class Layout:
    """The parts of a page: its root, the two sections, and where a section that is missing would go."""

    root: MappingNode | SequenceNode | None
    transcript: Section
    clips: Section
    end: int


def find_layout(page: PageText, roots: list[Node]) -> Layout:
    """Return where the parts of a page stand; raises Fault for a page that is no transcript."""
    if page.front_matter and len(roots) > 1:
        raise Fault("there is more than one YAML document in the front matter", roots[1].start)
    root = _choose(roots)
    transcript, clips = Section(TRANSCRIPT), Section(CLIPS)
    end = page.end
    if isinstance(root, SequenceNode):
        transcript.key_start = transcript.key_end = root.start
        transcript.dash = root.column
        _place(page, transcript, root)
    elif isinstance(root, MappingNode):
        if root.flow and root.pairs:
            raise Fault("the page is written as one {…}: write one key on each line, without the brackets", root.start)
        for key, value in root.pairs:
            for section in (transcript, clips):
                if isinstance(key, ScalarNode) and key.text == section.key:
                    _place_keyed(page, section, key, value)
        if root.pairs:
            end = line_after(page, last_end(root))
    return Layout(root, transcript, clips, end)


def line_start(page: PageText, offset: int) -> int:
    """Return where the line that holds a character begins."""
    return max(page.start, page.text.rfind("\n", 0, offset) + 1)


def line_after(page: PageText, offset: int) -> int:
    """Return where the next line begins; an offset behind a line break is a line's beginning already."""
    if offset > page.start and page.text[offset - 1] == "\n":
        return offset
    position = page.text.find("\n", offset, page.end)
    return page.end if position < 0 else position + 1


def last_end(node: Node) -> int:
    """Return where the last token of a node ends; a block collection's own end runs on over comments."""
    while not isinstance(node, ScalarNode | AliasNode) and not node.flow:
        children = node.items if isinstance(node, SequenceNode) else [value for _, value in node.pairs[-1:]]
        if not children:
            break
        node = children[-1]
    return node.end


def _choose(roots: list[Node]) -> MappingNode | SequenceNode | None:
    """Return the document that holds the transcript, or else the first that could."""
    collections = [root for root in roots if isinstance(root, MappingNode | SequenceNode)]
    for root in collections:
        if isinstance(root, MappingNode) and any(_named(key, TRANSCRIPT) for key, _ in root.pairs):
            return root
    if collections:
        return collections[0]
    for other in roots:
        if isinstance(other, ScalarNode) and (other.text or other.style):
            raise Fault("there are no keys here: a page needs “transcript:” with a list of entries", other.start)
    return None


def _named(key: Node, name: str) -> bool:
    return isinstance(key, ScalarNode) and key.text == name


def _place_keyed(page: PageText, section: Section, key: ScalarNode, value: Node) -> None:
    colon = _COLON.match(page.text, key.end)
    if colon is None:
        raise Fault(f"“{section.key}” must be followed by a colon on the same line", key.start)
    section.key_start, section.key_end, section.dash = key.start, colon.end(), key.column
    _place(page, section, value)


def _place(page: PageText, section: Section, value: Node) -> None:
    section.value_start, section.value_end = value.start, last_end(value)
    section.nodes, section.sources = [], []
    target = resolve(value)
    if isinstance(target, ScalarNode) and is_null(target):
        section.state = State.EMPTY
        return
    if not isinstance(target, SequenceNode):
        found = "text" if isinstance(target, ScalarNode) else "a mapping"
        raise Fault(
            f"“{section.key}” must be {_WHAT[section.key]}, each beginning with a dash, but it is {found}", value.start
        )
    section.nodes = [_entry(section, item) for item in target.items]
    section.state = State.FLOW if target.items else State.EMPTY
    if target.items and not target.flow and not isinstance(value, AliasNode):
        sources = _sources(page, target)
        if sources is not None:
            section.state, section.sources, section.dash = State.BLOCK, sources, target.column


def _entry(section: Section, item: Node) -> MappingNode:
    target = resolve(item)
    if isinstance(target, MappingNode):
        return target
    example = "line: …" if section.key == TRANSCRIPT else "name: …"
    found = "a list" if isinstance(target, SequenceNode) else "text without a key"
    if isinstance(target, ScalarNode) and is_null(target):
        found = "empty"
    raise Fault(
        f"this entry of “{section.key}” is {found}: write “- {example}” or remove it",
        item.start,
        fix=_keyed(section, item),
    )


def _keyed(section: Section, item: Node) -> Fix | None:
    """Return the entry with the key that it lacks, if it is text."""
    if not isinstance(item, ScalarNode) or is_null(item):
        return None
    # Only now: reading a page should not wait for what writes one.
    from editor.formats.scalars import NO_WRAP, write_value

    key = "line" if section.key == TRANSCRIPT else "name"
    value = write_value(key, item.text.strip(), item.column, None, NO_WRAP, fill=False)
    return Fix(f"Make this text a {key}", item.start, item.end, f"{key}: {value}")


def _sources(page: PageText, sequence: SequenceNode) -> list[Source] | None:
    """Return the lines of each entry, or None where entries do not stand on lines of their own."""
    sources: list[Source] = []
    before = None
    for item in sequence.items:
        floor = before if before is not None else page.start
        start = _dash_line(page, item.start, floor, sequence.column)
        if start is None:
            return None
        end = line_after(page, last_end(item))
        target = resolve(item)
        if isinstance(target, MappingNode):
            sources.append(Source(target, start, end, start if before is None else before))
        before = end
    return sources


def _dash_line(page: PageText, offset: int, floor: int, column: int) -> int | None:
    """Return the line, at or above a character, on which the dash of its entry stands."""
    text = page.text
    line = line_start(page, offset)
    while line >= floor:
        dash = line + column
        if text[dash : dash + 1] == "-" and not text[line:dash].strip(" ") and text[dash + 1 : dash + 2].strip() == "":
            return line
        if line == page.start:
            return None
        line = line_start(page, line - 1)
    return None
