"""Otter's export, and its edited form with the time, the speaker and each paragraph on a line."""

import pytest
from hypothesis import given

from editor.core.captions import Draft
from editor.core.errors import FormatError
from editor.formats.readers.registry import read_draft, recognise
from tests.formats.readers.talks import Talk, clock, expected, said, talks
from tests.formats.readers.text_samples import EDITED, OTTER, TIMES_ALONE


def read(text: str) -> Draft:
    return read_draft(text.encode(), "talk.txt", "otter")


@pytest.mark.parametrize("text", [OTTER, EDITED, TIMES_ALONE])
def test_is_recognised(text: str) -> None:
    assert recognise(text.encode(), "talk.txt").id == "otter"


def test_names_with_times() -> None:
    assert said(read(OTTER)) == [
        ("Ann Lee", 0.0, "Good morning, it's 5:30 now"),
        ("Unknown Speaker", 3723.0, "just like let me"),
        ("Ann Lee", 3730.0, "Bye."),
        ("Ann Lee", 3730.0, "And once more."),
    ]


def test_what_is_around_is_counted() -> None:
    above, by_otter = read(OTTER).left_out
    assert above.startswith("2 lines above the first turn (4 words)")
    assert by_otter.startswith("1 line by Otter")


def test_time_speaker_paragraph() -> None:
    assert said(read(EDITED)) == [
        ("title", None, "Introduction"),
        ("Ann", 5.0, "Good morning."),
        ("Ann", 5.0, "And again."),
        ("Bo", 20.0, "Hello. I came by bus."),
        ("title", None, "The bus: why not?"),
        ("Ann", 3723.0, "Thanks."),
        ("Ann", 3723.0, "Indeed."),
    ]


def test_times_without_speakers() -> None:
    assert said(read(TIMES_ALONE))[1] == (None, 45.0, "It was a bad time.")


def test_refuses_a_text_without_times() -> None:
    with pytest.raises(FormatError, match="no line says when"):
        read("Just words.\n")


def exported(talk: Talk) -> str:
    return "\n\n".join(
        one if isinstance(one, str) else f"{one.who}  {clock(one.start)}  \n" + "\n\n".join(one.paragraphs)
        for one in talk
    )


def edited(talk: Talk) -> str:
    return "\n".join(
        one if isinstance(one, str) else f"{clock(one.start)}\n{one.who}:\n" + "\n=".join(one.paragraphs)
        for one in talk
    )


@given(talks())
def test_round_trip(talk: Talk) -> None:
    assert said(read(exported(talk))) == expected(talk)
    assert said(read(edited(talk))) == expected(talk)


def test_the_list_of_speakers_is_no_title() -> None:
    draft = read("Meeting\n\nSPEAKERS\nAnn Lee, Bo\n\nAnn Lee  0:01\nGood evening.\n\nBo  0:05\nHello.\n")
    assert [type(part).__name__ for part in draft.parts] == ["Caption", "Caption"]
