"""The bar that shows how far the recording has got, and goes where it is clicked."""

from bisect import bisect_right

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider, QToolTip, QWidget

from editor.core.timing import format_time
from editor.ui.guard import guarded
from editor.ui.theme import Theme

HEIGHT = 28
MARGIN = 8  # pixels; half of the handle fits in
GROOVE, HANDLE, HANDLE_HELD = 4.0, 5.5, 7.0
MARK_TOP, MARK_LENGTH = 4.0, 5.0
SCRUB_MS = 60
STEP, PAGE = 5, 30  # seconds
NOT_MOUSE = (QSlider.SliderAction.SliderNoAction, QSlider.SliderAction.SliderMove)


class SeekBar(QSlider):
    """A slider over the seconds of the recording, with marks where the headers stand.

    Signals:
        sought(float): the second that was asked for by mouse or key; while it is dragged not for every pixel.
        scrubbed(float): the second under the handle, for every move of a drag.
    """

    sought = Signal(float)
    scrubbed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._seconds = 0.0
        self._duration = 0.0
        self._marks: list[tuple[float, str]] = []
        self._scrubbing = QTimer(self)
        self._scrubbing.setSingleShot(True)
        self._scrubbing.setInterval(SCRUB_MS)
        self._scrubbing.timeout.connect(self._send)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setFixedHeight(HEIGHT)
        self.setSingleStep(STEP)
        self.setPageStep(PAGE)
        self.setAccessibleName("Position in the recording, in seconds")
        self.set_duration(0.0)
        self.actionTriggered.connect(self._obey_key)

    def set_marks(self, marks: list[tuple[float, str]]) -> None:
        """Show where the headers stand: seconds and titles, in any order."""
        self._marks = sorted(marks)
        self.update()

    def set_duration(self, seconds: float) -> None:
        """Show a recording of this length; nothing can be sought in one of 0 seconds."""
        self._duration = seconds
        self.setRange(0, round(seconds))
        self.setEnabled(seconds > 0)
        self.update()

    def set_position(self, seconds: float) -> None:
        """Show where it plays, unless the handle is being dragged."""
        if self.isSliderDown():
            return
        moved = abs(self._x_of(seconds) - self._x_of(self._seconds)) >= 0.5
        self._seconds = seconds
        self.setValue(int(seconds))
        if moved:
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._theme = theme
        self.update()

    def seconds_at(self, x: float) -> float:
        """Return the second that stands at a pixel."""
        share = (x - MARGIN) / max(1, self.width() - 2 * MARGIN)
        return min(max(0.0, share), 1.0) * self._duration

    def words_at(self, x: float) -> str:
        """Return the time at a pixel, and the header that it is under."""
        seconds = self.seconds_at(x)
        index = bisect_right(self._marks, seconds, key=lambda mark: mark[0]) - 1
        return f"{format_time(seconds)}  {self._marks[index][1]}" if index >= 0 else format_time(seconds)

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to where it is clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._drag_to(event.position())
            self._send()

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub while the button is held; say the time under the pointer."""
        if self.isSliderDown():
            self._drag_to(event.position())
            if not self._scrubbing.isActive():
                self._scrubbing.start()
        self._say_time(event.position(), event.globalPosition().toPoint())

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to where the handle was left."""
        if event.button() == Qt.MouseButton.LeftButton and self.isSliderDown():
            self._drag_to(event.position())
            self._scrubbing.stop()
            self._send()
            self.setSliderDown(False)
            self.update()

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what lies around: a jump by accident is worse than none."""
        event.ignore()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys with Ctrl or Alt to the window."""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @guarded
    def event(self, event: QEvent) -> bool:
        """Let no tip of its own cover the time."""
        if isinstance(event, QHelpEvent):
            return True
        return super().event(event)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the groove, how far it is filled, the marks above it and the handle."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle, end = self.height() / 2 + 3, self.width() - MARGIN
        painter.setBrush(self._theme.rule)
        painter.drawRoundedRect(QRectF(MARGIN, middle - GROOVE / 2, end - MARGIN, GROOVE), 2, 2)
        if not self.isEnabled():
            return
        x = self._x_of(self._seconds)
        painter.setBrush(self._theme.accent)
        painter.drawRoundedRect(QRectF(MARGIN, middle - GROOVE / 2, x - MARGIN, GROOVE), 2, 2)
        painter.setBrush(self._theme.faint)
        for seconds, _ in self._marks:
            painter.drawRoundedRect(QRectF(self._x_of(seconds) - 1, MARK_TOP, 2, MARK_LENGTH), 1, 1)
        painter.setBrush(self._theme.accent)
        held = self.isSliderDown() or self.underMouse()
        painter.drawEllipse(QPointF(x, middle), *[HANDLE_HELD if held else HANDLE] * 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.accent, 1.5))
            painter.drawEllipse(QPointF(x, middle), HANDLE_HELD + 2.5, HANDLE_HELD + 2.5)

    def _x_of(self, seconds: float) -> float:
        share = min(seconds / self._duration, 1.0) if self._duration else 0.0
        return MARGIN + share * (self.width() - 2 * MARGIN)

    def _drag_to(self, at: QPointF) -> None:
        self._seconds = self.seconds_at(at.x())
        self.update()
        self.scrubbed.emit(self._seconds)

    def _send(self) -> None:
        self.sought.emit(self._seconds)

    def _say_time(self, at: QPointF, on_screen: QPoint) -> None:
        if self.isEnabled():
            corner = QPoint(on_screen.x() - 20, self.mapToGlobal(QPoint(0, -HEIGHT)).y())
            QToolTip.showText(corner, self.words_at(at.x()), self)

    def _obey_key(self, action: int) -> None:
        if QSlider.SliderAction(action) not in NOT_MOUSE:
            self._seconds = float(self.sliderPosition())
            self._send()
