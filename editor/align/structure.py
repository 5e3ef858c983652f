"""Taking the structure of another version of an episode: its headers, its clips, and who says what."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from editor.align.carried_clips import CarriedClip, plan_clips
from editor.align.carried_headers import CarriedHeader, plan_headers
from editor.align.carried_names import CarriedName, Voices
from editor.align.carry import Carrier
from editor.core.change import Change, Splice
from editor.core.edits.sections import ClipPlan, clips_from_headers
from editor.core.edits.tools import new_line, reworded, splice, whole_second
from editor.core.model import Clip, Entry, Episode, Header, Line
from editor.core.timing import Timeline


@dataclass(frozen=True, slots=True)
class Structure:
    """What becomes of an episode's headers, clips and speakers by another version of it."""

    headers: tuple[CarriedHeader, ...] = ()
    clips: tuple[CarriedClip, ...] = ()
    names: tuple[CarriedName, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is something to do."""
        headers, clips = (any(plan.changes for plan in plans) for plans in (self.headers, self.clips))
        return headers or clips or bool(self.names)

    @property
    def advised(self) -> "Structure":
        """Return what goes without saying; headers and clips that stay are in it, as others stand between them."""
        return Structure(
            tuple(plan for plan in self.headers if plan.advised),
            tuple(plan for plan in self.clips if plan.advised),
            tuple(plan for plan in self.names if plan.advised),
        )


def plan_structure(episode: Episode, other: Episode) -> Structure:
    """Return what the structure of another version would change, with what only the episode has."""
    carrier = Carrier(other, episode)
    voices = Voices(episode, other, carrier)
    return Structure(
        plan_headers(episode, other, carrier, voices.ours),
        plan_clips(episode, other, carrier),
        voices.plans(),
    )


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """A new text with the structure of the one before: its entries, the clips, and what was carried.

    `lost` are the titles of headers that have no place in the new text.
    """

    entries: tuple[Entry, ...]
    clips: tuple[Clip, ...]
    structure: Structure
    lost: tuple[str, ...]

    def __bool__(self) -> bool:
        """Tell whether anything of the structure was found in the new text."""
        headers = any(plan.sure and plan.kind != "own" for plan in self.structure.headers)
        return headers or any(plan.changes for plan in self.structure.clips) or bool(self.structure.names)


def carried_over(old: Episode, entries: Sequence[Entry]) -> CarriedOver:
    """Carry the headers, clips and speakers of an episode over to a new text of it.

    Headers go where they seem to belong even if that is not sure, as they would be lost else; speakers, to lines that
    have none. Headers that the new text has itself stay, and clips that are not found keep their times.
    """
    new = Episode(tuple(entries), old.clips, old.meta)
    planned = plan_structure(new, old)
    kept = replace(planned.advised, headers=tuple(plan for plan in planned.headers if plan.kind != "own"))
    after = take_structure(new, kept).apply(new)
    titles = Counter(title for entry in old.entries if isinstance(entry, Header) and (title := entry.text.strip()))
    lost = titles - Counter(plan.after.text.strip() for plan in kept.headers if plan.after)
    return CarriedOver(after.entries, after.clips, kept, tuple(lost.elements()))


def take_structure(episode: Episode, structure: Structure, timeline: Timeline | None = None) -> Change:
    """Do what was planned for an episode: put in, rename, move and take out headers and clips, and name speakers.

    A line in whose middle a section begins is split there; `timeline`, if there is a better one than the entries give,
    tells when the second half starts.
    """
    timeline = timeline or Timeline(episode.entries)
    entries = tuple(_Maker(episode, structure, timeline).entries())
    clips = clips_from_headers(episode, [_clip_plan(plan) for plan in structure.clips]).clips
    return Change(tuple(_splices(episode.entries, entries)), clips)


class _Maker:
    """Makes the entries of an episode anew, row by row."""

    def __init__(self, episode: Episode, structure: Structure, timeline: Timeline) -> None:
        self._entries = episode.entries
        self._timeline = timeline
        self._plans = sorted(structure.headers, key=lambda plan: (plan.row, plan.offset))
        self._gone = {plan.at for plan in self._plans if plan.kind in ("moved", "own") and plan.at is not None}
        self._names = {row: plan.after for plan in structure.names if plan.kind != "renamed" for row in plan.rows}
        self._renamed = {plan.before: plan.after for plan in structure.names if plan.kind == "renamed"}

    def entries(self) -> Iterator[Entry]:
        """Yield the entries."""
        plans = {row: list(group) for row, group in groupby(self._plans, key=lambda plan: plan.row)}
        above: list[int] = []
        for row, entry in enumerate(self._entries):
            if isinstance(entry, Header):
                above.append(row)
                continue
            here = plans.get(row, [])
            yield from self._headers(above, [plan for plan in here if not plan.offset])
            yield from self._parts(row, entry, [plan for plan in here if plan.offset])
            above = []
        yield from self._headers(above, plans.get(len(self._entries), []))

    def _headers(self, above: Sequence[int], plans: Sequence[CarriedHeader]) -> list[Entry]:
        """Return the headers of one place: of those that are there the ones that stay, and the others among them."""
        rows = [row for row in above if row not in self._gone]
        headers = [self._entries[row] for row in rows]
        place = next((rows.index(plan.at) for plan in plans if plan.at in rows), len(rows))
        for plan in plans:
            if plan.kind == "own" or plan.after is None:
                continue
            if plan.at is not None and plan.at in rows:
                place = rows.index(plan.at)
                headers[place] = plan.after
            else:
                headers.insert(place, plan.after)
                rows.insert(place, -1)
            place += 1
        return headers

    def _parts(self, row: int, line: Line, plans: Sequence[CarriedHeader]) -> Iterator[Entry]:
        """Yield a line with who says it, split where sections begin in it, with their headers."""
        who = self._who(self._names.get(row, line.who))
        named = line if who == line.who else replace(line, who=who)
        ends = [plan.offset for plan in plans[1:]] + [len(line.text)]
        if not plans or not line.text[: plans[0].offset].strip(" "):
            yield from (plan.after for plan in plans if plan.after)
            yield named
            return
        yield reworded(named, line.text[: plans[0].offset].rstrip(" "))
        for plan, end in zip(plans, ends, strict=True):
            if plan.after is not None:
                yield plan.after
            if text := line.text[plan.offset : end].strip(" "):
                yield new_line(text, self._who(plan.who) if plan.who else who, self._second(row, plan.offset))

    def _who(self, name: str | None) -> str | None:
        return self._renamed.get(name, name)

    def _second(self, row: int, offset: int) -> float | None:
        seconds, line = self._timeline.time_at(row, offset), self._entries[row]
        if seconds is None or isinstance(line, Header):
            return None
        return whole_second(min(seconds, self._next_stated(row, line.sec or 0.0)), line.sec)

    def _next_stated(self, row: int, sec: float) -> float:
        """Return the next later second that the page states below a row: what is said truly may be beyond it."""
        below = (self._entries[number] for number in range(row + 1, len(self._entries)))
        stated = (entry.sec for entry in below if isinstance(entry, Line) and entry.sec is not None)
        return next((second for second in stated if second > sec), math.inf)


def _splices(old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[Splice]:
    """Yield what makes some entries of others; lines that are in both are in the same order."""
    rows = {id(entry): row for row, entry in enumerate(old) if isinstance(entry, Line)}
    kept = [(rows[id(entry)], row) for row, entry in enumerate(new) if id(entry) in rows]
    for (before, after), (until, stop) in pairwise([(-1, -1), *kept, (len(old), len(new))]):
        yield from splice(before + 1, tuple(old[before + 1 : until]), tuple(new[after + 1 : stop])).splices


def _clip_plan(plan: CarriedClip) -> ClipPlan:
    return ClipPlan("gone" if plan.kind == "own" else plan.kind, plan.at, None, plan.before, plan.after)
