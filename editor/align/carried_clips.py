"""Clips of another version of an episode: their times in this one, which are there already, which only here."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from editor.align.carried_headers import Kind
from editor.align.carry import Carrier
from editor.core.edits.clips import url_at
from editor.core.links import at_second
from editor.core.model import Clip, Episode, clean_text
from editor.core.offsets import rounded
from editor.core.pairing import key_of, paired
from editor.core.sections import states_time
from editor.core.timing import LEEWAY, Timeline, time_or_none

_LEAST_FOUND = 0.25
"""A clip is surely in a text if so much of its words is, from 0 to 1."""


class CarriedClip(NamedTuple):
    """What becomes of a clip of the other version, or of one that only this version has; `at` counts the own ones."""

    kind: Kind
    at: int | None
    before: Clip | None
    after: Clip | None
    sure: bool = True

    @property
    def changes(self) -> bool:
        """Tell whether there is something to do."""
        return self.kind != "same"

    @property
    def advised(self) -> bool:
        """Tell whether the change goes without saying: none is that is not sure, and no clip is taken out unasked."""
        return self.sure and self.kind != "own"


def plan_clips(episode: Episode, other: Episode, carrier: Carrier) -> tuple[CarriedClip, ...]:
    """Return what becomes of the clips, in order of time.

    Both versions are taken at the times that they state, as clips are. A clip of the same name is the same clip, and so
    is one of the same times. Where the other version has no clips, nothing is said of the own ones.
    """
    if not other.clips:
        return ()
    mover = _Mover(episode, other, carrier)
    moved = [mover.moved(clip) for clip in map(_sound, other.clips)]
    pairs = _pairs(episode.clips, [clip for clip, _ in moved])
    plans = [_plan(episode, clip, sure, pairs.get(number)) for number, (clip, sure) in enumerate(moved)]
    left = sorted(set(range(len(episode.clips))) - set(pairs.values()))
    plans += [CarriedClip("own", at, episode.clips[at], None) for at in left]
    return tuple(sorted(plans, key=_moment))


def _sound(clip: Clip) -> Clip:
    """Return a clip without times that are none, and without an end that is before its start."""
    start, end = time_or_none(clip.start), time_or_none(clip.end)
    if start is not None and end is not None and end <= start:
        end = None
    return clip if (start, end) == (clip.start, clip.end) else replace(clip, start=start, end=end)


def _pairs(own: Sequence[Clip], others: Sequence[Clip]) -> dict[int, int]:
    """Return which clip of the other version is which own one, both counted from 0."""
    titles = [[(clip.name, clip.start or 0.0) for clip in clips] for clips in (others, own)]
    pairs = paired(*titles)
    taken = set(pairs.values())
    for number, clip in enumerate(others):
        if number not in pairs and clip.start is not None:
            free = (at for at, mine in enumerate(own) if at not in taken and _same_times(mine, clip))
            if (at := next(free, None)) is not None:
                pairs[number] = at
                taken.add(at)
    return pairs


def _plan(episode: Episode, clip: Clip, sure: bool, at: int | None) -> CarriedClip:
    name = clean_text(clip.name).strip()
    if at is None:
        made = Clip(name or "Clip", clip.start, clip.end, clip.url, clip.extra)
        if clip.start is not None:
            made = replace(made, url=at_second(clip.url, clip.start) if clip.url else url_at(episode, clip.start))
        return CarriedClip("new", None, None, made, sure)
    before = episode.clips[at]
    named_alike = not name or key_of(name) == key_of(before.name)
    if named_alike and not sure:
        return CarriedClip("same", at, before, before)
    after = before if _same_times(before, clip) or clip.start is None else _timed(before, clip.start, clip.end)
    if not named_alike:
        return CarriedClip("renamed", at, before, replace(after, name=name), sure)
    return CarriedClip("same" if after is before else "moved", at, before, after, sure)


def _same_times(one: Clip, other: Clip) -> bool:
    return _close(one.start, other.start) and _close(one.end, other.end)


def _close(one: float | None, other: float | None) -> bool:
    return one == other if one is None or other is None else abs(one - other) < LEEWAY


def _timed(clip: Clip, start: float | None, end: float | None) -> Clip:
    """Return a clip with other times; its address follows the start."""
    url = at_second(clip.url, start) if clip.url and start is not None else clip.url
    return replace(clip, start=start, end=end, url=url)


def _moment(plan: CarriedClip) -> float:
    clip = plan.after or plan.before
    return clip.start or 0.0 if clip else 0.0


class _Mover:
    """Moves seconds from the other version to the episode.

    Between two lines that state their time in both versions and moved alike, everything moved with them. Elsewhere a
    second goes where the word went that is said then.
    """

    def __init__(self, episode: Episode, other: Episode, carrier: Carrier) -> None:
        self._carrier = carrier
        self._before, self._after = Timeline(other.entries), Timeline(episode.entries)
        self._marks, self._shifts = self._moves(_stated(other, self._before), _stated(episode, self._after))

    def moved(self, clip: Clip) -> tuple[Clip, bool]:
        """Return a clip with its times in the episode, and whether that is sure; it keeps them if nothing is known."""
        start, end = self._second(clip.start), self._second(clip.end)
        if start is not None and end is not None and not start < end:
            return clip, False
        sure = self._is_said(clip)
        return (clip if (start, end) == (clip.start, clip.end) else _timed(clip, start, end)), sure

    def _moves(self, before: Mapping[int, float], after: Mapping[int, float]) -> tuple[list[float], list[float]]:
        """Return the seconds that both versions state for a line, as the other version has them, and their shifts."""
        moves = []
        for row, start in before.items():
            landing = self._carrier.landing(row)
            if landing and landing.sure and not landing.offset and landing.row in after:
                moves.append((start, after[landing.row] - start))
        return [start for start, _ in moves], [shift for _, shift in moves]

    def _second(self, second: float | None) -> float | None:
        if second is None:
            return None
        second = rounded(second)
        at = bisect_right(self._marks, second)
        around = self._shifts[max(0, at - 1) : at + 1]
        if around and max(around) - min(around) < LEEWAY:
            return rounded(max(0.0, second + around[0]))
        return self._by_words(second)

    def _by_words(self, second: float) -> float:
        spoken = self._before.spoken(second)
        landing = self._carrier.landing_of_word(spoken.row, spoken.start) if spoken else None
        if spoken is None or landing is None or not landing.sure:
            return second
        before = self._before.time_at(spoken.row, spoken.start)
        after = self._after.time_at(landing.row, landing.offset)
        if before is None or after is None or abs(after - before) < LEEWAY:
            return second
        return round(max(0.0, second + after - before))

    def _is_said(self, clip: Clip) -> bool:
        """Tell whether enough of a clip's words are in the episode, as far as both versions have times."""
        if clip.start is None or clip.end is None or not self._after.starts:
            return False
        rows = self._before.rows_between(clip.start, clip.end)
        shares = [self._carrier.share_found(row) for row in rows]
        return bool(shares) and sum(shares) / len(shares) >= _LEAST_FOUND


def _stated(version: Episode, timeline: Timeline) -> dict[int, float]:
    """Return the rows of the lines that open a turn, with the second that they state."""
    rows = [row for row, _ in version.lines() if states_time(row, version.entries, timeline)]
    return {row: timeline.start_of(row) or 0.0 for row in rows}
