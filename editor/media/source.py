"""A recording that is read from some moment on."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import TypeAlias

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.packet import Packet
from av.stream import Disposition, Stream
from av.video.stream import VideoStream

from editor.core.watch import Watch, check
from editor.media.faults import reading

Track = AudioStream | VideoStream
AnyPacket: TypeAlias = "Packet[Stream]"

_BACK = (1.0, 10.0, 100.0)  # seconds: how much earlier reading starts, if what is needed was missed
_LENGTH_GUESSED = frozenset({"aac", "ac3", "amr", "eac3", "mp3", "mpeg", "mpegts"})


class Source:
    """A recording, opened. Use it in a `with` statement. All times are seconds from the recording's beginning.

    `sound` and `picture` are its tracks, None where it has none that can be read; a cover is no picture.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with reading(path):
            self._container: InputContainer = av.open(str(path.absolute()), metadata_errors="ignore")
        streams = self._container.streams
        self.sound: AudioStream | None = next((one for one in streams.audio if one.codec_context), None)
        moving = (one for one in streams.video if one.codec_context and not one.disposition & Disposition.attached_pic)
        self.picture: VideoStream | None = next(moving, None)
        # A start before 0 is what the decoder swallows.
        self.zero = max(Fraction(self._container.start_time or 0, av.time_base), Fraction(0))

    def __enter__(self) -> "Source":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._container.close()

    @property
    def format(self) -> str:
        """Return FFmpeg's name of the container."""
        return str(self._container.format.name)

    @property
    def length(self) -> float | None:
        """Return how many seconds it says to take; None where that is unknown or a guess."""
        guessed = self.format in _LENGTH_GUESSED
        duration = self._container.duration
        return None if guessed or not duration or duration < 0 else duration / av.time_base

    def seconds(self, stamp: int, unit: Fraction) -> Fraction:
        """Return the moment of a time stamp."""
        return stamp * unit - self.zero

    def time_of(self, packet: AnyPacket) -> Fraction | None:
        """Return the moment at which what a packet holds is played."""
        stamp = packet.dts if packet.pts is None else packet.pts
        return None if stamp is None or packet.time_base is None else self.seconds(stamp, packet.time_base)

    def packets(self, lead: Track, start: float, watch: Watch, *others: Track) -> Iterator[AnyPacket]:
        """Yield the packets of tracks from a moment before `start` on; of the leading one from a key frame.

        Raises MediaError where the recording cannot be read and Cancelled.
        """
        with reading(self.path):
            for packet in self._from(lead, start, others):
                check(watch)
                yield packet

    def _from(self, lead: Track, start: float, others: tuple[Track, ...]) -> Iterator[AnyPacket]:
        tracks = (lead, *others)
        # Where it starts near the beginning, there is no jump: after one, some recordings lack their first packet.
        for back in _BACK:
            if start <= back or not self._seek(lead, start - back):
                break
            early = []
            for packet in self._container.demux(*tracks):
                early.append(packet)
                if packet.stream is lead:
                    break
            time = self.time_of(early[-1]) if early else None
            if time is not None and time <= start:
                yield from early
                break
            self._seek(lead, -1.0)
        yield from self._container.demux(*tracks)

    def _seek(self, lead: Track, seconds: float) -> bool:
        """Go to a key frame before a moment; False where the recording can only be read from its beginning."""
        stamp = (Fraction(seconds) + self.zero) / lead.time_base if lead.time_base else Fraction(0)
        try:
            self._container.seek(int(stamp), stream=lead)
        except av.error.FFmpegError:
            return False
        return True
