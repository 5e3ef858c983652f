"""The waveform, in the colours of those who speak."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPainter

from editor.ui.theme import Theme, mixed
from editor.ui.timeline.content import NOBODY, Lines
from editor.ui.timeline.look import ONE_LINE, Look, faded

LOUDEST = 127
SHARE = 0.94
SOFTER = 0.18
CENTRE = 0.55
HATCH = Qt.BrushStyle.BDiagPattern
COMPLAINT_AIR, COMPLAINT_LEAST = 8, 60
RIBBON = 3  # pixels of colour where there is no sound at all


class Peaks(Protocol):
    """What is drawn of a waveform: how many seconds are known, and the least and greatest sample of each column."""

    @property
    def seconds(self) -> float:
        """Return how many seconds are decoded."""

    def peaks(self, start: float, end: float, columns: int) -> NDArray[np.int8]:
        """Return the least and the greatest sample of each column of a span, from -127 to 127."""


class Ink:
    """The colour of every moment, as sums, so that the mean colour of any pixel is a difference: no moiré, far out."""

    def __init__(self, lines: Lines, theme: Theme) -> None:
        colors = [theme.speaker(slot) for slot in range(len(theme.speakers))]
        ground = theme.page
        palette = np.array([_softened(color, ground) for color in [*colors, theme.wave]])
        slots = np.where(lines.slots == NOBODY, len(colors), lines.slots % len(colors))
        silent = len(colors)
        self._silent = palette[silent]
        times = np.concatenate([lines.starts, [lines.end]]) if len(lines.starts) else np.zeros(1)
        spans = np.maximum(np.diff(times), 0.0)
        self._times = times
        self._sums = np.concatenate([np.zeros((1, 3)), np.cumsum(palette[slots] * spans[:, None], axis=0)])

    def of(self, edges: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the mean colour between each two of `edges` (seconds, n + 1 of them), as n rows of red, green, blue.

        What lies before the first line and after the last is in nobody's colour.
        """
        sums = np.stack([np.interp(edges, self._times, self._sums[:, part]) for part in range(3)], axis=1)
        inside = np.diff(np.clip(edges, self._times[0], self._times[-1]))
        wide = np.maximum(np.diff(edges), 1e-9)
        mean: NDArray[np.float64] = (np.diff(sums, axis=0) + (wide - inside)[:, None] * self._silent) / wide[:, None]
        return mean


def paint_wave(painter: QPainter, look: Look, ink: Ink, waveform: Peaks | None) -> None:
    """Draw the peaks of what is decoded, and a quiet line where nothing is, or nothing yet."""
    scale, theme, (top, height) = look.scale, look.theme, look.rows.wave
    left, right = max(0.0, scale.x_of(0.0)), min(float(scale.width), scale.x_of(scale.length))
    columns = round((right - left) * look.ratio)
    if columns <= 0:
        return
    pace = scale.pace / look.ratio
    start = scale.left + left * scale.pace
    edges = start + np.arange(columns + 1, dtype=np.float64) * pace
    colors = ink.of(edges)
    known = 0 if waveform is None else int(np.clip((waveform.seconds - start) / pace, 0, columns))
    if waveform is not None and known:
        peaks = waveform.peaks(start, start + known * pace, known)
        picture = _picture(peaks, colors[:known], round(height * look.ratio))
        painter.drawImage(QRectF(left, top, known / look.ratio, height), picture)
    if known < columns:
        ground = np.array(_rgb(theme.page))
        quiet = ground + (colors[known:] - ground) * CENTRE
        line = _image(_packed(quiet)[None, :])
        thickness = max(1, round(look.ratio)) / look.ratio * (RIBBON if waveform is None else 1)
        place = QRectF(
            left + known / look.ratio,
            look.crisp(top + (height - thickness) / 2),
            (columns - known) / look.ratio,
            thickness,
        )
        painter.drawImage(place, line)


def paint_complaint(painter: QPainter, look: Look, sentence: str, known: float) -> None:
    """Hatch what could not be decoded, from a second on, and say why as far as there is room."""
    scale, theme, (top, height) = look.scale, look.theme, look.rows.wave
    left, right = max(0.0, scale.x_of(known)), min(float(scale.width), scale.x_of(scale.length))
    if right <= left:
        return
    painter.fillRect(QRectF(left, top, right - left, height), QBrush(faded(theme.faint, 0.3), HATCH))
    room = right - left - 4 * COMPLAINT_AIR
    if room < COMPLAINT_LEAST:
        return
    measures = QFontMetricsF(look.font)
    words = measures.elidedText(sentence, Qt.TextElideMode.ElideRight, room)
    width = measures.horizontalAdvance(words) + 2 * COMPLAINT_AIR
    place = QRectF(round(left + COMPLAINT_AIR), top + (height - measures.height()) / 2, width, measures.height())
    painter.fillRect(place, theme.page)
    painter.setFont(look.font)
    painter.setPen(theme.faint)
    painter.drawText(place.adjusted(COMPLAINT_AIR, 0, 0, 0), ONE_LINE, words)


def _picture(peaks: NDArray[np.int8], colors: NDArray[np.float64], height: int) -> QImage:
    """Draw one column for each peak; its two ends are as strong as the part of the pixel that they cover."""
    middle = height / 2
    reach = peaks * (SHARE / LOUDEST * middle)
    top = np.clip(middle - np.maximum(reach[:, 1], 0.5), 0, height)
    bottom = np.clip(middle - np.minimum(reach[:, 0], -0.5), 0, height)
    first, last = np.floor(top).astype(np.int16), np.ceil(bottom).astype(np.int16) - 1
    rows = np.arange(height, dtype=np.int16)[:, None]
    pixels = np.where((rows > first) & (rows < last), _packed(colors), np.uint32(0))
    columns = np.arange(len(peaks))
    pixels[first, columns] = _packed(colors, np.minimum(bottom, first + 1) - top)
    pixels[last, columns] = _packed(colors, bottom - np.maximum(top, last))
    return _image(pixels)


def _packed(colors: NDArray[np.float64], alpha: NDArray[np.float64] | float = 1.0) -> NDArray[np.uint32]:
    """Make pixels of colours, premultiplied by how much they cover."""
    share = np.broadcast_to(alpha, len(colors))
    red, green, blue = (np.rint(colors) * share[:, None]).astype(np.uint32).T
    packed: NDArray[np.uint32] = (share * 255).astype(np.uint32) << 24 | red << 16 | green << 8 | blue
    return packed


def _image(pixels: NDArray[np.uint32]) -> QImage:
    height, width = pixels.shape
    pixels = np.ascontiguousarray(pixels)
    picture = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    return picture.copy()  # the pixels are numpy's, and soon gone


def _softened(color: QColor, ground: QColor) -> tuple[int, int, int]:
    return _rgb(mixed(color, ground, SOFTER))


def _rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()
