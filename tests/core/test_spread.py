import math

from editor.core.spread import spread

PLACES = [(0, 4), (5, 9)]


def test_words_share_a_span_by_their_characters() -> None:
    assert spread([(0, 1), (2, 5)], 10, 10.6) == [(10, 10.2), (10.2, 10.6)]


def test_words_take_no_more_time_than_words_may() -> None:
    assert spread(PLACES, 10, math.inf)[-1][1] < 12
    assert spread(PLACES, 10, 60, leading=True)[0][0] > 58


def test_a_span_that_goes_backwards_has_no_time() -> None:
    assert spread(PLACES, 10, 5) == [(5, 5)] * 2
    assert spread([], 0, 1) == []
