"""What can be wrong with clips: their own times, and that they disagree with their headers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from editor.checks.problem import Problem
from editor.core.change import Change
from editor.core.edits.clips import delete_clip
from editor.core.edits.sections import ClipPlan, plan_clips
from editor.core.edits.tools import shortened
from editor.core.links import at_second, seconds_in_url
from editor.core.model import Clip, Episode
from editor.core.section_clips import with_times
from editor.core.timing import LEEWAY, Timeline, format_exactly, format_time

NAME_LENGTH = 50

Plans = Sequence[ClipPlan]
Rule = Callable[[Episode, Plans, float | None], Iterator[Problem]]


def clip_problems(episode: Episode, timeline: Timeline, duration: float | None = None) -> list[Problem]:
    """Return what is wrong with the clips, in their order; `duration` is the recording's in seconds, if it is known.

    What a page states as its duration will not do: many state less than their own lines take.
    """
    plans = plan_clips(episode, timeline, duration)
    found = [problem for rule in RULES for problem in rule(episode, plans, duration)]
    return sorted(found, key=lambda problem: -1 if problem.clip is None else problem.clip)


def missing_times(episode: Episode, plans: Plans, _duration: float | None) -> Iterator[Problem]:
    """Find clips without a start or an end, and those of which one is no time."""
    for plan, at, clip in _clips(plans):
        stated = plan.before or clip
        edges = (("start", clip.start, stated.start), ("end", clip.end, stated.end))
        missing = [
            f"no {name}" if was is None else f"no possible {name}" for name, value, was in edges if value is None
        ]
        if missing:
            yield _problem("missing-times", episode, plan, at, f"{_name(clip)} has {' and '.join(missing)}.")


def ends_before_start(episode: Episode, plans: Plans, _duration: float | None) -> Iterator[Problem]:
    """Find clips that end before they start."""
    for plan, at, clip in _clips(plans):
        if clip.start is not None and clip.end is not None and clip.end < clip.start:
            start, end = _times(clip.start, clip.end)
            yield _problem(
                "ends-before-start", episode, plan, at, f"{_name(clip)} ends at {end}, before it starts at {start}."
            )


def zero_length(episode: Episode, plans: Plans, _duration: float | None) -> Iterator[Problem]:
    """Find clips that end where they start."""
    for plan, at, clip in _clips(plans):
        if clip.start is not None and clip.end == clip.start:
            text = f"{_name(clip)} ends where it starts, at {format_exactly(clip.start)}: nothing can be heard in it."
            yield _problem("zero-length", episode, plan, at, text)


def beyond_recording(episode: Episode, plans: Plans, duration: float | None) -> Iterator[Problem]:
    """Find clips that reach over the end of the recording, or lie behind it."""
    if duration is None:
        return
    for plan, at, clip in _clips(plans):
        over = format_time(duration)
        if clip.start is not None and clip.start >= duration:
            text = f"{_name(clip)} starts at {format_exactly(clip.start)}, but the recording is over at {over}."
            yield Problem("beyond-recording", plan.section, at, text)
        elif clip.end is not None and clip.end > duration + LEEWAY:
            end = int(duration)
            text = f"{_name(clip)} ends at {format_exactly(clip.end)}, but the recording is over at {over}."
            fits = (clip.start or 0) < end
            fix = _exchange(episode, at, replace(episode.clips[at], end=end)) if fits else None
            yield Problem("beyond-recording", plan.section, at, text, fix, f"End it at {over}" if fix else "")


def overlaps(_episode: Episode, plans: Plans, _duration: float | None) -> Iterator[Problem]:
    """Find clips of sections, and quotes, that begin before the one before them has ended.

    A quote may lie in a section, or in another quote. Where a section's clip is to be moved anyway, that will do.
    """
    for kinds in (("same", "renamed"), ("quote", "gone")):
        before: tuple[float, float, Clip] | None = None
        for plan, at, clip in sorted(_clips(plans), key=lambda one: one[2].start or 0.0):
            if plan.kind not in kinds or plan.moves or clip.start is None or clip.end is None or clip.end <= clip.start:
                continue
            if before and clip.start < before[1] - LEEWAY and _crosses(before, clip.start, clip.end, plan.kind):
                name, until = _name(before[2]), format_exactly(before[1])
                text = f"{_name(clip)} starts at {format_exactly(clip.start)}, but {name} lasts until {until}."
                yield Problem("overlap", plan.section, at, text)
            if before is None or clip.end > before[1]:
                before = clip.start, clip.end, clip


def other_name(episode: Episode, plans: Plans, _duration: float | None) -> Iterator[Problem]:
    """Find section clips that are not called as their headers are."""
    for plan, at, clip in _clips(plans):
        if plan.kind == "renamed" and plan.after:
            title = plan.after.name
            text = f"{_name(clip)} starts where the section “{_short(title)}” does, but is not called so."
            fix = _exchange(episode, at, replace(episode.clips[at], name=title))
            yield Problem("other-name", plan.section, at, text, fix, f"Call it “{_short(title)}”")


def not_its_section(episode: Episode, plans: Plans, _duration: float | None) -> Iterator[Problem]:
    """Find section clips that start or end somewhere else than their sections."""
    for plan, at, clip in _clips(plans):
        after = plan.after
        sound = clip.start is not None and clip.end is not None and clip.start < clip.end
        if not plan.moves or after is None or not sound:
            continue
        differing = [
            f"{verb}s at {format_exactly(was)}, its section at {format_exactly(is_)}"
            for verb, was, is_ in (("start", clip.start, after.start), ("end", clip.end, after.end))
            if was is not None and is_ is not None and was != is_
        ]
        text = f"{_name(clip)} {' and '.join(differing)}."
        yield _problem("not-its-section", episode, plan, at, text)


def header_gone(episode: Episode, plans: Plans, _duration: float | None) -> Iterator[Problem]:
    """Find section clips whose headers are gone, unless the clips divide the episode in a way of their own."""
    alike = any(plan.kind in ("same", "moved") for plan in plans)
    for plan, at, clip in _clips(plans):
        if plan.kind == "gone" and alike:
            text = f"{_name(clip)} joins the clips of the sections around it, but no header is called so."
            yield Problem("header-gone", None, at, text, delete_clip(episode, at), "Delete the clip")


def other_link(episode: Episode, plans: Plans, _duration: float | None) -> Iterator[Problem]:
    """Find clips whose link starts the recording at another second."""
    for plan, at, clip in _clips(plans):
        stated = seconds_in_url(clip.url or "")
        if stated is None or clip.start is None or stated == int(clip.start):
            continue
        start = format_exactly(clip.start)
        text = f"{_name(clip)} starts at {start}, but its link at {format_time(stated)} (t={stated})."
        fix = _exchange(episode, at, replace(episode.clips[at], url=at_second(clip.url or "", clip.start)))
        yield Problem("other-link", plan.section, at, text, fix, f"Let the link start at {start}")


RULES: tuple[Rule, ...] = (
    missing_times,
    ends_before_start,
    zero_length,
    beyond_recording,
    not_its_section,
    other_name,
    header_gone,
    overlaps,
    other_link,
)


def _clips(plans: Plans) -> Iterator[tuple[ClipPlan, int, Clip]]:
    """Yield the clips that there are, without what is no time, and what should become of each."""
    for plan in plans:
        if plan.at is not None and plan.before is not None:
            yield plan, plan.at, with_times(plan.before)


def _problem(rule: str, episode: Episode, plan: ClipPlan, at: int, text: str) -> Problem:
    """Return a problem of a clip's times, with its section's times as the fix if it is a section's."""
    clip, after = plan.before, plan.after
    if not plan.moves or clip is None or after is None or after.start is None or after.end is None:
        return Problem(rule, plan.section, at, text)
    fix = _exchange(episode, at, replace(after, name=clip.name))
    start, end = _times(after.start, after.end)
    return Problem(rule, plan.section, at, text, fix, f"Let it last from {start} to {end}")


def _exchange(episode: Episode, at: int, clip: Clip) -> Change:
    return Change(clips=(episode.clips, (*episode.clips[:at], clip, *episode.clips[at + 1 :])))


def _crosses(before: tuple[float, float, Clip], start: float, end: float, kind: str) -> bool:
    """Tell whether one clip reaches into another; of quotes, one may hold the other."""
    if kind in ("same", "renamed"):
        return True
    return before[:2] == (start, end) or (before[0] < start and before[1] < end)


def _name(clip: Clip) -> str:
    return f"“{_short(clip.name)}”" if clip.name.strip() else "A clip without a name"


def _short(text: str) -> str:
    return shortened(text.strip(), NAME_LENGTH)


def _times(*seconds: float) -> list[str]:
    return list(map(format_exactly, seconds))
