"""What the keys do in the timeline: all that the mouse does."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent

from editor.core.snapping import Edge
from editor.ui.panes.claims import claims
from editor.ui.timeline.moving import EdgeMove, mark, unmark
from editor.ui.timeline.scale import with_tenths
from editor.ui.timeline.stops import next_stop
from editor.ui.timeline.strip import Strip

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
OTHERS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
STEPS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0)
STEP_PIXELS = 6
MANY = 10
NUDGE, LONG_NUDGE = 0.1, 1.0  # seconds
WORD_PIXELS = 4
WORDS_A_SECOND = 2.5


class Keys:
    """Obeys the keys for a timeline. An edge that was picked moves; without one, the playhead does."""

    def __init__(self, strip: Strip) -> None:
        self._strip = strip
        self._move: EdgeMove | None = None
        self._plain: dict[Qt.Key, Callable[[], object]] = {
            Key.Key_Home: lambda: _go(strip, 0.0),
            Key.Key_End: lambda: _go(strip, strip.gathered.length),
            Key.Key_Plus: strip.zoom_in,
            Key.Key_Equal: strip.zoom_in,
            Key.Key_Minus: strip.zoom_out,
            Key.Key_0: strip.show_all,
            Key.Key_Space: lambda: _toggle(strip),
            Key.Key_P: lambda: _play_clip(strip),
            Key.Key_BracketLeft: lambda: self._pick(Edge.START),
            Key.Key_BracketRight: lambda: self._pick(Edge.END),
            Key.Key_Comma: lambda: self._choose(-1),
            Key.Key_Up: lambda: self._choose(-1),
            Key.Key_Period: lambda: self._choose(1),
            Key.Key_Down: lambda: self._choose(1),
            Key.Key_S: self._mark,
            Key.Key_Return: self._enter,
            Key.Key_Enter: self._enter,
            Key.Key_Escape: self.let_go,
        }

    def claims(self, event: QEvent) -> bool:
        """Accept and tell if the window asks whether a key is wanted here that would be a shortcut elsewhere."""
        if claims(event, *self._plain, Key.Key_Left, Key.Key_Right):
            return True
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        wanted = event.modifiers() == CONTROL and (
            (event.key() == Key.Key_K and self._strip.held.span is not None)
            or (event.key() == Key.Key_Z and self._is_moving)
        )
        if wanted:
            event.accept()
        return wanted

    def obey(self, event: QKeyEvent) -> bool:
        """Do what a key asks for and tell whether it asked for anything."""
        modifiers, key = event.modifiers(), Qt.Key(event.key())
        if modifiers & OTHERS:
            return False
        if key in (Key.Key_Left, Key.Key_Right):
            self._step(key == Key.Key_Right, bool(modifiers & SHIFT), bool(modifiers & CONTROL))
        elif modifiers & CONTROL:
            return self._obey_with_control(key)
        elif key in self._plain:
            self._plain[key]()
        else:
            return False
        return True

    def follow(self) -> None:
        """Let a span that was begun reach to the playhead."""
        held = self._strip.held
        if held.open_span is not None:
            mark(self._strip, held.open_span, self._strip.position, snapping=False)

    def follow_clips(self) -> None:
        """Hold an edge that was picked where it is now; forget it where its clip is gone."""
        if move := self._move:
            self._drop()
            if move.is_there and move.at in self._strip.gathered.bands.of_clip:
                self._move = EdgeMove(self._strip, move.at, move.edge)

    def follow_pick(self, edge: Edge) -> None:
        """Pick the edge that was picked elsewhere, if one is picked here."""
        if self._move and self._move.edge != edge:
            self._pick(edge)

    def settle(self) -> None:
        """Keep where an edge that was picked is now, and hold it still."""
        if self._is_moving and (move := self._move):
            self.commit()
            if move.is_there:
                self._move = EdgeMove(self._strip, move.at, move.edge)

    def commit(self) -> None:
        """Keep where an edge that was picked is now."""
        if self._move:
            move, self._move = self._move, None
            move.commit()

    def let_go(self) -> None:
        """Leave the clip as it was, or mark nothing."""
        if self._move:
            self._drop()
            _say(self._strip, "Let go")
        else:
            unmark(self._strip)

    def make_clip(self) -> bool:
        """Ask for a clip of what is marked and tell whether anything is."""
        span = self._strip.held.span
        if span:
            unmark(self._strip)
            self._strip.mark_requested.emit(*span)
        return span is not None

    @property
    def _is_moving(self) -> bool:
        return self._move is not None and self._move.moved

    def _obey_with_control(self, key: Qt.Key) -> bool:
        if key == Key.Key_Z and self._is_moving:
            self.follow_clips()
            return True
        return self.make_clip() if key == Key.Key_K else False

    def _drop(self) -> None:
        if self._move:
            move, self._move = self._move, None
            move.cancel()

    def _step(self, forwards: bool, far: bool, to_stop: bool) -> None:
        if self._move:
            self._nudge(self._move, forwards, far, to_stop)
            return
        strip, pace = self._strip, self._strip.look.scale.pace
        step = next((one for one in STEPS if one >= STEP_PIXELS * pace), STEPS[-1]) * (MANY if far else 1)
        if to_stop:
            stop = self._stop(strip.position, forwards, Edge.START, 1 / pace >= WORD_PIXELS * WORDS_A_SECOND)
            if stop is not None:
                _go(strip, stop)
        else:
            _go(strip, strip.position + (step if forwards else -step))

    def _nudge(self, move: EdgeMove, forwards: bool, far: bool, to_stop: bool) -> None:
        step = LONG_NUDGE if far else NUDGE
        stop: float | None = move.seconds + (step if forwards else -step)
        if to_stop:
            stop = self._stop(move.seconds, forwards, move.edge, True)
        if stop is not None:
            move.put(stop)
            self._strip.show_second(move.seconds)
            _say(self._strip, with_tenths(move.seconds))

    def _stop(self, seconds: float, forwards: bool, edge: Edge, words: bool) -> float | None:
        strip, move = self._strip, self._move
        others = strip.gathered.bands.edges(but=move.at if move else None)
        pauses = strip.pauses if move else ()
        if move:
            others.append(strip.position)
        return next_stop(seconds, forwards, edge, strip.gathered.timeline, strip.gathered.lines, others, pauses, words)

    def _pick(self, edge: Edge) -> None:
        strip = self._strip
        self.commit()
        if strip.at is None:
            self._choose(1)
        if strip.at in strip.gathered.bands.of_clip:
            self._move = EdgeMove(strip, strip.at, edge)
            strip.show_second(min(self._move.seconds, strip.gathered.length))
            _say(strip, f"{edge.capitalize()}, {with_tenths(self._move.seconds)}")

    def _choose(self, step: int) -> None:
        self.commit()
        strip = self._strip
        at = strip.gathered.bands.beside(strip.at, step, strip.position)
        if at is None and strip.at is None:
            at = strip.gathered.bands.beside(None, -step, strip.position)
        if at is not None:
            strip.set_clip(at)
            strip.clip_chosen.emit(at)
            band = strip.gathered.bands.of_clip[at]
            _say(strip, f"{band.name}, {with_tenths(band.start)} to {with_tenths(band.end)}")

    def _mark(self) -> None:
        held, strip = self._strip.held, self._strip
        if held.open_span is None:
            unmark(strip)
            held.open_span = strip.position
            _say(strip, f"Marking from {with_tenths(strip.position)}")
        else:
            mark(strip, held.open_span, strip.position, snapping=True, done=True)
            held.open_span = None

    def _enter(self) -> None:
        strip = self._strip
        if self._move:
            self.commit()
        elif not self.make_clip() and (row := strip.gathered.lines.row_at(strip.position)) is not None:
            strip.row_requested.emit(row)


def _go(strip: Strip, seconds: float) -> None:
    strip.playback.seek(min(max(0.0, seconds), strip.gathered.length))
    strip.show_second(strip.position)


def _toggle(strip: Strip) -> None:
    strip.playback.toggle()
    if strip.playback.playing:
        strip.played.emit()


def _play_clip(strip: Strip) -> None:
    band = strip.held.band or strip.gathered.bands.of_clip.get(-1 if strip.at is None else strip.at)
    span = strip.held.span or (band and (band.start, band.end))
    if span:
        strip.playback.play_span(*span)
        strip.played.emit()


def _say(strip: Strip, words: str) -> None:
    """Tell a screen reader, which sees nothing of a picture."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(strip, words))
