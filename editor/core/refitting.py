"""New times for lines whose words were edited: heard words keep theirs, the others are placed between them."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from editor.core.alignment import NOT_HEARD, AlignedWord, Grade, LineTimes, WordTimes
from editor.core.model import Line, Origin
from editor.core.shared_ends import shared_ends
from editor.core.spread import spread
from editor.core.word_pairs import word_pairs
from editor.core.word_places import word_places

TimedLine = tuple[Line, LineTimes]


class Room(NamedTuple):
    """The time that is left for lines, in seconds: from the end of the line above to the start of the one below.

    Below the last line, that is infinite.
    """

    start: float
    end: float


class _Old(NamedTuple):
    """A word of the lines as they were: its line, counted among them, and its times."""

    line: int
    word: AlignedWord


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines as they were, and their words; `kept` says which words of the lines as they are were which of those."""

    lines: Sequence[TimedLine]
    words: Sequence[_Old]
    origins: dict[Origin, int]
    kept: dict[int, int]
    room: Room


def refitted(old: Sequence[TimedLine], new: Sequence[Line], room: Room) -> list[LineTimes]:
    """Return the times of lines that took the place of others.

    Words that are still there keep their time and their number. A line keeps its start, its grade and how much of it
    was heard with its first words; one of which no word is known is a guess. A clash is left as it was.
    """
    if len(old) == len(new) == 1:
        return [_reworded(old[0], new[0], room)]
    return _refitted(old, new, [word_places(line.text) for line in new], room)


def _reworded(old: TimedLine, line: Line, room: Room) -> LineTimes:
    """Return the times of one line that took the place of one: only words near what was changed are looked at."""
    text, words = old[0].text, old[1].words
    first, same = shared_ends(text, line.text)
    shift = len(line.text) - len(text)
    # One word that stays goes along on either side, to tell where the others are.
    head = max(0, bisect_left(words.untils, first) - 1)
    tail = min(len(words), bisect_right(words.offsets, len(text) - same) + 1)
    begin = words.offsets[head] if head else 0
    end = words.untils[tail - 1] + shift if tail < len(words) else len(line.text)
    middle = replace(old[1], words=words.part(head, tail))
    (made,) = _refitted([(old[0], middle)], [line], [word_places(line.text, begin, end)], room)
    return replace(made, words=words.part(0, head) + made.words + words.part(tail, len(words)).shifted(shift))


def _refitted(
    old: Sequence[TimedLine], new: Sequence[Line], places: Sequence[Sequence[tuple[int, int]]], room: Room
) -> list[LineTimes]:
    words = [_Old(number, word) for number, (_, times) in enumerate(old) for word in times.words]
    texts = [line.text[start:end] for line, spans in zip(new, places, strict=True) for start, end in spans]
    before = [old[number][0].text[word.offset : word.until] for number, word in words]
    origins = {line.origin: number for number, (line, _) in enumerate(old)}
    stretch = _Stretch(old, words, origins, {there: here for here, there in word_pairs(before, texts)}, room)
    timed = _timed_words(stretch, [span for spans in places for span in spans])
    made: list[LineTimes] = []
    begun: set[int] = set()
    first, clock = 0, old[0][1].start if old else room.start
    for line, spans in zip(new, places, strict=True):
        after = first + len(spans)
        made.append(_line_times(stretch, line, range(first, after), timed[first:after], clock, begun))
        first, clock = after, made[-1].end
    return made


def _timed_words(stretch: _Stretch, places: Sequence[tuple[int, int]]) -> list[AlignedWord]:
    """Return the words with their times."""
    timed: list[AlignedWord] = []
    for first, after in pairwise([-1, *stretch.kept, len(places)]):
        if first >= 0:
            _, word = stretch.words[stretch.kept[first]]
            timed.append(AlignedWord(*places[first], word.start, word.end, word.heard))
        between = places[first + 1 : after]
        if between:
            above = stretch.kept.get(first, -1)
            below = stretch.kept.get(after, len(stretch.words))
            times = spread(between, *_gap(stretch, above, below), leading=above < 0 and below < len(stretch.words))
            timed += [AlignedWord(*place, *time, NOT_HEARD) for place, time in zip(between, times, strict=True)]
    return timed


def _gap(stretch: _Stretch, above: int, below: int) -> tuple[float, float]:
    """Return the time that is left between two words: that of the heard ones that stood there, if there were any."""
    heard = [word for _, word in stretch.words[above + 1 : below] if word.heard != NOT_HEARD]
    if heard:
        return heard[0].start, heard[-1].end
    lines, words, room = stretch.lines, stretch.words, stretch.room
    begin = lines[0][1].start if lines else room.start
    if above >= 0:
        begin = words[above].word.end
    if below < len(words):
        return begin, words[below].word.start
    return begin, max(begin, room.end, lines[-1][1].end if lines else begin)


def _line_times(
    stretch: _Stretch, line: Line, numbers: range, words: Sequence[AlignedWord], clock: float, begun: set[int]
) -> LineTimes:
    """Return the times of a line, and note of which old lines it has words.

    `numbers` count its words among all, `clock` is where the line above ends, `begun` are the old lines of which others
    have words.
    """
    lines = [stretch.words[stretch.kept[number]].line for number in numbers if number in stretch.kept]
    home = lines[0] if lines else stretch.origins.get(line.origin)
    start = words[0].start if words else clock
    end = _end(stretch, numbers, words, start)
    if home is None:
        high = max(start, stretch.room.end) if math.isfinite(stretch.room.end) else end
        return LineTimes(start, end, min(start, clock), high, Grade.GUESS, 0.0, False, WordTimes.of(words))
    old = stretch.lines[home][1]
    if _opens(stretch, home, numbers, begun):
        start, low, high = old.start, old.low, old.high
    else:
        heard = next((word.start for word in words if word.heard != NOT_HEARD), old.end)
        low, high = min(start, clock), max(start, heard)
    begun.update(lines, [home])
    return LineTimes(start, max(start, end), low, high, old.grade, old.cover, old.clash, WordTimes.of(words))


def _opens(stretch: _Stretch, home: int, numbers: range, begun: set[int]) -> bool:
    """Tell whether a line begins where the old line did from which it comes."""
    first = stretch.kept.get(numbers.start) if numbers else None
    if first is not None:
        return first == 0 or stretch.words[first - 1].line != home
    # Something was put in front of its first word, or in its place.
    return home not in begun


def _end(stretch: _Stretch, numbers: range, words: Sequence[AlignedWord], start: float) -> float:
    """Return when a line ends: with the old line if that ended with the same word, else with its last word."""
    last = stretch.kept.get(numbers.stop - 1, -1) if numbers else -1
    old = stretch.words
    if last >= 0 and (last + 1 == len(old) or old[last + 1].line != old[last].line):
        return max(start, stretch.lines[old[last].line][1].end)
    return max(start, words[-1].end) if words else start
