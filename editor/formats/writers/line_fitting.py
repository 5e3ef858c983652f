"""Which words of a paragraph go on which line, where letters stand side by side and each is as wide as its face says.

A library that lays text out measures every letter of a line anew for each word it adds; a word is measured once here.
"""

from collections.abc import Mapping
from typing import Protocol

_UNITS = 1000
"""Parts of a font's size in which it states the widths of its letters."""


class Font(Protocol):
    """A font as fpdf2 has it: the widths of its letters, and the letters that it has, both by code point."""

    cw: Mapping[int, int]
    cmap: Mapping[int, int]


class PlainFace:
    """Breaks paragraphs into lines in one font, which has all their letters."""

    def __init__(self, font: Font) -> None:
        self._font = font
        self._widths: dict[str, int | None] = {}
        self._blank = font.cw[ord(" ")]

    def lines_of(self, text: str, size: float, room: float) -> list[str] | None:
        """Return the lines of a paragraph; `size` of the font and `room` of a line are in points.

        None if a letter is not in the font, or a word is longer than a line.
        """
        most = room * _UNITS / size
        lines: list[str] = []
        begun: list[str] = []
        filled = 0
        for word in text.split(" "):
            width = self._width(word)
            if width is None or width > most:
                return None
            if begun and filled + self._blank + width > most:
                lines.append(" ".join(begun))
                begun, filled = [], 0
            filled += width + (self._blank if begun else 0)
            begun.append(word)
        return [*lines, " ".join(begun)]

    def _width(self, word: str) -> int | None:
        """Return how wide a word is, in thousandths of the font's size; None if it has letters of other fonts."""
        if word not in self._widths:
            codes = list(map(ord, word))
            known = all(code in self._font.cmap for code in codes)
            self._widths[word] = sum(self._font.cw[code] for code in codes) if known else None
        return self._widths[word]
