"""How loud a recording is where."""

from pathlib import Path

import numpy as np

from editor.core.watch import Watch
from editor.media.passage import Passage
from editor.media.sound_span import SoundShape, sound_of
from editor.media.source import Source

_SHAPE = SoundShape(24_000, "mono")
_LOUD = 0.05  # what stays below this share of the possible is not drawn as if it were loud


def loudness(path: Path, start: float, end: float, parts: int, watch: Watch) -> tuple[float, ...]:
    """Return how loud equal parts of a span of seconds are, each from 0 to 1, where 1 is the loudest of them.

    Where there is no sound, all are 0. Raises MediaError and Cancelled.
    """
    whole = max(1, round((end - start) * _SHAPE.rate))
    energy = np.zeros(parts)
    done = 0
    with Source(path) as source:
        if source.sound is None:
            return (0.0,) * parts
        passage = Passage(source, start, end, watch)
        for block in sound_of(passage, _SHAPE):
            places = np.arange(done, done + block.shape[1]) * parts // whole
            squares = np.bincount(np.minimum(places, parts - 1), weights=np.square(block).mean(axis=0))
            energy[: len(squares)] += squares
            done += block.shape[1]
        passage.check_reached()
    level = np.sqrt(energy * parts / whole)
    return tuple((level / max(level.max(initial=0.0), _LOUD)).tolist())
