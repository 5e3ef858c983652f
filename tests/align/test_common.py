import itertools

from hypothesis import given
from hypothesis import strategies as st

from editor.align.common import in_common

WORDS = st.text("abc", max_size=12)


def test_all_that_two_texts_share_is_found_in_order() -> None:
    assert in_common(["a", "b", "c", "d", "e"], ["a", "x", "c", "e"]) == [(0, 0), (2, 2), (4, 3)]


def test_words_are_rather_taken_in_a_row() -> None:
    assert in_common(["x", "y", "z"], ["x", "q", "x", "y", "z"]) == [(0, 2), (1, 3), (2, 4)]


@given(WORDS, WORDS)
def test_as_much_as_can_be_is_found(one: str, other: str) -> None:
    pairs = in_common(one, other)
    assert all(one[here] == other[there] for here, there in pairs)
    assert all(before[0] < after[0] and before[1] < after[1] for before, after in itertools.pairwise(pairs))
    assert len(pairs) == longest(one, other)


def longest(one: str, other: str) -> int:
    row = [0] * (len(other) + 1)
    for word in one:
        before = row[:]
        for at, another in enumerate(other):
            row[at + 1] = before[at] + 1 if word == another else max(before[at + 1], row[at])
    return row[-1]
