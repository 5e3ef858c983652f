"""A paragraph that stands where a name should is not shown as a name."""

import io

import pytest
from docx import Document

from editor.core.model import Episode, Line
from editor.formats.writers.registry import Options, write_episode

LONG = "So what I wanted to say about this is that names are hardly ever so long."
EPISODE = Episode((Line("Hello.", LONG, 1, "0:01"), Line("Hi.", "Ann", 5, "0:05")))
SAID = "Speakers whose name has over 60 characters are left out: 1 line."


def shown(data: bytes, kind: str) -> str:
    if kind != "docx":
        return data.decode()
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)


@pytest.mark.parametrize("kind", ["text", "markdown", "docx", "vtt"])
def test_a_paragraph_as_a_name_is_left_out_and_that_is_said(kind: str) -> None:
    data, left_out = write_episode(EPISODE, kind)
    text = shown(data, kind)
    assert LONG not in text
    assert "Ann" in text
    assert "Hello." in text
    assert SAID in left_out


@pytest.mark.parametrize("kind", ["text", "vtt"])
def test_nothing_is_said_of_long_names_where_nobody_wants_names(kind: str) -> None:
    assert SAID not in write_episode(EPISODE, kind, Options(speakers=False))[1]


def test_a_page_keeps_every_name() -> None:
    data, left_out = write_episode(EPISODE, "page")
    assert "names are hardly ever" in " ".join(data.decode().split())
    assert SAID not in left_out
