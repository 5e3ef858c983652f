"""The quotable clips for video editors: an edit decision list (CMX 3600) and OpenTimelineIO."""

from collections.abc import Iterator
from pathlib import PurePath

from editor.core.errors import FormatError
from editor.core.model import Episode
from editor.formats.writers.losses import counted
from editor.formats.writers.options import Options, title_of
from editor.formats.writers.quotes import clips_leave_out, usable

MOST_EVENTS = 999
"""An edit decision list counts its events with three digits."""
RECORD_START = 3600
"""Seconds at which the cut begins, as is usual: one hour."""

_SOUND = {".aac", ".aif", ".aiff", ".flac", ".m4a", ".m4b", ".mp3", ".oga", ".ogg", ".opus", ".wav", ".wma"}
_UNTITLED = "Clips"


def write_edl(episode: Episode, options: Options) -> bytes:
    """Return the clips as an edit decision list, one behind the other; raises FormatError without clips."""
    return ("\n".join(_edl(episode, options)) + "\n").encode()


def edl_leaves_out(episode: Episode, options: Options) -> tuple[str, ...]:
    """Say what an edit decision list does not hold."""
    beyond = len(usable(episode)) - MOST_EVENTS
    said = clips_leave_out(episode, options)
    return (f"{counted(beyond, 'clip', 'clips')} beyond the {MOST_EVENTS}th left out.", *said) if beyond > 0 else said


def write_otio(episode: Episode, options: Options) -> bytes:
    """Return the clips as a timeline, one behind the other; raises FormatError without clips or the library."""
    try:
        import opentimelineio as otio
    except ImportError:
        raise FormatError(
            "OpenTimelineIO is not installed. Install the Python package opentimelineio, or choose edl."
        ) from None
    clips = usable(episode)
    track = otio.schema.Track(name=_UNTITLED, kind="Audio" if _is_sound(options.media) else "Video")
    whole = options.duration or max(end for _, _, end in clips)

    def span(start: float, end: float) -> object:
        times = (otio.opentime.RationalTime(_frame(seconds, options.fps), options.fps) for seconds in (start, end))
        return otio.opentime.range_from_start_end_time(*times)

    for clip, start, end in clips:
        media: object = otio.schema.MissingReference()
        if options.media:
            media = otio.schema.ExternalReference(target_url=options.media, available_range=span(0, whole))
        track.append(otio.schema.Clip(name=_line(clip.name), media_reference=media, source_range=span(start, end)))
    timeline = otio.schema.Timeline(name=title_of(episode, options) or _UNTITLED)
    timeline.tracks.append(track)
    return str(timeline.to_json_string()).encode()


def _edl(episode: Episode, options: Options) -> Iterator[str]:
    yield f"TITLE: {title_of(episode, options) or _UNTITLED}"
    yield "FCM: NON-DROP FRAME"
    base = round(options.fps)
    channels = "AA" if _is_sound(options.media) else "AA/V"
    record = RECORD_START * base
    for number, (clip, start, end) in enumerate(usable(episode)[:MOST_EVENTS], 1):
        first, after = _frame(start, options.fps), _frame(end, options.fps)
        after = max(after, first + 1)
        times = (first, after, record, record + after - first)
        yield ""
        yield f"{number:03}  AX       {channels:<5} C        {' '.join(_timecode(frame, base) for frame in times)}"
        yield f"* FROM CLIP NAME: {_line(clip.name)}"
        if options.media:
            yield f"* SOURCE FILE: {_line(PurePath(options.media).name)}"
        record += after - first


def _frame(seconds: float, fps: float) -> int:
    return round(seconds * fps)


def _timecode(frame: int, base: int) -> str:
    seconds, frames = divmod(frame, base)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}:{frames:02}"


def _is_sound(media: str | None) -> bool:
    return media is not None and PurePath(media).suffix.lower() in _SOUND


def _line(text: str) -> str:
    return " ".join(text.split())
