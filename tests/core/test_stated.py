import pytest

from editor.core.alignment import Grade
from editor.core.stated import all_meant, contradicts


@pytest.mark.parametrize(
    ("stated", "meant"),
    [([10, 10, None, 10, 12.25], [10.5, None, None, 10.5, 12.25]), ([-1, float("nan"), 1e300], [None] * 3), ([], [])],
)
def test_whole_seconds_are_cut_off_and_repeated_ones_tell_nothing(
    stated: list[float | None], meant: list[float | None]
) -> None:
    assert all_meant(stated) == meant


@pytest.mark.parametrize(
    ("seconds", "grade", "wrong"),
    [(100, Grade.SURE, False), (109, Grade.SURE, True), (109, Grade.GUESS, False), (129, Grade.GUESS, True)],
)
def test_a_guess_is_contradicted_only_beyond_its_range(seconds: float, grade: Grade, wrong: bool) -> None:
    assert contradicts(seconds, grade, 100, 90, 120) is wrong
