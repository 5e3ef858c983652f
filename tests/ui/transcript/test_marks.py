"""What is painted under the text, and what is not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from editor.core.model import Clip, Header, Line
from editor.core.search import Match
from editor.core.timing import Spoken
from editor.ui.theme import DARK, LIGHT
from editor.ui.transcript.clipped import Clipped
from tests.ui.transcript.conftest import ENTRIES, Opener
from tests.ui.transcript.reader import Reader


def count(reader: Reader, color: QColor) -> int:
    image = reader.image()
    places = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return sum(image.pixelColor(x, y) == color for x, y in places)


def test_the_spoken_line_and_word_are_lit(reader: Reader) -> None:
    assert count(reader, LIGHT.spoken_line) == 0
    reader.view.set_spoken(Spoken(2, 0, 7))
    assert count(reader, LIGHT.spoken_line) > 500
    assert count(reader, LIGHT.spoken_word) > 50
    reader.view.set_spoken(None)
    assert count(reader, LIGHT.spoken_line) == 0


def test_hits_are_marked_and_the_current_one_more(reader: Reader) -> None:
    reader.view.set_hits(re.compile("[Kk]ettle"), Match(2, 21, 27))
    assert count(reader, LIGHT.hit) > 30
    assert count(reader, LIGHT.current_hit) > 30
    reader.view.set_hits(None, None)
    assert count(reader, LIGHT.hit) == count(reader, LIGHT.current_hit) == 0


def test_an_expression_that_takes_too_long_marks_nothing(open_page: Opener) -> None:
    reader = open_page(Line("a" * 3000))
    reader.view.set_hits(re.compile("(a*)*(a*)*(a*)*b"), None)
    assert count(reader, LIGHT.hit) == 0


def test_clips_have_a_bar_that_can_be_hidden(reader: Reader) -> None:
    assert count(reader, LIGHT.clip) > 5
    reader.view.set_clips_shown(False)
    assert count(reader, LIGHT.clip) == 0


def test_the_selection_has_the_colour_of_the_theme(reader: Reader) -> None:
    reader.select(1, 0, 3, 3)
    assert count(reader, LIGHT.selection) > 500


def test_the_page_takes_another_theme(reader: Reader) -> None:
    reader.view.set_theme(DARK)
    assert count(reader, DARK.page) > 10_000
    assert count(reader, LIGHT.page) == 0


def test_marks_do_not_touch_the_text(reader: Reader) -> None:
    counts = []
    reader.view.document().contentsChange.connect(lambda *count: counts.append(count))
    reader.view.set_spoken(Spoken(2, 0, 7))
    reader.view.set_hits(re.compile("kettle"), None)
    reader.image()
    assert not counts
    assert not reader.document.modified


@pytest.mark.parametrize("spoken", [Spoken(99, 0, 5), Spoken(2, 500, 600)])
def test_a_word_that_is_no_longer_there_is_not_lit(reader: Reader, spoken: Spoken) -> None:
    reader.view.set_spoken(spoken)
    assert count(reader, LIGHT.spoken_word) == 0


@pytest.mark.parametrize(
    ("clip", "rows"),
    [
        (Clip("", 5, 20), [1, 2]),
        (Clip("", 6, 7), [1]),
        (Clip("", 20, 65), [3, 4]),
        (Clip("", 30, 70), [3, 4, 5, 6]),
        (Clip("", 65, 66), [6]),
        (Clip("", 9, 9), []),
        (Clip("", None, 9), []),
    ],
)
def test_lines_are_in_a_clip_by_their_times(clip: Clip, rows: list[int]) -> None:
    assert [row for row in range(len(ENTRIES)) if Clipped((clip,)).holds(ENTRIES, row)] == rows


SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=8)


@given(SPANS, st.lists(st.integers(0, 50), min_size=2, max_size=12))
def test_many_clips_are_the_same_as_one_at_a_time(spans: list[tuple[int, int]], seconds: list[int]) -> None:
    clips = [Clip("", *span) for span in spans]
    entries = [Header("") if second % 7 == 0 else Line("", None, second) for second in sorted(seconds)]
    for row in range(len(entries)):
        alone = any(Clipped([clip]).holds(entries, row) for clip in clips)
        assert Clipped(clips).holds(entries, row) == alone


def test_nothing_is_painted_for_a_place_without_rows(reader: Reader) -> None:
    reader.view.resize(900, 3000)
    image = reader.image()
    assert image.pixelColor(QPoint(450, 2900)) == LIGHT.page
