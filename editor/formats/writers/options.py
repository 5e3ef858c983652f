"""What a writer is told besides the episode, and what several writers ask of both."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from editor.core.aligned_timeline import AlignedTimeline
from editor.core.alignment import Alignment
from editor.core.captions import HeardWord
from editor.core.model import Episode, clean_text
from editor.core.sections import Chapter
from editor.core.timed_words import timed_words
from editor.core.timing import Timeline
from editor.core.words import Word, words_near

DEFAULT_FPS = 25.0


@dataclass(frozen=True, slots=True)
class Options:
    """How an episode is given out.

    `times`, `speakers` and `headers` tell whether they are wanted where a format can do without. `title` stands for the
    page's own, `chapters` for its headers. `duration` is the recording's in seconds, `media` its name or address.
    `alignment` says when the lines of the episode and their words are truly said; `heard` holds the times of the words
    of entries that were just made of captions. `fps` counts the frames of a second for video editors.
    """

    times: bool = True
    speakers: bool = True
    headers: bool = True
    title: str | None = None
    duration: float | None = None
    media: str | None = None
    alignment: Alignment | None = None
    heard: Sequence[HeardWord] = ()
    chapters: Sequence[Chapter] = ()
    fps: float = DEFAULT_FPS


def timeline_of(episode: Episode, options: Options) -> Timeline:
    """Return when the lines of an episode are said, as far as that is known."""
    if options.alignment is not None:
        return AlignedTimeline(episode.entries, options.alignment, options.duration)
    return Timeline(episode.entries, options.duration)


def words_in_time(episode: Episode, options: Options, timeline: Timeline) -> list[Word]:
    """Return every word with its time: the true one where it was heard, else the estimated one; none without times."""
    is_heard = options.heard and options.alignment is None
    heard = timed_words(episode.entries, options.heard) if is_heard else []
    return heard or list(words_near(timeline, -math.inf, math.inf))


def title_of(episode: Episode, options: Options) -> str:
    """Return what the episode is called, or nothing."""
    title = options.title if options.title is not None else episode.meta.get("title")
    return " ".join(clean_text(str(title)).split()) if title else ""


def link_of(episode: Episode) -> str | None:
    """Return the address of the episode's video, if the page says it."""
    links = episode.meta.get("links")
    address = links.get("youtube") if isinstance(links, dict) else None
    return address if isinstance(address, str) and address else None
