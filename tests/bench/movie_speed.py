"""How fast captioned videos are made: in times real time, and what painting a picture takes."""

import tempfile
import time
from pathlib import Path

from PySide6.QtGui import QFontMetricsF, QGuiApplication

from bench import report, timed
from editor.core.cues import cues_of
from editor.core.model import Clip, Episode
from editor.core.speakers import Speakers
from editor.core.timing import Timeline
from editor.core.watch import Unwatched
from editor.formats.page_file import PageFile
from editor.ui.captioned.breaking import Column
from editor.ui.captioned.card import Card, card_of
from editor.ui.captioned.film import Film, make_film
from editor.ui.captioned.frame import Shape, frame_of
from editor.ui.captioned.painter import ScenePainter
from editor.ui.captioned.scene import scene_of
from editor.ui.theme import DARK

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "sample.md"
START, END = 30.0, 60.0
FPS = 30
RUNS = 3
TARGET = 0.5  # seconds of work for a second of video: twice real time


def main() -> None:
    app = QGuiApplication([])
    episode = PageFile.open(SAMPLE).episode
    names = Speakers.of(episode)
    card = card_of(episode, Clip("A clip", START, END), SAMPLE, {name: names.slot(name) for name in names.names})
    timeline = Timeline(episode.entries)
    for shape in Shape:
        measure_film(shape, timeline, card)
        measure_painting(shape, timeline, episode, card)
    app.quit()


def measure_film(shape: Shape, timeline: Timeline, card: Card) -> None:
    film = Film(SAMPLE.with_suffix(".opus"), START, END, timeline, card, shape, DARK)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "film.mp4"
        took = [timed(lambda: make_film(film, target, Unwatched())) / 1000 / (END - START) for _ in range(RUNS)]
    report("captioned video: work for a second of it", shape.value, took, TARGET, "median", "s")


def measure_painting(shape: Shape, timeline: Timeline, episode: Episode, card: Card) -> None:
    frame = frame_of(shape, with_picture=False)
    column = Column(frame.caption.width(), QFontMetricsF(frame.caption_style.font).horizontalAdvance)
    scene = scene_of(cues_of(timeline, START, END), episode.entries, START, END, column)
    painter = ScenePainter(frame, scene, card, DARK, [0.5] * frame.bars)
    painter.begin(START, END)
    painter.paint(START)
    took = []
    for number in range(1, round((END - START) * FPS)):
        start = time.perf_counter()
        painter.paint(START + number / FPS)
        took.append((time.perf_counter() - start) * 1000)
    report("captioned video: paint a picture", shape.value, took)


if __name__ == "__main__":
    main()
