import pytest

from editor.core.pairing import paired

Titles = list[tuple[str, float]]


@pytest.mark.parametrize(
    ("ones", "others", "pairs"),
    [
        ([("Tea", 0), ("Milk", 9)], [("Milk", 1), ("tea ", 2)], {0: 1, 1: 0}),
        ([("Q", 0), ("Q", 50)], [("Q", 49)], {1: 0}),
        ([("Q", 10)], [("Q", 0), ("Q", 9), ("Q", 30)], {0: 1}),
        ([("Q", 30), ("Q", 31)], [("Q", 0), ("Q", 40)], {0: 0, 1: 1}),
        ([("", 0)], [("", 0)], {}),
    ],
)
def test_equal_titles_are_paired_in_order_of_time(ones: Titles, others: Titles, pairs: dict[int, int]) -> None:
    assert paired(ones, others) == pairs
