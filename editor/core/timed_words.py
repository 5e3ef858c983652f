"""The words of entries with the times at which they were heard, where the entries were just made of those."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from editor.core.captions import HeardWord
from editor.core.model import Entry, Line
from editor.core.word_places import word_places
from editor.core.words import Word

AHEAD = 30
"""So many words may have been taken away at once; more are not looked over for one that is still there."""
NEAR = 200
"""So many characters may have been put before a word."""

Found = tuple[int, int, HeardWord]
"""Where in a text a heard word stands, in characters, half open, and the word."""


def timed_words(entries: Sequence[Entry], heard: Sequence[HeardWord]) -> list[Word]:
    """Return every word of the lines with its time; nothing if none of them was heard.

    `heard` are words of the lines in order; what was edited since is placed between the words around it.
    """
    words: list[Word | tuple[int, int, int]] = []
    at = 0
    for row, entry in enumerate(entries):
        if isinstance(entry, Line):
            tokens = entry.text.split()
            said = heard[at : at + len(tokens)]
            if tokens == [word.text for word in said] and " ".join(tokens) == entry.text:
                words += _as_heard(row, said)
                at += len(said)
                continue
            found, at = _found(entry.text, heard, at)
            words += _placed(row, entry.text, found)
    return _filled(words)


def _as_heard(row: int, said: Sequence[HeardWord]) -> Iterator[Word]:
    """Yield the words of a text that is made of what was heard, with single blanks between."""
    offset = 0
    for text, start, end in said:
        until = offset + len(text)
        yield Word(row, offset, until, start, end)
        offset = until + 1


def _found(text: str, heard: Sequence[HeardWord], at: int) -> tuple[list[Found], int]:
    """Return the heard words, from one on, that stand in a text in order, and which one comes next."""
    found: list[Found] = []
    after, ahead, length = 0, 0, len(text)
    while after < length and ahead < AHEAD and at + ahead < len(heard):
        word = heard[at + ahead]
        place = text.find(word.text, after, after + len(word.text) + NEAR)
        if place < 0:
            ahead += 1
            continue
        after = place + len(word.text)
        found.append((place, after, word))
        at += ahead + 1
        ahead = 0
    return found, at


def _placed(row: int, text: str, found: Sequence[Found]) -> Iterator[Word | tuple[int, int, int]]:
    """Yield the words of a text: those of which some was heard with their times, the others without."""
    first, count = 0, len(found)
    for offset, until in word_places(text):
        while first < count and found[first][1] <= offset:
            first += 1
        if first == count or found[first][0] >= until:
            yield row, offset, until
            continue
        last = first
        while last + 1 < count and found[last + 1][0] < until:
            last += 1
        yield Word(row, offset, until, found[first][2].start, found[last][2].end)


def _filled(words: Sequence[Word | tuple[int, int, int]]) -> list[Word]:
    """Return all words with times: what has none is spread by characters between those around it."""
    known = [index for index, word in enumerate(words) if isinstance(word, Word)]
    if not known:
        return []
    filled: list[Word] = []
    for index, word in enumerate(words):
        if isinstance(word, Word):
            filled.append(word)
            continue
        near = bisect_right(known, index)
        begin = filled[-1].end if filled else _time(words[known[0]])
        end = max(begin, _time(words[known[near]])) if near < len(known) else begin
        share = (end - begin) / (known[near] - index) if near < len(known) else 0.0
        filled.append(Word(*word, begin, begin + share))
    return filled


def _time(word: Word | tuple[int, int, int]) -> float:
    return word.start if isinstance(word, Word) else 0.0
