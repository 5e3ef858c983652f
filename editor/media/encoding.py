"""Encoding a passage into a file."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import TypeVar

import av
from av.audio.frame import AudioFrame
from av.container import OutputContainer
from av.video.frame import VideoFrame

from editor.core.watch import check
from editor.media.encoders import OPTIONS, FileKind, add_picture, add_sound, shape_for
from editor.media.passage import Passage
from editor.media.picture_span import pictures_of
from editor.media.sound_span import Block, SoundShape, sound_of
from editor.media.source import AnyPacket, Source, Track

F = TypeVar("F", AudioFrame, VideoFrame)


def encode(passage: Passage, kind: FileKind, place: Path, fade: float) -> None:
    """Write a passage to a file: its pictures, if the kind has any, and its sound.

    Raises MediaError where the recording cannot be read or ends too early, OSError and FFmpeg's errors where the file
    cannot be written, and Cancelled.
    """
    with new_file(place, kind.container) as output:
        if kind.picture and passage.source.picture:
            _encode_film(passage, kind, output, fade)
        else:
            _mux(output, passage, _sound(output, kind, passage, fade, fill=False))
        passage.check_reached()


@contextmanager
def new_file(place: Path, container: str) -> Iterator[OutputContainer]:
    """Open a file for writing; it is complete at the end unless there was an error."""
    options = dict(OPTIONS.get(container, {}))
    output = av.open(str(place.absolute()), "w", format=container, container_options=options)
    try:
        yield output
    except BaseException:
        # What is wrong is known already.
        with suppress(av.error.FFmpegError, OSError, ValueError):
            output.close()
        raise
    output.close()


def _encode_film(passage: Passage, kind: FileKind, output: OutputContainer, fade: float) -> None:
    # The two are read by themselves: they need not lie close to each other.
    with Source(passage.source.path) as other:
        seen = Passage(other, passage.start, passage.end, passage.watch)
        pictures = pictures_of(seen)
        first = next(pictures, None)
        tracks = []
        if first is not None:
            shown = add_picture(output, other, first)
            packets = _encoded(shown, shown.codec_context.encode_lazy, chain([first], pictures))
            tracks.append(_lasting(packets, passage.length))
        if passage.source.sound:
            tracks.append(_sound(output, kind, passage, fade, fill=True))
        _mux(output, passage, *tracks)
        passage.reached = max(passage.reached, seen.reached)


def _lasting(packets: Iterable[AnyPacket], length: float) -> Iterator[AnyPacket]:
    """Let each picture last until the next one, the last one until the end; they come in the order they are seen."""
    before: AnyPacket | None = None
    for packet in packets:
        if before is not None:
            before.duration = (packet.pts or 0) - (before.pts or 0)
            yield before
        before = packet
    if before is not None:
        before.duration = max(1, round(length / before.time_base) - (before.pts or 0))
        yield before


def _sound(output: OutputContainer, kind: FileKind, passage: Passage, fade: float, fill: bool) -> Iterator[AnyPacket]:
    shape = shape_for(kind, passage.source)
    track = add_sound(output, kind, shape, passage.source)
    return _encoded(track, track.codec_context.encode_lazy, _frames(shape, sound_of(passage, shape, fade, fill)))


def _mux(output: OutputContainer, passage: Passage, *tracks: Iterator[AnyPacket]) -> None:
    """Write the packets of all tracks in the order of their time."""
    for packet in heapq.merge(*tracks, key=_moment):
        check(passage.watch)
        passage.watch.progress(min(1.0, max(0.0, float(_moment(packet)) / passage.length)))
        output.mux_one(packet)


def _moment(packet: AnyPacket) -> Fraction:
    return (packet.dts or 0) * (packet.time_base or Fraction(0))


def _frames(shape: SoundShape, blocks: Iterable[Block]) -> Iterator[AudioFrame]:
    done = 0
    for block in blocks:
        frame = AudioFrame.from_ndarray(block, format="fltp", layout=shape.layout)
        frame.sample_rate = shape.rate
        frame.pts, frame.time_base = done, Fraction(1, shape.rate)
        done += block.shape[1]
        yield frame


def _encoded(
    track: Track, encode: Callable[[F | None], Iterator[AnyPacket]], frames: Iterable[F]
) -> Iterator[AnyPacket]:
    """Yield packets as they come; an encoder that is emptied gives many, and between them there is time to stop."""
    for frame in chain(frames, [None]):
        for packet in encode(frame):
            packet.stream = track
            yield packet
