import pytest

from editor.core.sentences import opens_phrase, phrases

NO_OPENINGS = ["so far", "well known", "well prepared", "well written"]
OPENINGS = ["so we", "so farming", "well then", "well we", "well indeed", "well when", "well"]


@pytest.mark.parametrize("words", NO_OPENINGS)
def test_words_that_only_look_like_the_beginning_of_a_thought_are_none(words: str) -> None:
    assert not opens_phrase(f"{words} to all")
    assert not opens_phrase(words)
    assert phrases(f"this was {words} to all") == []


@pytest.mark.parametrize("words", OPENINGS)
def test_a_thought_begins_with_such_words(words: str) -> None:
    assert opens_phrase(words)
    assert phrases(f"this was {words} to all") == [9]
