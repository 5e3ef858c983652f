import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.align.soundtrack import from_whole_seconds, heard_words, soundtrack, words_of_draft
from editor.core.captions import Caption, Draft, HeardWord, Title
from editor.core.errors import FormatError


def test_whole_seconds_are_cut_off_so_half_a_second_is_added() -> None:
    words = heard_words([Caption("one two", 3.0), Caption("three", 6.0)])
    assert [word.text for word in words] == ["one", "two", "three"]
    assert (words[0].start, words[2].start) == (3.5, 6.5)


def test_exact_times_stay() -> None:
    timed = Caption("one two", 3.0, 4.0, words=(HeardWord("one", 3.0, 3.4), HeardWord("two", 3.5, 4.0)))
    assert heard_words([timed, Caption("three", 6.0, 7.0)])[1] == HeardWord("two", 3.5, 4.0)
    assert heard_words([Caption("one", 3.25, 4.0)])[0].start == 3.25


def test_words_tell_whether_their_captions_state_whole_seconds() -> None:
    assert from_whole_seconds(heard_words([Caption("one two", 3.0), Caption("three", 6.0)]))
    assert not from_whole_seconds(heard_words([Caption("one two", 3.2), Caption("three", 6.0)]))
    assert not from_whole_seconds([])


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ((Title("One", 0.0),), "no captions"),
        ((Caption("One"), Caption("Two")), "has no times"),
        ((Caption("One", 0.0), Caption("Two", 600.0), Caption("Three", 1200.0)), "too few times"),
    ],
)
def test_what_lines_cannot_be_found_by_is_refused(parts: tuple[Caption | Title, ...], why: str) -> None:
    with pytest.raises(FormatError, match=rf"talk\.txt .*{why}"):
        words_of_draft(Draft("stamped", parts), "talk.txt")


def test_what_is_in_brackets_is_no_speech() -> None:
    texts = ["[gentle", "music]", "Hello", "(laughs)", "there", "[Music]"]
    assert soundtrack([HeardWord(text, at, at + 1) for at, text in enumerate(texts)]).keys == ["hello", "there"]


def test_a_bracket_that_is_never_closed_is_no_bracket() -> None:
    heard = [HeardWord(text, at, at + 1) for at, text in enumerate(["(one", "two", "three"])]
    assert soundtrack(heard).keys == ["one", "two", "three"]


def test_a_word_that_is_compared_as_two_shares_its_time() -> None:
    said = soundtrack([HeardWord("well-known", 1.0, 2.0)])
    assert (said.keys, list(said.owners)) == (["well", "known"], [0, 0])
    assert said.starts[0] == 1.0 < said.starts[1] < said.ends[1] == 2.0


def test_a_time_that_cannot_be_leaves_its_word_out() -> None:
    heard = [HeardWord("one", float("nan"), 1), HeardWord("two", -3, 1), HeardWord("three", 1e12, 1)]
    assert soundtrack(heard).keys == []


@given(st.lists(st.tuples(st.text(max_size=6), st.floats(), st.floats()), max_size=20))
def test_times_never_fall(words: list[tuple[str, float, float]]) -> None:
    said = soundtrack([HeardWord(*word) for word in words])
    assert list(said.starts) == sorted(said.starts)
    assert all(start <= end for start, end in zip(said.starts, said.ends, strict=True))


def test_a_stretch_keeps_its_numbers() -> None:
    heard = [HeardWord(text, at, at + 1) for at, text in enumerate(["one", "two", "three", "four"])]
    assert list(soundtrack(heard, 1, 3).owners) == [1, 2]
