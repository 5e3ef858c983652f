"""Replacing what was found, as steps that undo names."""

import re

from editor.core import edits
from editor.core.change import Change
from editor.core.errors import EditError
from editor.core.model import Position, Selection
from editor.core.search import Match, Query
from editor.ui.document import Document

_LABEL_LENGTH = 24


def replace_one(document: Document, query: Query, pattern: re.Pattern[str], match: Match, new: str) -> Selection:
    """Put something for one hit and return the place behind it; raises EditError, nothing is changed then."""
    text = _filled_in(document.episode.entries[match.row].text, query, pattern, match, new)
    start, end = Position(match.row, match.start), Position(match.row, match.end)
    after = Selection.at(match.row, match.start + len(text))
    document.seal()
    document.apply(_label(query, new), edits.replace_span, start, end, (text,), after=after)
    document.seal()
    return after


def replace_all(document: Document, query: Query, new: str) -> Change:
    """Put something for every hit at once; raises EditError, nothing is changed then."""
    document.seal()
    change = document.apply(
        _label(query, new),
        edits.replace_text,
        query.find,
        new,
        regex=query.regex,
        case=query.case,
        word=query.word,
    )
    document.seal()
    return change


def _filled_in(text: str, query: Query, pattern: re.Pattern[str], match: Match, new: str) -> str:
    found = pattern.match(text, match.start)
    if found is None or not query.regex:
        return new
    try:
        return found.expand(new)
    except (re.error, IndexError) as error:
        raise EditError(f"“{new}” cannot be put for what is found: {error}.") from None


def _label(query: Query, new: str) -> str:
    return f"Replace “{_short(query.find)}” with “{_short(new)}”"


def _short(text: str) -> str:
    return text if len(text) <= _LABEL_LENGTH else text[: _LABEL_LENGTH - 1] + "…"
