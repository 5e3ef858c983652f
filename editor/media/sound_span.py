"""The sound of a passage, exact to the sample."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from editor.core.errors import MediaError
from editor.media.passage import Passage

Block = NDArray[np.float32]
"""Sound of shape (channels, samples), between -1 and 1."""

FADE = 0.010  # seconds; long enough against clicks, too short to be heard

_SLACK = 0.015  # seconds by which time stamps may be off before the sound is moved to where they say
_SILENCE = 1 << 16  # samples at a time


@dataclass(frozen=True, slots=True)
class SoundShape:
    """What sound is made of: samples a second, and `mono` or `stereo`."""

    rate: int
    layout: str

    @property
    def channels(self) -> int:
        """Return how many channels there are."""
        return 1 if self.layout == "mono" else 2


def sound_of(passage: Passage, shape: SoundShape, fade: float = FADE, fill: bool = False) -> Iterator[Block]:
    """Yield the sound of a passage from its first sample to its last, fading in and out; holes in it are silent.

    With `fill`, what the recording lacks at the end is silent too. Raises MediaError and Cancelled.
    """
    whole = round(passage.length * shape.rate)
    return faded(_exact(passage, shape, whole, fill), min(round(fade * shape.rate), whole // 2))


def faded(blocks: Iterable[Block], length: int) -> Iterator[Block]:
    """Yield sound whose first and last samples, `length` of them, rise from silence and fall to it like a cosine."""
    rise = ((1 - np.cos(np.pi * (np.arange(length) + 0.5) / max(length, 1))) / 2).astype(np.float32)
    done = 0
    held: Block | None = None  # what may turn out to be the end
    for block in blocks:
        block = block.copy()
        rising = rise[done : done + block.shape[1]]
        block[:, : len(rising)] *= rising
        done += block.shape[1]
        known = block if held is None else np.concatenate((held, block), axis=1)
        held = known[:, max(0, known.shape[1] - length) :]
        if known.shape[1] > held.shape[1]:
            yield known[:, : known.shape[1] - held.shape[1]]
    if held is not None and length:
        held = held.copy()
        last = min(length, held.shape[1])
        held[:, held.shape[1] - last :] *= rise[::-1][length - last :]
        yield held


def _exact(passage: Passage, shape: SoundShape, whole: int, fill: bool) -> Iterator[Block]:
    """Yield blocks that lie where their time stamps say, within the samples from 0 to `whole`."""
    done = 0
    following: int | None = None
    for at, block in _placed(passage, shape):
        if following is not None and abs(at - following) <= _SLACK * shape.rate:
            at = following
        following = at + block.shape[1]
        yield from _silence(min(at, whole) - done, shape.channels)
        done = max(done, min(at, whole))
        inside = block[:, max(0, done - at) : max(0, whole - at)]
        if inside.shape[1]:
            yield inside
            done += inside.shape[1]
    if fill:
        yield from _silence(whole - done, shape.channels)


def _placed(passage: Passage, shape: SoundShape) -> Iterator[tuple[int, Block]]:
    """Yield blocks of the wanted shape, each with the sample, counted from the start, at which it begins."""
    if passage.source.sound is None:
        raise MediaError(f"{passage.source.path.name} has no sound.")
    resampler: AudioResampler | None = None
    before: tuple[object, ...] = ()
    for time, decoded in passage.frames(passage.source.sound):
        frame = cast("AudioFrame", decoded)
        kind = (frame.format.name, frame.layout.name, frame.sample_rate)
        if resampler is None or kind != before:
            yield from _rest(resampler, shape)
            resampler = AudioResampler(format="fltp", layout=shape.layout, rate=shape.rate)
            before = kind
        frame.pts, frame.time_base = round(time * frame.sample_rate), Fraction(1, frame.sample_rate)
        yield from _ready(resampler, frame, shape)
    yield from _rest(resampler, shape)


def _rest(resampler: AudioResampler | None, shape: SoundShape) -> Iterator[tuple[int, Block]]:
    """Yield what the resampler still holds."""
    if resampler is not None:
        yield from _ready(resampler, None, shape)


def _ready(resampler: AudioResampler, frame: AudioFrame | None, shape: SoundShape) -> Iterator[tuple[int, Block]]:
    for ready in filter(None, resampler.resample(frame)):
        seconds = (ready.pts or 0) * (ready.time_base or Fraction(1, shape.rate))
        yield round(seconds * shape.rate), cast("Block", ready.to_ndarray())


def _silence(samples: int, channels: int) -> Iterator[Block]:
    while samples > 0:
        yield np.zeros((channels, min(samples, _SILENCE)), np.float32)
        samples -= _SILENCE
