"""Regular expressions that cannot freeze the window.

Python's engine tries every way to match and cannot be stopped from outside while it does. An expression that repeats a
repetition, as `(a+)+`, can have more ways than there are atoms in the world: such are refused by their form. What is
left can at worst grow with a power of the text's length: it is tried on growing pieces before the whole text.
"""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from editor.core.errors import EditError

SECONDS_ALLOWED = 2.0
_SECONDS_FOR_A_PIECE = 0.05
_FIRST_PIECE = 64
_MANY = 10

_TOKEN = re.compile(
    r"""(?P<escape>\\.)
    | (?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])
    | (?P<remark>\(\?\#[^)]*\) | \(\?[aiLmsux]+\) | \(\?P=\w+\))
    | (?P<open>\((?:\?(?:P<\w+> | [:=!>] | <[=!] | [aiLmsux-]+: | \(\w+\)))?)
    | (?P<close>\))
    | (?P<bar>\|)
    | (?P<repeat>(?:[*+?] | \{\d*,\d*\} | \{\d+\}) [+?]?)
    | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass
class _Group:
    """What a group holds, as far as it was read."""

    atomic: bool = False
    repeats: bool = False
    branches: list[str] = field(default_factory=lambda: [""])
    literal: bool = True

    @property
    def ambiguous(self) -> bool:
        """Tell whether repeating the group could multiply the ways to match."""
        return not self.atomic and (self.repeats or (len(self.branches) > 1 and not self._tells_apart()))

    def _tells_apart(self) -> bool:
        """Tell whether the text itself says which branch it is: plain words, none the beginning of another."""
        words = sorted(self.branches)
        return self.literal and not any(second.startswith(first) for first, second in pairwise(words))


def check_expression(source: str) -> None:
    """Raise EditError for an expression with a repetition inside a repetition that could take for ever."""
    groups = [_Group()]
    last: _Group | None = None
    for token in _TOKEN.finditer(source):
        kind, text = token.lastgroup, token[0]
        inner, last = last, None
        if kind == "open":
            groups.append(_Group(atomic=text == "(?>"))
        elif kind == "close" and len(groups) > 1:
            last = groups.pop()
            groups[-1].repeats |= last.repeats and not last.atomic
            groups[-1].literal = False
        elif kind == "bar":
            groups[-1].branches.append("")
        elif kind == "repeat":
            _repeat(groups[-1], inner, text)
        else:
            groups[-1].branches[-1] += text
            groups[-1].literal &= kind == "other" and text not in ".^$"


def _repeat(group: _Group, inner: _Group | None, quantifier: str) -> None:
    """Take note of a repetition of `inner`, or of a single character where that is None."""
    group.literal = False
    if (len(quantifier) > 1 and quantifier.endswith("+")) or not _is_many(quantifier):
        return
    if inner is not None and inner.ambiguous:
        raise EditError(
            "This expression repeats something that can itself match in several ways, as (a+)+ does, and could take "
            "for ever. Use one repetition instead of the two, or a set such as [ab] instead of (a|b)."
        )
    group.repeats = True


def _is_many(quantifier: str) -> bool:
    numbers = quantifier.strip("{}+?").split(",") if quantifier[0] == "{" else []
    if not numbers:
        return quantifier[0] in "*+"
    return not numbers[-1] or int(numbers[-1]) >= _MANY


def found_in(pattern: re.Pattern[str], texts: list[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield what is found in the texts, with the number of its text; nothing of no length is found.

    Raises EditError when it takes too long.
    """
    _try_out(pattern, max(texts, key=len, default=""))
    latest = time.perf_counter() + SECONDS_ALLOWED
    search = pattern.search
    for number, text in enumerate(texts):
        if search(text) is not None:
            for found in pattern.finditer(text):
                if found.end() > found.start():
                    yield number, found
        if time.perf_counter() > latest:
            raise _too_slow()


def _try_out(pattern: re.Pattern[str], text: str) -> None:
    length = _FIRST_PIECE
    while length < len(text):
        begun = time.perf_counter()
        for _ in pattern.finditer(text[:length]):
            pass
        if time.perf_counter() - begun > _SECONDS_FOR_A_PIECE:
            raise _too_slow()
        length *= 2


def _too_slow() -> EditError:
    return EditError("This expression takes too long to look for. Make it more exact, with fewer * and +.")
