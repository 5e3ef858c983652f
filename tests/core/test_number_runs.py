from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from editor.core.number_runs import number_runs


def test_a_gap_parts_two_runs() -> None:
    assert list(number_runs([1, 2, 3, 7, 9, 10])) == [range(1, 4), range(7, 8), range(9, 11)]


@given(st.sets(st.integers(0, 50)).map(sorted))
def test_no_number_is_lost_and_no_two_runs_touch(numbers: list[int]) -> None:
    runs = list(number_runs(numbers))
    assert [number for run in runs for number in run] == numbers
    assert all(one.stop < other.start for one, other in pairwise(runs))
