"""Heard words give the words of lines their times."""

from hypothesis import given
from hypothesis import strategies as st

from editor.core.captions import Caption, Draft, HeardWord
from editor.core.model import Header
from editor.core.paragraphs import to_entries
from editor.core.timed_words import timed_words
from tests.core.episodes import episode, line


def heard(text: str) -> list[HeardWord]:
    return [HeardWord(word, float(at), at + 0.5) for at, word in enumerate(text.split())]


def times(entries: list, words: list[HeardWord]) -> list[tuple[int, str, float]]:
    return [(w.row, entries[w.row].text[w.offset : w.until], w.start) for w in timed_words(entries, words)]


def test_every_word_has_the_time_at_which_it_was_heard() -> None:
    entries = [line("one two."), Header("one"), line("Three four.")]
    assert times(entries, heard("one two. Three four.")) == [
        (0, "one", 0),
        (0, "two.", 1),
        (2, "Three", 2),
        (2, "four.", 3),
    ]


def test_a_word_that_was_not_heard_is_placed_between_the_others() -> None:
    words = [HeardWord("one", 1, 2), HeardWord("three", 4, 5)]
    assert times([line("one two and three")], words) == [(0, "one", 1), (0, "two", 2), (0, "and", 3), (0, "three", 4)]


def test_words_that_were_taken_away_do_not_stop_the_others() -> None:
    entries = [line("So we began."), line("It was late.")]
    found = times(entries, heard("um So you know we began. and uh It was late."))
    assert [text for _, text, _ in found] == ["So", "we", "began.", "It", "was", "late."]
    assert [start for *_, start in found] == [1, 4, 5, 8, 9, 10]


def test_parts_of_a_word_make_its_time() -> None:
    (word,) = timed_words([line("microphone")], [HeardWord("micro", 1, 2), HeardWord("phone", 2, 3)])
    assert (word.start, word.end) == (1, 3)


def test_nothing_heard_gives_nothing() -> None:
    assert timed_words(episode("one two").entries, []) == []
    assert timed_words(episode("one two").entries, heard("other words")) == []


@given(st.lists(st.lists(st.sampled_from(["a", "ha", "no.", "yes"]), min_size=1, max_size=6), min_size=1, max_size=30))
def test_captions_that_became_paragraphs_keep_the_time_of_each_word(texts: list[list[str]]) -> None:
    captions = []
    for at, words in enumerate(texts):
        timed = tuple(HeardWord(word, at * 9.0 + number, at * 9 + number + 0.5) for number, word in enumerate(words))
        captions.append(Caption(" ".join(words), at * 9.0, at * 9 + 8.0, None, timed))
    taken = to_entries(Draft("vtt", tuple(captions)))
    found = timed_words(taken.entries, taken.heard)
    assert [word.start for word in found] == [word.start for caption in captions for word in caption.words]
