"""Where words are said that were quoted once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.model import Line
from editor.core.quoting import has_moved, text_between, turn_around, whereabouts
from editor.core.timing import Timeline
from editor.core.words import text_of

LINES = tuple(
    Line(text, sec=10 * row) for row, text in enumerate(("one two three", "four five six seven", "one two ten"))
)
TIMELINE = Timeline(LINES, 30)


@pytest.mark.parametrize(("near", "start"), [((0, 5), 0), ((20, 24), 20), ((14, 16), 20)])
def test_the_nearest_of_the_same_words_are_found(near: tuple[float, float], start: float) -> None:
    found = whereabouts(TIMELINE, "one two", *near)
    assert found is not None
    assert (found.start, found.same) == (start, True)


def test_words_are_found_across_lines() -> None:
    found = whereabouts(TIMELINE, "three four", 5, 12)
    assert found is not None
    assert found.start < 10 < found.end < 15


def test_edited_words_are_found_by_those_around_them() -> None:
    found = whereabouts(TIMELINE, "four fife six seven", 10, 20)
    assert found is not None
    assert not found.same
    assert (found.start, round(found.end)) == (10, 20)


def test_edited_words_at_an_edge_belong_to_the_quote() -> None:
    found = whereabouts(TIMELINE, "for five six seven", 10, 20)
    assert found is not None
    assert found.start == 10


@pytest.mark.parametrize("text", ["", "nothing of this is there", "four words of other people entirely"])
def test_other_words_are_nowhere(text: str) -> None:
    assert whereabouts(TIMELINE, text, 10, 20) is None


def test_without_times_words_are_nowhere() -> None:
    assert whereabouts(Timeline((Line("one two"),)), "one two", 0, 5) is None


@pytest.mark.parametrize(("span", "moved"), [((10, 20), False), ((9.4, 20), False), ((7, 20), True), ((25, 26), True)])
def test_less_than_the_precision_of_a_page_is_no_move(span: tuple[float, float], moved: bool) -> None:
    found = whereabouts(TIMELINE, "four five six seven", 10, 20)
    assert found is not None
    assert has_moved(TIMELINE, found, *span) == moved


@given(
    st.lists(st.tuples(st.sampled_from(("a b", " one  two ", "", "x")), st.integers(0, 60)), min_size=1, max_size=9),
    st.floats(0, 70),
    st.floats(0, 70),
)
def test_a_long_text_is_what_its_words_are(lines: list[tuple[str, int]], start: float, length: float) -> None:
    timeline = Timeline([Line(text, sec=sec) for text, sec in lines], 70)
    assert text_between(timeline, start, start + length) == text_of(timeline, start, start + length)


def test_the_turn_around_a_line_reaches_from_one_stated_time_to_the_next() -> None:
    timeline = Timeline([Line("a", sec=0), Line("b", sec=5), Line("c"), Line("d", sec=5), Line("e", sec=9)])
    assert turn_around(timeline, 2, 3) == (5, 9)
    assert turn_around(timeline, 0, 1) == (0, 5)


def test_the_last_turn_has_no_end() -> None:
    assert turn_around(TIMELINE, 2, 3) is None
