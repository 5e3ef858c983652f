"""Recordings of any length, made by PyAV: of something like speech, said over and over."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

Sound = NDArray[np.float32]

CODECS = {".opus": "libopus", ".mp3": "libmp3lame", ".m4a": "aac", ".wav": "pcm_s16le", ".flac": "flac"}
RATES = {".opus": 48_000}
USUAL_RATE = 44_100
BIT_RATES = {".opus": 64_000, ".mp3": 96_000, ".m4a": 96_000}  # as podcasts have them
NARROW = 16_000  # samples a second up to which a quarter of that will do
ONCE = 60  # seconds, which are said over and over
VOWELS = ((730, 1090, 2440), (270, 2290, 3010), (300, 870, 2240), (530, 1840, 2480), (570, 840, 2410))


def speech(seconds: float, rate: int, seed: int = 1) -> tuple[Sound, list[tuple[float, float]]]:
    """Make syllables in phrases of one voice; return them and the pauses between the phrases, in seconds."""
    rng = np.random.default_rng(seed)
    made = rng.normal(0, 0.0005, round(seconds * rate)).astype(np.float32)
    pauses = []
    at = 0.2
    while at < seconds:
        for _ in range(rng.integers(4, 12)):
            syllable = _syllable(rng, rate)
            place = round(at * rate)
            room = made[place : place + len(syllable)]
            room += syllable[: len(room)]
            at += len(syllable) / rate
        pause = rng.uniform(0.3, 1.0)
        pauses.append((at, at + pause))
        at += pause
    return made, [(start, end) for start, end in pauses if end < seconds]


def _syllable(rng: np.random.Generator, rate: int) -> Sound:
    """Make a hiss and a vowel of a buzzing voice, with no silence in it."""
    length = rng.uniform(0.12, 0.3)
    time = np.arange(round(length * rate)) / rate
    pitch = rng.uniform(90, 140) * (1 + 0.1 * time / length)
    made = np.zeros(len(time))
    formants = VOWELS[rng.integers(len(VOWELS))]
    for harmonic in range(1, 25):
        frequency = pitch * harmonic
        gain = sum(1 / (1 + ((frequency - formant) / 120) ** 2) for formant in formants)
        made += (gain + 0.02) / harmonic**0.3 * np.sin(2 * np.pi * np.cumsum(frequency) / rate)
    made += rng.normal(0, 0.5, len(time)) * (time < length / 5)
    return (0.1 * made * np.minimum(1, 0.25 + np.sin(np.pi * time / length))).astype(np.float32)


def write(path: Path, sound: Sound, rate: int, codec: str | None = None, layout: str | None = None) -> Path:
    """Write sound, of one channel or (channels, n), in the format that the name of the file asks for."""
    planes = np.atleast_2d(sound)
    layout = layout or {1: "mono", 2: "stereo", 6: "5.1"}[len(planes)]
    with av.open(path, "w") as container:
        stream = container.add_stream(codec or CODECS[path.suffix], rate=rate, layout=layout)
        if path.suffix in BIT_RATES:
            stream.bit_rate = BIT_RATES[path.suffix] // (1 if rate > NARROW else 4)
        container.start_encoding()
        for frame in frames(planes, rate, layout):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def frames(planes: Sound, rate: int, layout: str) -> Iterator[av.AudioFrame]:
    """Cut sound into frames of a second."""
    for at in range(0, planes.shape[1], rate):
        part = np.ascontiguousarray(planes[:, at : at + rate])
        frame = av.AudioFrame.from_ndarray(part, format="fltp", layout=layout)
        frame.sample_rate, frame.pts, frame.time_base = rate, at, Fraction(1, rate)
        yield frame


def repeat(source: Path, target: Path, seconds: float) -> Path:
    """Write what a recording holds over and over, without encoding it again."""
    with av.open(source) as once, av.open(target, "w") as container:
        track = once.streams.audio[0]
        stream = container.add_stream_from_template(track)
        packets = [packet for packet in once.demux(track) if packet.dts is not None]
        length = sum(packet.duration for packet in packets)
        known = [(bytes(packet), packet.duration) for packet in packets]
        stamp = 0
        for _ in range(round(seconds / float(length * track.time_base))):
            for data, duration in known:
                packet = av.Packet(data)
                packet.stream, packet.time_base = stream, track.time_base
                packet.pts = packet.dts = stamp
                packet.duration = duration
                stamp += duration
                container.mux(packet)
    return target


def recording(path: Path, hours: float, rate: int | None = None) -> Path:
    """Write two voices, a little apart in the stereo picture, that speak for so many hours."""
    rate = rate or RATES.get(path.suffix, USUAL_RATE)
    (ann, _), (ben, _) = speech(ONCE, rate, 1), speech(ONCE, rate, 2)
    once = write(path.with_stem("once"), np.stack([ann + ben * 0.5, ann * 0.5 + ben]), rate)
    repeat(once, path, hours * 3600)
    once.unlink()
    return path
