"""Words into lines: as few as fit, as even as they can be, broken at phrases rather than within."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import inf, isfinite
from unicodedata import east_asian_width

from editor.core.words import Word
from editor.ui.captioned.panel import Measure, Panel, Piece

_WIDE_AT_ONCE = 2  # characters of a script without blanks that are lit together
_PHRASE_ENDS = tuple(".,;:!?…。、，！？；：؟،—")
_AMID_A_PHRASE = 0.15  # what a break costs there; one line a third longer than the others costs as much


@dataclass(frozen=True)
class Column:
    """Where the words go: how wide it is, in pixels, how wide a text is in it, and how many lines it has at once."""

    width: float
    measure: Measure
    lines: int = 2

    def width_of(self, pieces: Sequence[Piece]) -> float:
        """Return how wide a line of these pieces is."""
        blanks = sum(not piece.glued for piece in pieces[1:])
        return sum(self.measure(piece.text) for piece in pieces) + blanks * self.measure(" ")


def pieces_of(word: Word, text: str, column: Column) -> Iterator[Piece]:
    """Yield a word, or the parts of one that is wider than the column or written without blanks."""
    if any(east_asian_width(character) in "WF" for character in text):
        parts = [text[at : at + _WIDE_AT_ONCE] for at in range(0, len(text), _WIDE_AT_ONCE)]
    else:
        parts = list(_that_fit(text, column))
    pace = (word.end - word.start) / max(1, len(text))
    ends = list(accumulate((len(part) for part in parts), initial=0))
    for number, (part, (begin, end)) in enumerate(zip(parts, pairwise(ends), strict=True)):
        yield Piece(part, word.start + begin * pace, word.start + end * pace, number > 0)


def panels_of(pieces: Sequence[Piece], start: float, end: float, who: str | None, column: Column) -> Iterator[Panel]:
    """Yield what is shown one after the other to say a phrase from `start` to `end`."""
    count = -(-len(_filled(pieces, column)) // column.lines)
    broken: list[list[Sequence[Piece]]] = []
    while pieces:
        broken = [_lines(run, column) for run in _evenly(pieces, count)]
        if count >= len(pieces) or all(len(lines) <= column.lines for lines in broken):
            break
        count += 1
    starts = [start, *(lines[0][0].start for lines in broken[1:]), end]
    for lines, (begin, finish) in zip(broken, pairwise(starts), strict=False):
        yield Panel(begin, max(begin, finish), who, tuple(tuple(line) for line in lines))


def _that_fit(text: str, column: Column) -> Iterator[str]:
    """Yield a word in parts none of which is wider than the column."""
    while column.measure(text) > column.width and len(text) > 1:
        length = len(text) - 1
        while length > 1 and column.measure(text[:length]) > column.width:
            length -= max(1, length // 8)
        yield text[:length]
        text = text[length:]
    yield text


def _lines(pieces: Sequence[Piece], column: Column) -> list[Sequence[Piece]]:
    filled = _filled(pieces, column)
    even = _evenly(pieces, len(filled))
    return even if all(column.width_of(line) <= column.width for line in even) else filled


def _filled(pieces: Sequence[Piece], column: Column) -> list[Sequence[Piece]]:
    """Return the fewest lines that fit."""
    lines: list[Sequence[Piece]] = []
    begin = 0
    for at in range(1, len(pieces) + 1):
        if at == len(pieces) or column.width_of(pieces[begin : at + 1]) > column.width:
            lines.append(pieces[begin:at])
            begin = at
    return lines


def _evenly(pieces: Sequence[Piece], parts: int) -> list[Sequence[Piece]]:
    """Return pieces as so many runs, as equal in length as phrases allow."""
    sums = [0, *accumulate(len(piece.text) + 1 for piece in pieces)]
    target = sums[-1] / max(1, parts)
    costs = [0.0, *[inf] * len(pieces)]
    backs: list[list[int]] = []
    for _ in range(parts):
        here = [inf] * len(costs)
        back = [0] * len(costs)
        for stop in range(1, len(costs)):
            whole = stop == len(pieces) or pieces[stop - 1].text.endswith(_PHRASE_ENDS)
            for begin in (at for at in range(stop) if isfinite(costs[at])):
                cost = costs[begin] + ((sums[stop] - sums[begin]) / target - 1) ** 2 + (0 if whole else _AMID_A_PHRASE)
                if cost < here[stop]:
                    here[stop], back[stop] = cost, begin
        costs = here
        backs.append(back)
    runs: list[Sequence[Piece]] = []
    stop = len(pieces)
    for back in reversed(backs):
        runs.append(pieces[back[stop] : stop])
        stop = back[stop]
    return runs[::-1]
