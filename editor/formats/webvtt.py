"""WebVTT: subtitles for the web."""

from collections.abc import Iterable

from editor.core.cues import Cue

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def write_webvtt(cues: Iterable[Cue], offset: float = 0.0, voices: bool = True) -> str:
    """Return cues as a WebVTT file; the second `offset` of the recording becomes its 0.

    With `voices` it says who speaks. Source: the Recommendation “WebVTT” of the W3C.
    """
    return "\n".join(["WEBVTT\n", *(_block(cue, offset, voices) for cue in cues)])


def milliseconds_of(cue: Cue, offset: float = 0.0) -> tuple[int, int]:
    """Return when a cue comes and goes in thousandths of a second after `offset`."""
    start = max(0, round((cue.start - offset) * 1000))
    # A cue must not end where it starts.
    return start, max(start + 1, round((cue.end - offset) * 1000))


def _block(cue: Cue, offset: float, voices: bool) -> str:
    start, end = milliseconds_of(cue, offset)
    text = "\n".join(line.translate(_ENTITIES) for line in cue.lines)
    who = " ".join((cue.who or "").translate(_ENTITIES).split())
    voice = f"<v {who}>" if voices and who else ""
    return f"{_time(start)} --> {_time(end)}\n{voice}{text}\n"


def _time(milliseconds: int) -> str:
    seconds, thousandths = divmod(milliseconds, 1000)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{second:02}.{thousandths:03}"
