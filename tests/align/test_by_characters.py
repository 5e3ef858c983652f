import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.align.by_characters import by_characters
from editor.core.alignment import Grade

LINES = ["nine cha.", "nine cha.", "nineteen characters"]


def test_lines_of_a_turn_share_its_time_by_their_characters() -> None:
    alignment = by_characters(LINES, [10, 10, 30], 50)
    assert list(alignment.starts) == [10, 20, 30]
    assert list(alignment.ends) == [20, 30, 50]
    assert [Grade(grade) for grade in alignment.grades] == [Grade.LIKELY, Grade.GUESS, Grade.LIKELY]
    assert (alignment.line(1).low, alignment.line(1).high) == (10, 30)


def test_words_share_the_time_of_their_line() -> None:
    words = list(by_characters(LINES, [10, 10, 30], 50).line(0).words)
    assert [(word.offset, word.until, word.start, word.end) for word in words] == [(0, 4, 10, 14), (5, 9, 15, 19)]


def test_without_any_second_the_text_shares_the_recording() -> None:
    alignment = by_characters(LINES, [None] * 3, 40)
    assert list(alignment.starts) == [0, 10, 20]
    assert set(alignment.grades) == {Grade.GUESS}


def test_a_second_that_goes_backwards_is_a_guess() -> None:
    alignment = by_characters(LINES, [10, 5, 30], 50)
    assert alignment.line(1).grade is Grade.GUESS
    assert 10 < alignment.starts[1] < 30


def test_no_lines_have_no_times() -> None:
    assert len(by_characters([], [])) == 0


@pytest.mark.parametrize("sec", [-1.0, float("nan"), 1e300])
def test_seconds_that_are_no_time_count_as_none(sec: float) -> None:
    assert list(by_characters(LINES, [sec] * 3, 40).starts) == [0, 10, 20]
    assert list(by_characters(LINES, [10, sec, 30], 50).starts) == [10, 20, 30]


@given(st.lists(st.tuples(st.text(max_size=20), st.none() | st.floats()), max_size=8))
def test_starts_never_fall(lines: list[tuple[str, float | None]]) -> None:
    alignment = by_characters([text for text, _ in lines], [sec for _, sec in lines])
    assert list(alignment.starts) == sorted(alignment.starts)
    assert len(alignment) == len(lines)
