"""What a kind of file can hold of captions comes back out of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.captions import Caption
from editor.core.paragraphs import to_entries
from editor.formats.readers.registry import READERS, read_draft, recognise
from tests.formats.readers import spoken_samples
from tests.formats.readers.spoken_samples import HOLDS_WHO, HOLDS_WORD_STARTS, HOLDS_WORDS, TALK, WRITERS, caption

LETTERS = st.characters(categories=("Ll", "Lu", "Lo"), max_codepoint=0x2FFF)
WORDS = st.text(LETTERS, min_size=1, max_size=8).map(lambda word: f"{word}x") | st.sampled_from(
    ["it's", "A.", "end.", "well,", "R&D", "50%", "«so»", "née"]
)
NAMES = st.sampled_from(["Mina", "Jonas Berg", "Zoë"])


@st.composite
def talks(draw: st.DrawFn) -> list[Caption]:
    now, talk = 0, []
    for words in draw(st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=2, max_size=8)):
        start = now + draw(st.integers(0, 40)) * 100
        now = start + len(words) * draw(st.integers(1, 9)) * 100
        talk.append(caption(" ".join(words), start / 1000, now / 1000, draw(NAMES)))
    return talk


def words_of(captions: tuple[Caption, ...] | list[Caption]) -> list[str]:
    return " ".join(one.text for one in captions).split()


@pytest.mark.parametrize("kind", WRITERS)
@settings(max_examples=60)
@given(talk=talks())
def test_captions_come_back(kind: str, talk: list[Caption]) -> None:
    found = read_draft(WRITERS[kind](talk), "talk", kind).captions
    assert words_of(found) == words_of(talk)
    who = [(word, one.who) for one in found for word in one.text.split()]
    assert kind not in HOLDS_WHO or who == [(word, one.who) for one in talk for word in one.text.split()]
    starts = [word.start for one in talk for word in one.words]
    if kind in HOLDS_WORD_STARTS | HOLDS_WORDS:
        assert [word.start for one in found for word in one.words] == pytest.approx(starts)
    if kind in HOLDS_WORDS:
        assert [word.text for one in found for word in one.words] == words_of(talk)
        ends = [word.end for one in talk for word in one.words]
        assert [word.end for one in found for word in one.words] == pytest.approx(ends)


@pytest.mark.parametrize("kind", sorted(set(WRITERS) - {"google", "amazon", "youtube-captions"}))
@settings(max_examples=30)
@given(talk=talks())
def test_times_of_captions_come_back(kind: str, talk: list[Caption]) -> None:
    found = read_draft(WRITERS[kind](talk), "talk", kind).captions
    within = 0.011 if kind == "ass" else 0.0011
    assert [one.start for one in found] == pytest.approx([one.start for one in talk], abs=within)
    assert [one.end for one in found] == pytest.approx([one.end for one in talk], abs=within)


@pytest.mark.parametrize("kind", WRITERS)
@settings(max_examples=30)
@given(talk=talks())
def test_no_word_is_lost_on_the_way_to_a_page(kind: str, talk: list[Caption]) -> None:
    taken = to_entries(read_draft(WRITERS[kind](talk), "talk", kind))
    assert " ".join(entry.text for entry in taken.entries).split() == words_of(talk)
    assert [word.text for word in taken.heard] == words_of(talk)


@pytest.mark.parametrize("kind", WRITERS)
def test_the_kind_is_told_by_the_content(kind: str) -> None:
    assert recognise(WRITERS[kind](TALK), "talk").id == kind


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("kind", sorted(set(WRITERS) - {"ttml"}))
def test_any_encoding_and_line_ends_are_read(kind: str, encoding: str) -> None:
    data = WRITERS[kind](TALK).decode().replace("\n", "\r\n").encode(encoding)
    draft = read_draft(data, "talk")
    assert (draft.kind, words_of(draft.captions)) == (kind, words_of(TALK))


def test_other_shapes_of_the_same_kinds_are_told_and_read() -> None:
    for data, kind in [
        (spoken_samples.youtube_two_lines(TALK), "youtube-captions"),
        (spoken_samples.faster_whisper_lists(TALK), "whisper"),
    ]:
        draft = read_draft(data, "talk")
        assert (draft.kind, words_of(draft.captions)) == (kind, words_of(TALK))


def test_ids_are_unique() -> None:
    assert len({reader.id for reader in READERS}) == len(READERS)
