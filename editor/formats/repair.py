"""Changes that would make a page readable. Each one is tried before it is offered."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from editor.formats.front_matter import BOM, LONE_RETURN, find_yaml, leading_text
from editor.formats.problems import Fault, Repair
from editor.formats.repair_lines import mend_lines
from editor.formats.yaml_nodes import UNPRINTABLE, check_syntax

# Each line can be matched in one way only, else many markers would take for ever.
_CONFLICT = re.compile(
    r"^<{7}(?: [^\n]*)?\n(?P<first>(?:(?!<{7}|\|{7}|={7}\r?\n)[^\n]*\n)*)"
    r"(?:\|{7}[^\n]*\n(?:(?!<{7}|={7}\r?\n)[^\n]*\n)*)?"
    r"={7}\r?\n(?P<second>(?:(?!<{7}|>{7})[^\n]*\n)*)>{7}[^\n]*(?:\n|\Z)",
    re.MULTILINE,
)
_PLACEHOLDER = re.compile(
    r"(?<=[:\-,\[ ])(?P<lead>[ ]*)(?P<text>\{\{[^{}\"'\n]*\}\})(?=[ ]*(?:[\],]|\r?$))", re.MULTILINE
)
_PROSE = re.compile(r"^(?![\w\"'][^\n]*:(?:\s|$))(?![ \t#-])[^\s][^\n]*", re.MULTILINE)
_MOST_LINES = 2000

Proposal = tuple[str, str]
"""A title, and the whole text repaired."""


def find_repairs(fault: Fault, text: str, bom: bool, markdown: bool) -> tuple[Repair, ...]:
    """Return the repairs that make a text one that parses; `text` is the file's without its byte order mark."""
    repairs: list[Repair] = []
    for title, mended in _proposals(fault, text, markdown):
        if mended != text and all(mended != text_of(repair) for repair in repairs) and _parses(mended, markdown):
            before, after = _difference(text, mended)
            repairs.append(Repair(title, before, after, (BOM if bom else b"") + mended.encode("utf-8")))
    return tuple(repairs)


def text_of(repair: Repair) -> str:
    """Return the whole repaired text without its byte order mark."""
    return repair.data.removeprefix(BOM).decode("utf-8")


def is_conflict(text: str) -> re.Match[str] | None:
    """Return the first passage between conflict markers, if a merge left one."""
    return _CONFLICT.search(text)


def has_placeholder(text: str, offset: int) -> bool:
    """Tell whether the line of a character holds a {{ placeholder }} without quotes."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return _PLACEHOLDER.search(text, start, end if end >= 0 else len(text)) is not None


def _proposals(fault: Fault, text: str, markdown: bool) -> Iterator[Proposal]:
    if fault.fix:
        title, start, end, new = fault.fix
        yield title, text[:start] + new + text[end:]
    leading = leading_text(text) if markdown else None
    if leading is not None and not text.startswith("---"):
        yield "Remove the text before the front matter", text[leading:]
    if LONE_RETURN.search(text):
        yield "Give every line a usual line end", LONE_RETURN.sub("\r\n" if "\r\n" in text else "\n", text)
    if is_conflict(text):
        yield "Keep the first version of each conflict", _CONFLICT.sub(r"\g<first>", text)
        yield "Keep the second version of each conflict", _CONFLICT.sub(r"\g<second>", text)
        return
    try:
        page = find_yaml(text, markdown)
    except Fault:
        yield from _closed(text)
        return
    yaml = text[page.start : page.end]
    if UNPRINTABLE.search(yaml):
        cleaned = UNPRINTABLE.sub("", yaml)
        yield "Remove the characters that a page cannot hold", text[: page.start] + cleaned + text[page.end :]
    if has_placeholder(text, fault.offset):
        quoted = _PLACEHOLDER.sub(r'\g<lead>"\g<text>"', yaml)
        yield "Put the placeholders in quotes", text[: page.start] + quoted + text[page.end :]
    elif fault.opened is not None:
        mended = mend_lines(text, page)
        if mended:
            yield mended


def _closed(text: str) -> Iterator[Proposal]:
    """Close a front matter that is opened: before the first line of prose, or at the end of the file."""
    if not text.startswith("---"):
        return
    eol = "\r\n" if "\r\n" in text else "\n"
    prose = _PROSE.search(text, text.find("\n") + 1)
    if prose:
        before = text[: prose.start()]
        body = before.rstrip()
        yield "Close the front matter before the text", f"{body}{eol}---{before[len(body) :]}{text[prose.start() :]}"
    yield "Close the front matter at the end of the file", f"{text.rstrip()}{eol}---{eol}"


def _parses(text: str, markdown: bool) -> bool:
    try:
        page = find_yaml(text, markdown)
        check_syntax(text, page.start, page.end)
    except Fault:
        return False
    return True


def _difference(old: str, new: str) -> tuple[str, str]:
    """Return the lines that differ, passages that are apart joined by an ellipsis."""
    before, after = old.split("\n"), new.split("\n")
    head = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    before, after = before[head : len(before) - tail][:_MOST_LINES], after[head : len(after) - tail][:_MOST_LINES]
    matcher = SequenceMatcher(None, before, after)
    changes = [(a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
    removed = ["\n".join(before[a:b]) for a, b, _, _ in changes]
    added = ["\n".join(after[c:d]) for _, _, c, d in changes]
    return "\n…\n".join(filter(None, removed)), "\n…\n".join(filter(None, added))
