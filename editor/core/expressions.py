"""Regular expressions that cannot freeze the window.

Python's engine tries every way to match and cannot be stopped from outside while it does. An expression that repeats a
repetition, as `(a+)+`, can have more ways than there are atoms in the world: such are refused by their form. What is
left can at worst grow with a power of the text's length: it is tried on growing pieces before the whole text.
"""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from editor.core.errors import EditError

SECONDS_ALLOWED = 2.0
_SECONDS_FOR_A_PIECE = 0.05
_FIRST_PIECE = 8
_SHORT_PIECE = 256
_MANY = 5

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


_SAMPLE = "".join(map(chr, range(1, 0x250))) + "\N{EM DASH}\N{RIGHT SINGLE QUOTATION MARK}\u05d0\u0645\u3042\u4e2d"


@dataclass(slots=True)
class _Atom:
    """One character of an expression or a set of them, and how often it may stand."""

    source: str
    varies: bool = False
    optional: bool = False

    def members(self) -> frozenset[str]:
        """Return which characters it can be, out of a sample; none for a condition such as a word's end."""
        try:
            pattern = re.compile(self.source, re.IGNORECASE | re.DOTALL)
        except re.error:
            return frozenset()
        return frozenset(filter(pattern.fullmatch, _SAMPLE))


@dataclass(slots=True)
class _Group:
    """What a group holds, as far as it was read; `plain` as long as it has no groups in it."""

    atomic: bool = False
    varies: bool = False
    plain: bool = True
    branches: list[list[_Atom]] = field(default_factory=lambda: [[]])

    @property
    def ambiguous(self) -> bool:
        """Tell whether repeating the group could multiply the ways to match."""
        if self.atomic or (not self.varies and len(self.branches) == 1):
            return False
        if not self.plain:
            return True
        return self._branches_overlap() if len(self.branches) > 1 else self._atoms_overlap()

    def _branches_overlap(self) -> bool:
        """Tell whether a text can be of two branches: unless they are words, none the beginning of another."""
        words = sorted("".join(atom.source for atom in branch) for branch in self.branches)
        varies = any(atom.varies for branch in self.branches for atom in branch)
        literal = all(re.fullmatch(r"[^\\.^$\[]*", word) for word in words)
        return varies or not literal or any(two.startswith(one) for one, two in pairwise(words))

    def _atoms_overlap(self) -> bool:
        """Tell whether a character can be of an atom or of one that may follow, in this round or in the next."""
        atoms = self.branches[0]
        members = [atom.members() for atom in atoms]
        if not all(members):
            return True
        for number, atom in enumerate(atoms):
            rivals = [members[number]] if atom.varies else []
            for step in range(1, len(atoms) + 1):
                follower = (number + step) % len(atoms)
                rivals.append(members[follower])
                if not atoms[follower].optional:
                    break
            if any(one & two for one, two in combinations(rivals, 2)):
                return True
        return False


def check_expression(source: str) -> None:
    """Raise EditError for an expression with a repetition inside a repetition that could take for ever."""
    groups = [_Group()]
    last: _Group | None = None
    for token in _TOKEN.finditer(source):
        kind, text = token.lastgroup, token[0]
        inner, last = last, None
        if kind == "open":
            groups[-1].plain = False
            groups.append(_Group(atomic=text == "(?>"))
        elif kind == "close" and len(groups) > 1:
            last = groups.pop()
            groups[-1].varies |= last.varies and not last.atomic
        elif kind == "bar":
            groups[-1].branches.append([])
        elif kind == "repeat":
            _repeat(groups[-1], inner, text)
        else:
            groups[-1].branches[-1].append(_Atom(text))


def _repeat(group: _Group, inner: _Group | None, quantifier: str) -> None:
    """Take note of a repetition of `inner`, or of the last atom where that is None."""
    if len(quantifier) > 1 and quantifier.endswith("+"):
        return  # possessive: it gives nothing back, so there is one way only
    if _is_many(quantifier) and inner is not None and inner.ambiguous:
        raise EditError(
            "This expression repeats something that can itself match in several ways, as (a+)+ does, and could take "
            "for ever. Use one repetition instead of the two, or a set such as [ab] instead of (a|b)."
        )
    varies = re.fullmatch(r"\{\d+\}\??", quantifier) is None
    group.varies |= varies
    if inner is None and group.branches[-1]:
        group.branches[-1][-1].varies = varies
        group.branches[-1][-1].optional = quantifier[0] in "*?" or quantifier.startswith(("{0", "{,"))


def _is_many(quantifier: str) -> bool:
    if quantifier[0] != "{":
        return quantifier[0] in "*+"
    most = quantifier.strip("{}?").split(",")[-1]
    return not most or int(most) >= _MANY


def found_in(pattern: re.Pattern[str], texts: Sequence[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield what is found in the texts, with the number of its text; nothing of no length is found.

    Raises EditError when it takes too long.
    """
    for number, text in texts_with(pattern, texts):
        for found in pattern.finditer(text):
            if found.end() > found.start():
                yield number, found


def texts_with(pattern: re.Pattern[str], texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the texts in which something is found, even if of no length, with their numbers.

    Raises EditError when it takes too long, what is done with them meanwhile included.
    """
    _try_out(pattern, max(texts, key=len, default=""))
    latest = time.thread_time() + SECONDS_ALLOWED
    search = pattern.search
    for number, text in enumerate(texts):
        if search(text) is not None:
            yield number, text
        if time.thread_time() > latest:
            raise _too_slow()


def _try_out(pattern: re.Pattern[str], text: str) -> None:
    length = _FIRST_PIECE
    while length < len(text):
        begun = time.thread_time()
        for _ in pattern.finditer(text[:length]):
            pass
        if time.thread_time() - begun > _SECONDS_FOR_A_PIECE:
            raise _too_slow()
        # In small steps at first: with a high power of the length, the next step could take too long already.
        length = length * 5 // 4 if length < _SHORT_PIECE else length * 2


def _too_slow() -> EditError:
    return EditError("This expression takes too long to look for. Make it more exact, with fewer * and +.")
