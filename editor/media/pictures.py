"""The pictures of a recording at given moments, fitted into a box."""

from pathlib import Path

from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation, VideoReformatter

from editor.media.canvas import COLORS, RANGE, Box, fitted
from editor.media.passage import Passage
from editor.media.picture_span import PIXELS, TICKS, pictures_of
from editor.media.source import Source


def has_picture(path: Path) -> bool:
    """Tell whether a recording shows anything; a cover does not count. Raises MediaError."""
    with Source(path) as source:
        return source.picture is not None


class Pictures:
    """Goes forward through the pictures of a passage; `box` is the part of the wanted one that they fill."""

    def __init__(self, passage: Passage, box: Box) -> None:
        self._coming = pictures_of(passage)
        self._next = next(self._coming, None)
        self._shown: VideoFrame | None = None
        self.box = fitted(self._next.width / self._next.height, box) if self._next else box
        self._converter = VideoReformatter()

    def at(self, seconds: float) -> tuple[VideoFrame | None, bool]:
        """Return what is shown so many seconds after the start, in the encoder's colours, and whether it is new.

        Raises MediaError and Cancelled.
        """
        found = None
        while self._next is not None and (self._next.pts or 0) <= seconds * TICKS:
            found = self._next
            self._next = next(self._coming, None)
        if found is not None:
            self._shown = self._ready(found)
        return self._shown, found is not None

    def _ready(self, picture: VideoFrame) -> VideoFrame:
        return self._converter.reformat(
            picture,
            self.box.width,
            self.box.height,
            PIXELS,
            dst_colorspace=COLORS,
            dst_color_range=RANGE,
            interpolation=Interpolation.BICUBIC,
        )
