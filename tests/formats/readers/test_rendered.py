"""Transcripts as a site shows them: every word under the right speaker, title and time, and nothing of the site's."""

import re
from pathlib import Path

import pytest
from hypothesis import given

from editor.core.captions import Draft
from editor.core.errors import FormatError
from editor.formats.readers.registry import read_draft, recognise
from tests.formats.readers.talks import Talk, clock, expected, heads, said, talks
from tests.formats.readers.text_samples import RENDERED


def read(text: str) -> Draft:
    return read_draft(text.encode(), "talk.txt", "rendered")


def test_is_recognised() -> None:
    assert recognise(RENDERED.encode(), "talk.txt").id == "rendered"


def test_speakers_times_and_titles() -> None:
    assert said(read(RENDERED)) == [
        ("title", None, "Beginnings: how it began"),
        ("Ann", 5.0, "Good morning. It's 10:30 (in Rome)."),
        ("Bo", 3723.0, "Morning!"),
        ("Bo", 3723.0, "I go on."),
        ("title", None, "Is it: really so?"),
        ("Bo", 3723.0, "And here the same voice goes on."),
        ("Ann", 3780.0, "Thanks"),
    ]


def test_every_paragraph_stays_one() -> None:
    assert all(caption.paragraph for caption in read(RENDERED).captions)


def test_the_lines_around_are_left_out_and_counted() -> None:
    above, below = read(RENDERED).left_out
    assert above.startswith("4 lines above the transcript (21 words) left out")
    assert below.startswith("1 line below the transcript (2 words) left out")


def test_what_the_head_says_of_the_episode() -> None:
    assert read(RENDERED).meta == {"episode": 12, "season": 3, "title": "Good Talks"}


def test_a_paragraph_broken_into_lines_is_one() -> None:
    assert said(read("Ann: One\ntwo three. (0:05)\nBo: Four. (0:09)\n"))[0] == ("Ann", 5.0, "One two three.")


def test_a_colon_within_words_is_no_speaker() -> None:
    assert (
        said(read("Ann: Hi. (0:01)\n\nso here is what I think: no. (0:03)\n"))[1][2] == "so here is what I think: no."
    )


def test_a_line_without_words_is_said() -> None:
    assert "with a name but nothing said" in read("Ann: Hi. (0:01)\n\nAnn: (0:02)\n\nAnn: Bye. (0:03)").left_out[0]


def test_times_may_be_missing() -> None:
    text = "The start\n\nAnn: Hi.\n\nBo: Hello.\n\nIt goes on: so.\n\nAnn: Bye.\nBo: Bye.\n"
    assert recognise(text.encode(), "talk.txt").id == "rendered"
    assert said(read(text))[:4] == [
        ("title", None, "The start"),
        ("Ann", None, "Hi."),
        ("Bo", None, "Hello."),
        ("Bo", None, "It goes on: so."),
    ]


def test_refuses_a_text_without_times_and_names() -> None:
    with pytest.raises(FormatError, match="no paragraph ends with its time"):
        read("Just words.\n")


@given(talks())
def test_round_trip(talk: Talk) -> None:
    lines = [
        one
        if isinstance(one, str)
        else "\n\n".join(f"{one.who}: {text} ({clock(one.start)})" for text in one.paragraphs)
        for one in talk
    ]
    text = "The transcripts are edited.\n\n" + "\n\n".join(lines)
    assert said(read(text)) == expected(talk)
    assert recognise(text.encode(), "talk.txt").id == "rendered"


def spoken_paragraphs(text: str) -> list[tuple[str, float, str]]:
    """Find the turns of the real page by its own simple form, apart from the reader."""
    found = re.findall(r"^(Alexey|Maria): (.*) \((\d+):(\d\d)\)$", text, re.MULTILINE)
    return [
        (who, int(minutes) * 60.0 + int(seconds), " ".join(words.split())) for who, words, minutes, seconds in found
    ]


def test_every_word_of_the_real_page_arrives(shared: Path) -> None:
    text = (shared / "samples" / "pragmatic-mlops.rendered.txt").read_text(encoding="utf-8")
    draft = read(text)
    spoken = spoken_paragraphs(text)
    assert len(spoken) == len(re.findall(r"\(\d+:\d\d\)$", text, re.MULTILINE)) > 140
    assert [(caption.who, caption.start, caption.text) for caption in draft.captions] == spoken
    inside = text[text.index("Alexey: ") : text.index("Subscribe to our weekly")]
    bare = re.sub(
        r" \(\d+:\d\d\)$", "", re.sub(r"^(Alexey|Maria): ", "", inside, flags=re.MULTILINE), flags=re.MULTILINE
    )
    assert bare.split() == [word for part in draft.parts for word in part.text.split()]


def test_every_title_of_the_real_page_stands_above_its_line(shared: Path) -> None:
    text = (shared / "samples" / "pragmatic-mlops.rendered.txt").read_text(encoding="utf-8")
    draft = read(text)
    blocks = text[text.index("Alexey: ") : text.index("Subscribe to our weekly")].split("\n\n")
    titles = [block for block in blocks if block and not block.endswith(")")] + [
        block for block in blocks if block.endswith(")") and not block.startswith(("Alexey: ", "Maria: "))
    ]
    assert sorted(title.text for title in heads(draft)) == sorted(titles)
    order = [part.text for part in draft.parts]
    assert [order.index(title.text) for title in heads(draft)] == [
        row for row, block in enumerate(filter(None, blocks)) if block in titles
    ]


def test_nothing_of_the_site_is_in_the_real_page(shared: Path) -> None:
    draft = read((shared / "samples" / "pragmatic-mlops.rendered.txt").read_text(encoding="utf-8"))
    assert draft.left_out[0].startswith("5 lines above the transcript (58 words) left out")
    assert draft.left_out[1].startswith("3 lines below the transcript (33 words) left out")
    assert draft.meta["season"] == 15


def test_a_paragraph_of_sentences_is_no_title_though_it_ends_with_a_question() -> None:
    text = "Ann: Hello there. (0:05)\n\nSo they just ask. How does it work?\n\nHow it works?\n\nBo: Well. (0:09)\n"
    parts = read_draft(text.encode(), "talk.txt").parts
    assert [type(part).__name__ for part in parts] == ["Caption", "Caption", "Title", "Caption"]
