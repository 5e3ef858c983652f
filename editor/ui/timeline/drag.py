"""What the mouse does in the timeline while a button is down."""

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from editor.ui.guard import guarded
from editor.ui.timeline.bands import Grip
from editor.ui.timeline.moving import EdgeMove, mark, unmark
from editor.ui.timeline.strip import Strip

SCRUB_MS = 60
PAN_MS = 30
BORDER = 28  # pixels at either side, in which a drag moves the view
PAN_SHARE = 0.4
THRESHOLD = 3  # pixels; what moves by less is a click


class Drag(Protocol):
    """Something that is dragged. `at_border` tells whether the view moves when it comes to a border."""

    at_border: bool

    def move(self, x: float, free: bool) -> None:
        """Follow the pointer to a pixel; `free` switches snapping off."""

    def finish(self) -> None:
        """Let go and keep what was done."""

    def cancel(self) -> None:
        """Let go and keep nothing of it."""


class Scrub(QObject):
    """The playhead is dragged; the player follows a little more slowly."""

    at_border = True

    def __init__(self, strip: Strip, seconds: float) -> None:
        super().__init__(strip)
        self._strip = strip
        self._before = strip.position
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SCRUB_MS)
        self._later.timeout.connect(self._seek)
        strip.scrubbing = True
        strip.move_playhead(seconds)
        self._seek()

    def move(self, x: float, free: bool) -> None:
        """Put the playhead under the pointer."""
        del free
        self._strip.held.hover = x
        self._strip.move_playhead(self._strip.look.scale.seconds_at(x))
        self._strip.update()
        if not self._later.isActive():
            self._later.start()

    def finish(self) -> None:
        """Play from there."""
        if self._later.isActive():
            self._seek()
        self._end()

    def cancel(self) -> None:
        """Go back to where it played."""
        self._strip.move_playhead(self._before)
        self._seek()
        self._end()

    def _seek(self) -> None:
        self._strip.playback.seek(self._strip.position)

    def _end(self) -> None:
        self._later.stop()
        self._strip.scrubbing = False
        self.deleteLater()


class EdgeDrag:
    """An edge of a clip is dragged; the pointer keeps its distance to it."""

    at_border = True

    def __init__(self, strip: Strip, grip: Grip, x: float) -> None:
        self._strip = strip
        self._move = EdgeMove(strip, grip.at, grip.edge)
        self._offset = x - strip.look.x_of(min(self._move.seconds, strip.gathered.length))
        self._pressed = x
        self._begun = False

    def move(self, x: float, free: bool) -> None:
        """Move the edge."""
        self._begun = self._begun or abs(x - self._pressed) >= THRESHOLD
        if self._begun:
            self._move.to(self._strip.look.scale.seconds_at(x - self._offset), snapping=not free)

    def finish(self) -> None:
        """Make the edit."""
        self._move.commit()

    def cancel(self) -> None:
        """Leave the clip as it was."""
        self._move.cancel()


class SpanDrag:
    """A span is marked, from where the button was pressed."""

    at_border = True

    def __init__(self, strip: Strip, x: float) -> None:
        self._strip = strip
        self._pressed = x
        self._from = self._to = strip.look.scale.seconds_at(x)
        self._free = False
        unmark(strip)

    def move(self, x: float, free: bool) -> None:
        """Mark up to the pointer."""
        self._to, self._free = self._strip.look.scale.seconds_at(x), free
        if abs(self._strip.look.x_of(self._from) - x) >= THRESHOLD:
            mark(self._strip, self._from, self._to, snapping=not free)

    def finish(self) -> None:
        """Keep what is marked, and offer to make a clip of it."""
        if self._strip.held.span:
            mark(self._strip, self._from, self._to, snapping=not self._free, done=True)

    def cancel(self) -> None:
        """Mark nothing."""
        unmark(self._strip)


class Pan:
    """The view is dragged."""

    at_border = False

    def __init__(self, strip: Strip, x: float) -> None:
        self._strip = strip
        self._scale = strip.look.scale
        self._pressed = x

    def move(self, x: float, free: bool) -> None:
        """Move the view with the pointer."""
        del free
        self._strip.show_part(self._scale.panned(self._pressed - x))

    def finish(self) -> None:
        """Stay there."""

    def cancel(self) -> None:
        """Go back."""
        self._strip.show_part(self._scale)


class Hand(QObject):
    """Holds what is dragged, and moves the view when it comes to a border."""

    def __init__(self, strip: Strip) -> None:
        super().__init__(strip)
        self._strip = strip
        self._drag: Drag | None = None
        self._x, self._free = 0.0, False
        self._panning = QTimer(self)
        self._panning.setInterval(PAN_MS)
        self._panning.timeout.connect(self._pan)

    @property
    def holds(self) -> bool:
        """Tell whether something is dragged."""
        return self._drag is not None

    @property
    def pans(self) -> bool:
        """Tell whether the view is dragged."""
        return isinstance(self._drag, Pan)

    def take(self, drag: Drag) -> None:
        """Begin to drag."""
        self.cancel()
        self._drag = drag
        self._strip.busy = True
        # Who scrubs keeps the focus elsewhere: Esc would never come here.
        if application := QApplication.instance():
            application.installEventFilter(self)

    def move(self, x: float, free: bool) -> None:
        """Drag to a pixel."""
        self._x, self._free = x, free
        if self._drag is None:
            return
        self._drag.move(x, free)
        beyond = self._drag.at_border and self._beyond() != 0
        if beyond and not self._panning.isActive():
            self._panning.start()
        elif not beyond:
            self._panning.stop()

    def finish(self) -> None:
        """Let go and keep what was done."""
        if drag := self._let_go():
            drag.finish()

    def cancel(self) -> None:
        """Let go and keep nothing of it."""
        if drag := self._let_go():
            drag.cancel()

    @guarded
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End on Esc what is dragged, wherever the focus is."""
        del watched
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape or event.modifiers():
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            self.cancel()
        return event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)

    def _let_go(self) -> Drag | None:
        if application := QApplication.instance():
            application.removeEventFilter(self)
        self._panning.stop()
        drag, self._drag = self._drag, None
        self._strip.busy = False
        return drag

    def _beyond(self) -> float:
        """Return how far the pointer is in the border: negative at the left, 0 between the borders."""
        right = self._strip.width() - BORDER
        return min(0.0, self._x - BORDER) + max(0.0, self._x - right)

    def _pan(self) -> None:
        scale = self._strip.look.scale
        self._strip.show_part(scale.panned(self._beyond() * PAN_SHARE))
        if self._drag is not None and self._strip.look.scale != scale:
            self._drag.move(min(max(0.0, self._x), self._strip.width()), self._free)
