"""How words are said that no dictionary has."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.media.speech.pronouncing import Pronouncer, spelled

KNOWN = {"two": "T UW", "do": "D UW", "don't": "D OW N T", "five": "F AY V", "home": "HH OW M"}


@pytest.mark.parametrize(
    ("word", "phones"),
    [
        ("home", "HH OW M"),
        ("Home,", "HH OW M"),
        ("Don’t", "D OW N T"),
        ("2", "T UW"),
        ("two-home", "T UW HH OW M"),
        ("home's", "HH OW M S"),
        ("NLP", "EH N EH L P IY"),
        ("shack", "SH AE K"),
        ("Zoë", "Z AA EH"),
        ("25", "T W EH N T IY F AY V"),
        ("—", ""),
        ("日本", ""),
        ("", ""),
    ],
)
def test_a_word_has_its_phones(word: str, phones: str) -> None:
    assert Pronouncer(KNOWN.get).phones(word) == phones


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("0", "zero"),
        ("17", "seventeen"),
        ("90", "ninety"),
        ("305", "three hundred five"),
        ("1999", "nineteen ninety nine"),
        ("2000", "two thousand"),
        ("1500", "fifteen hundred"),
        ("2024", "twenty twenty four"),
        ("12345", "twelve thousand three hundred forty five"),
        ("007", "zero zero seven"),
        ("1000000", "one million"),
    ],
)
def test_a_number_has_its_words(digits: str, words: str) -> None:
    assert " ".join(spelled(digits)) == words


@given(st.text(max_size=20))
def test_whatever_it_is_only_phones_come_out(word: str) -> None:
    assert re.fullmatch(r"([A-Z]{1,2}( [A-Z]{1,2})*)?", Pronouncer(lambda _: None).phones(word))
