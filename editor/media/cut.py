"""A part of a recording as a file of its own: exactly, by encoding it anew, or copied without loss."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from editor.core.errors import MediaError
from editor.core.timing import LEEWAY, format_exactly
from editor.core.watch import Watch
from editor.media import copying, encoding
from editor.media.beside import beside
from editor.media.encoders import LOSSLESS, SOUND_ONLY, container_of, kind_of, suffix_of, suffix_of_copies
from editor.media.faults import writing
from editor.media.passage import Passage
from editor.media.sound_span import FADE
from editor.media.source import Source

_NEXT_TO_NOTHING = 0.1
"""Seconds that nobody minds: sound that is copied is that much longer as a rule."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What to cut: from `start` to `end` seconds of the recording `source`, into the file `target`.

    The ending of the target's name says what is written: `.mp3 .m4a .opus .ogg .flac .wav` sound, `.mp4 .mov .mkv`
    picture and sound. `suffix_for` names the best one for a recording.
    """

    source: Path
    start: float
    end: float
    target: Path


def suffix_for(source: Path, lossless: bool = False) -> str:
    """Return the ending of the name that the clips of a recording get, such as `.mp3`; raises MediaError."""
    with Source(source) as recording:
        return suffix_of_copies(recording) if lossless else suffix_of(recording)


def make_cut(cut: Cut, watch: Watch, lossless: bool) -> tuple[float, float]:
    """Write a clip, and return the seconds of the recording that it holds; raises as `cut_exactly` does."""
    if lossless:
        return cut_at_key_frames(cut, watch)
    cut_exactly(cut, watch)
    return cut.start, cut.end


def difference(cut: Cut, start: float, end: float) -> str:
    """Say how far what a file holds is from what was to be cut, as “starts 0.52 s earlier”; nothing where it is not."""
    starts = _off("starts", cut.start - start, "earlier", "later")
    ends = _off("ends", end - cut.end, "later", "earlier")
    return " and ".join(filter(None, (starts, ends)))


def cut_exactly(cut: Cut, watch: Watch) -> None:
    """Write a clip that starts and ends where it should, by encoding it anew, with fades of 10 ms against clicks.

    The sound keeps the codec of the recording where that can be written; pictures become H.264. Raises MediaError with
    a sentence for the user, and Cancelled; then nothing is left, and what the target was before is untouched.
    """
    kind = kind_of(cut.target)
    with _opened(cut) as source, _whole_file(cut) as place:
        passage = Passage(source, cut.start, cut.end, watch)
        encoding.encode(passage, kind, place, FADE)
    watch.progress(1.0)


def cut_at_key_frames(cut: Cut, watch: Watch) -> tuple[float, float]:
    """Copy a clip without loss, from the key frame before its start; return the seconds of the recording it holds.

    Sound alone starts and ends within a packet or two, some 50 ms, and never later or earlier than asked. Raises as
    `cut_exactly` does.
    """
    container = container_of(cut.target)
    if cut.target.suffix.lower() in LOSSLESS:
        return _cut_losslessly(cut, watch)
    with _opened(cut) as source, _whole_file(cut) as place:
        pictures = cut.target.suffix.lower() not in SOUND_ONLY
        held = copying.copy(Passage(source, cut.start, cut.end, watch), container, place, pictures)
    watch.progress(1.0)
    return held


def _cut_losslessly(cut: Cut, watch: Watch) -> tuple[float, float]:
    """Write sound of which encoding loses nothing, and which therefore can be cut exactly."""
    with _opened(cut) as source, _whole_file(cut) as place:
        passage = Passage(source, cut.start, cut.end, watch)
        encoding.encode(passage, kind_of(cut.target), place, fade=0.0)
    watch.progress(1.0)
    return cut.start, min(cut.end, passage.reached)


@contextmanager
def _opened(cut: Cut) -> Iterator[Source]:
    """Open the recording of a cut that can be made."""
    for name, seconds in (("start", cut.start), ("end", cut.end)):
        if not isfinite(seconds):
            raise MediaError(f"The clip has no possible {name}. Correct its times.")
    if cut.start >= cut.end:
        what = "has no length" if cut.start == cut.end else "ends before it starts"
        span = f"from {format_exactly(cut.start)} to {format_exactly(cut.end)}"
        raise MediaError(f"The clip {what}: it goes {span}. Correct its times.")
    if cut.start < 0:
        raise MediaError(f"The clip starts at {cut.start:g} s, before the recording does. Correct its start.")
    with Source(cut.source) as source:
        _check_length(cut, source)
        yield source


def _check_length(cut: Cut, source: Source) -> None:
    length = source.length
    if length is None:
        return
    where = f"{cut.source.name}, which is {format_exactly(length)} long"
    if cut.start >= length:
        raise MediaError(
            f"The clip starts at {format_exactly(cut.start)}, behind the end of {where}. Correct its times."
        )
    if cut.end > length + LEEWAY:
        raise MediaError(f"The clip ends at {format_exactly(cut.end)}, behind the end of {where}. Correct its end.")


@contextmanager
def _whole_file(cut: Cut) -> Iterator[Path]:
    """Give the place to write to."""
    if cut.target.exists() and os.path.samefile(cut.target, cut.source):
        raise MediaError(f"The clip would replace {cut.source.name}, its own recording. Choose another name.")
    with writing(cut.target), beside(cut.target) as place:
        yield place


def _off(verb: str, seconds: float, more: str, less: str) -> str:
    return f"{verb} {abs(seconds):.2f} s {more if seconds > 0 else less}" if abs(seconds) > _NEXT_TO_NOTHING else ""
