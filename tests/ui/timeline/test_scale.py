"""Seconds and pixels, and a ruler whose times never overlap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.ui.timeline.ruler import LABEL_AIR, STEPS, step_for
from editor.ui.timeline.scale import MARGIN, Scale, with_tenths

LENGTHS = st.floats(0.05, 500_000)
WIDTHS = st.integers(60, 6000)


@given(LENGTHS, WIDTHS)
def test_the_whole_recording_fills_the_width(length: float, width: int) -> None:
    scale = Scale.whole(length, width)
    assert scale.x_of(0.0) == pytest.approx(MARGIN)
    assert scale.x_of(max(length, 1.0)) == pytest.approx(width - MARGIN)


@given(LENGTHS, WIDTHS, st.floats(0.01, 100), st.floats(0, 1))
def test_what_is_under_the_pointer_stays_there_when_it_zooms_in(
    length: float, width: int, factor: float, share: float
) -> None:
    near = Scale.whole(length, width).zoomed(10.0, width / 2)
    x = share * width
    zoomed = near.zoomed(max(1.0, factor), x)
    assert zoomed.left + x * zoomed.pace == pytest.approx(
        near.left + x * near.pace, abs=1e-6 * length + MARGIN * near.pace
    )


@given(LENGTHS, WIDTHS, st.lists(st.tuples(st.floats(0.1, 10), st.floats(-5000, 5000)), max_size=8))
def test_no_way_leads_out_of_the_recording(length: float, width: int, ways: list[tuple[float, float]]) -> None:
    scale = Scale.whole(length, width)
    for factor, pixels in ways:
        scale = scale.zoomed(factor, width / 3).panned(pixels)
        assert scale.x_of(0.0) <= MARGIN + 1e-6
        assert scale.x_of(max(length, 1.0)) >= width - MARGIN - 1e-3


@given(st.floats(0.0005, 500), st.floats(20, 80))
def test_times_on_the_ruler_never_touch(pace: float, label: float) -> None:
    step = step_for(pace, label)
    assert step / pace >= label + LABEL_AIR - 1e-6


def test_steps_of_the_ruler_are_whole_tenths_and_divide_well() -> None:
    tenths = [round(step * 10) for step in STEPS]
    assert all(step % 600 == 0 or 600 % step == 0 for step in tenths)


def test_zooming_out_ends_where_all_is_shown() -> None:
    scale = Scale.whole(100.0, 500)
    assert scale.zoomed(3.0, 100).zoomed(1 / 9, 400) == scale


def test_a_recording_that_proves_longer_is_still_shown_whole() -> None:
    assert Scale.whole(100.0, 500).resized(200.0, 700) == Scale.whole(200.0, 700)


@pytest.mark.parametrize(("seconds", "words"), [(0, "0:00.0"), (59.96, "1:00.0"), (3725.25, "1:02:05.2")])
def test_times_with_tenths_are_rounded_as_a_whole(seconds: float, words: str) -> None:
    assert with_tenths(seconds) == words


def test_from_very_near_the_ruler_has_tenths() -> None:
    assert step_for(1 / 500, 40) == 0.2
