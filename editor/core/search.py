"""What to look for in an episode, and what is found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from editor.core.errors import EditError
from editor.core.expressions import check_expression


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


def texts_like(query: Query, texts: Sequence[str]) -> list[tuple[int, str]]:
    """Return the texts that may have some plain text, with their numbers; many times as fast as to look for it.

    Only ASCII texts are missed without case: some letters that are not ASCII count as the same as one that is.
    """
    find = query.find
    if query.case:
        return [(number, text) for number, text in enumerate(texts) if find in text]
    if not find.isascii():
        return list(enumerate(texts))
    find = find.lower()
    return [(number, text) for number, text in enumerate(texts) if find in text.lower() or not text.isascii()]


def _as_word(source: str, regex: bool) -> str:
    # The engine skips quickly to plain text at the start of an expression, but not past a condition before it.
    return rf"(?<!\w)(?:{source})(?!\w)" if regex else rf"{source}(?!\w)(?<!\w{source})"
