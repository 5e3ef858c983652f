"""What an export says that it leaves out is what is not in it, and nothing else."""

import io
import re
from collections.abc import Iterable
from dataclasses import replace

import docx
import pypdf
import pytest

from editor.core.model import Clip, Episode, Header, Line
from editor.formats.writers.registry import WRITERS, Options, write_episode

KINDS = [writer.id for writer in WRITERS]
FOUND = {
    "title": "Titular",
    "season": "731",
    "episode": "947",
    "guests": "Guestman",
    "ids": "identical",
    "links.youtube": "watch?v=tubular",
    "links.elsewhere": "example.com/elsewhere",
    "description": "Descriptive",
    "language": "tlh",
    "duration": "2 h 17 min|PT2H17M",
}
"""By which words it is told that a part of the front matter is in a file."""
META = {
    "title": "Titular",
    "season": 731,
    "episode": 947,
    "guests": ["Guestman"],
    "ids": {"youtube": "identical"},
    "links": {"youtube": "https://www.youtube.com/watch?v=tubular", "elsewhere": "https://example.com/elsewhere"},
    "description": "Descriptive",
    "language": "tlh",
    "duration": "PT2H17M",
    "short": "",
}
LINES = (
    Header("Starting"),
    Line("Some words here.", "Speaking", 61, "1:01"),
    Line("And others.", "Speaking", 84, "1:24"),
)
CLIPS = (Clip("Quotable", 61, 83, "https://youtu.be/clipping?t=61", {"mood": "moody"}),)
EPISODE = Episode(LINES, CLIPS, META)


def shown(kind: str, data: bytes) -> str:
    """Return what is to be read in a file."""
    if kind == "docx":
        return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
    if kind == "pdf":
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    return data.decode("utf-8-sig")


def named(left_out: Iterable[str]) -> set[str]:
    """Return the parts of the front matter that are said to be left out."""
    sentence = next((one for one in left_out if one.startswith("What the page says of the episode")), "")
    names = re.findall(r"(\w+)(?: \((.*?)\))?", sentence.rpartition("left out: ")[2])
    parts = {f"{key}.{part}" for key, some in names for part in some.split(", ") if some}
    whole = {key for key, some in names if not some}
    return parts | whole | {part for part in FOUND if part.partition(".")[0] in whole}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_named_of_the_front_matter_is_not_written_and_all_else_is(kind: str) -> None:
    data, left_out = write_episode(EPISODE, kind)
    text = shown(kind, data)
    written = {part for part, words in FOUND.items() if re.search("|".join(map(re.escape, words.split("|"))), text)}
    assert written == FOUND.keys() - named(left_out)
    assert "short" not in named(left_out), "which says nothing"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_said_of_lines_headers_and_clips_is_so(kind: str) -> None:
    data, left_out = write_episode(EPISODE, kind)
    text, said = shown(kind, data), " ".join(left_out)
    assert ("Some words" in text) == ("What is said is left out" not in said)
    assert ("Speaking" in text) == ("Who speaks" not in said and "What is said" not in said)
    assert ("Starting" in text) == ("1 header is left out." not in said)
    assert ("Quotable" in text) == ("1 quotable clip is left out." not in said)
    if "Quotable" in text:
        assert ("clipping" in text) == ("The links of the clips are left out." not in said)
        assert ("moody" in text) == ("What the clips say besides is left out: mood." not in said)


@pytest.mark.parametrize("kind", KINDS)
def test_of_a_page_that_says_nothing_of_the_episode_nothing_is_left_out(kind: str) -> None:
    empty = replace(EPISODE, meta={"title": "", "links": {}, "guests": [], "short": None})
    assert not named(write_episode(empty, kind)[1])


def test_numbers_without_a_title_are_left_out_of_plain_text() -> None:
    data, left_out = write_episode(replace(EPISODE, meta={"season": 731, "episode": 947}), "text", Options())
    assert b"731" not in data
    assert named(left_out) == {"season", "episode"}


def test_a_season_that_is_no_number_is_not_on_the_web_page() -> None:
    data, left_out = write_episode(replace(EPISODE, meta={"season": "one-off"}), "html")
    assert b"one-off" not in data
    assert named(left_out) == {"season"}
