"""Lines and captions are known again by their digests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.captions import HeardWord
from editor.core.kept_times import captions_digest, line_digests, milliseconds, refusal, seconds_of, written

WORDS = [HeardWord("Good", 5.0, 5.25), HeardWord("morning.", 5.25, 5.8)]

words = st.lists(st.builds(HeardWord, st.text(max_size=5), st.floats(0, 4e6), st.floats(0, 4e6)), max_size=20)


def test_lines_are_told_apart_by_their_texts() -> None:
    one, same, other, half = line_digests(["Yes.", "Yes.", "yes.", "\ud800"])
    assert one == same
    assert len({one, other, half}) == 3


def test_what_was_refused_of_a_line_is_not_refused_of_another_nor_anything_else() -> None:
    assert refusal("Yes.", "own") == refusal("Yes.", "own")
    assert len({refusal("Yes.", "own"), refusal("Yes.", "missing"), refusal("Yes", "own")}) == 3


@pytest.mark.parametrize(
    "other",
    [
        WORDS[:1],
        [],
        [*WORDS, WORDS[0]],
        [WORDS[0], WORDS[1]._replace(text="morning")],
        [WORDS[0], WORDS[1]._replace(end=5.801)],
        [WORDS[0]._replace(text="Good morning.")],
    ],
)
def test_other_captions_have_another_digest(other: list[HeardWord]) -> None:
    assert captions_digest(other) != captions_digest(WORDS)


@given(words)
def test_captions_that_were_kept_have_the_digest_they_had(heard: list[HeardWord]) -> None:
    texts = written(heard).split("\n")
    starts, ends = (seconds_of(milliseconds(times)) for times in ([w.start for w in heard], [w.end for w in heard]))
    again = [HeardWord(*word) for word in zip(texts, starts, ends, strict=False)]
    assert captions_digest(again) == captions_digest(heard)


def test_half_of_a_time_is_refused() -> None:
    with pytest.raises(ValueError, match="multiple"):
        seconds_of(b"12345")
