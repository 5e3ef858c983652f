"""A part of a recording, decoded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

import av
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

from editor.core.errors import MediaError
from editor.core.timing import LEEWAY, format_time
from editor.core.watch import Watch
from editor.media.faults import reading
from editor.media.source import AnyPacket, Source, Track

_MOST_LOST = 0.5  # seconds that may be damaged


@dataclass(slots=True)
class Passage:
    """A part of a recording, in seconds; `reached` is up to where something was found when it was read."""

    source: Source
    start: float
    end: float
    watch: Watch
    reached: float = 0.0

    @property
    def length(self) -> float:
        """Return how many seconds it takes."""
        return self.end - self.start

    def frames(self, track: Track) -> Iterator[tuple[Fraction, AudioFrame | VideoFrame]]:
        """Yield what is decoded from before the start to the end, each frame with its seconds from the start.

        Raises MediaError where the recording cannot be read or is damaged for long, and Cancelled.
        """
        lost = 0.0
        following = Fraction(0)
        for packet in self.source.packets(track, self.start, self.watch):
            found = self._decoded(packet)
            if found is None:
                # Behind a jump, decoders often need a packet or two to find their way.
                lost += self._length_inside(packet)
                self._check_damage(lost, packet)
                continue
            for frame in found:
                time = self._time(frame, following)
                following = time + _length(frame)
                if time >= self.length:
                    self.reached = self.end
                    return
                self.reached = max(self.reached, float(following) + self.start)
                yield time, frame

    def check_reached(self) -> None:
        """Raise MediaError if the recording ended long before the passage."""
        if self.reached < self.end - LEEWAY:
            name = self.source.path.name
            found = f" at {format_time(self.reached)}" if self.reached else ""
            end = format_time(self.end)
            raise MediaError(f"The clip goes to {end}, but {name} ends before that{found}. Correct the clip's times.")

    def _decoded(self, packet: AnyPacket) -> Sequence[AudioFrame | VideoFrame] | None:
        """Return what is in a packet; None if it is damaged."""
        with reading(self.source.path):
            try:
                return cast("Sequence[AudioFrame | VideoFrame]", packet.decode())
            except (av.error.InvalidDataError, av.error.PermissionError):
                # FFmpeg's decoders say -1 of some damage, which is the number of a right that is missing.
                return None

    def _time(self, frame: AudioFrame | VideoFrame, following: Fraction) -> Fraction:
        stamp = frame.dts if frame.pts is None else frame.pts
        if stamp is None or frame.time_base is None:
            return following
        return self.source.seconds(stamp, frame.time_base) - Fraction(self.start)

    def _length_inside(self, packet: AnyPacket) -> float:
        time = self.source.time_of(packet)
        inside = time is not None and self.start <= time < self.end
        return float((packet.duration or 0) * (packet.time_base or 0)) if inside else 0.0

    def _check_damage(self, lost: float, packet: AnyPacket) -> None:
        if lost > _MOST_LOST:
            where = format_time(float(self.source.time_of(packet) or 0))
            raise MediaError(
                f"{self.source.path.name} is damaged around {where}. Choose a whole copy of it, or another clip."
            )


def _length(frame: AudioFrame | VideoFrame) -> Fraction:
    if isinstance(frame, AudioFrame):
        return Fraction(frame.samples, frame.sample_rate or 1)
    return (frame.duration or 0) * (frame.time_base or Fraction(0))
