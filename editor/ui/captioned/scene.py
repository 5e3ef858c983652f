"""What is said when in a captioned video: panels of one or two lines, made of the cues of a clip."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from editor.core.cues import Cue
from editor.core.model import Entry
from editor.ui.captioned.breaking import Column, panels_of, pieces_of
from editor.ui.captioned.panel import Panel

_HOLD = 2.0  # seconds that a panel stays while nobody speaks
_LIT_ON = 0.3  # seconds that a word stays lit behind its end, if no other begins


class Moment(NamedTuple):
    """What is on the screen: a panel by its number, how many of its pieces were begun, and whether the last is lit."""

    panel: int
    begun: int
    lit: bool


@dataclass(frozen=True)
class Scene:
    """All panels of a clip, in order; they never overlap."""

    panels: tuple[Panel, ...]

    def moment(self, seconds: float) -> Moment | None:
        """Return what is on the screen at a moment; None where nothing is."""
        at = self._last_begun(seconds)
        if at < 0 or seconds >= self.panels[at].end:
            return None
        pieces = self.panels[at].pieces
        begun = bisect_right(pieces, seconds, key=lambda piece: piece.start)
        return Moment(at, begun, begun > 0 and seconds < pieces[begun - 1].end + _LIT_ON)

    def who(self, seconds: float) -> str | None:
        """Return who speaks at a moment, or spoke last; before the first word, who will."""
        return self.panels[max(0, self._last_begun(seconds))].who if self.panels else None

    def _last_begun(self, seconds: float) -> int:
        return bisect_right(self.panels, seconds, key=lambda panel: panel.start) - 1


def scene_of(cues: Sequence[Cue], entries: Sequence[Entry], start: float, end: float, column: Column) -> Scene:
    """Lay the cues of a clip, which runs from `start` to `end`, out in panels that fit into a column."""
    panels: list[Panel] = []
    for cue in cues:
        words = ((word, entries[word.row].text[word.offset : word.until]) for word in cue.words)
        pieces = [piece for word, text in words for piece in pieces_of(word, text, column)]
        panels += panels_of(pieces, cue.start, cue.end, cue.who, column)
    if not panels:
        return Scene(())
    # The first picture is what is seen before anybody plays the video.
    panels[0] = panels[0]._replace(start=start)
    followers = [panel.start for panel in panels[1:]] + [end]
    held = (panel._replace(end=_shown_until(panel, after)) for panel, after in zip(panels, followers, strict=True))
    return Scene(tuple(panel for panel in held if panel.end > panel.start))


def _shown_until(panel: Panel, after: float) -> float:
    return after if after - panel.end < _HOLD else panel.end
