"""The words of a clip, as files beside it."""

from collections.abc import Iterator
from pathlib import Path

from editor.core.cues import clip_text, cues_of
from editor.core.errors import SaveError
from editor.core.timing import Timeline
from editor.formats.atomic import atomic_write
from editor.formats.webvtt import write_webvtt

WEBVTT_SUFFIX = ".vtt"
TEXT_SUFFIX = ".txt"


def write_words(clip: Path, timeline: Timeline, start: float, end: float, webvtt: bool, text: bool) -> Iterator[Path]:
    """Write what is said in a clip, which holds these seconds, as captions and as text, and yield each file written.

    Where nothing is said, nothing is written. Raises SaveError.
    """
    words = clip_text(timeline, start, end) if webvtt or text else ""
    if not words:
        return
    if webvtt:
        yield _write(clip.with_suffix(WEBVTT_SUFFIX), write_webvtt(cues_of(timeline, start, end), offset=start))
    if text:
        yield _write(clip.with_suffix(TEXT_SUFFIX), words)


def _write(path: Path, words: str) -> Path:
    try:
        atomic_write(path, words.encode("utf-8", "replace"))
    except OSError as error:
        raise SaveError(f"{path.name} was not written: {error.strerror}. Choose another folder.") from error
    return path
