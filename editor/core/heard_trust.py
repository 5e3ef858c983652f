"""Whether words that once came in with a page still say when its lines are spoken."""

from collections.abc import Sequence

from editor.core.captions import HeardWord
from editor.core.heard_words import words_heard
from editor.core.model import Entry, Line

NEAR = 5.0
"""A line agrees with its first word if they are so many seconds apart at most."""
ENOUGH = 0.8
"""So large a share of the lines has to agree."""


def trusted(entries: Sequence[Entry], heard: Sequence[HeardWord]) -> Sequence[HeardWord]:
    """Return the words that were heard if the lines' own times agree with them, else none.

    They no longer do after the lines got other words, or other times.
    """
    if not heard:
        return ()
    firsts: dict[int, float] = {}
    for word in words_heard(entries, heard):
        firsts.setdefault(word.row, word.start)
    stated = {row: entry.sec for row, entry in enumerate(entries) if isinstance(entry, Line) and entry.sec is not None}
    agreeing = sum(row in firsts and abs(firsts[row] - sec) <= NEAR for row, sec in stated.items())
    return heard if agreeing >= ENOUGH * len(stated) and agreeing else ()
