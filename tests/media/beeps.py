"""Recordings with a beep at every half second, and for films a flash with it, so that any part of them can be told."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.audio.stream import AudioStream
from av.video.stream import VideoStream
from numpy.typing import NDArray

EVERY, LASTS = 0.5, 0.04  # seconds
FLASH = 0.1  # seconds
TICKS = 90_000

Samples = NDArray[np.float32]


def beeps(seconds: float, rate: int) -> Samples:
    """Return short tones over a hum so low that no onset is found in it, but that shows where the sound ends."""
    time = np.arange(round(seconds * rate)) / rate
    phase = time % EVERY
    tone = 0.5 * np.sin(2 * np.pi * 1000 * phase) * (phase < LASTS) + 0.02 * np.sin(2 * np.pi * 220 * time)
    return tone.astype(np.float32)


def write_sound(path: Path, codec: str, seconds: float = 12, rate: int = 48_000, layout: str = "mono") -> Path:
    """Write a recording of sound."""
    with av.open(str(path), "w") as container:
        track = container.add_stream(codec, rate=rate, layout=layout)
        for packet in sound_packets(track, beeps(seconds, rate), rate, layout):
            container.mux(packet)
    return path


def sound_packets(track: Any, samples: Samples, rate: int, layout: str = "mono", offset: float = 0.0) -> list[Any]:
    packets = []
    for at in range(0, len(samples), rate // 10):
        block = np.repeat(samples[None, at : at + rate // 10], 1 if layout == "mono" else 2, axis=0)
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout=layout)
        frame.sample_rate = rate
        frame.pts, frame.time_base = at + round(offset * rate), Fraction(1, rate)
        packets += track.encode(frame)
    return packets + track.encode(None)


@dataclass(frozen=True)
class Picture:
    """How the pictures of a film are."""

    codec: str = "libx264"
    size: tuple[int, int] = (64, 48)
    options: tuple[tuple[str, str], ...] = ()
    steps: tuple[float, ...] = (0.05,)  # seconds from one frame to the next, in turn
    offset: float = 0.0


def write_film(path: Path, seconds: float = 8, picture: Picture | None = None, sound: str = "aac") -> Path:
    """Write a film: white for the first tenth of each half second, with a corner that is always white."""
    picture = picture or Picture()
    with av.open(str(path), "w") as container:
        track = container.add_stream(picture.codec, rate=20, options=dict(picture.options))
        track.width, track.height, track.pix_fmt = *picture.size, "yuv420p"
        track.codec_context.gop_size = 20
        track.time_base = track.codec_context.time_base = Fraction(1, TICKS)
        heard = container.add_stream(sound, rate=48_000, layout="mono") if sound else None
        packets = _picture_packets(track, seconds, picture)
        if heard:
            packets += sound_packets(heard, beeps(seconds, 48_000), 48_000, offset=picture.offset)
        for packet in sorted(packets, key=lambda one: one.dts * one.time_base):
            container.mux(packet)
    return path


def _picture_packets(track: Any, seconds: float, picture: Picture) -> list[Any]:
    packets = []
    time, number = 0.0, 0
    while time < seconds - 1e-6:
        width, height = picture.size
        image = np.full((height, width), 235 if (time + 1e-6) % EVERY < FLASH else 16, np.uint8)
        image[: height // 4, : width // 4] = 235
        frame = av.VideoFrame.from_ndarray(image, format="gray").reformat(format="yuv420p")
        frame.pts, frame.time_base = round((time + picture.offset) * TICKS), Fraction(1, TICKS)
        packets += track.encode(frame)
        time += picture.steps[number % len(picture.steps)]
        number += 1
    return packets + track.encode(None)


@dataclass(frozen=True)
class Heard:
    """What sound a file has: when beeps begin and when it ends, in seconds; the samples besides."""

    onsets: NDArray[np.float64]
    end: float
    samples: Samples
    rate: int

    def error(self, start: float, after: float = 0.03) -> float:
        """Return by how much a clip that began at `start` is off at worst, in seconds; beeps at its edge aside."""
        inside = self.onsets[(self.onsets > after) & (self.onsets < self.end - 0.06)]
        assert len(inside), "no beep was found"
        off = (inside + start) / EVERY
        return float(np.abs(off - np.round(off)).max() * EVERY)


def heard(path: Path) -> Heard:
    """Decode the sound of a file as a player would; time 0 is where the file starts."""
    blocks = []
    with av.open(str(path)) as container:
        track = next(one for one in container.streams if isinstance(one, AudioStream))
        zero = max(0, container.start_time or 0) / av.time_base
        resampler = av.AudioResampler(format="flt", layout="mono")
        for frame in container.decode(track):
            blocks += [(one.time, one.to_ndarray()[0]) for one in resampler.resample(frame)]
            rate = frame.sample_rate
    first = blocks[0][0] - zero
    samples = np.concatenate([block for _, block in blocks])
    loud = np.flatnonzero(np.abs(samples) > 0.2)
    begins = loud[np.concatenate(([True], np.diff(loud) > rate // 10))] if len(loud) else loud
    sounding = np.flatnonzero(np.abs(samples) > 0.005)
    return Heard(begins / rate + first, float(sounding[-1] + 1) / rate + first, samples, rate)


@dataclass(frozen=True)
class Seen:
    """What pictures a file has: when each is shown, whether it is white, their size."""

    times: NDArray[np.float64]
    white: NDArray[np.bool_]
    size: tuple[int, int]
    length: float
    corner: tuple[bool, bool]  # of the first dark frame: top left, top right

    @property
    def flashes(self) -> NDArray[np.float64]:
        """Return when flashes begin, but for one that was there from the start."""
        return self.times[1:][self.white[1:] & ~self.white[:-1]]


def seen(path: Path) -> Seen:
    """Decode the pictures of a file."""
    with av.open(str(path)) as container:
        track = next(one for one in container.streams if isinstance(one, VideoStream))
        zero = (container.start_time or 0) / av.time_base
        frames = [(frame.time - zero, frame.to_ndarray(format="gray")) for frame in container.decode(track)]
        length = container.duration / av.time_base
    white = np.array([image[-4:, -4:].mean() > 120 for _, image in frames])
    dark = frames[int(np.flatnonzero(~white)[0])][1]
    corner = bool(dark[:4, :4].mean() > 120), bool(dark[:4, -4:].mean() > 120)
    shape = frames[0][1].shape
    return Seen(np.array([time for time, _ in frames]), white, (shape[1], shape[0]), length, corner)
