"""A search for the few lines that keep YAML from parsing, and for what was most likely meant.

Every candidate is tried. Among those that get further, the one wins that leaves the least structure swallowed by texts,
then one after which all parses, then the smallest.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from editor.formats.front_matter import PageText
from editor.formats.problems import Fault
from editor.formats.scalars import NO_WRAP, write_value
from editor.formats.yaml_nodes import scalar_texts

_KEY = re.compile(r"(?P<lead> *(?:- +)?)(?P<key>[A-Za-z_][\w-]*) *:(?:[ \t]+|$)(?P<value>.*)")
_ITEM = re.compile(r"(?P<lead> *- +)(?P<value>.*)")
_SWALLOWED = re.compile(
    r"(?:^|[ \n])(?:- )?(?:header|line|sec|time|who|name|startOffset|endOffset|url|intro|title|description"
    r"|quotableClips|transcript): "
)
_SINGLE = re.compile(r"'(?:[^']|'')*'\s*(?:#.*)?")
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"\s*(?:#.*)?')
_POSSESSIVE = re.compile(r"[a-z]s'$")

_ROUNDS = 30
_CANDIDATES = 60
_FAR_BACK = 400
_QUOTED = 40
_LONG = 200
_WIDTH = 80
_STEPS = 40
_SMALL = 12
_BUDGET = 20_000_000
"""Characters that may be parsed in all, about a second's work."""


class _Change(NamedTuple):
    first: int
    last: int
    lines: list[str]
    title: str


class _Outcome(NamedTuple):
    """Whether a text parses, else on which line not, and how much structure stands inside its texts."""

    fault: Fault | None
    line: int
    opened: int
    swallowed: int


@dataclass(slots=True)
class _Group:
    """A value with its key or dash: its first and last line, and the text that was most likely meant."""

    first: int
    last: int
    match: re.Match[str]


def mend_lines(text: str, page: PageText) -> tuple[str, str] | None:
    """Return a title and the whole text with a few lines mended so that its YAML parses, None if none are found."""
    search = _Search(text[page.start : page.end], page.eol)
    titles = search.run()
    if not titles:
        return None
    title = titles[0] if len(titles) == 1 else f"{titles[0]}, and {len(titles) - 1} more"
    return title, text[: page.start] + "\n".join(search.lines) + text[page.end :]


class _Search:
    """The lines as they are mended round by round."""

    def __init__(self, yaml: str, eol: str) -> None:
        self.lines = yaml.split("\n")
        self._end = eol.removesuffix("\n")
        self._spent = 0

    def run(self) -> list[str]:
        """Mend until all parses; return what was done, nothing if it does not come to that."""
        titles: list[str] = []
        now = self._try(self.lines)
        for _ in range(_ROUNDS):
            if now.fault is None:
                return titles
            best = self._best(now)
            if best is None:
                return []
            change, now = best
            self.lines = self._changed(change)
            titles.append(change.title)
        return titles if now.fault is None else []

    def _best(self, now: _Outcome) -> tuple[_Change, _Outcome] | None:
        best: tuple[_Change, _Outcome] | None = None
        best_score: tuple[int, bool, int, int] | None = None
        plain = [line.removesuffix("\r") for line in self.lines]
        for tried, change in enumerate(_candidates(plain, now)):
            if tried > _CANDIDATES or self._spent > _BUDGET:
                break
            outcome = self._try(self._changed(change))
            shift = change.last - change.first + 1 - len(change.lines)
            line = outcome.line + (shift if outcome.line >= change.first else 0)
            if outcome.fault and line <= now.line:
                continue
            cost = abs(sum(map(len, change.lines)) - sum(map(len, plain[change.first : change.last + 1])))
            reached = now.line + _STEPS if outcome.fault is None else min(line, now.line + _STEPS)
            score = (-outcome.swallowed, outcome.fault is None, reached, -cost)
            if best_score is None or score > best_score:
                best, best_score = (change, outcome), score
            if outcome.fault is None and outcome.swallowed <= now.swallowed and cost <= _SMALL:
                break
        return best

    def _changed(self, change: _Change) -> list[str]:
        new = [line + self._end for line in change.lines]
        return self.lines[: change.first] + new + self.lines[change.last + 1 :]

    def _try(self, lines: list[str]) -> _Outcome:
        text = "\n".join(lines)
        self._spent += len(text)
        swallowed = 0
        try:
            for value in scalar_texts(text, 0, len(text)):
                swallowed += len(_SWALLOWED.findall(value))
        except Fault as fault:
            line = text.count("\n", 0, fault.offset)
            opened = line if fault.opened is None else text.count("\n", 0, fault.opened)
            return _Outcome(fault, min(line, len(lines) - 1), min(opened, line), swallowed)
        return _Outcome(None, len(lines), len(lines), swallowed)


def _candidates(lines: list[str], now: _Outcome) -> Iterator[_Change]:
    for index in _suspects(lines, now):
        group = _group(lines, index)
        if group:
            yield from _requoted(lines, group)
    near = {now.line, now.opened, max(0, now.line - 1)}
    near |= {i for i in range(now.opened, now.line + 1) if lines[i] and lines[i][0] not in " -#"}
    for index in sorted(near):
        yield from _odd_line(lines, index)


def _suspects(lines: list[str], now: _Outcome) -> list[int]:
    """Return the lines whose values are most likely at fault, the likeliest first."""
    found: dict[int, None] = {}

    def suspect(index: int) -> None:
        while index >= 0 and not _starts_value(lines[index]):
            index -= 1
        if index >= 0:
            found.setdefault(index)

    for index in (now.line, now.opened, now.line - 1):
        suspect(index)
    floor = max(now.opened, now.line - _FAR_BACK)
    quoted = [i for i in range(now.line, floor - 1, -1) if _begins_quoted(lines[i])]
    for index in quoted:
        group = _group(lines, index)
        if group and not _is_well_quoted(_joined(lines, group)):
            suspect(index)
    for index in quoted[:_QUOTED]:
        suspect(index)
    return list(found)


def _starts_value(line: str) -> re.Match[str] | None:
    return _KEY.match(line) or _ITEM.match(line)


def _begins_quoted(line: str) -> bool:
    match = _starts_value(line)
    return match is not None and match["value"][:1] in ("'", '"')


def _group(lines: list[str], index: int) -> _Group | None:
    """Return the value that starts on a line, with the lines after it that are deeper and no key or dash."""
    match = _starts_value(lines[index])
    if match is None:
        return None
    column, last = len(match["lead"]), index
    for row in range(index + 1, len(lines)):
        line = lines[row]
        if not line.strip():
            continue
        depth = len(line) - len(line.lstrip(" "))
        if depth == 0 or depth < column or (depth <= column and _starts_value(line)):
            break
        last = row
    return _Group(index, last, match)


def _joined(lines: list[str], group: _Group) -> str:
    parts = [group.match["value"], *lines[group.first + 1 : group.last + 1]]
    return " ".join(part.strip() for part in parts if part.strip())


def _is_well_quoted(text: str) -> bool:
    return (_SINGLE if text.startswith("'") else _DOUBLE).fullmatch(text) is not None


def _meant(text: str) -> str:
    """Return a text without the quotes around it, and with those inside it undone."""
    quote = text[:1]
    if quote == "'":
        return text[1:].removesuffix("'").replace("''", "'").strip()
    if quote == '"':
        inner = text[1:]
        return (inner if inner.endswith('\\"') else inner.removesuffix('"')).replace('\\"', '"').strip()
    if text.endswith('"') and text.count('"') % 2:
        return text[:-1].strip()
    if text.endswith("'") and text.count("'") % 2 and not _POSSESSIVE.search(text):
        return text[:-1].strip()
    return text


def _requoted(lines: list[str], group: _Group) -> Iterator[_Change]:
    first, last, match = group.first, group.last, group.match
    name = match.groupdict().get("key")
    what = f"the text of “{name}”" if name else "this item"
    old = lines[first : last + 1]
    value = match["value"].strip()
    finished = last > first and _begins_quoted(lines[first]) and _is_well_quoted(value)
    meant = _meant(_joined(lines, group))
    if finished:
        meant = f"{_meant(value)} {_joined(lines, group).removeprefix(value).strip()}"
    new = _written(match, meant, len(old))
    if new != old:
        quoted = value.startswith(("'", '"'))
        yield _Change(first, last, new, f"Mend the quotes of {what}" if quoted else f"Put {what} in quotes")
    if last == first:
        return
    if finished:
        yield _Change(first + 1, last, [], f"Delete what stands after the finished value of “{name}”")
    alone = _written(match, _meant(value), 1)
    if alone != lines[first : first + 1]:
        yield _Change(first, first, alone, f"Put the first line of “{name}” in quotes")


def _written(match: re.Match[str], text: str, count: int) -> list[str]:
    """Return the lines of a key or dash with a text, wrapped unless it was one long line."""
    lead, name = match["lead"], match.groupdict().get("key")
    width = NO_WRAP if not name or (count == 1 and len(match["value"]) > _LONG) else _WIDTH
    body = write_value(name or "k", text, len(lead), None, width, fill=False)
    return (f"{lead}{name}: {body}" if name else lead + body).split("\n")


def _odd_line(lines: list[str], index: int) -> Iterator[_Change]:
    """Propose what to do with a line that is no key, has a tab before it, or is a stray sign."""
    line = lines[index]
    text = line.lstrip()
    blank = line[: len(line) - len(text)]
    if "\t" in blank:
        yield _Change(index, index, [blank.replace("\t", "  ") + text], "Replace the tab before the text by blanks")
    if len(line) > 2 and not blank and not _starts_value(line) and index > 0:
        before = next((other for other in reversed(lines[:index]) if other.strip()), "")
        lead = re.match(r" *(?:- )?", before)
        depth = (len(lead[0]) if lead else 0) + (2 if _KEY.match(before) else 0)
        yield _Change(index, index, [" " * depth + line], "Indent the line that continues the text above")
    if text in ('"', "'", "_", "-"):
        yield _Change(index, index, [], f"Delete the stray {text}")
