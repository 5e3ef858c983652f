"""Lines that begin with their time, and what Descript exports."""

import pytest
from hypothesis import given

from editor.core.captions import Draft
from editor.core.errors import FormatError
from editor.formats.readers.registry import read_draft, recognise
from tests.formats.readers.talks import Talk, clock, expected, said, talks
from tests.formats.readers.text_samples import DESCRIPT, STAMPED


def read(text: str, kind: str = "stamped") -> Draft:
    return read_draft(text.encode(), "talk.txt", kind)


@pytest.mark.parametrize(("text", "kind"), [(STAMPED, "stamped"), (DESCRIPT, "descript"), ("[0:05] Hi.\n", "stamped")])
def test_is_recognised(text: str, kind: str) -> None:
    assert recognise(text.encode(), "talk.txt").id == kind


def test_lines_with_times() -> None:
    assert said(read(STAMPED)) == [
        (None, 1.0, "Good morning everybody, and welcome."),
        (None, 70.5, "It's about time: we begin."),
        (None, 3723.0, "The end of it."),
    ]
    assert read(STAMPED).left_out[0].startswith("1 line above the first time (3 words)")


def test_descript() -> None:
    draft = read(DESCRIPT, "descript")
    assert said(draft) == [
        ("title", None, "The first part"),
        ("Ann Lee", 12.0, "Good morning."),
        ("Ann Lee", 12.0, "Still Ann. And on."),
        ("Bo", 30.0, "Hi!"),
        ("Ann Lee", 40.0, "Bye."),
        ("Bo", 50.0, "Bye."),
    ]
    assert draft.left_out == ("1 time in the middle of paragraphs left out.",)


@pytest.mark.parametrize(
    "line",
    ["[1:05] Ann: Hi.", "(1:05) Ann: Hi.", "1:05 Ann: Hi.", "Ann [1:05]: Hi.", "Ann (01:05): Hi.",
     "Ann: [00:01:05] Hi.", "[00:01:05.000 --> 00:01:09.000] Ann: Hi.", r"\[1:05\] Ann: Hi.",
     "1:05 - Ann: Hi.", "[1:05 – 1:09] Ann: Hi."],
)  # fmt: skip
def test_the_ways_to_write_a_turn(line: str) -> None:
    assert said(read(line))[0] == ("Ann", 65.0, "Hi.")


def test_refuses_a_text_without_times() -> None:
    with pytest.raises(FormatError, match="no line begins with a time"):
        read("Just words.\n")


def stamped(talk: Talk) -> str:
    blocks = [
        one if isinstance(one, str) else f"[{clock(one.start, hours=True)}] {one.who}: " + "\n\n".join(one.paragraphs)
        for one in talk
    ]
    return "\n\n".join(blocks)


@given(talks())
def test_round_trip(talk: Talk) -> None:
    assert said(read(stamped(talk), "descript")) == expected(talk)
    assert said(read(stamped(talk))) == expected(talk)
