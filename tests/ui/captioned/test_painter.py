from itertools import product

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFontMetricsF, QImage

from editor.core.cues import Cue
from editor.core.model import Line
from editor.core.words import Word
from editor.ui.captioned.breaking import Column
from editor.ui.captioned.card import Card
from editor.ui.captioned.frame import Frame, Shape, frame_of
from editor.ui.captioned.painter import ScenePainter
from editor.ui.captioned.scene import Scene, scene_of
from editor.ui.theme import DARK, LIGHT, Theme

FRAMES = list(product(Shape, (False, True)))
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung"
TEXTS = [
    "Good morning, Ben.",
    LONG,
    "שלום לכולם וברוכים הבאים",
    "今日は良い天気ですね。散歩に行きましょう。",
    "نص عربي طويل جدا هنا",
]


pytestmark = pytest.mark.usefixtures("qapp")


def painter(frame: Frame, text: str = TEXTS[0], theme: Theme = LIGHT, name: str = "Opening") -> ScenePainter:
    """Paint a clip of two seconds, in which somebody says a text."""
    parts = text.split()
    pace = 2 / len(parts)
    places = [(text.index(part), text.index(part) + len(part)) for part in parts]
    words = tuple(Word(0, *place, number * pace, (number + 1) * pace) for number, place in enumerate(places))
    column = Column(frame.caption.width(), QFontMetricsF(frame.caption_style.font).horizontalAdvance)
    scene = scene_of([Cue(0, 2, words, (text,), "Ann")], (Line(text, "Ann"),), 0, 2, column)
    made = ScenePainter(frame, scene, Card("Season 1", "Tea", name, None, {"Ann": 0}), theme, [0.5] * frame.bars)
    made.begin(0, 2)
    return made


def colors(image: QImage, place: QRect) -> set[str]:
    """Return the colours in a place, looked at here and there."""
    places = product(range(place.left(), place.right(), 3), range(place.top(), place.bottom(), 3))
    return {QColor(image.pixel(x, y)).name() for x, y in places}


def at(made: ScenePainter, seconds: float) -> QImage:
    made.paint(seconds)
    return made.image


@pytest.mark.parametrize(("shape", "with_picture"), FRAMES)
def test_everything_is_inside_the_margins(shape: Shape, with_picture: bool) -> None:
    frame = frame_of(shape, with_picture)
    top, bottom = (0.12, 0.82) if shape is Shape.VERTICAL else (0, 1)
    height = shape.size[1]
    places = [frame.header, frame.name, frame.speaker, frame.caption, frame.line, *filter(None, [frame.wave])]
    inside = QRect(40, round(top * height), shape.size[0] - 80, round((bottom - top) * height))
    assert all(inside.contains(place) for place in places if place.height())


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_spoken_word_is_lit_and_the_speaker_has_a_colour(theme: Theme) -> None:
    frame = frame_of(Shape.VERTICAL, with_picture=False)
    image = at(painter(frame, theme=theme), 0.5)
    assert LIGHT.spoken_word.name() in colors(image, frame.caption)
    assert theme.speaker(0).name() in colors(image, frame.speaker)


def test_wave_and_line_are_coloured_up_to_the_moment() -> None:
    frame = frame_of(Shape.SQUARE, with_picture=False)
    image = at(painter(frame), 1.0)
    half = frame.line.width() // 2
    played, coming = frame.line.adjusted(4, 2, -half - 4, -2), frame.line.adjusted(half + 4, 2, -4, -2)
    assert LIGHT.accent.name() in colors(image, played)
    assert LIGHT.accent.name() not in colors(image, coming)
    assert LIGHT.speaker(0).name() in colors(image, frame.wave.adjusted(0, 0, -half, 0))


@pytest.mark.parametrize(("shape", "with_picture"), FRAMES)
@pytest.mark.parametrize("text", TEXTS)
def test_no_text_overflows(shape: Shape, with_picture: bool, text: str) -> None:
    frame = frame_of(shape, with_picture)
    made = painter(frame, text, name=text * 3)
    image = at(made, 1.0)
    margin = frame.caption.left() - 20
    edges = [QRect(0, 0, margin, image.height()), QRect(image.width() - margin, 0, margin, image.height())]
    where = frame.picture.top + frame.picture.height if frame.picture else 0
    for edge in edges:
        assert colors(image, edge.adjusted(0, where, 0, 0)) == {LIGHT.page.name()}


def test_only_what_changes_is_painted_again() -> None:
    frame = frame_of(Shape.VERTICAL, with_picture=False)
    made = painter(frame)
    assert made.paint(0.4).changed[0].bottom == frame.size[1]
    rows = sum(band.bottom - band.top for band in made.paint(0.4 + 1 / 30).changed)
    assert rows < 0.2 * frame.size[1]
    assert made.paint(0.4 + 1 / 30).changed == []


def test_going_back_shows_the_same_picture_again() -> None:
    made = painter(frame_of(Shape.SQUARE, with_picture=False))
    before = at(made, 0.5)
    at(made, 1.9)
    assert at(made, 0.5) == before


def test_clip_without_words_shows_its_name() -> None:
    frame = frame_of(Shape.SQUARE, with_picture=False)
    made = ScenePainter(frame, Scene(()), Card("", "", "Opening"), LIGHT, [0.0] * frame.bars)
    made.begin(0, 2)
    assert LIGHT.header.name() in colors(at(made, 1), frame.name)
