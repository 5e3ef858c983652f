"""The edit that replaces text all over the page."""

import re
from collections.abc import Iterable
from functools import partial
from operator import itemgetter

from editor.core.change import Change
from editor.core.edits.tools import exchange, reworded
from editor.core.errors import EditError
from editor.core.expressions import texts_with
from editor.core.model import Entry, Episode, clean_text
from editor.core.search import Query, compile_query, texts_like


def replace_text(
    episode: Episode, find: str, replace: str, regex: bool = False, case: bool = True, word: bool = False
) -> Change:
    r"""Put `replace` for every `find` in lines and headers; with `regex`, `\1` and `\g<name>` stand for groups."""
    query = Query(find, regex, case, word)
    pattern = compile_query(query)
    entries = episode.entries
    texts = [entry.text for entry in entries]
    found: Iterable[tuple[int, str]]
    if regex:
        found = texts_with(pattern, texts)
        put = partial(_put, pattern, replace)
    else:
        found = texts_like(query, texts)
        put = partial(pattern.sub, replace.replace("\\", r"\\"))
    changed: dict[int, Entry] = {row: reworded(entries[row], clean_text(put(text))) for row, text in found}
    return exchange(episode, changed)


def _put(pattern: re.Pattern[str], template: str, text: str) -> str:
    """Put what a template makes of each match, where an expression may also match nothing and must leave that."""
    try:
        if all(map(itemgetter(0), pattern.finditer(text))):
            return pattern.sub(template, text)
        return pattern.sub(lambda match: match.expand(template) if match[0] else "", text)
    except (re.error, IndexError) as error:
        raise EditError(f"“{template}” cannot be put for what is found: {error}.") from None
