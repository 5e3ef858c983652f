import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.align.tokens import fold, tokens_of


def keys(text: str) -> list[str]:
    return [token.key for token in tokens_of(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yes, OK!", "yeah okay"),
        ("don’t", "DON'T"),
        ("Raphaël", "Raphael"),
        ("platform", "platforms"),
        ("deploying deployment", "deployed deploys"),
        ("well-known", "well known"),
    ],
)
def test_forms_of_a_word_are_the_same(one: str, other: str) -> None:
    assert keys(one) == keys(other)


def test_words_keep_where_they_stand() -> None:
    text = "“Só — 34% don’t.”"
    assert [text[token.offset : token.until] for token in tokens_of(text)] == ["Só", "34", "don’t"]


def test_scripts_without_blanks_are_compared_by_characters() -> None:
    assert keys("東京 MLです") == ["東", "京", "ml", "で", "す"]


def test_a_double_s_is_no_plural() -> None:
    assert keys("class lines") == ["class", "line"]


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
