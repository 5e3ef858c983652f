"""The edit that replaces text all over the page."""

import re

from editor.core.change import Change
from editor.core.edits.tools import exchange, reworded
from editor.core.errors import EditError
from editor.core.expressions import found_in
from editor.core.model import Entry, Episode, clean_text
from editor.core.search import Query, compile_query


def replace_text(
    episode: Episode, find: str, replace: str, regex: bool = False, case: bool = True, word: bool = False
) -> Change:
    r"""Put `replace` for every `find` in lines and headers; with `regex`, `\1` and `\g<name>` stand for groups."""
    pattern = compile_query(Query(find, regex, case, word))
    template = replace if regex else replace.replace("\\", r"\\")
    texts = [entry.text for entry in episode.entries]
    rows = dict.fromkeys(row for row, _ in found_in(pattern, texts))
    changed: dict[int, Entry] = {
        row: reworded(episode.entries[row], clean_text(_replaced(pattern, template, texts[row]))) for row in rows
    }
    return exchange(episode, changed)


def _replaced(pattern: re.Pattern[str], template: str, text: str) -> str:
    try:
        if all(match.end() > match.start() for match in pattern.finditer(text)):
            return pattern.sub(template, text)
        return pattern.sub(lambda match: match.expand(template) if match[0] else "", text)
    except (re.error, IndexError) as error:
        raise EditError(f"“{template}” cannot be put for what is found: {error}.") from None
