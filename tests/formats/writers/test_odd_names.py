"""Whoever speaks is still who speaks when a text is read again, or the export says that this cannot be told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.model import Episode, Line
from editor.formats.readers.registry import read_draft, recognise
from editor.formats.writers.registry import Options, write_episode
from tests.core.episodes import episode
from tests.formats.writers.talks import ODD_NAMES, PLAIN_NAMES, SENTENCES, captions, held, taken

READERS = {"text": "rendered", "markdown": "markdown", "docx": "docx"}
LETTERS = st.characters(exclude_categories=("C", "Z"))
ANY_NAME = st.lists(st.text(LETTERS | st.sampled_from("aA:(['-.,"), min_size=1, max_size=8), min_size=1, max_size=4)
NAMES = ANY_NAME.map(" ".join).filter(lambda name: name.rstrip(": "))
OFTEN = st.lists(st.sampled_from([*PLAIN_NAMES, *ODD_NAMES]) | NAMES, min_size=1, max_size=6)


def talk(*names: str) -> Episode:
    said = [Line(f"This is what {at} says.", who, at, f"0:{at:02}") for at, who in enumerate(names)]
    return Episode(tuple(said), (), {"title": "A talk"})


def speakers(data: bytes, kind: str) -> list[str | None]:
    return [one.who for one in captions(read_draft(data, "talk", READERS[kind]))]


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("name", ODD_NAMES)
def test_an_odd_name_is_the_speaker_again_and_nothing_is_left_out(kind: str, name: str) -> None:
    spoken = talk(name, "Bob", name, "Bob")
    data, left_out = write_episode(spoken, kind)
    assert recognise(data, "talk").id == READERS[kind]
    assert taken(read_draft(data, "talk")) == held(spoken)
    assert left_out == ()


@pytest.mark.parametrize("kind", READERS)
@given(names=OFTEN)
@settings(max_examples=60)
def test_any_name_comes_back_or_the_export_says_that_it_does_not(kind: str, names: list[str]) -> None:
    data, left_out = write_episode(talk(*names), kind)
    wanted = [" ".join(name.rstrip(": ").split()) for name in names]
    assert (speakers(data, kind) == wanted) == (not left_out)


@given(name=NAMES)
@settings(max_examples=60)
def test_markdown_holds_any_name(name: str) -> None:
    assert write_episode(talk(name), "markdown")[1] == ()


@pytest.mark.parametrize("kind", ["text", "docx"])
def test_a_name_that_cannot_be_told_is_said(kind: str) -> None:
    _, left_out = write_episode(talk("well, in short: no", "Bob", "Bob"), kind, Options(times=False))
    assert left_out[1] == (
        "The speaker of 1 line cannot be told from the words if this is read again: “well, in short: no”."
    )


def test_nothing_is_said_of_names_that_nobody_wants() -> None:
    assert write_episode(talk("so: no"), "text", Options(speakers=False))[1] == ("Who speaks is left out.",)


@given(words=SENTENCES)
def test_a_sentence_with_a_colon_is_no_speaker(words: str) -> None:
    said = episode("0 Ann: Hi.", "2 Bob: Hello.", "4 Ann: Yes.", "8 Bob: No.", "9 Ann (host): Hm.")
    lines = (*said.entries, Line(f"There is one thing (just one): {words}", None, 10, "0:10"))
    draft = read_draft(write_episode(Episode(lines), "text")[0], "talk.txt", "rendered")
    assert captions(draft)[-1].text.startswith("There is one thing (just one): Then")


def test_a_sentence_of_a_script_without_capitals_is_no_speaker() -> None:
    said = talk("מרים (מנחה)", "דוד", "מרים (מנחה)", "דוד", "מרים (מנחה)")
    sentence = "יש דבר אחד, שאני רוצה לומר עכשיו: כן."
    data, _ = write_episode(Episode((*said.entries, Line(sentence, None, 9, "0:09"))), "text")
    last = captions(read_draft(data, "talk.txt", "rendered"))[-1]
    assert (last.who, last.text) == ("מרים (מנחה)", sentence)


def test_a_sentence_in_bold_is_no_speaker() -> None:
    said = talk("Ann (host)", "Bob", "so what we learned, in short", "Bob", "Ann (host)")
    data, _ = write_episode(said, "docx", Options(times=False))
    assert speakers(data, "docx") == ["Ann (host)", "Bob", "Bob", "Bob", "Ann (host)"]
