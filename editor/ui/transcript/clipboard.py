"""Text to and from other programs: plain, an entry to a line."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from editor.core.model import Entry, Selection, clean_text

BREAKS = re.compile("\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


def copied(entries: Sequence[Entry], selection: Selection) -> QMimeData:
    """Return what is selected as plain text; headers stand on lines of their own, as every entry does."""
    start, end = selection.start, selection.end
    texts = [entry.text for entry in entries[start.row : end.row + 1]]
    if texts:
        texts[-1] = texts[-1][: end.offset]
        texts[0] = texts[0][start.offset :]
    data = QMimeData()
    data.setText("\n".join(texts))
    return data


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Return the paragraphs of pasted text; empty ones are left out, a single one keeps the blanks at its ends."""
    paragraphs = [clean_text(part) for part in BREAKS.split(text)]
    filled = [part for part in paragraphs if part.strip()]
    if len(filled) > 1:
        return tuple(part.strip() for part in filled)
    return tuple(filled) if filled else tuple(part for part in paragraphs if part)[:1]
