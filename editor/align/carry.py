"""Carrying what one version of an episode has onto another: where its lines went, its headers, clips, speakers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from editor.align.matching import LOST, WordMatch
from editor.core.change import Change, Splice
from editor.core.model import Clip, Entry, Episode, Header, Line
from editor.core.timing import Timeline

_LEAD = 8
"""So many words of a line are looked for, one after the other, to find where it went."""
_EDGE = 3
"""A line that went to a place so many words from the edge of one went to the edge."""
_LINES_AWAY = 6
"""Lines before and after one that was lost by which its place is told."""
_STAYS = 1.0
"""A clip that would move by less than so many seconds stays."""


class Landing(NamedTuple):
    """Where a line of the old version is in the new one: which line, and at which of its characters.

    `sure` is false where the words themselves are gone, and only what is around them was found.
    """

    line: int
    offset: int
    sure: bool


@dataclass(frozen=True, slots=True)
class CarriedHeader:
    """A header of the old version, and the row of the new version's entry before which it belongs.

    `offset` is more than 0 where its section begins inside of that entry's text, in characters: its lines were merged.
    """

    header: Header
    row: int
    offset: int
    sure: bool


class Carrier:
    """Finds what stands in one version of a text in another; both are lines."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._match = WordMatch(old, new)
        self._counts = len(old), len(new)

    def landing(self, line: int, offset: int = 0) -> Landing | None:
        """Return where a line of the old version went, or the character of it at `offset`; None if nothing is found."""
        if line >= self._counts[0] or not self._counts[1]:
            return None
        word = self._match.old_word_at(line, offset)
        end = max(self._match.words_of(line).stop, word)
        for ahead, other in enumerate(range(word, min(end, word + _LEAD))):
            place = self._match.place_of(other)
            if place != LOST:
                edge = 0 if offset else _EDGE
                return self._at(max(0, place - ahead), edge)
        return self._around(line)

    def speakers(self, names: Sequence[str | None]) -> list[str | None]:
        """Return who says each new line, by who said most of its words; None where nothing of it is found."""
        votes: list[Counter[str | None]] = [Counter() for _ in range(self._counts[1])]
        for line, name in enumerate(names):
            for word in self._match.words_of(line):
                place = self._match.place_of(word)
                if place != LOST:
                    votes[self._match.line_of(place)][name] += 1
        return [vote.most_common(1)[0][0] if vote else None for vote in votes]

    def _at(self, place: int, edge: int) -> Landing:
        """Return where a word of the new version is, or the edge of a line that is near."""
        line = self._match.line_of(place)
        inside = place - self._match.new_firsts[line]
        left = self._match.new_firsts[line + 1] - place
        if inside <= edge:
            return Landing(line, 0, True)
        if left <= edge and line + 1 < self._counts[1]:
            return Landing(line + 1, 0, True)
        return Landing(line, self._match.token_at(line, min(inside, inside + left - 1)).offset, True)

    def _around(self, line: int) -> Landing | None:
        """Return where a line that is lost would be, by the lines before and after it that are found."""
        last = self._counts[1] - 1
        after = self._found(range(line + 1, min(self._counts[0], line + _LINES_AWAY)), 1)
        before = self._found(range(line - 1, max(-1, line - _LINES_AWAY), -1), -1)
        if before:
            limit = after[1] if after else last
            return Landing(max(before[1], min(before[1] + line - before[0], limit)), 0, False)
        return Landing(max(0, after[1] - (after[0] - line)), 0, False) if after else None

    def _found(self, lines: range, step: int) -> tuple[int, int] | None:
        """Return the first of some old lines of which a word is found, and the new line that it is in."""
        for line in lines:
            for word in self._match.words_of(line)[::step]:
                if self._match.place_of(word) != LOST:
                    return line, self._match.line_of(self._match.place_of(word))
        return None


def carried_headers(old: Episode, new: Episode) -> list[CarriedHeader]:
    """Return where the headers of an older version belong in a newer one, in order.

    One whose words are not found, nor anything near, is left out. One that stands behind the last line stays there.
    """
    rows = [row for row, _ in new.lines()]
    count = sum(1 for _ in old.lines())
    carrier = _carrier(old, new)
    carried: list[CarriedHeader] = []
    least = 0
    for header, line in _headers(old):
        landing = carrier.landing(line) if line < count else None
        if landing is None and line < count:
            continue
        row = rows[landing.line] if landing else len(new.entries)
        if row < least:
            continue
        least = row
        carried.append(CarriedHeader(header, row, landing.offset if landing else 0, landing is None or landing.sure))
    return carried


def take_headers(episode: Episode, other: Episode) -> Change:
    """Give an episode the headers of another version of it, instead of its own; its lines stay as they are.

    Where a section begins in the middle of a line, its header stands before the line, or before the next if that is
    nearer.
    """
    inserted: dict[int, list[Header]] = {}
    for carried in carried_headers(other, episode):
        inserted.setdefault(_nearer_row(carried, episode.entries), []).append(
            Header(carried.header.text, carried.header.extra)
        )
    splices = []
    for row in range(len(episode.entries) + 1):
        entry = episode.entries[row] if row < len(episode.entries) else None
        removed = (entry,) if isinstance(entry, Header) else ()
        if removed or row in inserted:
            splices.append(Splice(row, removed, tuple(inserted.get(row, ()))))
    return Change(tuple(splices))


def carried_clips(old: Episode, new: Episode) -> tuple[Clip, ...]:
    """Return the clips of an older version with the times that their words have in a newer one.

    Times are in seconds. A clip keeps its own where the words are not found, or where it would hardly move.
    """
    mover = _Mover(old, new)
    clips = []
    for clip in old.clips:
        start, end = mover.moved(clip.start), mover.moved(clip.end)
        in_order = start is None or end is None or start < end
        clips.append(replace(clip, start=start, end=end) if in_order else clip)
    return tuple(clips)


def carried_speakers(old: Episode, new: Episode) -> list[str | None]:
    """Return for each line of a newer version who says it by an older one; None where that does not tell."""
    return _carrier(old, new).speakers([line.who for _, line in old.lines()])


class _Mover:
    """Moves seconds from one version of an episode to another by the words that are said then."""

    def __init__(self, old: Episode, new: Episode) -> None:
        self._carrier = _carrier(old, new)
        self._before, self._after = Timeline(old.entries), Timeline(new.entries)
        self._lines = {row: line for line, (row, _) in enumerate(old.lines())}
        self._rows = [row for row, _ in new.lines()]

    def moved(self, second: float | None) -> float | None:
        """Return when the word that is said at a second in the old version is said in the new one."""
        spoken = self._before.spoken(second) if second is not None else None
        if spoken is None or second is None:
            return second
        landing = self._carrier.landing(self._lines[spoken.row], spoken.start)
        if landing is None or not landing.sure:
            return second
        before = self._before.time_at(spoken.row, spoken.start)
        after = self._after.time_at(self._rows[landing.line], landing.offset)
        if before is None or after is None or abs(after - before) < _STAYS:
            return second
        return round(second + after - before)


def _carrier(old: Episode, new: Episode) -> Carrier:
    return Carrier([line.text for _, line in old.lines()], [line.text for _, line in new.lines()])


def _headers(episode: Episode) -> Iterator[tuple[Header, int]]:
    """Yield the headers with the number of the line that follows each."""
    line = 0
    for entry in episode.entries:
        if isinstance(entry, Line):
            line += 1
        else:
            yield entry, line


def _nearer_row(carried: CarriedHeader, entries: Sequence[Entry]) -> int:
    if not carried.offset:
        return carried.row
    return carried.row + (carried.offset * 2 > len(entries[carried.row].text))
