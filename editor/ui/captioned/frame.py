"""Where everything stands in a captioned video, in pixels, for both shapes, with the recording's picture or without."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont

from editor.media.canvas import Box
from editor.ui.captioned.texts import Style

_BOLD = QFont.Weight.Bold
_HALF_BOLD = QFont.Weight.DemiBold


class Shape(Enum):
    """The shapes that the places to post to ask for."""

    VERTICAL = "vertical"
    SQUARE = "square"

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height."""
        return (1080, 1920) if self is Shape.VERTICAL else (1080, 1080)


@dataclass(frozen=True)
class Frame:
    """The places of the parts. What is not shown in a frame is None.

    What the players of those places lay over a vertical video (12 % at its top, 18 % at its foot) stays free.
    """

    size: tuple[int, int]
    header: QRect
    """The cover, and beside it the kicker over the title."""
    kicker: Style
    title: Style
    name: QRect
    name_style: Style
    name_lines: int
    picture: Box | None
    speaker: QRect
    speaker_style: Style
    caption: QRect
    caption_style: Style
    wave: QRect | None
    line: QRect
    """The thin line that fills as time passes."""

    @property
    def bars(self) -> int:
        """Return how many bars the waveform has."""
        return 0 if self.wave is None else (self.wave.width() + BAR_GAP) // (BAR + BAR_GAP)


BAR = 10  # pixels
BAR_GAP = 7


def frame_of(shape: Shape, with_picture: bool) -> Frame:
    """Return the frame of a video."""
    return _FRAMES[shape, with_picture]()


def _vertical() -> Frame:
    return Frame(
        size=Shape.VERTICAL.size,
        header=QRect(84, 246, 912, 132),
        kicker=Style(34),
        title=Style(44, _HALF_BOLD),
        name=QRect(84, 440, 912, 250),
        name_style=Style(66, _BOLD),
        name_lines=3,
        picture=None,
        speaker=QRect(84, 778, 912, 56),
        speaker_style=Style(46, _HALF_BOLD),
        caption=QRect(84, 856, 912, 300),
        caption_style=Style(96, _BOLD),
        wave=QRect(84, 1264, 912, 200),
        line=QRect(84, 1532, 912, 10),
    )


def _vertical_with_picture() -> Frame:
    return Frame(
        size=Shape.VERTICAL.size,
        header=QRect(84, 246, 912, 112),
        kicker=Style(32),
        title=Style(40, _HALF_BOLD),
        name=QRect(84, 1030, 912, 116),
        name_style=Style(44, _HALF_BOLD),
        name_lines=2,
        picture=Box(0, 398, 1080, 608),
        speaker=QRect(84, 1186, 912, 52),
        speaker_style=Style(42, _HALF_BOLD),
        caption=QRect(84, 1252, 912, 240),
        caption_style=Style(84, _BOLD),
        wave=None,
        line=QRect(84, 1540, 912, 10),
    )


def _square() -> Frame:
    return Frame(
        size=Shape.SQUARE.size,
        header=QRect(72, 64, 936, 104),
        kicker=Style(30),
        title=Style(38, _HALF_BOLD),
        name=QRect(72, 212, 936, 140),
        name_style=Style(52, _BOLD),
        name_lines=2,
        picture=None,
        speaker=QRect(72, 416, 936, 50),
        speaker_style=Style(40, _HALF_BOLD),
        caption=QRect(72, 482, 936, 260),
        caption_style=Style(84, _BOLD),
        wave=QRect(72, 800, 936, 144),
        line=QRect(72, 996, 936, 10),
    )


def _square_with_picture() -> Frame:
    return Frame(
        size=Shape.SQUARE.size,
        header=QRect(72, 0, 0, 0),
        kicker=Style(28),
        title=Style(34, _HALF_BOLD),
        name=QRect(72, 636, 936, 48),
        name_style=Style(36, _HALF_BOLD),
        name_lines=1,
        picture=Box(0, 0, 1080, 608),
        speaker=QRect(72, 712, 936, 44),
        speaker_style=Style(36, _HALF_BOLD),
        caption=QRect(72, 768, 936, 210),
        caption_style=Style(72, _BOLD),
        wave=None,
        line=QRect(72, 1014, 936, 10),
    )


_FRAMES = {
    (Shape.VERTICAL, False): _vertical,
    (Shape.VERTICAL, True): _vertical_with_picture,
    (Shape.SQUARE, False): _square,
    (Shape.SQUARE, True): _square_with_picture,
}
