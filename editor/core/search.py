"""Finding text in an episode."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from editor.core.errors import EditError
from editor.core.expressions import check_expression, found_in
from editor.core.model import Episode, Position


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for."""

    find: str
    regex: bool = False
    case: bool = True
    word: bool = False


class Match(NamedTuple):
    """What was found: a row, and where in its text, in characters."""

    row: int
    start: int
    end: int


def compile_query(query: Query) -> re.Pattern[str]:
    """Make an expression of a query; raise EditError if it is empty or none."""
    if not query.find:
        raise EditError("There is nothing to look for: the text to find is empty.")
    source = query.find if query.regex else re.escape(query.find)
    flags = 0 if query.case else re.IGNORECASE
    try:
        pattern = re.compile(source, flags)
        if query.word:
            pattern = re.compile(_as_word(source, query.regex), flags)
    except (re.error, OverflowError, RecursionError) as error:
        raise EditError(f"“{query.find}” is not an expression that can be looked for: {error}.") from None
    if query.regex:
        check_expression(query.find)
    return pattern


def _as_word(source: str, regex: bool) -> str:
    # The engine skips quickly to plain text at the start of an expression, but not past a condition before it.
    return rf"(?<!\w)(?:{source})(?!\w)" if regex else rf"{source}(?!\w)(?<!\w{source})"


def matches(episode: Episode, pattern: re.Pattern[str]) -> list[Match]:
    """Return everything found, in order; raise EditError if it takes too long. Nothing of no length is found."""
    texts = [entry.text for entry in episode.entries]
    return [Match(row, *found.span()) for row, found in found_in(pattern, texts)]


def next_match(found: Sequence[Match], after: Position) -> Match | None:
    """Return the first match that starts at a place or behind it, else the very first."""
    return found[bisect_left(found, after, key=_place) % len(found)] if found else None


def previous_match(found: Sequence[Match], before: Position) -> Match | None:
    """Return the last match that starts before a place, else the very last."""
    return found[bisect_left(found, before, key=_place) - 1] if found else None


def _place(match: Match) -> Position:
    return Position(match.row, match.start)
