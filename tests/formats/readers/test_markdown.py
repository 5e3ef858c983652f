r"""Markdown: names in bold, stamps in escaped brackets, headings."""

import pytest
from hypothesis import given

from editor.core.captions import Draft
from editor.core.errors import FormatError
from editor.formats.readers.registry import read_draft, recognise
from tests.formats.readers.talks import Talk, clock, expected, said, talks
from tests.formats.readers.text_samples import MARKDOWN


def read(text: str) -> Draft:
    return read_draft(text.encode(), "talk.md", "markdown")


def test_is_recognised() -> None:
    assert recognise(MARKDOWN.encode(), "talk.txt").id == "markdown"


def test_speakers_times_and_headings() -> None:
    assert said(read(MARKDOWN)) == [
        ("title", None, "The start"),
        ("Ann Lee", 52.01, "Hello. It's 3 * 4, [laughs] really snake_case."),
        ("Ann Lee", 70.5, "And I go on."),
        ("Bo", None, "Thanks & bye."),
        ("Ann Lee", 3723.0, "See you."),
        ("Bo", 3725.0, "Bye."),
    ]


def test_the_first_heading_is_the_title_of_the_episode() -> None:
    assert read(MARKDOWN).meta == {"title": "Good Talks"}


def test_what_is_not_said_is_counted() -> None:
    above, silent = read(MARKDOWN).left_out
    assert above.startswith("1 line above the first speaker (2 words)")
    assert "Break" in silent


def test_front_matter_is_left_out() -> None:
    draft = read("---\ntitle: X\n---\n\n**Ann:** Hi.\n")
    assert said(draft) == [("Ann", None, "Hi.")]
    assert draft.left_out[0].startswith("1 line above the first speaker (2 words)")


def test_words_in_bold_are_no_speaker() -> None:
    assert said(read("**Ann:** Hi.\n\n**Really** so.\n")) == [("Ann", None, "Hi."), ("Ann", None, "Really so.")]


NOBODY = r"""# Tea

\[00:00:03\] hello \[Music\] and snake\_case

## Milk

\[00:01:10.500\] yes
\[00:01:12\] no

so it goes on
"""


@pytest.mark.parametrize("name", ["talk.md", "talk.txt"])
def test_times_in_escaped_brackets_are_enough_where_nobody_is_named(name: str) -> None:
    draft = read_draft(NOBODY.encode(), name)
    assert (draft.kind, draft.meta, draft.left_out) == ("markdown", {"title": "Tea"}, ())
    assert said(draft) == [
        (None, 3.0, "hello [Music] and snake_case"),
        ("title", None, "Milk"),
        (None, 70.5, "yes"),
        (None, 72.0, "no"),
        (None, 72.0, "so it goes on"),
    ]


def test_refuses_a_text_without_speakers() -> None:
    with pytest.raises(FormatError, match=r"\*\*Ann:\*\*"):
        read("# Notes\n\nNothing said.\n")


def marked(talk: Talk) -> str:
    """Write a talk as Markdown, escaping what Markdown would take for marks."""
    blocks = []
    for one in talk:
        if isinstance(one, str):
            blocks.append(f"## {escaped(one)}")
        else:
            first, *others = map(escaped, one.paragraphs)
            blocks += [rf"**{one.who}:** \[{clock(one.start, hours=True)}.00\] {first}", *others]
    return "\n\n".join(blocks)


def escaped(text: str) -> str:
    return "".join(f"\\{character}" if character in "\\`*_[]#<>~" else character for character in text)


@given(talks())
def test_round_trip(talk: Talk) -> None:
    assert said(read(marked(talk))) == expected(talk)
    assert recognise(marked(talk).encode(), "talk.md").id == "markdown"
