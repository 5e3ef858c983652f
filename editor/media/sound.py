"""The sound of a recording, decoded by PyAV: mono, in blocks that know when the player plays them."""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, cast

import av
import numpy as np
from av.container import InputContainer
from av.stream import Discard
from numpy.typing import NDArray

from editor.core.errors import MediaError
from editor.core.timing import format_time
from editor.core.watch import Unwatched
from editor.media.source import AnyPacket, Source

Samples = NDArray[np.float32]

BLOCK = 1 << 17  # samples: large enough that numpy's calls cost nothing, small enough for the processor's cache
JITTER = 0.02  # seconds; containers that count in milliseconds are never quite even
OVERLAP = 0.5  # seconds; time that runs further back than this was started anew
BEYOND = 10.0  # seconds that a recording may go on after its stated end
LONGEST_GAP = 3600.0  # seconds, where no end is stated
AUDIBLE_LOSS = 0.5  # seconds; less is not worth a word
CANCELLED = 0.25


class Block(NamedTuple):
    """Sound without a gap: when it starts, in seconds of the recording, and what was decoded."""

    start: float
    frame: av.AudioFrame

    @property
    def rate(self) -> int:
        """Return how many samples a second has."""
        return self.frame.sample_rate

    def mono(self) -> Samples:
        """Return its samples as one channel, from −1 to 1 (more where the recording goes beyond full scale).

        It is the mean of the channels; the loudest where they cancel each other out, as a crossed cable makes them.
        """
        with np.errstate(all="ignore"):
            rows = _rows(self.frame)
            mix: Samples = rows[0] if len(rows) == 1 else np.add(rows[0], rows[1])
            for row in rows[2:]:
                mix += row
            power = _power(mix)
            if not np.isfinite(power):  # samples that are no numbers, as damage makes them
                return np.nan_to_num(mix).clip(-1, 1)
            loudest = max(rows, key=_power)
            if power < CANCELLED * _power(loudest):
                return loudest
        if len(rows) > 1:
            mix *= np.float32(1 / len(rows))
        return mix


class Sound:
    """The sound of a recording, to be used in a `with` statement. Raises MediaError where there is none.

    `seconds` is how long the recording says that it is, 0 where it does not. Second 0 is where it starts, as players
    count, whatever its own clock says there.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lost = 0.0
        self._stopped = False
        self._end = 0.0
        self._source = Source(path)
        if self._source.sound is None:
            self._source.__exit__(None, None, None)
            message = f"{path.name} has no sound that can be read."
            raise MediaError(message)
        self._stream = self._source.sound
        container = cast("InputContainer", self._stream.container)
        for stream in container.streams:
            if stream is not self._stream:
                stream.discard = Discard.all
        self.seconds = max(0.0, (container.duration or 0) / av.time_base)

    def __enter__(self) -> "Sound":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._source.__exit__(kind, error, at)

    @property
    def complaint(self) -> str:
        """Say what could not be decoded of the blocks that were asked for; empty where everything could."""
        name = self.path.name
        length = self._source.length or 0.0
        if self._stopped or length - self._end > max(BEYOND, length / 50):
            return f"{name} is damaged: what comes after {format_time(self._end)} cannot be read."
        if self._lost > AUDIBLE_LOSS:
            return f"{name} is damaged: {format_time(self._lost)} of its sound in all cannot be read."
        return ""

    def blocks(self, start: float = 0.0) -> Iterator[Block]:
        """Decode from a moment before a second to the end.

        What is damaged is left out, and so are the gaps that the recording has.
        """
        fifo = av.AudioFifo()
        begin = 0.0  # of what lies in the fifo
        expected = 0.0
        jumped = start > 0
        shift = -float(self._source.zero)
        tick = float(self._stream.time_base or 1 / av.time_base)
        for frame in self._frames(start):
            stated = frame.pts
            if stated is not None:
                place = stated * tick + shift
                if jumped:  # its own clock is all that tells where that led
                    begin = expected = place
                    jumped = False
                if abs(place - expected) > JITTER:
                    yield from _emptied(fifo, begin)
                    begin = self._believed(place, expected)
                    shift += begin - place
                    expected = begin
            # The fifo would refuse uneven times; they are seen to here.
            frame.pts = None
            try:
                fifo.write(frame)
            except ValueError:  # from here on, the sound has another rate, format or number of channels
                yield from _emptied(fifo, begin)
                begin = expected
                fifo = av.AudioFifo()
                fifo.write(frame)
            expected += frame.samples / frame.sample_rate
            self._end = expected
            if fifo.samples >= BLOCK:
                yield from _emptied(fifo, begin)
                begin = expected
        yield from _emptied(fifo, begin)

    def _frames(self, start: float) -> Iterator[av.AudioFrame]:
        try:
            for packet in self._source.packets(self._stream, start, Unwatched()):
                yield from self._decoded(packet)
        except MediaError:
            self._stopped = True

    def _decoded(self, packet: AnyPacket) -> list[av.AudioFrame]:
        try:
            return self._stream.codec_context.decode(packet)
        except (av.FFmpegError, OSError):
            self._lost += float((packet.duration or 0) * (packet.time_base or 0))
            return []

    def _believed(self, place: float, expected: float) -> float:
        """Return where sound goes that states another place than the one where the sound before it ends.

        A gap stays one. A clock that was started anew, or has lost its mind, goes on where it was.
        """
        length = self._source.length
        end = max(length, expected) + BEYOND if length else expected + LONGEST_GAP
        return place if expected - OVERLAP <= place <= end else expected


_KINDS = {"u8": "u1", "s16": "i2", "s32": "i4", "s64": "i8", "flt": "f4", "dbl": "f8"}


def _emptied(fifo: av.AudioFifo, start: float) -> Iterator[Block]:
    frame = fifo.read()
    if frame is not None:
        yield Block(start, frame)


def _rows(frame: av.AudioFrame) -> list[Samples]:
    """Return the channels of a frame of any format."""
    kind = _KINDS[frame.format.packed.name]
    planes = [np.frombuffer(memoryview(plane), kind) for plane in frame.planes]
    if frame.format.is_packed:
        count = frame.layout.nb_channels
        planes = [planes[0][at : frame.samples * count : count] for at in range(count)]
    return [_floats(plane[: frame.samples]) for plane in planes]


def _floats(channel: NDArray[Any]) -> Samples:
    """Return samples of any kind as numbers from −1 to 1."""
    values: Samples = channel.astype(np.float32, copy=False)
    if channel.dtype.kind == "f":
        return values
    full = 1 << (channel.dtype.itemsize * 8 - 1)
    if channel.dtype.kind == "u":
        values -= np.float32(full)
    values *= np.float32(1 / full)
    return values


def _power(samples: Samples) -> float:
    return float(np.dot(samples, samples))
