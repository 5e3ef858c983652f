"""A picture as the encoder takes it, of which only the parts that change are converted again."""

from collections.abc import Sequence
from typing import NamedTuple

import av
import numpy as np
from av.video.plane import VideoPlane
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter
from numpy.typing import NDArray

from editor.media.picture_span import PIXELS

COLORS = Colorspace.ITU709
RANGE = ColorRange.MPEG

_LEAST = 16  # pixels


class Band(NamedTuple):
    """Rows of a picture, from `top` to before `bottom`, in pixels."""

    top: int
    bottom: int


class Drawn(NamedTuple):
    """A painted picture: its pixels, four bytes each (blue, green, red, unused), and the rows that are new in it."""

    pixels: memoryview
    changed: Sequence[Band]

    def touches(self, box: "Box") -> bool:
        """Tell whether there is anything new at the height of a box."""
        return any(band.top < box.top + box.height and box.top < band.bottom for band in self.changed)


class Box(NamedTuple):
    """A part of a picture, in pixels; all four are even numbers."""

    left: int
    top: int
    width: int
    height: int


class Canvas:
    """One picture in the encoder's own colours. Both sides are even numbers of pixels."""

    def __init__(self, width: int, height: int) -> None:
        self._width = width
        self._height = height
        self._frame = av.VideoFrame(width, height, PIXELS)
        self._converters: dict[int, VideoReformatter] = {}

    def draw(self, drawn: Drawn) -> None:
        """Take over the rows that were painted anew."""
        pixels = np.frombuffer(drawn.pixels, np.uint8).reshape(self._height, self._width, 4)
        for band in drawn.changed:
            # A pixel of colour covers two rows.
            top, bottom = max(0, band.top // 2 * 2), min(self._height, (band.bottom + 1) // 2 * 2)
            if top < bottom:
                painted = av.VideoFrame.from_numpy_buffer(pixels[top:bottom], format="bgra")
                converter = self._converters.setdefault(bottom - top, VideoReformatter())
                ready = converter.reformat(painted, format=PIXELS, dst_colorspace=COLORS, dst_color_range=RANGE)
                self.place(ready, 0, top)

    def place(self, picture: av.VideoFrame, left: int, top: int) -> None:
        """Put a picture of the encoder's colours in place; its sides and its corner are even numbers of pixels."""
        self._frame.make_writable()
        for number, (mine, its) in enumerate(zip(self._frame.planes, picture.planes, strict=True)):
            share = 2 if number else 1
            x, y, width, height = (side // share for side in (left, top, picture.width, picture.height))
            _rows(mine)[y : y + height, x : x + width] = _rows(its)[:height, :width]

    def frame(self, number: int) -> av.VideoFrame:
        """Return what is on the canvas as the frame of this number."""
        self._frame.pts = number
        return self._frame


def fitted(shape: float, box: Box) -> Box:
    """Return the largest part of a box, in its middle, that is `shape` times as wide as it is high."""
    width, height = box.width, box.height
    if shape * height > width:
        height = max(_LEAST, int(width / shape) // 2 * 2)
    else:
        width = max(_LEAST, int(height * shape) // 2 * 2)
    left = box.left + (box.width - width) // 4 * 2
    top = box.top + (box.height - height) // 4 * 2
    return Box(left, top, width, height)


def _rows(plane: VideoPlane) -> NDArray[np.uint8]:
    return np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
