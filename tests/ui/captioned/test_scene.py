import pytest

from editor.core.cues import Cue
from editor.core.model import Line
from editor.core.words import Word
from editor.ui.captioned.breaking import Column
from editor.ui.captioned.scene import Moment, Scene, scene_of

ENTRIES = (Line("One two.", "Ann"), Line("Three.", "Ben"))
ONE, TWO, THREE = Word(0, 0, 3, 10.5, 11), Word(0, 4, 8, 11, 12), Word(1, 0, 6, 15, 16)
CUES = (Cue(10.5, 12, (ONE, TWO), ("One two.",), "Ann"), Cue(15, 16, (THREE,), ("Three.",), "Ben"))


@pytest.fixture
def scene() -> Scene:
    return scene_of(CUES, ENTRIES, 10, 20, Column(20, len))


def test_first_panel_is_there_from_the_first_picture(scene: Scene) -> None:
    assert scene.moment(10) == Moment(0, 0, lit=False)


def test_spoken_word_is_lit(scene: Scene) -> None:
    assert scene.moment(10.7) == Moment(0, 1, lit=True)
    assert scene.moment(11.5) == Moment(0, 2, lit=True)


def test_panel_goes_where_nobody_speaks_for_long(scene: Scene) -> None:
    assert scene.moment(11.99) is not None
    assert scene.moment(13) is None
    assert scene.moment(15) == Moment(1, 1, lit=True)


def test_panel_stays_over_a_short_silence() -> None:
    late = CUES[1]._replace(start=13, words=(THREE._replace(start=13, end=14),))
    scene = scene_of((CUES[0], late), ENTRIES, 10, 15, Column(20, len))
    assert scene.moment(12.8) == Moment(0, 2, lit=False)
    assert scene.moment(14.9) is not None


def test_speaker_of_a_moment(scene: Scene) -> None:
    assert [scene.who(seconds) for seconds in (10, 14, 15.5)] == ["Ann", "Ann", "Ben"]


def test_clip_without_words_shows_none() -> None:
    scene = scene_of((), (), 0, 5, Column(20, len))
    assert scene.moment(1) is None
    assert scene.who(1) is None
