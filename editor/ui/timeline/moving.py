"""Moving an edge of a clip and marking a span, by whatever hand: what it snaps to, what it would quote, the edit."""

from editor.core.change import Change
from editor.core.edits import set_clip
from editor.core.errors import EditError
from editor.core.model import Episode
from editor.core.snapping import Edge, Snap, snap_edge
from editor.ui.timeline.strip import Strip

SHORTEST_CLIP = 0.1  # seconds
REACH = 8  # pixels
FARTHEST_REACH = 0.6  # seconds


class EdgeMove:
    """An edge of a clip that is held: it moves before the eyes, and becomes one edit when it is let go."""

    def __init__(self, strip: Strip, at: int, edge: Edge) -> None:
        self.at = at
        self.edge = edge
        self._strip = strip
        self._band = strip.gathered.bands.of_clip[at]
        self._clip = strip.document.episode.clips[at]
        self._first = self.seconds = self._band.edge(edge)
        strip.set_clip(at)
        strip.held.hover = None
        strip.held.edge = edge
        self.put(self._first)
        strip.edge_picked.emit(edge)

    @property
    def moved(self) -> bool:
        """Tell whether it is elsewhere than it was."""
        return self.seconds != self._first

    @property
    def is_there(self) -> bool:
        """Tell whether it is an edge of the clip that stands there now, though that may have been edited."""
        clips = self._strip.document.episode.clips
        return self.at < len(clips) and clips[self.at].origin is self._clip.origin

    def to(self, seconds: float, snapping: bool = True) -> None:
        """Move the edge near a second, to where it snaps; never beyond the other edge or the recording."""
        others = self._strip.gathered.bands.edges(but=self.at)
        snap = near(self._strip, seconds, self.edge, others) if snapping else None
        self.put(snap.seconds if snap else seconds, snap)

    def put(self, seconds: float, snap: Snap | None = None) -> None:
        """Move the edge to a second, or as near to it as the other edge lets it."""
        low, high = 0.0, max(self._strip.gathered.length, SHORTEST_CLIP)
        if self.edge is Edge.START and self._clip.end is not None:
            high = max(0.0, min(self._clip.end - SHORTEST_CLIP, high))
        elif self.edge is Edge.END:
            low = self._band.start + SHORTEST_CLIP
        if seconds != self._first:
            held = round(min(max(low, seconds), max(low, high)), 2)
            snap = snap if snap and abs(held - snap.seconds) < 0.01 else None
            seconds = held
        self.seconds = seconds
        start, end = (seconds, self._band.end) if self.edge is Edge.START else (self._band.start, seconds)
        self._strip.held.band = self._band._replace(start=start, end=end, faulty=False)
        self._strip.held.snap = snap
        self._strip.quote((start, end))
        self._strip.repaint_band()

    def commit(self) -> None:
        """Make the edit, if the edge is elsewhere than it was, and let go."""
        self.cancel()
        episode = self._strip.document.episode
        if not self.moved or self.at >= len(episode.clips) or episode.clips[self.at] is not self._clip:
            return
        try:
            self._strip.document.apply(f"Move clip's {self.edge}", self._edit)
        except EditError as error:
            self._strip.refused.emit(str(error))

    def _edit(self, episode: Episode) -> Change:
        if self.edge is Edge.START:
            return set_clip(episode, self.at, start=self.seconds)
        return set_clip(episode, self.at, end=self.seconds)

    def cancel(self) -> None:
        """Let go; the clip is as it was."""
        self._strip.held.band = self._strip.held.edge = self._strip.held.snap = None
        self._strip.quote(None)
        self._strip.repaint_all()


def near(strip: Strip, seconds: float, edge: Edge, others: list[float]) -> Snap | None:
    """Return what an edge snaps to near a second, at the present scale."""
    reach = min(REACH * strip.look.scale.pace, FARTHEST_REACH)
    return snap_edge(seconds, edge, reach, strip.gathered.timeline, strip.pauses, others, strip.position)


def mark(strip: Strip, one: float, other: float, snapping: bool, done: bool = False) -> None:
    """Mark what lies between two seconds; `done` shows what can be made of it."""
    start, end = min(one, other), max(one, other)
    if snapping:
        others = strip.gathered.bands.edges()
        first, last = near(strip, start, Edge.START, others), near(strip, end, Edge.END, others)
        start, end = first.seconds if first else start, last.seconds if last else end
    length = strip.gathered.length
    start, end = round(max(0.0, start), 2), round(min(end, length), 2)
    strip.held.span = (start, end) if end - start >= SHORTEST_CLIP else None
    strip.held.marked = done and strip.held.span is not None
    strip.quote(strip.held.span)
    strip.update()


def unmark(strip: Strip) -> None:
    """Mark nothing."""
    strip.held.span = strip.held.open_span = None
    strip.held.marked = False
    strip.quote(None)
    strip.update()
