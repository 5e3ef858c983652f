"""Subtitles: SubRip and WebVTT, in cues that broadcasters take."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from editor.core.cues import LONGEST, Cue, cues_from
from editor.core.errors import FormatError
from editor.core.model import Episode
from editor.core.timing import Timeline
from editor.core.words import Word
from editor.formats.webvtt import milliseconds_of, write_webvtt
from editor.formats.writers.losses import losses
from editor.formats.writers.options import Options, timeline_of, words_in_time
from editor.formats.writers.text import is_too_long, long_names_left_out

SLOWEST = 8.0
"""Characters a second: where a line has far more time than its words take, the rest of it is silence or music."""

_ARROW, _FINE_ARROW = "-->", "→"


def write_srt(episode: Episode, options: Options) -> bytes:
    """Return an episode as SubRip; raises FormatError where no line has a time."""
    return "\n".join(_block(number, cue) for number, cue in enumerate(_cues(episode, options), 1)).encode()


def srt_leaves_out(episode: Episode, options: Options) -> tuple[str, ...]:
    """Say what SubRip does not hold."""
    arrows = any(_ARROW in line.text for _, line in episode.lines())
    said = losses(episode, times=True)
    return (f"{_ARROW} in the text is written as {_FINE_ARROW}, as it stands for times.", *said) if arrows else said


def write_vtt(episode: Episode, options: Options) -> bytes:
    """Return an episode as WebVTT, with voices if speakers are wanted; raises FormatError where no line has a time."""
    cues = (cue._replace(who=None) if is_too_long(cue.who) else cue for cue in _cues(episode, options))
    return write_webvtt(cues, voices=options.speakers).encode()


def vtt_leaves_out(episode: Episode, options: Options) -> tuple[str, ...]:
    """Say what WebVTT does not hold."""
    said = losses(episode, times=True, speakers=options.speakers)
    return (*said, *long_names_left_out(episode)) if options.speakers else said


def _cues(episode: Episode, options: Options) -> tuple[Cue, ...]:
    timeline = timeline_of(episode, options)
    words = words_in_time(episode, options, timeline)
    if not words:
        raise FormatError("Subtitles need times, and no line that says something has one. Give the lines times first.")
    if not options.heard:
        words = list(_at_pace(words, timeline))
    # Where nobody knows when the recording ends, the last cues may stay until they can be read.
    spare = 1.0 if options.duration else LONGEST
    end = max(words[-1].end + spare, timeline.end_of(len(episode.entries) - 1) or 0.0, options.duration or 0.0)
    return cues_from(episode.entries, words, 0.0, end)


def _at_pace(words: Sequence[Word], timeline: Timeline) -> Iterator[Word]:
    """Yield words, those of each line of which nothing was heard no slower than anybody speaks."""
    for row, group in groupby(words, attrgetter("row")):
        line = list(group)
        times = timeline.line_times(row)
        if times is not None and times.heard_share:
            yield from line
            continue
        begin, duration = line[0].start, line[-1].end - line[0].start
        pace = min(1.0, (line[-1].until - line[0].offset) / SLOWEST / duration) if duration > 0 else 1.0
        for word in line:
            yield word._replace(start=begin + (word.start - begin) * pace, end=begin + (word.end - begin) * pace)


def _block(number: int, cue: Cue) -> str:
    start, end = (_time(milliseconds) for milliseconds in milliseconds_of(cue))
    text = "\n".join(cue.lines).replace(_ARROW, _FINE_ARROW)
    return f"{number}\n{start} --> {end}\n{text}\n"


def _time(milliseconds: int) -> str:
    seconds, thousandths = divmod(milliseconds, 1000)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{second:02},{thousandths:03}"
