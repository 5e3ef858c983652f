import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.errors import EditError
from editor.core.retiming import Knot, Retiming, pieced, shifted, stretched

SECONDS = st.floats(0, 40_000)
ADVERT = ((0.0, 300.7, 30.0, 0.0), (300.7, 900.0, 75.0, 0.0))


@st.composite
def retimings(draw: st.DrawFn) -> Retiming:
    edges = sorted(draw(st.lists(SECONDS, min_size=2, max_size=8, unique=True)))
    pieces = [
        (start, end, draw(st.floats(-100, 100)), draw(st.floats(-0.05, 0.05)) * (end - start))
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    ]
    return pieced(pieces, draw(st.sampled_from([0.0, 0.99])))


def test_a_shift_is_the_same_everywhere() -> None:
    assert [shifted(-2).at(sec) for sec in (0, 5, 5000)] == [-2, 3, 4998]


def test_a_stretch_puts_both_moments_right_and_the_others_in_proportion() -> None:
    half = stretched(Knot(10, 20), Knot(30, 30))
    assert [half.at(sec) for sec in (10, 20, 30, 50, 0)] == [20, 25, 30, 40, 15]


@pytest.mark.parametrize(("first", "last"), [((10, 0), (10, 5)), ((20, 0), (10, 5)), ((10, 9), (20, 9))])
def test_what_cannot_be_stretched_is_refused(first: tuple[float, float], last: tuple[float, float]) -> None:
    with pytest.raises(EditError, match=r"choose two lines|must stay the later"):
        stretched(Knot(*first), Knot(*last))


def test_an_advertisement_that_was_put_in_is_skipped() -> None:
    both = pieced(ADVERT)
    assert [both.at(sec) for sec in (10, 300, 301, 2000)] == [40, 330, 376, 2075]


def test_a_line_that_states_the_second_in_which_the_later_piece_begins_belongs_to_it() -> None:
    both = pieced(ADVERT, early=0.99)
    assert [both.at(sec) for sec in (299, 300, 301)] == [329, 375, 376]


def test_what_was_cut_out_is_squeezed_to_a_point() -> None:
    cut = pieced([(30, 330, -30, 0), (375, 775, -75, 0)])
    assert [cut.at(sec) for sec in (330, 350, 375, 400)] == [300, 300, 300, 325]


def test_clocks_that_run_apart_are_followed() -> None:
    apart = pieced([(0, 1000, 10, 1)])
    assert [apart.at(sec) for sec in (0, 500, 1000)] == pytest.approx([10, 510.5, 1011])


@given(retimings(), SECONDS, SECONDS)
def test_no_piece_turns_time_back(retiming: Retiming, one: float, other: float) -> None:
    assert retiming.at(min(one, other)) <= retiming.at(max(one, other)) + 1e-6
