"""Where what stands in one version of an episode is in another: its lines, and any character of them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from editor.align.matching import LOST, WordMatch
from editor.core.model import Episode
from editor.core.sentences import inner_ends

_LEAD = 8
"""So many of the first words of a line are asked where it begins."""
_APART = 2
"""Words agree on a beginning that differ by no more words: some may be new or gone between them."""
_EDGE = 3
"""What begins so many words from the edge of a line, or of a sentence, begins with it."""
_LINES_AWAY = 6
"""Lines before and after one that is lost by which its place is told."""


class Landing(NamedTuple):
    """Where something of the old version is in the new one: the row of the line, and the character.

    What is lost behind the last line is in the row that would be the next. `sure` is false where at most one of the
    words is found, or only what is around them.
    """

    row: int
    offset: int
    sure: bool


class Carrier:
    """Finds what stands in an old version of an episode in a new one."""

    def __init__(self, old: Episode, new: Episode) -> None:
        self._old_rows, self._new_rows = ([row for row, _ in version.lines()] for version in (old, new))
        self._end = len(new.entries)
        self._new = [line.text for _, line in new.lines()]
        self._match = WordMatch([line.text for _, line in old.lines()], self._new)

    def landing(self, row: int) -> Landing | None:
        """Return where the old line in a row went, or for a header the one below it; None if nothing is found.

        Of a line that became part of another one, it is where its first sentence begins there.
        """
        line = bisect_left(self._old_rows, row)
        if line == len(self._old_rows):
            return None
        words = self._match.words_of(line)
        place, agreed = self._beginning(words)
        if place == LOST:
            return self._around(line)
        found = self._at_edge(place, words.start)
        return Landing(self._new_rows[found[0]], found[1], agreed >= min(2, len(words)))

    def landing_of_word(self, row: int, offset: int) -> Landing | None:
        """Return where a word of an old line is, by a character of it; None if neither it nor what follows is found."""
        line = bisect_left(self._old_rows, row)
        word = self._match.word_at(line, offset)
        words = range(word, self._match.words_of(line).stop)
        place, agreed = self._beginning(words)
        if place == LOST:
            return None
        sure = agreed > 1 or self._match.place_of(word) == place
        return Landing(self._new_rows[self._match.line_of(place)], self._match.token_at(place).offset, sure)

    def share_found(self, row: int) -> float:
        """Return which share of the words of an old line is in the new version, from 0 to 1."""
        words = self._match.words_of(bisect_left(self._old_rows, row))
        return sum(self._match.place_of(word) != LOST for word in words) / len(words) if words else 0.0

    def sources(self) -> dict[int, Counter[int]]:
        """Return for each line of the new version, by its row, how many words of which old rows are in it."""
        found: dict[int, Counter[int]] = {row: Counter() for row in self._new_rows}
        for line, row in enumerate(self._old_rows):
            for word in self._match.words_of(line):
                place = self._match.place_of(word)
                if place != LOST:
                    found[self._new_rows[self._match.line_of(place)]][row] += 1
        return found

    def _beginning(self, words: range) -> tuple[int, int]:
        """Return the new word with which some old ones in a row begin, LOST if none is found, and how many agree."""
        places = [(ahead, self._match.place_of(word)) for ahead, word in enumerate(words[:_LEAD])]
        found = [(place - ahead, place) for ahead, place in places if place != LOST]
        if not found:
            return LOST, 0
        agreed = [sum(abs(begin - other) <= _APART for other, _ in found) for begin, _ in found]
        most = max(agreed)
        begin, place = found[agreed.index(most)]
        # However many of its first words are lost, it begins neither before its line nor in the words before its own.
        return max(begin, self._match.places_of(self._match.line_of(place)).start, self._taken(words.start) + 1), most

    def _taken(self, word: int) -> int:
        """Return the last new word that is one of the old words just before one; LOST if none of them is found."""
        return max((self._match.place_of(other) for other in range(max(0, word - _LEAD), word)), default=LOST)

    def _at_edge(self, place: int, word: int) -> tuple[int, int]:
        """Return the new line and the character at which an old line begins: its first `word` is at a place or near."""
        line, taken = self._match.line_of(place), self._taken(word)
        places = self._match.places_of(line)
        if place - places.start <= _EDGE and taken < places.start:
            return line, 0
        if places.stop - place <= _EDGE and line + 1 < len(self._new):
            return line + 1, 0
        # With the quotation mark or the bracket before the word.
        offset = self._new[line].rfind(" ", 0, self._match.token_at(place).offset) + 1
        if self._match.place_of(word) == place:
            return line, offset
        near = [(abs(at - place), start) for at, start in self._sentences(line) if at > taken]
        return line, min([one for one in near if one[0] <= _EDGE], default=(0, offset))[1]

    def _sentences(self, line: int) -> Iterator[tuple[int, int]]:
        """Yield the first word of each sentence of a new line but the first, and the character with which it begins."""
        places = self._match.places_of(line)
        offsets = [self._match.token_at(place).offset for place in places]
        for offset in inner_ends(self._new[line]):
            yield places.start + bisect_left(offsets, offset), offset

    def _around(self, line: int) -> Landing | None:
        """Return where a line that is lost would be, by the lines before and after it that are found."""
        after = self._found(range(line + 1, min(len(self._old_rows), line + _LINES_AWAY)), 1)
        before = self._found(range(line - 1, max(-1, line - _LINES_AWAY), -1), -1)
        if before:
            limit = after[1] if after else len(self._new)
            there = max(before[1], min(before[1] + line - before[0], limit))
        elif after:
            there = max(0, after[1] - (after[0] - line))
        else:
            return None
        return Landing(self._new_rows[there] if there < len(self._new) else self._end, 0, False)

    def _found(self, lines: range, step: int) -> tuple[int, int] | None:
        """Return the first of some old lines of which a word is found, and the new line that it is in."""
        for line in lines:
            for word in self._match.words_of(line)[::step]:
                if self._match.place_of(word) != LOST:
                    return line, self._match.line_of(self._match.place_of(word))
        return None
