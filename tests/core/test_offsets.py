import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.links import seconds_in_url
from editor.core.model import Clip
from editor.core.offsets import decimals_of, in_form, restored, rounded

SECONDS = st.floats(0, 360_000) | st.integers(0, 400_000) | st.integers(0, 10**8).map(lambda cents: cents * 0.01)
DECIMALS = st.integers(0, 3)
TINY = 2e-6


def form(start: float | None, end: float | None, decimals: int) -> tuple[float | None, float | None]:
    clip = in_form(Clip("", start, end), decimals)
    return clip.start, clip.end


@pytest.mark.parametrize(
    ("start", "end", "decimals", "written"),
    [
        (74.3, 118.2, 0, (74, 119)),
        (74.34, 118.21, 1, (74.3, 118.3)),
        (0.1 * 3, 0.1 * 3, 1, (0.3, 0.3)),
        (0.1 * 3 * 10, 0.7 * 10, 0, (3, 7)),
        (1.1 + 2.2, 4.35 * 100, 2, (3.3, 435)),
        (12.34, None, 2, (12.34, None)),
        (None, 9.5, 0, (None, 10)),
    ],
)
def test_a_clip_starts_no_later_and_ends_no_earlier(
    start: float, end: float, decimals: int, written: tuple[float | None, float | None]
) -> None:
    assert form(start, end, decimals) == written


def test_whole_seconds_are_written_without_a_point() -> None:
    assert [type(value) for value in form(74.3, 118.0001, 0)] == [int, int]


@pytest.mark.parametrize("clip", [Clip("a", 74, 118), Clip("a", 74.0, 118.5), Clip("a")])
def test_a_clip_in_that_form_stays_itself(clip: Clip) -> None:
    assert in_form(clip, 1) is clip


def test_what_the_page_says_stays_as_it_says_it() -> None:
    source = Clip("a", 12.3456, 20.9)
    assert in_form(Clip("b", 12.3456, 21.07), 1, source).start == 12.3456
    assert in_form(Clip("b", 12.3456, 21.07), 1, source).end == 21.1


def test_the_url_agrees_with_a_start_that_was_as_good_as_the_next_second() -> None:
    assert in_form(Clip("a", 73.99999999, 80.5, "https://example.com/?t=73s"), 0).url == "https://example.com/?t=74s"
    assert in_form(Clip("a", 73.9, 80.5, "https://example.com/?t=12"), 0).url == "https://example.com/?t=12"


@pytest.mark.parametrize(
    ("values", "decimals"),
    [((), 0), ((1, 2.0), 0), ((1.5, 2), 1), ((0.1 * 3, 2), 1), ((1.25, 2), 2), ((1, 2.125), 3), ((1 / 3, 2), 3)],
)
def test_decimals_are_those_that_the_times_need(values: tuple[float, ...], decimals: int) -> None:
    assert decimals_of([Clip("none"), *(Clip("one", value) for value in values)]) == decimals


def test_exact_times_are_hundredths() -> None:
    assert [rounded(12.3456), rounded(0.1 * 3), rounded(12.999)] == [12.35, 0.3, 13]
    assert isinstance(rounded(12.999), int)


@given(SECONDS, SECONDS, DECIMALS)
def test_no_word_is_cut_and_no_more_added_than_must_be(start: float, end: float, decimals: int) -> None:
    begins, ends = form(start, end, decimals)
    assert begins is not None
    assert ends is not None
    assert start - 10**-decimals - TINY < begins <= start + TINY
    assert end - TINY <= ends < end + 10**-decimals + TINY
    assert decimals_of([Clip("", begins, ends)]) <= decimals


@given(SECONDS, SECONDS, DECIMALS, DECIMALS)
def test_a_form_is_kept_by_itself_and_by_a_finer_one(start: float, end: float, one: int, other: int) -> None:
    coarse, fine = sorted((one, other))
    clip = in_form(Clip("", start, end), coarse)
    assert in_form(clip, coarse) is clip
    assert in_form(clip, fine) is clip


@given(SECONDS, DECIMALS)
def test_a_page_in_a_form_needs_no_more_decimals_to_say_it(seconds: float, decimals: int) -> None:
    clip = Clip("", round(seconds, decimals))
    assert in_form(clip, decimals_of([clip])) is clip


@given(SECONDS, DECIMALS)
def test_the_url_stays_right(start: float, decimals: int) -> None:
    clip = in_form(Clip("", start, start + 9.7, f"https://example.com/?t={int(start)}"), decimals)
    assert clip.start is not None
    assert seconds_in_url(clip.url or "") == int(clip.start)


@given(st.integers(0, 10**8), st.integers(1, 10**6), DECIMALS)
def test_exact_times_come_back_from_any_form(start: int, length: int, decimals: int) -> None:
    exact = Clip("", rounded(start / 100), rounded((start + length) / 100), f"https://example.com/?t={start // 100}")
    clip = restored(in_form(exact, decimals), exact.start, exact.end)
    assert (clip.start, clip.end, clip.url) == (exact.start, exact.end, exact.url)


@given(SECONDS, SECONDS, SECONDS, SECONDS)
def test_what_comes_back_has_the_form_that_the_page_states(
    start: float, end: float, exact_start: float, exact_end: float
) -> None:
    page = Clip("", int(start), int(start) + int(end) + 1)
    clip = restored(page, exact_start, exact_end)
    again = in_form(clip, 0)
    assert (again.start, again.end) == (page.start, page.end)
    assert clip is page or (clip.end or 0) > (clip.start or 0)


def test_a_page_to_the_millisecond_keeps_it() -> None:
    clip = Clip("", 12.345, 20.1234)
    assert restored(clip, 12.345, 20.1234) is clip


@pytest.mark.parametrize("odd", [math.inf, -math.inf, math.nan])
def test_what_is_no_time_stays_as_the_page_has_it(odd: float) -> None:
    clip = Clip("Odd", odd, 83.5, "https://www.youtube.com/watch?v=tea&t=1")
    assert in_form(clip, 0) is clip
    assert decimals_of([clip]) == 1
