import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.pause_starts import REACH, pause_end_near, snapped_starts

PAUSES = [(1.0, 1.4), (4.8, 5.3), (8.0, 8.2), (8.5, 9.4)]


@pytest.mark.parametrize(
    ("low", "high", "end"),
    [(5, 6, 5.3), (5, 5, 5.3), (4.4, 4.5, 5.3), (6, 7, 5.3), (6.2, 7, None), (3, 4, None), (8.7, 8.7, 9.4)],
)
def test_a_line_starts_where_a_pause_nearby_ends(low: float, high: float, end: float | None) -> None:
    assert pause_end_near(low, high, PAUSES) == end


def test_no_two_lines_start_at_the_same_pause_and_none_passes_another() -> None:
    assert snapped_starts({3: (5, 6), 4: (5, 6), 9: (8, 9)}, PAUSES) == {3: 5.3, 9: 8.2}
    assert snapped_starts({3: (8.2, 9.2), 4: (9, 9.1)}, PAUSES) == {4: 9.4}


@st.composite
def pauses(draw: st.DrawFn) -> list[tuple[float, float]]:
    edges = sorted(draw(st.lists(st.floats(0, 100), unique=True, max_size=30)))
    return list(zip(edges[::2], edges[1::2], strict=False))


@given(st.lists(st.floats(0, 100)), pauses())
def test_what_snaps_stays_near_and_in_order(starts: list[float], pauses: list[tuple[float, float]]) -> None:
    ordered = sorted(starts)
    found = snapped_starts({row: (start, start + 1) for row, start in enumerate(ordered)}, pauses)
    assert all(ordered[row] - REACH <= end <= ordered[row] + 1 + REACH for row, end in found.items())
    assert list(found.values()) == sorted(set(found.values()))
    assert set(found.values()) <= {end for _, end in pauses}
