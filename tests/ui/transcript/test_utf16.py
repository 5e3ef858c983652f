"""Offsets in characters and in UTF-16 units, against Python's own codec."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.ui.transcript.difference import difference
from editor.ui.transcript.utf16 import to_characters, to_units, units_in

TEXTS = st.text(st.sampled_from("aé日😀‍مש 𝄞"), max_size=30)


@given(TEXTS)
def test_every_offset_comes_back(text: str) -> None:
    for offset in range(len(text) + 1):
        units = to_units(text, offset)
        assert units == len(text[:offset].encode("utf-16-le")) // 2
        assert to_characters(text, units) == offset
    assert units_in(text) == to_units(text, len(text))


def test_a_place_inside_a_pair_is_before_its_character() -> None:
    assert to_characters("a😀b", 2) == 1


@pytest.mark.parametrize("text", ["plain", "plain😀"])
def test_what_is_behind_the_text_is_its_end(text: str) -> None:
    assert to_characters(text, 99) == len(text)


@given(TEXTS, TEXTS)
def test_the_difference_makes_one_text_of_the_other(old: str, new: str) -> None:
    start, end, instead = difference(old, new)
    assert old[:start] + instead + old[end:] == new
    assert not (old[start:end] and instead and old[start] == instead[0])


@given(TEXTS, TEXTS, TEXTS)
def test_the_difference_of_an_insertion_is_no_longer_than_that(before: str, put: str, after: str) -> None:
    start, end, instead = difference(before * 9 + after * 9, before * 9 + put + after * 9)
    assert start == end
    assert len(instead) == len(put)
