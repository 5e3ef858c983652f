"""Makes the captioned video of a clip."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QFontMetricsF

from editor.core.cues import cues_of
from editor.core.timing import Timeline
from editor.core.watch import Watch
from editor.media.loudness import loudness
from editor.media.movie import Movie, write_movie
from editor.media.pictures import has_picture
from editor.ui.captioned.breaking import Column
from editor.ui.captioned.card import Card
from editor.ui.captioned.frame import Shape, frame_of
from editor.ui.captioned.painter import ScenePainter
from editor.ui.captioned.scene import scene_of
from editor.ui.theme import Theme


@dataclass(frozen=True)
class Film:
    """What is filmed: from `start` to `end` seconds of a recording, with its transcript, in a shape and in colours."""

    source: Path
    start: float
    end: float
    timeline: Timeline
    card: Card
    shape: Shape
    theme: Theme


def make_film(film: Film, target: Path, watch: Watch) -> None:
    """Write the video. May run in any thread; raises MediaError and Cancelled, then nothing is written."""
    frame = frame_of(film.shape, has_picture(film.source))
    style = frame.caption_style
    column = Column(frame.caption.width(), QFontMetricsF(style.font).horizontalAdvance)
    cues = cues_of(film.timeline, film.start, film.end)
    scene = scene_of(cues, film.timeline.entries, film.start, film.end, column)
    bars = loudness(film.source, film.start, film.end, frame.bars, watch) if frame.bars else ()
    painter = ScenePainter(frame, scene, film.card, film.theme, bars)
    painter.begin(film.start, film.end)
    movie = Movie(film.source, film.start, film.end, target, frame.size, picture=frame.picture)
    write_movie(movie, painter.paint, watch)
