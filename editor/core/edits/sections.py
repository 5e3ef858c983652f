"""Clips from headers: what would make every section's clip agree with its header, and doing it."""

from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise
from typing import Literal, NamedTuple

from editor.core.change import Change
from editor.core.durations import stated_duration
from editor.core.edits.clips import url_at
from editor.core.links import at_second
from editor.core.model import Clip, Episode, clean_text
from editor.core.section_clips import Placed, leftovers, place_clips, with_times
from editor.core.timing import Timeline

Kind = Literal["new", "renamed", "moved", "gone", "same", "quote"]


class ClipPlan(NamedTuple):
    """What becomes of a clip, or of a section that has none yet.

    `at` counts the episode's clips; `section` is the row of the header. A clip that is renamed may be moved as well.
    One whose header is gone can be told from a quote because it joins the section clips around it. `advised` tells
    whether the change goes without saying: what somebody wrote is not taken out unasked, and a page that has clips but
    none for its closing section is mostly meant so.
    """

    kind: Kind
    at: int | None
    section: int | None
    before: Clip | None
    after: Clip | None
    advised: bool = True

    @property
    def changes(self) -> bool:
        """Tell whether there is something to do."""
        return self.kind not in ("same", "quote")

    @property
    def moves(self) -> bool:
        """Tell whether a clip gets another start or end."""
        before, after = self.before, self.after
        return bool(before and after and (before.start, before.end) != (after.start, after.end))


def plan_clips(episode: Episode, timeline: Timeline, duration: float | None = None) -> tuple[ClipPlan, ...]:
    """Return what would make the clips agree with the headers, in order of time, with what already does.

    `timeline` is that of the episode's entries; `duration` is the recording's, in seconds, if it is known.
    """
    placed = place_clips(episode, timeline, duration)
    gone = leftovers(episode.clips, placed)
    owned = {one.at for one in placed if one.at is not None}
    plans = [plan for one in placed if (plan := _plan(episode, one))]
    if owned and plans[-1].kind == "new" and plans[-1].section == placed[-1].stretch.row:
        plans[-1] = plans[-1]._replace(advised=False)
    plans += [
        ClipPlan("gone", at, None, clip, None, advised=False) if at in gone else ClipPlan("quote", at, None, clip, clip)
        for at, clip in enumerate(episode.clips)
        if at not in owned
    ]
    return tuple(sorted(plans, key=_moment))


def clips_from_headers(episode: Episode, plans: Collection[ClipPlan] | None = None, every: bool = False) -> Change:
    """Make or mend the clips of the sections; quotes stay as they are.

    `plans` are those to be carried out; left out, it is all that are advised, or really all if `every` says so. New
    clips are placed by time, and so is everything where the clips were in order before.
    """
    if plans is None:
        timeline = Timeline(episode.entries, stated_duration(episode.meta))
        plans = [plan for plan in plan_clips(episode, timeline) if every or plan.advised]
    fates = {plan.at: plan.after for plan in plans if plan.at is not None and plan.changes}
    clips = [clip for at, old in enumerate(episode.clips) if (clip := fates.get(at, old))]
    for plan in plans:
        if plan.kind == "new" and plan.after:
            clips.insert(_place(clips, _start(plan.after)), plan.after)
    if all(_start(one) <= _start(other) for one, other in pairwise(episode.clips)):
        clips.sort(key=_start)
    same = len(clips) == len(episode.clips) and all(map(_is, clips, episode.clips))
    return Change() if same else Change(clips=(episode.clips, tuple(clips)))


def _plan(episode: Episode, placed: Placed) -> ClipPlan | None:
    stretch, at, start, end = placed
    if at is None:
        if placed.empty or not stretch.title:
            return None
        clip = Clip(clean_text(stretch.title), start, end, url_at(episode, start))
        return ClipPlan("new", None, stretch.row, None, clip)
    clip = after = episode.clips[at]
    if placed.empty:
        return ClipPlan("same", at, stretch.row, clip, clip)
    if clip.start != start:
        after = replace(after, start=start, url=clip.url and at_second(clip.url, start))
    if clip.end != end:
        after = replace(after, end=end)
    title = clean_text(stretch.title)
    if clip.name.strip() != title:
        return ClipPlan("renamed", at, stretch.row, clip, replace(after, name=title))
    return ClipPlan("same" if after is clip else "moved", at, stretch.row, clip, after)


def _moment(plan: ClipPlan) -> float:
    clip = plan.after or plan.before
    return _start(clip) if clip else 0.0


def _start(clip: Clip) -> float:
    return with_times(clip).start or 0.0


def _place(clips: list[Clip], start: float) -> int:
    return next((at for at, clip in enumerate(clips) if _start(clip) > start), len(clips))


def _is(one: Clip, other: Clip) -> bool:
    return one is other
