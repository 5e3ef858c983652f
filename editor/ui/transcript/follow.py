"""Keeping the spoken line in view, calmly, and never against the user."""

from time import monotonic

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from editor.ui.transcript.editor import Editor
from editor.ui.transcript.scroller import ONE_THIRD
from editor.ui.transcript.utf16 import to_units

HIGHEST, LOWEST = 0.06, 0.78
AFTER_TYPING = 2.0
GLIDE_MS = 260
FARTHEST_GLIDE = 1.5


class Follower(QObject):
    """Scrolls when the line that is spoken leaves the comfortable part of the page.

    Signals:
        changed(bool): following has begun, or has ended because the user went elsewhere.
    """

    changed = Signal(bool)

    def __init__(self, page: Editor) -> None:
        super().__init__(page)
        self._page = page
        self._glided = 0
        self._glide = QVariantAnimation(self)
        self._glide.setDuration(GLIDE_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._glide.valueChanged.connect(self._glide_on)
        self.on = True
        # Wheel, scroll bar and PageDown trigger actions of the bar; scrolling that a program does never does.
        page.verticalScrollBar().actionTriggered.connect(self.leave)

    def set_on(self, on: bool) -> None:
        """Follow from now on, or no more."""
        changed, self.on = on != self.on, on
        if changed:
            self.changed.emit(on)
        if on:
            self._bring_into_view()
        else:
            self._glide.stop()

    def leave(self) -> None:
        """Stop following because the user went elsewhere."""
        self._glide.stop()
        if self._page.marks.spoken is not None:
            self.set_on(False)

    def spoken_moved(self) -> None:
        """Follow to the line that is spoken now, unless somebody is typing."""
        if self.on and monotonic() - self._page.keyed_at > AFTER_TYPING:
            self._bring_into_view()

    def _bring_into_view(self) -> None:
        page, spoken = self._page, self._page.marks.spoken
        if spoken is None or spoken.row >= len(page.rows.heights):
            return
        height = page.viewport().height()
        part, line = page.lines.part_of(spoken.row, to_units(page.rows.entries[spoken.row].text, spoken.start))
        top = page.rows.heights.top(spoken.row) + part - page.scroller.value
        if HIGHEST * height <= top and top + line <= LOWEST * height:
            return
        if abs(top) > FARTHEST_GLIDE * height:
            self._glide.stop()
            page.scroller.show(spoken.row, part=part)
        elif self._glide.state() != QVariantAnimation.State.Running:
            self._glide_by(self._reachable(top - int(ONE_THIRD * height)))

    def _reachable(self, distance: int) -> int:
        value, last = self._page.scroller.value, self._page.verticalScrollBar().maximum()
        return min(max(value + distance, 0), last) - value

    def _glide_by(self, distance: int) -> None:
        if distance:
            self._glided = 0
            self._glide.setStartValue(0)
            self._glide.setEndValue(distance)
            self._glide.start()

    def _glide_on(self, value: int) -> None:
        self._page.scroller.move_by(value - self._glided)
        self._glided = value
