"""An alignment follows edits: what was heard keeps its time, wherever in the text it went."""

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from editor.core.alignment import Alignment, LineTimes
from editor.core.change import Change, Splice
from editor.core.collecting import uncollected
from editor.core.model import Entry, Line, Origin, lines_of
from editor.core.number_runs import number_runs
from editor.core.pieces import Replacement
from editor.core.refitting import Room, refitted
from editor.core.stated import contradicts, meant

Known = Mapping[Line, LineTimes]
_NOTHING: Known = {}


def followed(
    alignment: Alignment,
    change: Change,
    before: Sequence[Entry],
    after: Sequence[Entry],
    known: Known = _NOTHING,
    numbers: Sequence[int] = (),
) -> tuple[Alignment, tuple[range, ...]]:
    """Return an alignment after a change, and which lines have other words now, counted from 0 without headers.

    `before` and `after` are the entries that the change leads from and to. `known` are the times of lines that were
    given up earlier (see `given_up`): what undo brings back has them again. `numbers` tell how many lines stand above
    each splice, if that is known.
    """
    old, numbers = alignment.lines, numbers or _numbers(alignment, change, before)
    edit = _edit_of(dict(_removed(alignment, change, numbers)), change, known)
    made: list[Replacement[LineTimes]] = []
    ranges: list[range] = []
    shift = more = 0
    end = old[numbers[0] - 1].end if numbers and numbers[0] else 0.0
    with uncollected():
        for splice, first in zip(change.splices, numbers, strict=True):
            if made and first > made[-1].after:
                end = old[first - 1].end
            done = first + len(lines_of(splice.removed))
            times, new = edit.times_of(splice, Room(end, old[done].start if done < len(old) else math.inf))
            ranges += number_runs([first + more + number for number in new])
            made.append(Replacement(first, done, list(edit.judged(splice, times, after, splice.at + shift))))
            shift += len(splice.inserted) - len(splice.removed)
            more += len(made[-1].things) - (done - first)
            end = made[-1].things[-1].end if made[-1].things else end
    return alignment.replaced(made), tuple(ranges)


def given_up(
    alignment: Alignment, change: Change, before: Sequence[Entry], numbers: Sequence[int] = ()
) -> Iterator[tuple[Line, LineTimes]]:
    """Return the lines that a change takes away, with their times; one that was only moved is among them.

    Undo brings back the same objects. Who keeps these for as long as they live, such as in a WeakKeyDictionary, can
    hand them to `followed` then.
    """
    return _removed(alignment, change, numbers or _numbers(alignment, change, before))


def _removed(alignment: Alignment, change: Change, numbers: Sequence[int]) -> Iterator[tuple[Line, LineTimes]]:
    for splice, first in zip(change.splices, numbers, strict=True):
        lines = lines_of(splice.removed)
        yield from zip(lines, alignment.lines[first : first + len(lines)], strict=True)


@dataclass(frozen=True, slots=True)
class _Edit:
    """What is known of the lines that a change puts in.

    `settled` are those that have their times already; of them, `kept` were moved or brought back and stay what they
    were, others have the same words. `left` are those taken away whose words may be in others now. `sources` are all
    that are taken away.
    """

    settled: Known
    kept: Set[Line]
    left: Known
    sources: Mapping[Origin, tuple[Line, LineTimes]]

    def times_of(self, splice: Splice, room: Room) -> tuple[list[LineTimes], list[int]]:
        """Return the times of the lines that a splice puts in, and which of them have other words than before."""
        lines = lines_of(splice.inserted)
        new = [number for number, line in enumerate(lines) if line not in self.settled]
        old = [(line, self.left[line]) for line in lines_of(splice.removed) if line in self.left]
        found = {number: self.settled[line] for number, line in enumerate(lines) if line in self.settled}
        for here, there in _groups([line.origin for line, _ in old], [lines[number].origin for number in new]):
            numbers = new[there.start : there.stop]
            above = found[numbers[0] - 1].end if numbers[0] else room.start
            below = old[here.stop][1].start if here.stop < len(old) else room.end
            times = refitted(old[here.start : here.stop], [lines[number] for number in numbers], Room(above, below))
            found.update(zip(numbers, times, strict=True))
        return [found[number] for number in range(len(lines))], new

    def judged(
        self, splice: Splice, times: Sequence[LineTimes], after: Sequence[Entry], at: int
    ) -> Iterator[LineTimes]:
        """Yield the times of the lines that a splice puts in at a row; what clashes now with what it states is told."""
        rows = (row for row, entry in enumerate(splice.inserted, at) if type(entry) is Line)
        for line, row, one in zip(lines_of(splice.inserted), rows, times, strict=True):
            clash = one.clash if line in self.kept else self._clashes(line, one, after, row)
            yield one if clash == one.clash else replace(one, clash=clash)

    def _clashes(self, line: Line, times: LineTimes, after: Sequence[Entry], row: int) -> bool:
        source, known = self.sources.get(line.origin, (None, times))
        if source and source.sec == line.sec and known.start == times.start:
            return known.clash
        seconds = meant(line.sec, _second_above(after, row))
        return seconds is not None and contradicts(seconds, times.grade, times.start, times.low, times.high)


def _edit_of(removed: Known, change: Change, known: Known) -> _Edit:
    sources = {line.origin: (line, times) for line, times in removed.items()}
    settled: dict[Line, LineTimes] = {}
    kept: set[Line] = set()
    for splice in change.splices:
        for line in lines_of(splice.inserted):
            source, times = sources.get(line.origin, (line, None))
            if found := removed.get(line) or known.get(line):
                kept.add(line)
                settled[line] = found
            elif times is not None and source.text == line.text:
                settled[line] = times
    stay = {line.origin for line in settled}
    left = {line: times for line, times in removed.items() if line.origin not in stay}
    return _Edit(settled, kept, left, sources)


def _groups(old: Sequence[Origin], new: Sequence[Origin]) -> Iterator[tuple[range, range]]:
    """Yield which of the old lines became which of the new ones: each by itself where there are the same ones."""
    if old == new:
        yield from ((range(number, number + 1),) * 2 for number in range(len(new)))
    elif new:
        yield range(len(old)), range(len(new))


def _numbers(alignment: Alignment, change: Change, before: Sequence[Entry]) -> list[int]:
    """Return for each splice how many lines stand above it."""
    numbers: list[int] = []
    row = 0
    for splice in change.splices:
        if not numbers and splice.at > len(before) // 2:
            numbers.append(len(alignment) - _count(before[splice.at :]))
        else:
            numbers.append((numbers[-1] if numbers else 0) + _count(before[row : splice.at]))
        row = splice.at
    return numbers


def _count(entries: Sequence[Entry]) -> int:
    # Not from one entry to the next: at a hundred hours that is half of what a key may take.
    return list(map(type, entries)).count(Line)


def _second_above(entries: Sequence[Entry], row: int) -> float | None:
    """Return the second that is stated by the line above a row."""
    above = (entries[number] for number in range(row - 1, -1, -1))
    return next((entry.sec for entry in above if isinstance(entry, Line)), None)
