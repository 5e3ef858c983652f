"""Faults as sentences for the user: what is wrong, where, and what to do."""

import re

from editor.formats.problems import Fault, Lines, PageError
from editor.formats.repair import find_repairs, has_placeholder, is_conflict, text_of

_QUOTE = "a quote is opened here and never closed: add the closing quote, or write a quote inside the text twice"
_MISFIT = (
    "this line does not fit what stands above it, most often because a quote is missing or left over there: "
    "put that text in quotes"
)
_CULPRIT = "a quote is missing or left over here, so what follows cannot be read: put the text in quotes"
_SENTENCES = (
    (r"while scanning a quoted scalar", _QUOTE),
    (
        r"escape|did not find expected hexdecimal",
        "inside double quotes a backslash must be written twice: \\\\",
    ),
    (r"tab character", "a tab stands where blanks must: replace it by two blanks"),
    (
        r"mapping values are not allowed",
        "a colon with a blank after it cannot stand inside plain text: put the text in quotes",
    ),
    (
        r"could not find expected ':'|simple key",
        "this line has no key: indent it if it continues the text above, else remove it or put the text in quotes",
    ),
    (
        r"did not find expected key",
        _MISFIT,
    ),
    (
        r"did not find expected '-' indicator|block sequence entries are not allowed",
        "an entry must begin with a dash in the same column as the others: indent or mend this line",
    ),
    (
        r"expected ',' or '[\]}]'|while parsing a flow",
        "a bracket is opened and never closed: close it, or put the text in quotes",
    ),
    (r"document start|document end", "a line with --- or ... stands in the middle of the page: remove it"),
    (r"anchor|alias", "a text cannot begin with & or *: put it in quotes"),
    (r"tag", "a text cannot begin with an exclamation mark here: put it in quotes"),
)
_STAMP = re.compile(r"^\s*\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s*$")
_NEAR = 12


def page_error(fault: Fault, text: str, bom: bool, markdown: bool) -> PageError:
    """Return what is told about a fault in a page's text, with the repairs that would work."""
    lines = Lines(text)
    conflict = is_conflict(text) if fault.opened is not None else None
    sentence, offset = _sentence(fault, text), fault.offset
    pasted = fault.opened is not None and _looks_pasted(text, fault.offset)
    repairs = () if pasted else find_repairs(fault, text, bom, markdown)
    if pasted:
        sentence = (
            "this looks like a pasted transcript, with times and texts on lines of their own: "
            "write each paragraph as an entry, “- line: …”"
        )
    elif conflict:
        offset = conflict.start()
        sentence = "a merge left both versions of some lines between <<<<<<< and >>>>>>>: keep one and remove the marks"
    elif sentence is _QUOTE and fault.opened is not None:
        offset = fault.opened
    if repairs and fault.opened is not None and not conflict:
        offset = _first_difference(text, text_of(repairs[0]), offset)
        sentence = _CULPRIT if sentence is _MISFIT else sentence
    more = " A repair is suggested." if repairs else ""
    return PageError(f"{sentence}.{more}", lines.place(offset), repairs)


def _sentence(fault: Fault, text: str) -> str:
    words = str(fault)
    if has_placeholder(text, fault.offset):
        return "a {{ placeholder }} must be in quotes"
    if fault.opened is None:
        return words
    line_start = text.rfind("\n", 0, fault.offset) + 1
    if "cannot start any token" in words:
        if "\t" in text[line_start : fault.offset + 1]:
            return "a tab stands where blanks must: replace it by two blanks"
        return f"a text cannot begin with {text[fault.offset : fault.offset + 1]}: put it in quotes"
    for pattern, sentence in _SENTENCES:
        if re.search(pattern, words):
            return sentence
    return f"the YAML of the page cannot be read from here on ({words}): mend this line or the one before it"


def _looks_pasted(text: str, offset: int) -> bool:
    """Tell whether lines that hold nothing but a time stand near a character."""
    start = text.rfind("\n", 0, max(0, text.rfind("\n", 0, offset) - 200)) + 1
    near = text[start : offset + 2000].split("\n")[: 2 * _NEAR]
    return sum(bool(_STAMP.match(line)) for line in near) >= 2


def _first_difference(old: str, new: str, default: int) -> int:
    """Return where the line begins in which a repair changes something first."""
    step = 4096
    same = 0
    while old[same : same + step] == new[same : same + step] and same < len(old):
        same += step
    at = next((index for index in range(same, min(len(old), len(new))) if old[index] != new[index]), None)
    return default if at is None else at
