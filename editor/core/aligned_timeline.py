"""When every line and word is spoken, by what was heard of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import le
from typing import NamedTuple

from editor.core.alignment import Alignment, Grade, LineTimes
from editor.core.change import Change, Splice
from editor.core.model import Entry, Line
from editor.core.sentences import inner_ends
from editor.core.shared_ends import shared_ends
from editor.core.timing import Spoken, Timeline, word_at

_ENOUGH_HEARD = 0.5
"""Share of a line's words from which on they are told one by one; of a line of which less was heard, sentences are."""


class _Look(NamedTuple):
    """What `spoken` has to know of a line: its words in the order of time, and where its sentences begin."""

    text: str
    times: LineTimes
    starts: list[float]
    order: Sequence[int]
    sentences: list[int]


class AlignedTimeline(Timeline):
    """When every line is spoken, by an alignment instead of what the page states.

    Lines may stand in another order than they are said in. Each is spoken up to the next one in time; `rows_between`
    goes by time. Raises ValueError if the alignment is of another number of lines.
    """

    def __init__(self, entries: Sequence[Entry], alignment: Alignment, duration: float | None = None) -> None:
        self._entries = entries
        self._alignment = alignment
        self._duration = duration
        self._rows = _line_rows(entries, 0, len(entries))
        self._starts = list(alignment.starts)
        self._look: _Look | None = None
        _check(self._rows, alignment)
        self._put_in_order(all(map(le, self._starts, self._starts[1:])))

    @property
    def alignment(self) -> Alignment:
        """Return the alignment by which the times are told."""
        return self._alignment

    def follow(self, entries: Sequence[Entry], alignment: Alignment, change: Change | None = None) -> None:
        """Go on with other entries, or other times; what they share with those so far is not looked at again.

        `change` is what led to both, if it is known: then they share all that it does not touch.
        """
        if change is not None and self._follows_words(entries, alignment, change):
            return
        rows = self._rows if entries is self._entries else self._rows_after(entries)
        _check(rows, alignment)
        old, new = self._alignment.lines, alignment.lines
        first, same = shared_ends(old, new)
        before = self._starts[first : len(old) - same]
        starts = [line.start for line in new[first : len(new) - same]]
        self._entries, self._alignment, self._rows = entries, alignment, rows
        if starts == before:
            self._end = self._told_end()
            return
        self._starts = [*self._starts[:first], *starts, *self._starts[len(old) - same :]]
        around = self._starts[max(0, first - 1) : len(new) - same + 1]
        self._put_in_order(isinstance(self._order, range) and all(map(le, around, around[1:])))

    def _follows_words(self, entries: Sequence[Entry], alignment: Alignment, change: Change) -> bool:
        """Go on where one line has other words and starts when it did, as for nearly every key; tell whether it is."""
        match change.splices:
            case [Splice(row, (Line(),), (Line(),))] if len(alignment) == len(self._rows):
                index = self._index(row)
            case _:
                return False
        if alignment.lines[index].start != self._starts[index]:
            return False
        self._entries, self._alignment = entries, alignment
        self._end = self._told_end()
        return True

    def line_times(self, row: int) -> LineTimes | None:
        """Return the true times of a line and its words; None for a header."""
        index = self._index(row)
        return self._alignment.lines[index] if isinstance(self._entries[row], Line) else None

    def reword(self, change: Change, entries: Sequence[Entry]) -> bool:
        """Return False: the words of a line bring new times with them, for which `follow` is."""
        return False

    def rows_between(self, start: float, end: float) -> Sequence[int]:
        """Return the rows of the lines that are said, if only in part, from one second to another, both included."""
        if not start <= self._end:
            return []
        first = max(0, bisect_left(self._times, start) - 1)
        return [self._rows[index] for index in self._order[first : bisect_right(self._times, end)]]

    def spoken(self, seconds: float) -> Spoken | None:
        """Return the word spoken at a moment, or the sentence around it; None before the first line, after the last."""
        place = bisect_right(self._times, seconds) - 1
        if place < 0 or not seconds <= self._end:
            return None
        index = self._order[place]
        row, times = self._rows[index], self._alignment.lines[index]
        faint = times.grade is Grade.GUESS
        look = self._look_at(self._entries[row].text, times)
        if not look.order:
            return Spoken(row, *word_at(look.text, 0), faint)
        word = look.order[max(0, bisect_right(look.starts, seconds) - 1)]
        if times.heard_share >= _ENOUGH_HEARD:
            return Spoken(row, times.words.offsets[word], times.words.untils[word], faint)
        return Spoken(row, *_sentence_at(look, times.words.offsets[word]), faint)

    def time_at(self, row: int, offset: int) -> float | None:
        """Return the second at which the character of a line at `offset` is spoken."""
        times, begin, end = self.line_times(row), self.start_of(row), self.end_of(row)
        if times is None or begin is None or end is None or not times.words:
            return super().time_at(row, offset)
        words, length = times.words, len(self._entries[row].text) + 1
        offset = min(max(offset, 0), length)
        word = bisect_right(words.offsets, offset) - 1
        if word >= 0 and offset < words.untils[word]:
            first, after = (words.offsets[word], words.starts[word]), (words.untils[word], words.ends[word])
        else:
            first = (words.untils[word], words.ends[word]) if word >= 0 else (0, begin)
            after = (words.offsets[word + 1], words.starts[word + 1]) if word + 1 < len(words) else (length, end)
        share = (offset - first[0]) / max(1, after[0] - first[0])
        return min(max(first[1] + (after[1] - first[1]) * share, begin), end) if offset else begin

    def _end_at(self, index: int) -> float:
        place = self._places[index] + 1
        return self._times[place] if place < len(self._times) else self._end

    def _put_in_order(self, in_order: bool) -> None:
        """Find the lines in the order of time; `in_order` tells that they stand in it."""
        starts = self._starts
        self._times: Sequence[float] = starts
        self._order: Sequence[int] = range(len(starts))
        self._places: Sequence[int] = self._order
        if not in_order:
            self._order = sorted(self._order, key=starts.__getitem__)
            self._times = [starts[index] for index in self._order]
            self._places = sorted(self._places, key=self._order.__getitem__)
        self._end = self._told_end()

    def _told_end(self) -> float:
        """Return when the last line ends: with the recording, if that is longer, or with its words."""
        if not self._times:
            return 0.0
        last = self._times[-1]
        if self._duration is not None and self._duration > last:
            return self._duration
        return max(last, self._alignment.lines[self._order[-1]].end)

    def _rows_after(self, entries: Sequence[Entry]) -> list[int]:
        """Return the rows of the lines of other entries."""
        old, rows = self._entries, self._rows
        first, same = shared_ends(old, entries)
        begin, end = bisect_left(rows, first), bisect_left(rows, len(old) - same)
        between = _line_rows(entries, first, len(entries) - same)
        shift = len(entries) - len(old)
        if not shift and between == rows[begin:end]:
            return rows
        behind = [row + shift for row in rows[end:]] if shift else rows[end:]
        return [*rows[:begin], *between, *behind]

    def _look_at(self, text: str, times: LineTimes) -> _Look:
        """Return what is to be known of a line; it is kept for the next frame."""
        if self._look is None or self._look.times is not times or self._look.text is not text:
            starts = times.words.starts
            order = sorted(range(len(starts)), key=starts.__getitem__)
            self._look = _Look(text, times, [starts[word] for word in order], order, [0, *inner_ends(text), len(text)])
        return self._look


def _check(rows: Sequence[int], alignment: Alignment) -> None:
    if len(rows) != len(alignment):
        raise ValueError(f"{len(alignment)} lines were aligned, but there are {len(rows)}.")


def _line_rows(entries: Sequence[Entry], first: int, after: int) -> list[int]:
    return [row for row, entry in enumerate(entries[first:after], first) if type(entry) is Line]


def _sentence_at(look: _Look, offset: int) -> tuple[int, int]:
    """Return where the sentence around a character starts and ends, without the blanks around it."""
    number = bisect_right(look.sentences, offset)
    start, end = look.sentences[number - 1 : number + 1]
    sentence = look.text[start:end]
    return start + len(sentence) - len(sentence.lstrip()), start + len(sentence.rstrip())
