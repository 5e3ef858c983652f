"""Which clip belongs to which section, and the span that it ought to have."""

import math
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from editor.core.model import Clip, Episode, Line
from editor.core.pairing import key_of, paired
from editor.core.sections import Stretch, stretches_of, whole
from editor.core.timing import LEEWAY, Timeline, time_or_none


class Placed(NamedTuple):
    """A section with its clip, counted from 0, if it has one, and the seconds that the clip ought to have."""

    stretch: Stretch
    at: int | None
    start: float
    end: float

    @property
    def empty(self) -> bool:
        """Tell whether nothing is said in the section, as far as the page tells."""
        return self.end - self.start < LEEWAY


def with_times(clip: Clip) -> Clip:
    """Return a clip without what is no time of its start and end, as a page may state it."""
    start, end = time_or_none(clip.start), time_or_none(clip.end)
    return clip if clip.start == start and clip.end == end else replace(clip, start=start, end=end)


def place_clips(episode: Episode, timeline: Timeline, duration: float | None = None) -> list[Placed]:
    """Return the sections of an episode with their clips; nothing where it has no headers or no times.

    A clip belongs to the section that has its name, else to the one that it starts with. Where the page does not state
    when a section starts, its clip is believed, and the clip before it, as long as they can be right. The first
    section's clip may start at 0, before anything is said. The last one's may end on its own once its last line has
    begun; `duration` is the recording's, in seconds, if it is known.
    """
    stretches, clips = stretches_of(episode, timeline), [with_times(clip) for clip in episode.clips]
    if not stretches:
        return []
    begun = _last_start(episode, timeline)
    close = math.ceil(timeline.end_of(len(episode.entries) - 1) or 0.0)
    stretches = _without_echoes(stretches, close)
    ats = _owned(stretches, clips, begun)
    owned = {number: clips[at] for number, at in ats.items()}
    starts = _believable(stretches, owned, _known_starts(stretches, owned, _jingle(clips, ats)), close)
    ends = [*starts[1:], _last_end(owned.get(len(starts) - 1), begun, max(close, starts[-1]), duration)]
    return [
        Placed(stretch, ats.get(number), whole(starts[number]), whole(_end(owned.get(number), ends[number])))
        for number, stretch in enumerate(stretches)
    ]


def leftovers(clips: Iterable[Clip], placed: Sequence[Placed]) -> set[int]:
    """Return the clips whose headers are gone: not those of sections, but they join them on either side.

    A quote lies within a section, or reaches over an edge, but hardly begins and ends just where section clips do.
    """
    if not placed:
        return set()
    clips = [with_times(clip) for clip in clips]
    owned = {one.at for one in placed if one.at is not None}
    edges, last = _Marks([*(one.start for one in placed), placed[-1].end]), placed[-1].start
    free = [
        (clip.start, clip.end, at)
        for at, clip in enumerate(clips)
        if at not in owned and clip.start is not None and clip.end is not None
        if clip.start < clip.end and clip.start not in edges
    ]
    ends = _Marks(clips[at].end for at in owned)
    following = [one for one in sorted(free) if one[0] in ends and ends.add(one[1])]
    begins = _Marks(clips[at].start for at in owned)
    backwards = sorted(following, key=itemgetter(1), reverse=True)
    return {at for start, end, at in backwards if (end in begins or end >= last) and begins.add(start)}


class _Marks:
    """A growing set of seconds that knows near ones again."""

    def __init__(self, seconds: Iterable[float | None]) -> None:
        self._seconds = sorted(value for value in seconds if value is not None)

    def __contains__(self, seconds: float) -> bool:
        at = bisect_left(self._seconds, seconds)
        return any(abs(near - seconds) < LEEWAY for near in self._seconds[max(0, at - 1) : at + 1])

    def add(self, seconds: float) -> bool:
        """Add seconds; always true, so that it can stand in a condition."""
        insort(self._seconds, seconds)
        return True


def _jingle(clips: Sequence[Clip], ats: Mapping[int, int]) -> float:
    """Return where a clip ends that begins with the recording and is no section's; infinity if there is none."""
    taken = set(ats.values())
    free = (clip.end for at, clip in enumerate(clips) if at not in taken and clip.start == 0)
    return min((end for end in free if end), default=math.inf)


def _known_starts(stretches: list[Stretch], owned: Mapping[int, Clip], jingle: float) -> list[float | None]:
    """Return when the sections start as far as the page or its clips say; each after the one before it."""
    known: list[float | None] = []
    highest = -math.inf
    for number, stretch in enumerate(stretches):
        clip, before = owned.get(number), owned.get(number - 1)
        start = _known_start(stretch, clip, before, jingle)
        if start is not None and not stretch.stated and start <= highest:
            start = None
        known.append(start)
        highest = highest if start is None else max(highest, start)
    return known


def _known_start(stretch: Stretch, clip: Clip | None, before: Clip | None, jingle: float) -> float | None:
    if clip and stretch.may_start_at(clip.start):
        return clip.start
    if stretch.opening:
        return stretch.latest if clip is None and jingle < stretch.latest + LEEWAY else stretch.start
    if stretch.stated:
        return stretch.start
    return before.end if before and stretch.lines and stretch.may_start_at(before.end) else None


def _believable(
    stretches: Sequence[Stretch], owned: Mapping[int, Clip], known: list[float | None], close: int
) -> list[float]:
    """Return when the sections start; no clip is believed that leaves no time to what the clip before it is of."""
    while True:
        starts = list(_starts(stretches, known, close))
        squeezing = [
            number
            for number, (before, start) in enumerate(pairwise(starts), 1)
            if start - before < LEEWAY and number - 1 in owned and stretches[number - 1].lines
            if known[number] is not None and not stretches[number].stated
        ]
        if not squeezing:
            return starts
        known = [None if number in squeezing else start for number, start in enumerate(known)]


def _starts(stretches: Sequence[Stretch], known: Sequence[float | None], close: int) -> Iterator[float]:
    """Yield when the sections start: estimated where it is not known, but always between what is."""
    following: list[float] = [close] * len(known)
    for number in range(len(known) - 2, -1, -1):
        after = known[number + 1]
        following[number] = following[number + 1] if after is None else after
    before = 0.0
    for stretch, start, after in zip(stretches, known, following, strict=True):
        if start is None:
            low, high = max(before, math.floor(stretch.earliest)), min(after, math.ceil(stretch.latest))
            start = math.floor(stretch.start) if stretch.lines else close
            if not low <= start <= high:
                start = max(low, math.floor((low + high) / 2))
        yield start
        before = start


def _end(clip: Clip | None, end: float) -> float:
    """Return where a section's clip ends: where it does, if that is as near as a page can say."""
    if clip and clip.end is not None and abs(clip.end - end) < LEEWAY:
        return clip.end
    return end


def _last_end(clip: Clip | None, begun: float, close: float, duration: float | None) -> float:
    """Return where the last section's clip ends: with the recording, or earlier once the last line has begun."""
    over = math.inf if duration is None else max(duration, begun)
    if clip and clip.start is not None and clip.end is not None:
        earliest = max(begun, clip.start + LEEWAY)
        if earliest <= clip.end < over + LEEWAY:
            return clip.end
    return math.ceil(min(close, over))


def _last_start(episode: Episode, timeline: Timeline) -> float:
    """Return when the last line starts."""
    rows = range(len(episode.entries) - 1, -1, -1)
    last = next((row for row in rows if isinstance(episode.entries[row], Line)), 0)
    return timeline.start_of(last) or 0.0


def _without_echoes(stretches: list[Stretch], close: int) -> list[Stretch]:
    """Leave out the sections in which nothing is said, while something is in others of the same title."""
    starts = list(_starts(stretches, _known_starts(stretches, {}, math.inf), close))
    spans = zip(stretches, starts, [*starts[1:], close], strict=True)
    heard = [stretch for stretch, start, end in spans if end - start >= LEEWAY]
    rows, titles = {stretch.row for stretch in heard}, {key_of(stretch.title) for stretch in heard}
    return [stretch for stretch in stretches if stretch.row in rows or key_of(stretch.title) not in titles]


def _owned(stretches: Sequence[Stretch], clips: Sequence[Clip], begun: float) -> dict[int, int]:
    """Return which section has which clip, by name or by start; `begun` is when the last line starts."""
    titles = [(stretch.title, stretch.start) for stretch in stretches]
    owned = paired(titles, [(clip.name, clip.start or 0.0) for clip in clips])
    taken = set(owned.values())
    edges = _Marks([clip.start for clip in clips] + [stretch.start for stretch in stretches])
    # A clip that ends within a section is a quote, even if it begins with one.
    whole_ones = [
        (clip.start, at)
        for at, clip in enumerate(clips)
        if at not in taken and clip.start is not None and clip.end is not None
        if clip.end in edges or clip.end >= begun
    ]
    for number, stretch in enumerate(stretches):
        if number in owned or not stretch.title:
            continue
        found = [
            (abs(start - stretch.start), at) for start, at in whole_ones if at not in taken and _begins(start, stretch)
        ]
        if found:
            owned[number] = min(found)[1]
            taken.add(owned[number])
    return owned


def _begins(start: float, stretch: Stretch) -> bool:
    """Tell whether a clip of another name may be a section's by its start."""
    if stretch.opening:
        return start < LEEWAY or abs(start - stretch.latest) < LEEWAY
    return stretch.may_start_at(start)
