import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.word_pairs import word_pairs

WORDS = st.lists(st.sampled_from(["a", "A,", "b", "c", "—", "…"]), max_size=12)


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("one two three", "one three", [(0, 0), (2, 1)]),
        ("one two three", "one or two three", [(0, 0), (1, 2), (2, 3)]),
        ("So one, two", "one two", [(1, 0), (2, 1)]),
        ("a b c d", "a x c y", [(0, 0), (2, 2)]),
        ("— one", "… one", [(1, 1)]),
        ("", "one", []),
    ],
)
def test_words_that_are_still_there_are_found(old: str, new: str, pairs: list[tuple[int, int]]) -> None:
    assert word_pairs(old.split(), new.split()) == pairs


@given(WORDS, WORDS)
def test_pairs_stand_in_order_on_both_sides(old: list[str], new: list[str]) -> None:
    pairs = word_pairs(old, new)
    for side in zip(*pairs, strict=True):
        assert list(side) == sorted(set(side))
    assert all(0 <= here < len(old) and 0 <= there < len(new) for here, there in pairs)
