"""Clips of pages as files: which ones, from which recording, under which names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from editor.core.aligned_timeline import AlignedTimeline
from editor.core.errors import EditorError, MediaError
from editor.core.file_names import clip_values, file_name, unique
from editor.core.model import Episode
from editor.core.timing import Timeline, format_exactly
from editor.core.watch import Watch
from editor.formats.clip_words import write_words
from editor.formats.page_file import PageFile
from editor.store import recordings
from editor.store.clip_memory import with_exact_times


@dataclass(frozen=True, slots=True)
class ClipJob:
    """A clip to be written: the `number`th of its page, from 0; `suffix` is the ending of its file's name."""

    page: Path
    episode: Episode
    timeline: Timeline
    number: int
    media: Path
    suffix: str


def chosen(page: Path, episode: Episode, wanted: Sequence[int] | None) -> list[int]:
    """Return the numbers of the clips that are wanted, or else of all; raises EditorError if one is not there."""
    count = len(episode.clips)
    for number in wanted or ():
        if not 0 <= number < count:
            there = f"its {count} clips are counted from 0" if count else "it has none"
            raise EditorError(f"{page} has no clip {number}: {there}.")
    return sorted(set(wanted)) if wanted else list(range(count))


def length(media: Path) -> float | None:
    """Return how many seconds a recording takes, if it says so; raises MediaError."""
    from editor.media.source import Source

    with Source(media) as source:
        return source.length


def jobs_of(page: Path, media: Path | None, wanted: Sequence[int] | None, lossless: bool) -> list[ClipJob]:
    """Return what is to be written of a page; raises EditorError."""
    # Only now: whoever lists clips should not wait for what only cutting needs.
    from editor.cli.aligned import kept_times
    from editor.media.cut import suffix_for

    episode = with_exact_times(PageFile.open(page).episode, page)
    numbers = chosen(page, episode, wanted)
    if not numbers:
        return []
    recording = media or recordings.remembered(page) or recordings.find_beside(page)
    if recording is None:
        raise MediaError(f"The recording of {page} is not known. Name it with --media.")
    suffix = suffix_for(recording, lossless)
    duration, alignment = length(recording), kept_times(page, episode)
    if alignment is not None:
        timeline: Timeline = AlignedTimeline(episode.entries, alignment, duration)
    else:
        timeline = Timeline(episode.entries, duration)
    return [ClipJob(page, episode, timeline, number, recording, suffix) for number in numbers]


def targets(jobs: Sequence[ClipJob], folder: Path, template: str) -> list[Path]:
    """Return where clips are written, no two to the same place; raises EditorError."""
    names = []
    for job in jobs:
        clip = job.episode.clips[job.number]
        start, end = (max(0.0, seconds or 0.0) for seconds in (clip.start, clip.end))
        names.append(file_name(template, clip_values(job.page.stem, job.number + 1, clip.name, start, end)))
    return [folder / f"{name}{job.suffix}" for name, job in zip(unique(names), jobs, strict=True)]


def write(job: ClipJob, target: Path, watch: Watch, lossless: bool, captions: bool, text: bool) -> Iterator[str]:
    """Write a clip, and what is wanted beside it; yield what to say of each file. Raises EditorError, Cancelled."""
    clip = job.episode.clips[job.number]
    if clip.start is None or clip.end is None:
        raise MediaError(f"“{clip.name}” has no {'start' if clip.start is None else 'end'}. Correct its times.")
    # Only now: whoever lists clips should not wait for what only cutting needs.
    from editor.media.cut import Cut, difference, make_cut

    cut = Cut(job.media, clip.start, clip.end, target)
    start, end = make_cut(cut, watch, lossless)
    off = difference(cut, start, end)
    held = f": {format_exactly(start)} – {format_exactly(end)}" if lossless else ""
    yield f"{target}{held}{f', {off} than the clip' if off else ''}"
    beside = [str(path) for path in write_words(target, job.timeline, start, end, captions, text)]
    if (captions or text) and not beside:
        beside = [f"{target.name} has no words: nothing is written beside it."]
    yield from beside
