"""A film of a part of a recording: pictures that somebody paints, with the recording's sound."""

import math
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
from av.audio.frame import AudioFrame
from av.codec.codec import Codec, UnknownCodecError
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from editor.core.errors import MediaError
from editor.core.watch import Watch, check
from editor.media.beside import beside
from editor.media.canvas import Box, Canvas, Drawn
from editor.media.encoders import add_sound, kind_of, shape_for
from editor.media.encoding import new_file
from editor.media.faults import writing
from editor.media.passage import Passage
from editor.media.picture_span import PIXELS
from editor.media.pictures import Pictures
from editor.media.sound_span import sound_of
from editor.media.source import Source

SUFFIX = ".mp4"

_ENCODERS = ("libx264", "libopenh264", "h264")
_SPEED = {"preset": "superfast", "crf": "20", "profile": "high"}
_KEY_FRAME_EVERY = 2  # seconds
_BT709 = 1  # as ITU-T H.273 numbers primaries, transfer and matrix alike
_LIMITED = 1  # brightness from 16 to 235

Painter = Callable[[float], Drawn]
"""Paints what is seen at a second of the recording; is asked for seconds that only grow."""


@dataclass(frozen=True, slots=True)
class Movie:
    """What to film: from `start` to `end` seconds of the recording `source`, into the file `target` (MP4).

    `size` is width and height in pixels, both even. The recording's own picture is shown in `picture`, if given.
    """

    source: Path
    start: float
    end: float
    target: Path
    size: tuple[int, int]
    fps: int = 30
    picture: Box | None = None

    @property
    def count(self) -> int:
        """Return how many pictures it has."""
        return max(1, round((self.end - self.start) * self.fps))


def write_movie(movie: Movie, paint: Painter, watch: Watch) -> None:
    """Paint and encode a film (H.264 and AAC), beside the target first.

    Raises MediaError with a sentence for the user, and Cancelled; then no file is left, and what was there stays.
    """
    name = movie.target.name
    if movie.end <= movie.start:
        raise MediaError(f"{name} was not made: the clip ends before it starts. Correct its times.")
    if movie.target.exists() and movie.source.exists() and os.path.samefile(movie.target, movie.source):
        raise MediaError(f"The film would replace {name}, its own recording. Choose another name.")
    with ExitStack() as stack:
        source = stack.enter_context(Source(movie.source))
        shown = stack.enter_context(Source(movie.source)) if movie.picture and source.picture else None
        stack.enter_context(writing(movie.target))
        place = stack.enter_context(beside(movie.target))
        _Film(stack.enter_context(new_file(place, "mp4")), movie, watch).write(source, shown, paint)


class _Film:
    """A film that is being written."""

    def __init__(self, container: OutputContainer, movie: Movie, watch: Watch) -> None:
        self._container = container
        self._movie = movie
        self._watch = watch

    def write(self, source: Source, shown: Source | None, paint: Painter) -> None:
        """Write pictures and sound, each shortly before it is seen or heard."""
        pictures = self._picture_stream()
        sound = iter(self._sound(source)) if source.sound else iter(())
        heard = next(sound, 0.0)
        for picture in self._pictures(shown, paint):
            check(self._watch)
            self._container.mux(pictures.encode(picture))
            done = (picture.pts or 0) + 1
            while heard <= done / self._movie.fps:
                heard = next(sound, math.inf)
            self._watch.progress(done / self._movie.count)
        for _ in sound:
            check(self._watch)
        self._container.mux(pictures.encode(None))

    def _pictures(self, shown: Source | None, paint: Painter) -> Iterator[VideoFrame]:
        """Yield the pictures, one after the other, in the encoder's colours."""
        movie = self._movie
        canvas = Canvas(*movie.size)
        pictures = None
        if shown and movie.picture:
            pictures = Pictures(Passage(shown, movie.start, movie.end, self._watch), movie.picture)
        for number in range(movie.count):
            drawn = paint(movie.start + number / movie.fps)
            canvas.draw(drawn)
            if pictures:
                picture, new = pictures.at(number / movie.fps)
                if picture and (new or drawn.touches(pictures.box)):
                    canvas.place(picture, pictures.box.left, pictures.box.top)
            yield canvas.frame(number)

    def _sound(self, source: Source) -> Iterator[float]:
        """Write the sound piece by piece; yield up to which second it is written."""
        kind = kind_of(self._movie.target)
        shape = shape_for(kind, source)
        stream = add_sound(self._container, kind, shape, source)
        passage = Passage(source, self._movie.start, self._movie.end, self._watch)
        yield 0.0
        at = 0
        for block in sound_of(passage, shape, fill=True):
            frame = AudioFrame.from_ndarray(np.ascontiguousarray(block), format="fltp", layout=shape.layout)
            frame.sample_rate = shape.rate
            frame.pts = at
            self._container.mux(stream.encode(frame))
            at += frame.samples
            yield at / shape.rate
        self._container.mux(stream.encode(None))
        passage.check_reached()

    def _picture_stream(self) -> VideoStream:
        stream = cast("VideoStream", self._container.add_stream(_encoder(), rate=self._movie.fps))
        stream.width, stream.height = self._movie.size
        stream.pix_fmt = PIXELS
        context = stream.codec_context
        # Without them the first picture is at 0 also for players that know no edit lists, and there is less to do.
        context.max_b_frames = 0
        context.gop_size = _KEY_FRAME_EVERY * self._movie.fps
        context.color_primaries = context.color_trc = context.colorspace = _BT709
        context.color_range = _LIMITED
        if context.name == _ENCODERS[0]:
            stream.options = dict(_SPEED)
            # PyAV asks for slices: they cost quality, and keep little more than one core busy.
            context.thread_type = "FRAME"
        return stream


def _encoder() -> str:
    """Return the name of the best encoder of H.264 that there is."""
    for name in _ENCODERS:
        try:
            return Codec(name, "w").name
        except UnknownCodecError:
            continue
    message = "Films cannot be written: this installation of PyAV has no encoder for H.264. Install it from its wheel."
    raise MediaError(message)
