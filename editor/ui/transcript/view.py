"""The transcript view: the page that is edited, follows the recording, and can be clicked beside the text."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QMenu

from editor.core.model import Selection
from editor.core.timing import Spoken
from editor.core.words import Span
from editor.ui.document import Document
from editor.ui.guard import guarded
from editor.ui.theme import Theme
from editor.ui.transcript.follow import Follower
from editor.ui.transcript.keys import cut
from editor.ui.transcript.marks import Spot
from editor.ui.transcript.timed import TimedEditor

NOTCH = 120
ZOOM_STEP = 1.1


class TranscriptView(TimedEditor):
    """The transcript of a document.

    Signals:
        time_clicked(row): somebody wants to hear this line.
        speaker_clicked(row, place): somebody wants to change who says it; `place` is below the name, on the screen.
        followed_changed(bool): the spoken line is kept in view, or no more because the user scrolled.
        menu_requested(menu, row): the context menu is about to be shown; whoever listens may add actions.
    """

    time_clicked = Signal(int)
    speaker_clicked = Signal(int, QPoint)
    followed_changed = Signal(bool)
    menu_requested = Signal(object, int)

    def __init__(self, model: Document, theme: Theme) -> None:
        super().__init__(model, theme)
        self._pressed: Spot | None = None
        self._follower = Follower(self)
        self._follower.changed.connect(self.followed_changed)

    @property
    def following(self) -> bool:
        """Tell whether the spoken line is kept in view."""
        return self._follower.on

    def set_following(self, following: bool) -> None:
        """Keep the spoken line in view from now on, or do not."""
        self._follower.set_on(following)

    def set_spoken(self, spoken: Spoken | None) -> None:
        """Light up the line and the word that are spoken, and follow them."""
        if spoken != self.marks.spoken:
            super().set_spoken(spoken)
            self._follower.spoken_moved()

    def set_quoted(self, spans: Sequence[Span] | None) -> None:
        """Light up the words that a clip would hold, with the edge that moves in view; None for none."""
        before, quoted = self.marks.quoted, {span.row: span for span in spans or ()}
        if quoted == before:
            return
        self.marks.quoted = quoted
        if before and quoted:
            first, last = min(quoted), max(quoted)
            started = quoted[first].offset, first
            moved = first if started != (before[min(before)].offset, min(before)) else last
            super().show_row(moved)
        self.viewport().update()

    def select(self, selection: Selection) -> None:
        """Select, and bring the caret into view; going elsewhere ends following."""
        before = self.scroller.value
        super().select(selection)
        if self.scroller.value != before:
            self._follower.leave()

    def show_row(self, row: int) -> None:
        """Bring a row into view; going elsewhere ends following."""
        before = self.scroller.value
        super().show_row(row)
        if self.scroller.value != before:
            self._follower.leave()

    def context_menu(self) -> QMenu:
        """Make the menu of what can be done with the text."""
        menu = QMenu(self)
        selected = self.textCursor().hasSelection()
        for words, keys, action, possible in (
            (self.tr("Cu&t"), QKeySequence.StandardKey.Cut, lambda: cut(self), selected),
            (self.tr("&Copy"), QKeySequence.StandardKey.Copy, self.copy, selected),
            (self.tr("&Paste"), QKeySequence.StandardKey.Paste, self.paste, self.canPaste()),
            (self.tr("Select &all"), QKeySequence.StandardKey.SelectAll, self.selectAll, True),
        ):
            added = menu.addAction(words, action)
            added.setShortcut(QKeySequence(keys))
            added.setEnabled(possible)
        return menu

    @guarded
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu, at the caret if it was asked for by a key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.viewport().mapToGlobal(self.cursorRect().bottomLeft()) if by_key else event.globalPos()
        menu = self.context_menu()
        row = self.current_row() if by_key else self.lines.row_at(event.pos().y() + self.scroller.value)
        self.menu_requested.emit(menu, row)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press a time or a name, or put the caret."""
        self._pressed = self._spot_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if self._pressed is None:
            super().mousePressEvent(event)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Click the time or the name that was pressed."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif pressed == self._spot_at(event.position()):
            self._click(pressed)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be clicked; select while a button is down in the text."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._hover(self._spot_at(event.position()))
            y = event.position().y() + self.scroller.value
            self.hover_row(self.lines.row_at(y) if y < self.rows.heights.total else None)
            beside = event.position().x() < self.rows.metrics.text_left - self.rows.metrics.unit
            text = Qt.CursorShape.ArrowCursor if beside else Qt.CursorShape.IBeamCursor
            shape = Qt.CursorShape.PointingHandCursor if self.marks.hovered else text
            if self.viewport().cursor().shape() != shape:
                self.viewport().setCursor(shape)

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word; two clicks on a time or a name are just that."""
        if self._spot_at(event.position()) is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.mousePressEvent(event)

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        """Show nothing as clickable when the mouse has gone."""
        self._hover(None)
        self.hover_row(None)
        super().leaveEvent(event)

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom while Ctrl is down."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self.set_zoom(self.zoom * ZOOM_STEP ** (event.angleDelta().y() / NOTCH))
        event.accept()

    def _spot_at(self, place: QPointF) -> Spot | None:
        return self.gutter.spot_at(place + QPointF(0, self.scroller.value))

    def _click(self, spot: Spot) -> None:
        if spot.part == "time":
            self.time_clicked.emit(spot.row)
            return
        metrics = self.rows.metrics
        top = self.rows.heights.top(spot.row) - self.scroller.value
        below = top + metrics.unit + metrics.leading // 2 + metrics.line
        self.speaker_clicked.emit(spot.row, self.viewport().mapToGlobal(QPoint(metrics.gutter_left, below)))

    def _hover(self, spot: Spot | None) -> None:
        before, self.marks.hovered = self.marks.hovered, spot
        if spot != before:
            self.repaint_rows({one.row for one in (spot, before) if one})
