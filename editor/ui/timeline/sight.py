"""What part of a recording the timeline shows, and how large."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from editor.ui.document import Document
from editor.ui.guard import guarded
from editor.ui.playback import Playback
from editor.ui.theme import Theme
from editor.ui.timeline.gathered import Gathered
from editor.ui.timeline.look import Look, Rows, line_height, small
from editor.ui.timeline.scale import Scale

LEAST, USUAL = 110, 172  # pixels
ZOOM_STEP = 1.6
CLIP_SHARE = 0.7
SENT_TO = 0.35


class Sight(QWidget):
    """A view of a part of the recording. `look` is how to paint it, `position` the second of the playhead."""

    def __init__(self, document: Document, playback: Playback, theme: Theme) -> None:
        super().__init__()
        self.gathered = Gathered(document, playback, self)
        self.position = playback.position
        self._theme = theme
        self.look = self._looked(Scale.whole(self.gathered.length, max(1, self.width())))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(LEAST)
        self.gathered.renewed.connect(self.renew)

    def repaint_all(self) -> None:
        """Paint anew."""
        self.update()

    def renew(self) -> None:
        """Measure and paint anew, with the same part in view."""
        self.look = self._looked(self.look.scale.resized(self.gathered.length, max(1, self.width())))
        self.repaint_all()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.renew()

    def zoom_in(self) -> None:
        """Show less, larger, around what somebody works at."""
        self.zoom(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Show more, smaller, around what somebody works at."""
        self.zoom(1 / ZOOM_STEP)

    @property
    def focal(self) -> float:
        """Return the second that somebody works at: where it plays."""
        return self.position

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Show so many times as much of a second; what is at pixel `x` stays, or else `focal`, or the middle."""
        scale, focal = self.look.scale, self.focal
        if x is None:
            x = scale.x_of(focal) if scale.shows(focal) else scale.width / 2
        self.show_part(scale.zoomed(factor, x))

    def show_all(self) -> None:
        """Show the whole recording."""
        self.show_part(Scale.whole(self.gathered.length, self.width()))

    def show_clip(self, at: int) -> None:
        """Show a clip as large as fits, with something before and after it."""
        if band := self.gathered.bands.of_clip.get(at):
            self.show_part(self.look.scale.fitted(band.start, min(band.end, self.gathered.length), CLIP_SHARE))

    def show_part(self, scale: Scale) -> None:
        """Show a part of the recording."""
        if scale != self.look.scale:
            self.look = replace(self.look, scale=scale)
            self.repaint_all()

    def show_second(self, seconds: float) -> None:
        """Bring a second into view."""
        if not self.look.scale.shows(seconds):
            self.show_part(self.look.scale.showing(seconds, SENT_TO))

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the same part in another size."""
        super().resizeEvent(event)
        self.renew()

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        """Take another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self.renew()

    @guarded
    def sizeHint(self) -> QSize:
        """Ask for room for every part."""
        return QSize(8 * LEAST, USUAL)

    def _looked(self, scale: Scale) -> Look:
        font = small(self.font())
        rows = Rows.of(self.height(), line_height(font), self.gathered.bands.lanes)
        return Look(scale, rows, self._theme, font, small(self.font(), bold=True), self.devicePixelRatioF())
