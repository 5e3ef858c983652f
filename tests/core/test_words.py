from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.model import Episode, Line, Position
from editor.core.timing import Timeline
from editor.core.words import Span, Word, spans_of, text_of, times_of, touched, words_between, words_of
from tests.core.episodes import EPISODES, episode

# Each line has nine characters and lasts ten seconds: a character a second.
PAGE = episode("# Title", "0 A: one two x", "10 B: and thre ", "# Next", "20 A: four five", "30 B: x")
TIMELINE = Timeline(PAGE.entries)


def said(words: list[Word], page: Episode = PAGE) -> list[str]:
    return [page.entries[word.row].text[word.offset : word.until] for word in words]


def all_words(timeline: Timeline) -> list[Word]:
    return [word for row in range(len(timeline.entries)) for word in words_of(timeline, row)]


def test_words_are_spread_over_their_line_by_characters() -> None:
    assert words_of(TIMELINE, 1) == [Word(1, 0, 3, 0, 3), Word(1, 4, 7, 4, 7), Word(1, 8, 9, 8, 9)]


def test_headers_and_untimed_pages_have_no_words_in_time() -> None:
    assert words_of(TIMELINE, 0) == []
    assert words_of(Timeline(episode("no time").entries), 0) == []
    assert words_between(Timeline([]), 0, 100) == []


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (0, 100, ["one", "two", "x", "and", "thre", "four", "five", "x"]),
        (5.5, 12, ["two", "x", "and"]),
        (5.6, 11.4, ["x"]),
        (5, 5, []),
        (8, 4, []),
        (500, 900, []),
        (-9, -1, []),
    ],
)
def test_a_word_is_in_the_span_that_has_its_middle(start: float, end: float, words: list[str]) -> None:
    assert said(words_between(TIMELINE, start, end)) == words


def test_the_text_of_a_span_crosses_lines_and_headers() -> None:
    assert text_of(TIMELINE, 4, 24) == "two x and thre four"
    assert spans_of(words_between(TIMELINE, 4, 24)) == [Span(1, 4, 9), Span(2, 0, 8), Span(4, 0, 4)]
    assert text_of(TIMELINE, 9.6, 10) == ""
    assert spans_of([]) == []


@pytest.mark.parametrize(
    ("start", "end", "times"),
    [
        ((1, 0), (1, 9), (0, 9)),
        ((1, 5), (1, 6), (4, 7)),
        ((1, 3), (1, 5), (4, 7)),
        ((1, 2), (2, 1), (0, 13)),
        ((1, 9), (4, 0), (10, 18)),
        ((0, 2), (3, 4), (0, 18)),
        ((1, 5), (1, 5), (4, 7)),
    ],
)
def test_a_selection_has_the_times_of_the_words_that_it_touches(
    start: tuple[int, int], end: tuple[int, int], times: tuple[float, float]
) -> None:
    assert times_of(TIMELINE, Position(*start), Position(*end)) == pytest.approx(times)


@pytest.mark.parametrize(("start", "end"), [((1, 3), (1, 4)), ((0, 0), (0, 5)), ((1, 9), (2, 0)), ((1, 4), (1, 4))])
def test_a_selection_of_no_word_has_no_times(start: tuple[int, int], end: tuple[int, int]) -> None:
    assert times_of(TIMELINE, Position(*start), Position(*end)) is None


def test_a_very_long_line_gives_the_same_words_from_its_middle() -> None:
    timeline = Timeline([Line("so it\u00a0 goes " * 5000, None, 0), Line("x", None, 9000)])
    words = words_of(timeline, 0)
    assert words_between(timeline, 4000, 4010) == [word for word in words if 4000 <= word.middle < 4010]
    assert len(words_between(timeline, 4000, 4010)) in range(15, 19)


CUTS = st.lists(st.floats(0, 6000) | st.integers(0, 400_000), max_size=8).map(sorted)


@given(EPISODES, CUTS)
def test_adjoining_spans_share_out_every_word_once(page: Episode, cuts: list[float]) -> None:
    timeline = Timeline(page.entries)
    spans = pairwise([float("-inf"), *cuts, float("inf")])
    assert [word for start, end in spans for word in words_between(timeline, start, end)] == all_words(timeline)


@given(EPISODES)
def test_words_follow_each_other_and_stand_within_their_line(page: Episode) -> None:
    timeline = Timeline(page.entries)
    words = all_words(timeline)
    for word in words:
        start, end = timeline.start_of(word.row), timeline.end_of(word.row)
        assert start is not None
        assert end is not None
        assert start <= word.start <= word.end <= end
    assert all(one.end <= two.start for one, two in pairwise(words))
    assert all(text == "".join(text.split()) != "" for text in said(words, page))


@given(EPISODES, st.data())
def test_a_selection_touches_all_words_from_its_first_to_its_last(page: Episode, data: st.DataObject) -> None:
    timeline = Timeline(page.entries)
    words = all_words(timeline)
    if not words:
        return
    first, last = sorted(data.draw(st.tuples(*[st.sampled_from(range(len(words)))] * 2)))
    start, end = Position(words[first].row, words[first].until - 1), Position(words[last].row, words[last].offset + 1)
    if first < last:
        assert touched(timeline, start, end) == (words[first], words[last])
