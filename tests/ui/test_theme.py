import pytest
from PySide6.QtGui import QColor

from editor.ui.theme import DARK, LIGHT, Theme
from tests.ui.contrast import contrast

READABLE = 4.5

GROUNDS = {
    "ink": "page field panel spoken_line spoken_word spoken_sentence guessed_line guessed_words hit current_hit "
    "selection warning_page quoted band current_band",
    "header": "page panel spoken_line hit current_hit selection quoted",
    "faint": "page field panel spoken_line guessed_line warning_page",
    "accent": "page field panel",
    "warning": "page field panel spoken_line guessed_line warning_page",
    "on_accent": "accent",
}
PAIRS = [(text, ground) for text, grounds in GROUNDS.items() for ground in grounds.split()]


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return request.param


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_text_can_be_read_on_its_ground(theme: Theme, text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= READABLE


@pytest.mark.parametrize("ground", ["page", "spoken_line", "guessed_line"])
def test_the_mark_of_a_grade_can_be_seen(theme: Theme, ground: str) -> None:
    assert contrast(theme.grade, getattr(theme, ground)) >= 3


@pytest.mark.parametrize("ground", ["page", "field", "spoken_line", "guessed_line"])
def test_every_speaker_can_be_read(theme: Theme, ground: str) -> None:
    assert min(contrast(color, getattr(theme, ground)) for color in theme.speakers) >= READABLE


def test_black_on_white_is_what_the_standard_says() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)
