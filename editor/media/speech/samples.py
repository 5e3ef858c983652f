"""The sound of a recording as recognisers take it: one channel, 16,000 samples a second of 16 bits, piece by piece."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import av
import numpy as np
from numpy.typing import NDArray

from editor.media.sound import JITTER, Block, Sound

RATE = 16_000
FULL_SCALE = 32767.0
SILENCE = 1 << 18  # samples at a time
FRAME = RATE // 100
AROUND = 15  # frames on either side that have to be quiet too

Samples = NDArray[np.int16]


class Piece(NamedTuple):
    """Some sound and the second of the recording at which it starts."""

    start: float
    samples: Samples

    @property
    def end(self) -> float:
        """Return the second at which it ends."""
        return self.start + len(self.samples) / RATE


def stream(sound: Sound, start: float = 0.0) -> Iterator[Piece]:
    """Yield all sound from a second on, without gaps: what the recording leaves out is silent."""
    done = round(start * RATE)
    for at, samples in _placed(sound.blocks(start)):
        while done < at:
            silence = np.zeros(min(at - done, SILENCE), np.int16)
            yield Piece(done / RATE, silence)
            done += len(silence)
        new = samples[done - at :]
        if len(new):
            yield Piece(done / RATE, new)
            done += len(new)


def _placed(blocks: Iterable[Block]) -> Iterator[tuple[int, Samples]]:
    """Yield samples, and which one of the recording the first of them is."""
    resampler: av.AudioResampler | None = None
    rate, at, expected = 0, 0, 0.0
    for block in blocks:
        if resampler is None or block.rate != rate or abs(block.start - expected) > JITTER:
            if resampler is not None:
                yield at, _ready(resampler, None)
            resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
            rate, at = block.rate, round(block.start * RATE)
        samples = _ready(resampler, _frame(block))
        yield at, samples
        at += len(samples)
        expected = block.start + block.frame.samples / rate
    if resampler is not None:
        yield at, _ready(resampler, None)


def _frame(block: Block) -> av.AudioFrame:
    mono = np.clip(block.mono() * FULL_SCALE, -FULL_SCALE, FULL_SCALE).astype(np.int16)
    frame = av.AudioFrame.from_ndarray(mono[np.newaxis], format="s16", layout="mono")
    frame.sample_rate = block.rate
    return frame


def _ready(resampler: av.AudioResampler, frame: av.AudioFrame | None) -> Samples:
    """Return what is ready after a frame; after None, the rest."""
    parts = [one.to_ndarray()[0] for one in resampler.resample(frame) if one is not None]
    return np.concatenate(parts) if parts else np.zeros(0, np.int16)


def pieces(parts: Iterable[Piece], longest: float) -> Iterator[Piece]:
    """Cut sound where it is quiet into pieces of at most so many seconds, and at least half of that but the last."""
    most = round(longest * RATE)
    held: list[Samples] = []
    start, count = 0.0, 0
    for part in parts:
        if not count:
            start = part.start
        held.append(part.samples)
        count += len(part.samples)
        while count >= most:
            whole = np.concatenate(held)
            cut = quietest(whole, most // 2, most)
            yield Piece(start, whole[:cut])
            held, start, count = [whole[cut:]], start + cut / RATE, count - cut
    if count:
        yield Piece(start, np.concatenate(held))


def quietest(samples: Samples, first: int, after: int) -> int:
    """Return the sample between two at which it is quietest for a while."""
    frames = samples[first:after]
    frames = frames[: len(frames) // FRAME * FRAME].reshape(-1, FRAME).astype(np.float32)
    power = (frames * frames).sum(axis=1)
    width = min(2 * AROUND + 1, len(power))
    around = np.convolve(power, np.ones(width), "valid")
    return first + (int(around.argmin()) + width // 2) * FRAME


class Stretch:
    """The sound of a recording from some second on, of which spans are asked for that never go back far.

    Only as much is held as lies behind the start of the span that was asked for last.
    """

    def __init__(self, parts: Iterator[Piece]) -> None:
        self._parts = parts
        self._samples: Samples = np.zeros(0, np.int16)
        self._first: int | None = None

    def span(self, start: float, end: float) -> Piece:
        """Return the sound from one second to another, or what there is of it."""
        after = round(end * RATE)
        held = [self._samples]
        first = 0 if self._first is None else self._first
        known = first + len(self._samples)
        while known < after and (part := next(self._parts, None)) is not None:
            if self._first is None:
                self._first = first = round(part.start * RATE)
                known = first
            held.append(part.samples)
            known += len(part.samples)
        whole = np.concatenate(held) if len(held) > 1 else self._samples
        at = max(0, round(start * RATE) - first)
        self._samples = whole[at:]
        self._first = first + at
        return Piece(self._first / RATE, self._samples[: max(0, after - self._first)])
