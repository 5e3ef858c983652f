"""The timeline, with the hand and the keys of whoever works in it."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent

from editor.core.snapping import Edge
from editor.ui.document import Document
from editor.ui.guard import guarded
from editor.ui.playback import Playback
from editor.ui.theme import Theme
from editor.ui.timeline.bands import Grip, band_at, grip_at
from editor.ui.timeline.drag import EdgeDrag, Hand, Pan, Scrub, SpanDrag
from editor.ui.timeline.headers import flag_at
from editor.ui.timeline.keys import Keys
from editor.ui.timeline.menu import show_menu
from editor.ui.timeline.moving import unmark
from editor.ui.timeline.overlay import button_rect
from editor.ui.timeline.strip import Strip

NOTCH = 120
WHEEL_ZOOM = 1.25
WHEEL_PAN = 80  # pixels for a notch
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
STAYS = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
DESCRIPTION = (
    "Left and right move the playhead, with Ctrl to the next word. Plus and minus zoom, 0 shows all."
    " Comma and period choose a clip, the brackets its start or end, which left and right then move; Enter keeps that,"
    " Escape lets go. S marks from here and to here, Enter makes a clip of it. P plays the clip."
)


class TimelineView(Strip):
    """The timeline of a document: click to seek, drag to scrub, take a clip by its edges, mark a span with Shift."""

    def __init__(self, document: Document, playback: Playback, theme: Theme) -> None:
        super().__init__(document, playback, theme)
        self._hand = Hand(self)
        self._keys = Keys(self)
        # Who clicks to hear something goes on writing: only what then wants keys takes the focus.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Timeline"))
        self.setAccessibleDescription(self.tr(DESCRIPTION))
        self.gathered.clips_changed.connect(self._let_go)
        playback.position_changed.connect(self._keys.follow)
        document.settling.connect(self._keys.settle)

    def make_clip(self) -> bool:
        """Ask for a clip of what is marked and tell whether anything is."""
        return self._keys.make_clip()

    def pick(self, edge: Edge) -> None:
        """Hold this edge of the current clip, which was picked elsewhere, if the other one is held here."""
        self._keys.follow_pick(edge)

    def set_clip(self, at: int | None) -> None:
        """Emphasise a clip; an edge of the one before that was moved by keys stays where it is."""
        if at != self.at:
            self._keys.commit()
        super().set_clip(at)

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take what is under the pointer: the view, an edge, a clip, the playhead."""
        place, x = event.position(), event.position().x()
        if event.button() == MIDDLE:
            self._hand.take(Pan(self, x))
        elif event.button() == LEFT:
            self._press(place, bool(event.modifiers() & SHIFT))
        if self._hand.holds and not self.scrubbing:
            self.held.hover = None
        self._show_cursor(place)
        self.update()

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag on; say what is under the pointer."""
        place = event.position()
        if self._hand.holds:
            self._hand.move(place.x(), bool(event.modifiers() & ALT))
        else:
            self._hover(place)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of what was dragged."""
        if self._hand.holds and event.button() in (LEFT, MIDDLE):
            self._hand.finish()
            self._hover(event.position())

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the line in the text."""
        row = self.gathered.lines.row_at(self.look.scale.seconds_at(event.position().x()))
        if event.button() == LEFT and row is not None:
            self._hand.cancel()
            self.row_requested.emit(row)

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        """Say nothing when the pointer has gone."""
        self.held.hover = None
        self.update()
        super().leaveEvent(event)

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; pan sideways."""
        turn, fine = event.angleDelta(), event.pixelDelta()
        sideways = turn.x() or (turn.y() if event.modifiers() & SHIFT else 0)
        if sideways:
            self.show_part(self.look.scale.panned(-(fine.x() or sideways * WHEEL_PAN / NOTCH)))
        elif turn.y():
            self.zoom(WHEEL_ZOOM ** (turn.y() / NOTCH), event.position().x())
        event.accept()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Obey a key, unless the mouse drags something."""
        if self._hand.holds or not self._keys.obey(event):
            super().keyPressEvent(event)

    @guarded
    def event(self, event: QEvent) -> bool:
        """Keep the window's shortcuts from taking keys that are wanted here."""
        if event.type() == QEvent.Type.ShortcutOverride and self._keys.claims(event):
            return True
        return super().event(event)

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys come here."""
        super().focusInEvent(event)
        self.update()

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was done to an edge when somebody goes on elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in STAYS:
            self._keys.commit()
        self.update()

    @guarded
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done there, at the playhead if it was asked for by a key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        x = self.look.x_of(self.position) if by_key else float(event.pos().x())
        band = None if by_key else band_at(self.look, self.gathered.bands, self.at, x, event.pos().y())
        band = band or self.gathered.bands.of_clip.get(-1 if self.at is None else self.at)
        place = self.mapToGlobal(QPointF(min(max(0.0, x), self.width()), self.height() / 2)).toPoint()
        show_menu(self, band, self.look.scale.seconds_at(x)).popup(place if by_key else event.globalPos())

    def _press(self, place: QPointF, spanning: bool) -> None:
        x, bands = place.x(), self.gathered.bands
        self._keys.commit()
        if _on_button(self, place):
            self.make_clip()
        elif spanning:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._hand.take(SpanDrag(self, x))
        elif grip := grip_at(self.look, bands, self.at, x, place.y()):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            if grip.at != self.at:
                self.clip_chosen.emit(grip.at)
            self._hand.take(EdgeDrag(self, grip, x))
        elif band := band_at(self.look, bands, self.at, x, place.y()):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.set_clip(band.at)
            self.clip_chosen.emit(band.at)
        else:
            unmark(self)
            flag = flag_at(self.flags, x) if _on_flags(self, place) else None
            self._hand.take(Scrub(self, flag.start if flag else self.look.scale.seconds_at(x)))

    def _let_go(self) -> None:
        """Drag no more: the clips are others now."""
        self._hand.cancel()
        self._keys.follow_clips()
        if self.at not in self.gathered.bands.of_clip:
            self.at = None

    def _hover(self, place: QPointF) -> None:
        """Say what is under the pointer."""
        self.held.hover = place.x()
        self.held.note = self._note(place)
        self._show_cursor(place)
        self.update()

    def _show_cursor(self, place: QPointF) -> None:
        shape = Qt.CursorShape.ArrowCursor
        grip: Grip | None = grip_at(self.look, self.gathered.bands, self.at, place.x(), place.y())
        if self._hand.pans:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self.held.edge or grip:
            shape = Qt.CursorShape.SizeHorCursor
        elif _on_button(self, place) or (_on_flags(self, place) and flag_at(self.flags, place.x())):
            shape = Qt.CursorShape.PointingHandCursor
        if self.cursor().shape() != shape:
            self.setCursor(shape)

    def _note(self, place: QPointF) -> str:
        flag = flag_at(self.flags, place.x()) if _on_flags(self, place) else None
        band = band_at(self.look, self.gathered.bands, self.at, place.x(), place.y())
        title = flag.title if flag else band.name if band else ""
        return title and f"  ·  {title}"


def _on_flags(strip: Strip, place: QPointF) -> bool:
    top, height = strip.look.rows.flags
    return top <= place.y() < top + height


def _on_button(strip: Strip, place: QPointF) -> bool:
    held = strip.held
    return held.marked and held.span is not None and button_rect(strip.look, held.span).contains(place)
