"""Everything in the timeline that stands still while it plays, painted once and kept."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from editor.ui.theme import Theme
from editor.ui.timeline.bands import paint_bands
from editor.ui.timeline.gathered import Gathered
from editor.ui.timeline.headers import PlacedFlag, paint_flags, place
from editor.ui.timeline.look import Look
from editor.ui.timeline.ruler import paint_ruler
from editor.ui.timeline.ticks import paint_ticks
from editor.ui.timeline.wave import Ink, Peaks, paint_complaint, paint_wave


class Ground:
    """Paints what stands still, and keeps the picture until it is told to forget it.

    `flags` is where the headers were drawn.
    """

    def __init__(self, gathered: Gathered) -> None:
        self.flags: list[PlacedFlag] = []
        self._gathered = gathered
        self._picture: QPixmap | None = None
        self._waveform: Peaks | None = None
        self._complaint = ""
        self._ink: tuple[object, Theme, Ink] | None = None

    def forget(self) -> None:
        """Paint anew when it is next wanted."""
        self._picture = None

    def set_waveform(self, waveform: Peaks | None) -> None:
        """Draw another waveform, or the same one as it grew."""
        self._waveform = waveform
        self._picture = None

    def set_complaint(self, sentence: str) -> None:
        """Say where there is no sound why that is; nothing for no sentence."""
        self._complaint = sentence

    def picture(self, look: Look, size: QSize, current: int | None, without: int | None) -> QPixmap:
        """Return the picture, with a clip emphasised and perhaps one left out."""
        if self._picture is None:
            picture = QPixmap(size * look.ratio)
            picture.setDevicePixelRatio(look.ratio)
            painter = QPainter(picture)
            self._paint(painter, look, current, without)
            painter.end()
            # Only now: whoever forgets it must not take it from under the painter.
            self._picture = picture
        return self._picture

    def _paint(self, painter: QPainter, look: Look, current: int | None, without: int | None) -> None:
        scale, rows, theme, gathered = look.scale, look.rows, look.theme, self._gathered
        painter.fillRect(QRectF(0, 0, scale.width, rows.bands[0] + rows.bands[1]), theme.panel)
        left, right = max(0.0, scale.x_of(0.0)), min(float(scale.width), scale.x_of(scale.length))
        top, foot = rows.wave[0], rows.bands[0]
        painter.fillRect(QRectF(left, top, right - left, foot - top), theme.page)
        for y in (rows.ruler[1] - 1, top - 1, foot):
            painter.fillRect(QRectF(0, y, scale.width, 1), theme.rule)
        timeline = gathered.timeline
        self.flags = place(gathered.flags, look)
        paint_ruler(painter, look)
        paint_wave(painter, look, self._colors(theme), self._waveform)
        if self._complaint:
            paint_complaint(painter, look, self._complaint, self._waveform.seconds if self._waveform else 0.0)
        paint_flags(painter, look, gathered.flags, self.flags)
        paint_ticks(painter, look, gathered.lines, timeline)
        seen = gathered.bands.between(scale.left, scale.right)
        if scale.right >= scale.length:
            seen = [*seen, *(band for band in gathered.bands.all if band.start > scale.right)]
        paint_bands(painter, look, [band for band in seen if band.at != without], current)

    def _colors(self, theme: Theme) -> Ink:
        lines = self._gathered.lines
        if self._ink is None or self._ink[0] is not lines or self._ink[1] is not theme:
            self._ink = (lines, theme, Ink(lines, theme))
        return self._ink[2]
