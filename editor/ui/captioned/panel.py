"""What stands on the screen at once in a captioned video."""

from collections.abc import Callable
from typing import NamedTuple

Measure = Callable[[str], float]
"""Returns how wide a text is, in pixels."""


class Piece(NamedTuple):
    """What is lit at once: a word or a part of a long one, which stands `glued` to the piece before it, if so."""

    text: str
    start: float
    end: float
    glued: bool = False


class Panel(NamedTuple):
    """One or two lines, shown from `start` to `end` seconds of the recording, and who says them."""

    start: float
    end: float
    who: str | None
    lines: tuple[tuple[Piece, ...], ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Return the pieces of all lines."""
        return tuple(piece for line in self.lines for piece in line)
