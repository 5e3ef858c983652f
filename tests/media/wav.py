"""Recordings whose samples are known to the last one."""

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


def write_wav(path: Path, samples: NDArray[np.float64], rate: int) -> Path:
    """Write samples from -1 to 1, so many a second."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((samples * 32767).astype("<i2").tobytes())
    return path


def tone(seconds: float, rate: int, pitch: float = 440) -> NDArray[np.float64]:
    """Return a tone of so many seconds and so many hertz, half as loud as can be."""
    return 0.5 * np.sin(np.arange(round(seconds * rate)) / rate * pitch * 2 * np.pi)
