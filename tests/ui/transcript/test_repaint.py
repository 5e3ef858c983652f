"""What is repainted in part looks as if all had been painted."""

import random
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.timing import Spoken
from tests.ui.in_dialogs import comes_true
from tests.ui.transcript.aligned import CLASH, GUESS, LIKELY, SURE
from tests.ui.transcript.conftest import Opener
from tests.ui.transcript.reader import Reader
from tests.ui.transcript.test_fuzz import tea

STEPS = 60


def on_screen(reader: Reader) -> QImage:
    shot = reader.view.screen().grabWindow(reader.view.winId())
    return shot.toImage().convertToFormat(QImage.Format.Format_RGB32)


def painted_whole(reader: Reader) -> QImage:
    return reader.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def light(reader: Reader, rnd: random.Random) -> None:
    row = rnd.randrange(3, 9)
    words = [found.span() for found in re.finditer(r"\S+", reader.document.episode.entries[row].text)] or [(0, 0)]
    reader.view.set_spoken(Spoken(row, *rnd.choice(words), faint=rnd.random() < 0.5))


def point(reader: Reader, rnd: random.Random) -> None:
    place = QPoint(rnd.randrange(10, 800), rnd.randrange(10, 590))
    QTest.mouseMove(reader.view.viewport(), place)


def learn(reader: Reader, rnd: random.Random) -> None:
    known = [rnd.choice([None, SURE, LIKELY, GUESS, CLASH]) for _ in range(40)]
    reader.view.set_line_times(lambda row: known[row % 40])


ACTIONS = [
    *[lambda reader, rnd: reader.type(rnd.choice(["a", " ", "word "]))] * 4,
    *[lambda reader, rnd: reader.press(rnd.choice(["Up", "Down", "Left", "Right"]))] * 2,
    *[lambda reader, rnd: reader.press(rnd.choice(["Shift+Up", "Shift+Down", "Shift+Left", "Shift+Right"]))] * 2,
    *[lambda reader, rnd: reader.press(rnd.choice(["Return", "Backspace", "Delete", "Ctrl+Z"]))] * 2,
    *[light] * 4,
    *[point] * 2,
    learn,
    lambda reader, rnd: reader.wheel(rnd.randrange(-3, 4)),
    lambda reader, rnd: reader.view.set_hits(rnd.choice([None, re.compile("tea")]), None),
]


@pytest.fixture
def steady_caret(qapp: QApplication) -> Iterator[None]:
    """Keep the caret from blinking between two looks."""
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)


def test_a_screen_that_was_not_painted_is_noticed(reader: Reader, steady_caret: None) -> None:
    QTest.qWait(5)
    reader.view.marks.spoken = Spoken(2, 0, 7)
    assert on_screen(reader) != painted_whole(reader)


@pytest.mark.parametrize("seed", range(3))
def test_a_part_is_as_good_as_the_whole(open_page: Opener, steady_caret: None, seed: int) -> None:
    reader, rnd = open_page(*tea(20)), random.Random(seed)
    reader.view.set_following(False)
    reader.caret(4, 10)
    for step in range(STEPS):
        rnd.choice(ACTIONS)(reader, rnd)
        QTest.qWait(5)
        assert comes_true(lambda: on_screen(reader) == painted_whole(reader)), step
