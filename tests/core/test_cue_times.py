"""Cues come and go one after another, long enough to be read where there is time for it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from editor.core.cue_times import LEAD, cue_times
from editor.core.cues import LONGEST, READING_SPEED, SHORTEST

SPOKEN = st.lists(st.tuples(st.floats(0, 60), st.floats(0.01, 9), st.integers(1, 84)), min_size=1, max_size=20)


@given(SPOKEN)
def test_no_cue_is_too_short_or_too_long_or_overlaps(spoken: list[tuple[float, float, int]]) -> None:
    spans = sorted((start, start + length) for start, length, _ in spoken)
    times = cue_times(spans, [length for *_, length in spoken], 0, 100)
    assert all(SHORTEST <= end - start <= LONGEST for start, end in times)
    assert all(before[1] <= after[0] for before, after in pairwise(times))
    assert times[0][0] >= 0
    assert times[-1][1] <= 100


def test_a_cue_stays_until_it_can_be_read() -> None:
    ((start, end),) = cue_times([(1, 2)], [80], 0, 30)
    assert start == 1
    assert 80 / (end - start) <= READING_SPEED


def test_a_neighbour_that_has_time_gives_some() -> None:
    fast, slow = cue_times([(1, 2), (2, 8)], [28, 20], 0, 30)
    assert 28 / (fast[1] - fast[0]) <= READING_SPEED
    assert 2 < slow[0] <= 2 + LEAD


def test_a_cue_that_needs_it_comes_a_little_early() -> None:
    slow, fast = cue_times([(0, 6), (6, 7)], [20, 28], 0, 7)
    assert 6 - LEAD <= fast[0] < 6
    assert slow[1] <= fast[0]
    assert 28 / (fast[1] - fast[0]) <= READING_SPEED


def test_a_crowd_is_spread_evenly_around_its_moment() -> None:
    times = cue_times([(10, 10.3), (10.3, 10.6), (10.6, 10.9)], [5, 5, 5], 0, 30)
    assert [round(start, 1) for start, _ in times] == [9.3, 10.3, 11.3]


def test_a_span_without_room_is_shared() -> None:
    assert cue_times([(0, 1), (0, 1)], [5, 5], 0, 1) == [(0, 0.5), (0.5, 1)]
    assert cue_times([], [], 0, 1) == []
