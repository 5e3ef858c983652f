"""The strip of the timeline: what part of the recording it shows, and how it paints that."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from editor.ui.document import Document
from editor.ui.guard import guarded
from editor.ui.playback import Playback
from editor.ui.theme import Theme
from editor.ui.timeline.bands import paint_current
from editor.ui.timeline.ground import Ground
from editor.ui.timeline.headers import PlacedFlag
from editor.ui.timeline.look import NO_BRUSH
from editor.ui.timeline.overlay import HEAD, Held, paint_edge, paint_hover, paint_playhead, paint_span
from editor.ui.timeline.quoting import spans_between
from editor.ui.timeline.sight import SENT_TO, Sight
from editor.ui.timeline.wave import Peaks

JUMP = 1.5  # seconds; what moves by more was sent there
PAGE_START = 0.06


class Waveform(Peaks, Protocol):
    """What the timeline shows of a recording's sound."""

    @property
    def whole(self) -> bool:
        """Tell whether all of it is decoded."""

    @property
    def pauses(self) -> Sequence[tuple[float, float]]:
        """Return where nobody speaks, in seconds, in order."""


class Strip(Sight):
    """Shows the recording in time: ruler, headers, waveform, words, clips, playhead.

    `held` is what lies over it: what the mouse is over, what is dragged or marked. `at` is the current clip. While
    something is dragged it is `busy`, and while that is the playhead, `scrubbing`.

    Signals:
        clip_chosen(at): somebody chose a clip.
        edge_picked(Edge): somebody took the start or the end of the current clip.
        row_requested(row): somebody wants to see a line in the text.
        quoted(spans): the words that the clip would hold whose edge is moved, or that are marked; None afterwards.
        mark_requested(start, end): a clip is to be made from one second to another.
        refused(str): an edit could not be done, and why.
        played(): somebody wanted to hear something.
    """

    clip_chosen = Signal(int)
    edge_picked = Signal(object)
    row_requested = Signal(int)
    quoted = Signal(object)
    mark_requested = Signal(float, float)
    refused = Signal(str)
    played = Signal()

    def __init__(self, document: Document, playback: Playback, theme: Theme) -> None:
        super().__init__(document, playback, theme)
        self.document = document
        self.playback = playback
        self.held = Held()
        self.at: int | None = None
        self.busy = self.scrubbing = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.pauses: Sequence[tuple[float, float]] = ()
        self._ground = Ground(self.gathered)
        self._quoted: tuple[float, float] | None = None
        self._without: int | None = None
        playback.position_changed.connect(self._follow)

    @property
    def span(self) -> tuple[float, float] | None:
        """Return the span that is marked, in seconds."""
        return self.held.span

    @property
    def focal(self) -> float:
        """Return the edge that was picked, else the middle of what is in view of the current clip, else the playhead.

        The playhead comes before the clip where it is in view.
        """
        held, scale = self.held, self.look.scale
        if held.band and held.edge:
            return held.band.edge(held.edge)
        band = self.gathered.bands.of_clip.get(-1 if self.at is None else self.at)
        if band is None or scale.shows(self.position) or band.end < scale.left or band.start > scale.right:
            return self.position
        return (max(band.start, scale.left) + min(band.end, scale.right)) / 2

    @property
    def flags(self) -> list[PlacedFlag]:
        """Return where the headers are drawn."""
        return self._ground.flags

    def set_waveform(self, waveform: Waveform | None) -> None:
        """Show the sound of a recording, as far as it is decoded; None for none."""
        self._ground.set_waveform(waveform)
        self.pauses = waveform.pauses if waveform else ()
        self.gathered.heard = waveform.seconds if waveform and waveform.whole else None
        self.renew()

    def set_complaint(self, sentence: str) -> None:
        """Say in the place of the sound what of it could not be decoded; nothing for no sentence."""
        self._ground.set_complaint(sentence)
        self.gathered.is_damaged = bool(sentence)
        self.renew()

    def set_clip(self, at: int | None) -> None:
        """Emphasise a clip, and bring it into view; None for none."""
        if at == self.at:
            return
        self.at = at
        band = self.gathered.bands.of_clip.get(-1 if at is None else at)
        scale = self.look.scale
        if band and not (band.start < scale.right and band.end > scale.left):
            self.show_part(scale.showing(band.start, SENT_TO))
        self.repaint_all()

    def repaint_all(self) -> None:
        """Paint anew, with everything that else stands still."""
        self._without = self.held.band.at if self.held.band else None
        self._ground.forget()
        self.update()

    def repaint_band(self) -> None:
        """Paint the clip anew that is moved, and what stands still if that clip has just left it."""
        if self.held.band is None or self.held.band.at != self._without:
            self.repaint_all()
        self.update()

    def quote(self, span: tuple[float, float] | None) -> None:
        """Tell which words lie in a span of seconds; None for no span."""
        if span != self._quoted:
            self._quoted = span
            self.quoted.emit(span and spans_between(self.gathered.timeline, *span))

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what stands still from its picture, and the rest over it."""
        del event
        self.gathered.settle()
        if self.devicePixelRatioF() != self.look.ratio:
            self.renew()
        held, look = self.held, self.look
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground.picture(look, self.size(), self.at, self._without))
        if held.band:
            paint_current(painter, look, held.band, held.edge)
        if not held.edge and (not held.span or held.marked):
            paint_hover(painter, look, held)
        paint_span(painter, look, held)
        paint_playhead(painter, look, self.position)
        if held.edge:
            paint_edge(painter, look, held)
        if self.hasFocus():
            painter.setPen(QPen(look.theme.accent, 2))
            painter.setBrush(NO_BRUSH)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _follow(self, seconds: float) -> None:
        """Move the playhead; turn the page when it plays on to the next, and go where it was sent."""
        if self.scrubbing:
            return
        before, scale, playing = self.position, self.look.scale, self.playback.playing
        sent = abs(seconds - before) > JUMP
        followed = scale.shows(before) or (sent and not (playing and self.playback.looping))
        self.move_playhead(seconds)
        if followed and not self.busy and not scale.shows(seconds) and (playing or sent):
            self.show_part(scale.showing(seconds, PAGE_START if playing else SENT_TO))

    def move_playhead(self, seconds: float) -> None:
        """Draw the playhead elsewhere; repaints nothing but its two places."""
        before, now = (round(self.look.x_of(one) * self.look.ratio) for one in (self.position, seconds))
        self.position = seconds
        if before != now:
            for x in {before, now}:
                self.update(QRect(int(x / self.look.ratio) - HEAD - 1, 0, 2 * HEAD + 4, self.height()))
