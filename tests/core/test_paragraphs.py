from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.captions import Caption, Draft, HeardWord, Title
from editor.core.model import Header, Line
from editor.core.paragraphs import Joining, Taken, to_entries
from editor.core.sentences import ends_sentence
from editor.formats.readers.registry import read_draft

TEXTS = st.text(st.sampled_from("ab cD.?! é你。\u00a0"), min_size=1, max_size=60)
TIMES = st.none() | st.floats(0, 9000) | st.integers(-5, 20_000).map(float)


@st.composite
def captions(draw: st.DrawFn) -> Caption:
    text, start, end = draw(TEXTS), draw(TIMES), draw(TIMES)
    words: tuple[HeardWord, ...] = ()
    if start is not None and start >= 0 and draw(st.booleans()):
        words = tuple(
            HeardWord(word, start + at, start + at + 0.5) for at, word in enumerate(text.split()) if at % 3 < 2
        )
    return Caption(text, start, end, draw(st.sampled_from([None, "A", "B"])), words, draw(st.booleans()))


DRAFTS = st.lists(captions() | st.builds(Title, TEXTS), max_size=30).map(lambda parts: Draft("x", tuple(parts)))
JOININGS = st.builds(Joining, st.floats(0, 5), st.integers(1, 80), st.integers(1, 200))


def taken(*parts: Caption | Title) -> Taken:
    return to_entries(Draft("x", parts))


def texts(found: Taken) -> list[str]:
    return [entry.text for entry in found.entries]


def sentences(*lengths: int, start: float = 0.0) -> list[Caption]:
    """Make captions of a sentence each, one right behind the other; a character takes a tenth of a second."""
    made = []
    for number, length in enumerate(lengths):
        text = f"S{number} " + "x" * (length - 4 - len(str(number))) + "."
        made.append(Caption(text, start, start + length / 10))
        start += length / 10
    return made


@given(DRAFTS, JOININGS)
def test_no_word_is_lost_and_no_time(draft: Draft, joining: Joining) -> None:
    found = to_entries(draft, joining)
    letters = "".join("".join(part.text.split()) for part in draft.parts)
    assert "".join("".join(entry.text.split()) for entry in found.entries) == letters
    source = [word for caption in draft.captions for word in caption.words]
    assert [word for word in found.heard if word in set(source)] == source or len(set(source)) < len(source)
    timed = [one for one in draft.captions if one.start is not None and one.start >= 0 and one.text.split()]
    assert len(found.heard) >= sum(len(one.text.split()) for one in timed if not one.words)


@given(DRAFTS, JOININGS)
def test_speakers_headers_and_the_source_s_paragraphs_are_kept_apart(draft: Draft, joining: Joining) -> None:
    found = to_entries(draft, joining)
    headers = [part.text for part in draft.parts if isinstance(part, Title) and part.text.split()]
    assert [entry.text for entry in found.entries if isinstance(entry, Header)] == [
        " ".join(text.split()) for text in headers
    ]
    by_line = [(entry.who, "".join(entry.text.split())) for entry in found.entries if isinstance(entry, Line)]
    who = [name for name, text in by_line for _ in text]
    assert who == [one.who for one in draft.captions for _ in "".join(one.text.split())]
    assert all(entry.time is None or entry.sec is not None for entry in found.entries if isinstance(entry, Line))


def test_short_captions_are_joined_and_get_the_time_of_the_first() -> None:
    found = taken(Caption("Bees like", 61.9, 63), Caption("the clover.", 63, 64), Caption("They do.", 64, 65))
    (line,) = found.entries
    assert isinstance(line, Line)
    assert (line.text, line.sec, line.time, line.who) == ("Bees like the clover. They do.", 61, "1:01", None)
    assert [word.text for word in found.heard] == ["Bees", "like", "the", "clover.", "They", "do."]
    assert found.heard[0].start == 61.9


def test_a_pause_behind_a_sentence_ends_a_long_enough_paragraph() -> None:
    first, second = sentences(300), sentences(50, start=32)
    assert len(taken(*first, *second).entries) == 2
    assert len(taken(*sentences(300, 50)).entries) == 1
    assert len(taken(*sentences(50), *sentences(50, start=7)).entries) == 1
    assert len(taken(*sentences(100), *sentences(50, start=20)).entries) == 2


def test_a_very_long_silence_ends_any_paragraph() -> None:
    assert texts(taken(Caption("It is.", 4, 5), Caption("Bye.", 65, 66))) == ["It is.", "Bye."]
    assert texts(taken(Caption("It is", 4, 5), Caption("not.", 65, 66))) == ["It is not."]


def test_paragraphs_end_with_sentences_even_inside_captions() -> None:
    words = ("Some bees fly far. " * 80).split()
    parts = [Caption(" ".join(words[at : at + 7]), at / 3, (at + 7) / 3) for at in range(0, len(words), 7)]
    found = taken(*parts)
    assert all(text.endswith("far.") and 200 < len(text) <= 600 for text in texts(found))
    assert all(isinstance(line, Line) and line.sec is not None for line in found.entries)
    secs = [line.sec for line in found.entries if isinstance(line, Line) and line.sec is not None]
    lengths = [len(text.split()) for text in texts(found)]
    assert secs == [pytest.approx(sum(lengths[:index]) / 3, abs=1.2) for index in range(len(secs))]


def test_a_sentence_is_never_cut() -> None:
    long = [Caption("and so on and on", at, at + 4) for at in range(0, 400, 5)]
    found = taken(Caption("Well.", 0, 1), *long, Caption("at last. Yes.", 400, 402))
    assert all(text.endswith((".",)) for text in texts(found))


def test_words_without_signs_are_cut_at_pauses() -> None:
    parts = [
        Caption("words that go on with no end", at * 2 + (at > 12) * 3, at * 2 + 2 + (at > 12) * 3) for at in range(20)
    ]
    found = taken(*parts)
    assert [len(text.split()) for text in texts(found)] == [91, 49]


def test_a_speaker_a_title_and_a_marked_paragraph_begin_anew() -> None:
    found = taken(
        Caption("a", 0, 1, "A"), Caption("b", 1, 2, "B"), Title("T", 2), Caption("c", 2, 3, "B"),
        Caption("d", 3, 4, "B", paragraph=True), Caption("e", 4, 5, "B"),
    )  # fmt: skip
    assert texts(found) == ["a", "b", "T", "c", "d e"]


def test_what_is_paragraphs_already_is_taken_as_it_is() -> None:
    long = "A sentence of a bee. " * 100
    found = taken(Caption(long, 0, 9, paragraph=True), Caption("x", 9, 10, paragraph=True))
    assert [len(text) for text in texts(found)] == [len(long) - 1, 1]


def test_chinese_is_joined_without_blanks() -> None:
    assert texts(taken(Caption("你好", 0, 1), Caption("世界。", 1, 2), Caption("ok", 2, 3))) == ["你好世界。 ok"]


def test_untimed_words_stand_between_their_neighbours() -> None:
    words = (HeardWord("In", 0.0, 0.2), HeardWord("yes", 1.0, 1.5))
    heard = taken(Caption("In 2014 yes", 0, 2, words=words)).heard
    assert heard[::2] == words
    assert 0.2 <= heard[1].start < heard[1].end <= 1.0


def test_a_caption_without_an_end_lasts_to_the_next_or_as_long_as_its_words() -> None:
    heard = taken(Caption("one two", 0), Caption("three", 1), Caption("four", 60)).heard
    assert heard[1].end <= 1
    assert heard[2].end < 5
    assert heard[3].end < 65


@pytest.mark.parametrize(
    ("text", "following", "ends"),
    [
        ("It is so.", "And", True), ("It is so", "And", False), ("It is so.", "and", False), ("Dr.", "Berg", False),
        ("“So!”", "He", True), ("J.", "Berg", False), ("and I.", "But", True), ("好。", "你", True), ("end.", "", True),
        ("So…", "12", True), ("e.g.", "Bees", False),
    ],
)  # fmt: skip
def test_sentence_ends(text: str, following: str, ends: bool) -> None:
    assert ends_sentence(text, following) is ends


def test_real_captions_become_readable_paragraphs(shared: Path) -> None:
    path = shared / "samples" / "mlops-as-a-team.captions.txt"
    rows = path.read_text(encoding="utf-8").splitlines()
    draft = read_draft(path.read_bytes(), path.name)
    found = to_entries(draft)
    words = " ".join(row.partition(" ")[2] for row in rows).split()
    assert draft.kind == "youtube-captions"
    assert draft.dense
    assert " ".join(texts(found)).split() == words
    assert [word.text for word in found.heard] == words
    assert all(before.start <= after.start for before, after in zip(found.heard, found.heard[1:], strict=False))
    assert all(100 < len(text) <= 600 for text in texts(found))


def test_paragraphs_of_a_source_keep_the_second_that_they_share() -> None:
    found = taken(
        *(Caption("Some words.", 3.0, paragraph=True) for _ in range(3)), Caption("More.", 60.0, paragraph=True)
    )
    assert [entry.sec for entry in found.entries if isinstance(entry, Line)] == [3, 3, 3, 60]
    assert [word.start for word in found.heard] == sorted({word.start for word in found.heard})
