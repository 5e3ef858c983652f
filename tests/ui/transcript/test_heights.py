"""Heights, against a plain list."""

from hypothesis import given
from hypothesis import strategies as st

from editor.ui.transcript.heights import CHUNK, Heights

LISTS = st.lists(st.integers(1, 90), min_size=1, max_size=40)
SPLICES = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 200), st.lists(st.integers(1, 90), max_size=99)))


def agree(heights: Heights, plain: list[int]) -> None:
    assert len(heights) == len(plain)
    assert heights.total == sum(plain)
    for row in range(0, len(plain), 7):
        assert heights[row] == plain[row]
        assert heights.top(row) == sum(plain[:row])
        assert heights.row_at(sum(plain[:row])) == row
        assert heights.row_at(sum(plain[:row]) + plain[row] - 1) == row


@given(LISTS.map(lambda some: some * 30), SPLICES)
def test_splices_do_what_they_do_to_a_list(plain: list[int], splices: list[tuple[int, int, list[int]]]) -> None:
    heights = Heights(plain)
    plain = list(plain)
    for at, removed, inserted in splices:
        at = min(at, len(plain))
        removed = min(removed, len(plain) - at)
        plain[at : at + removed] = inserted
        heights.splice(at, removed, inserted)
    agree(heights, plain)


@given(LISTS, st.data())
def test_a_row_takes_another_height(plain: list[int], data: st.DataObject) -> None:
    heights = Heights(plain)
    row = data.draw(st.integers(0, len(plain) - 1))
    assert heights.set(row, 50) == (plain[row] != 50)
    agree(heights, [*plain[:row], 50, *plain[row + 1 :]])


def test_chunks_divide_and_vanish() -> None:
    heights = Heights([1])
    for number in range(3 * CHUNK):
        heights.splice(number, 0, [2])
    for _ in range(3 * CHUNK):
        heights.splice(0, 1, [])
    agree(heights, [1])


def test_what_is_outside_belongs_to_the_nearest_row() -> None:
    heights = Heights([10, 10])
    assert (heights.row_at(-5), heights.row_at(500)) == (0, 1)
    assert heights.top(2) == 20
