"""The transcript JSON of Podcasting 2.0: `segments` with `startTime`, `endTime`, `body` and perhaps `speaker`."""

import json

from editor.core.errors import FormatError
from editor.core.model import Episode
from editor.formats.writers.losses import losses
from editor.formats.writers.options import Options, timeline_of

VERSION = "1.0.0"


def write_podcast_json(episode: Episode, options: Options) -> bytes:
    """Return the lines of an episode as segments; raises FormatError where no line has a time."""
    timeline = timeline_of(episode, options)
    segments = []
    for row, line in episode.lines():
        start, end = timeline.start_of(row), timeline.end_of(row)
        if start is None or end is None:
            raise FormatError("No line has a time, and every segment needs one. Give the lines times first.")
        segment: dict[str, object] = {"speaker": line.who} if line.who and options.speakers else {}
        segment |= {"startTime": _number(start), "endTime": _number(end), "body": " ".join(line.text.split())}
        if segment["body"]:
            segments.append(segment)
    whole = {"version": VERSION, "segments": segments}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def podcast_json_leaves_out(episode: Episode, options: Options) -> tuple[str, ...]:
    """Say what the segments do not hold."""
    return losses(episode, times=True, speakers=options.speakers)


def _number(seconds: float) -> float:
    rounded = round(seconds, 3)
    return int(rounded) if rounded == int(rounded) else rounded
