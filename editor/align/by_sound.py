"""Times from the sound: lines start where its pauses end, and what has no time of its own shares the time of speech."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from editor.align.by_characters import by_characters
from editor.align.pauses import Pause, PauseClock
from editor.core.alignment import NOT_HEARD, AlignedWord, Alignment, Grade, LineTimes, WordTimes
from editor.core.word_places import word_places

_WHOLE = (-0.3, 1.3)
"""Seconds from a stated whole one between which a line starts: it is cut off, and somebody may have been early."""
_EXACT = (-0.7, 0.3)
_WHOLE_CAPTIONS = (-1.3, 1.3)
"""How far before and behind what was heard of it a line may start by captions that state whole seconds."""
_TOO_WIDE, _REACH = 8.0, 0.6
"""Seconds between the moments between which a line starts beyond which no pause there is told from the others; then
only one so near is taken."""
_FADING = 3.0
"""Seconds behind the start of a line at which what its words move by, where it is moved, has faded away."""
_STEADINESS, _LEAST = 0.15, 0.3
"""How much the time that a line takes usually differs from what its characters tell: a share of it, and seconds."""
_PAUSE_WORTH = 4.0
"""How much a second of pause tells that a line starts there, where a usual difference costs a half."""
_NO_PAUSE = 2.0
_MOST_PAUSES = 40
"""Pauses at which a line may start that are looked at, at most."""

Found = NDArray[np.float64]
"""Moments at which a line may start; of shape (3, n): when, how long was spoken until then, and what it costs."""


def by_sound(
    lines: Sequence[str], secs: Sequence[float | None], pauses: Sequence[Pause], end: float | None = None
) -> Alignment:
    """Return times of lines where there are no captions, by the seconds at which they are stated and by the pauses.

    A line that opens a turn starts at a pause near its second; lines inside of it share the time that is spoken by
    their characters and start at pauses too. `pauses` are in order and apart, `end` is where the recording ends; all in
    seconds. Grades are those of `by_characters`.
    """
    base = by_characters(lines, secs, end)
    if not lines:
        return base
    clock = PauseClock(pauses)
    openers = [number for number, line in enumerate(base.lines) if line.grade is Grade.LIKELY or number == 0]
    starts = _openings([base.lines[number] for number in openers], clock)
    closing = max(*starts, *base.ends)
    timed: list[LineTimes] = []
    turns = zip(pairwise([*openers, len(lines)]), pairwise([*starts, closing]), strict=True)
    for (first, after), (start, until) in turns:
        timed += _turn(lines[first:after], base.lines[first:after], start, until, clock)
    return Alignment(tuple(timed))


def _openings(lines: Iterable[LineTimes], clock: PauseClock) -> list[float]:
    """Return when the lines start that open turns: at a pause near their seconds, if those were stated."""
    starts: list[float] = []
    for line in lines:
        begin, after = _WHOLE if line.start.is_integer() else _EXACT
        earliest = starts[-1] + _LEAST if starts else 0.0
        stated = line.grade is Grade.LIKELY
        found = clock.longest(line.start, max(earliest, line.start + begin), line.start + after) if stated else None
        starts.append(max([line.start, *starts[-1:]]) if found is None else found)
    return starts


def _turn(
    texts: Sequence[str], lines: Sequence[LineTimes], start: float, end: float, clock: PauseClock
) -> Iterator[LineTimes]:
    """Yield the lines of a turn that is spoken from one second to another."""
    starts = [start, *_divided([len(text) + 1 for text in texts], start, end, clock), end]
    for text, line, (begin, until) in zip(texts, lines, pairwise(starts), strict=True):
        words = _words(text, begin, until, clock)
        yield replace(line, start=begin, end=until, low=min(line.low, begin), high=max(line.high, begin), words=words)


def _divided(lengths: Sequence[int], start: float, end: float, clock: PauseClock) -> list[float]:
    """Return when all lines of a turn but the first start, by their lengths in characters and the pauses.

    It is the division that is most likely if the time in which a line is spoken differs from what its length tells as
    it usually does, and longer pauses part lines rather than shorter ones.
    """
    if len(lengths) < 2:
        return []
    begin, until = clock.spoken(start), clock.spoken(end)
    pace = (until - begin) / sum(lengths)
    steps = [length * pace for length in lengths]
    wide = [(_STEADINESS * step + _LEAST) ** 2 for step in steps]
    places = [begin + step for step in accumulate(steps[:-1])]
    spread = np.sqrt(np.minimum(np.cumsum(wide)[:-1], np.cumsum(wide[::-1])[::-1][1:]))
    found = [
        _candidates(place, 3 * around, start, end, clock) for place, around in zip(places, spread.tolist(), strict=True)
    ]
    costs = np.zeros(1)
    before = np.array([begin])
    choices: list[NDArray[np.intp]] = []
    for number, moments in enumerate([*found, np.array([[end], [until], [0.0]])]):
        took = moments[1][:, np.newaxis] - before[np.newaxis, :]
        whole = costs[np.newaxis, :] + (took - steps[number]) ** 2 / (2 * wide[number])
        whole = np.where(took > 0, whole, whole + 1e6)
        choices.append(whole.argmin(axis=1))
        costs = whole.min(axis=1) + moments[2]
        before = moments[1]
    return _traced(found, choices)


def _candidates(place: float, reach: float, start: float, end: float, clock: PauseClock) -> Found:
    """Return when a line may start that is expected where so long was spoken: at a pause near that, or just there."""
    moments, spoken, lengths = clock.around(place, reach, _MOST_PAUSES)
    inside = (moments > start) & (moments < end)
    there = min(max(clock.moment(place), start), end)
    return np.array(
        [
            [*moments[inside], there],
            [*spoken[inside], place],
            [*(-_PAUSE_WORTH * np.minimum(1.0, lengths[inside])), _NO_PAUSE],
        ]
    )


def _traced(found: Sequence[Found], choices: Sequence[NDArray[np.intp]]) -> list[float]:
    """Return the moments that were chosen, seen back from the last."""
    chosen: list[float] = []
    place = 0
    for moments, choice in zip(reversed(found), reversed(choices[1:]), strict=True):
        place = int(choice[place])
        chosen.append(float(moments[0][place]))
    return sorted(chosen)


def _words(text: str, start: float, end: float, clock: PauseClock) -> WordTimes:
    """Return the words of a line; they share by their characters what is spoken of its time."""
    spans = word_places(text)
    begin = clock.spoken(start)
    pace = (clock.spoken(end) - begin) / (len(text) + 1)
    starts = clock.moments(begin + pace * np.array([offset for offset, _ in spans])).clip(start, end).tolist()
    ends = clock.moments(begin + pace * np.array([until for _, until in spans]), ending=True).clip(start, end).tolist()
    timed = zip(spans, starts, ends, strict=True)
    return WordTimes.of(AlignedWord(*span, first, max(first, last), NOT_HEARD) for span, first, last in timed)


def snapped(alignment: Alignment, pauses: Sequence[Pause], whole_seconds: bool) -> Alignment:
    """Return an alignment with captions whose lines start where pauses end, as far as that can be told.

    `whole_seconds` says that the captions state no others, and no times of words; then the words of a line move with
    its start. `pauses` are in order and apart, in seconds.
    """
    if not alignment.lines:
        return alignment
    clock = PauseClock(pauses)
    before, after = _WHOLE_CAPTIONS if whole_seconds else _EXACT
    starts: list[float] = []
    for line in alignment.lines:
        found = _start(line, clock, before, after)
        if found is None or (starts and line.start >= alignment.starts[len(starts) - 1] and found <= starts[-1]):
            found = line.start
        starts.append(found)
    moved = zip(alignment.lines, starts, [*alignment.starts[1:], None], [*starts[1:], None], strict=True)
    return Alignment(tuple(_moved(*one, whole_seconds) for one in moved))


def _start(line: LineTimes, clock: PauseClock, before: float, after: float) -> float | None:
    if line.high - line.low > _TOO_WIDE:
        return clock.nearest(line.start, _REACH)
    return clock.longest(line.start, max(0.0, line.low + before), line.high + after)


def _moved(line: LineTimes, start: float, was: float | None, follows: float | None, whole_seconds: bool) -> LineTimes:
    """Return a line that starts at another moment; the one after it started at `was`, and now at `follows`."""
    end = line.end
    if follows is not None and was is not None and line.start <= was:
        end = follows if line.end == was else min(line.end, follows)
    end = max(start, end)
    move = start - line.start
    words = []
    for word in line.words:
        step = move * max(0.0, 1 - (word.start - line.start) / _FADING) if whole_seconds else 0.0
        words.append(word._replace(start=max(start, word.start + step), end=max(start, word.end + step)))
    low, high = min(line.low, start), max(line.high, start)
    return replace(line, start=start, end=end, low=low, high=high, words=WordTimes.of(words))
