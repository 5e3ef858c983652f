"""Chapter lists, chapters of Podcasting 2.0, and chapters in the description of a video."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.captions import Draft, Title
from editor.core.errors import FormatError
from editor.formats.readers.registry import read_draft, recognise
from tests.formats.readers.talks import clock
from tests.formats.readers.text_samples import CHAPTERS, DESCRIPTION, PODCAST

STARTS = st.lists(st.integers(0, 500), min_size=2, max_size=30).map(
    lambda steps: [sum(steps[:row]) + row * 30 for row in range(len(steps))]
)


def read(text: str, kind: str) -> Draft:
    return read_draft(text.encode(), "file", kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [(CHAPTERS, "chapters"), (DESCRIPTION, "youtube-description"), (PODCAST, "podcast-chapters")],
)
def test_is_recognised(text: str, kind: str) -> None:
    assert recognise(text.encode(), "file").id == kind


def test_chapter_list() -> None:
    assert read(CHAPTERS, "chapters").parts == (
        Title("Introduction", 0.0),
        Title("Guest: Bo", 159.0),
        Title("The end", 3600.0),
    )


def test_a_bad_line_of_a_list_is_told() -> None:
    with pytest.raises(FormatError, match="line 2: “Nothing” does not begin with a time"):
        read("0:00 A\nNothing\n", "chapters")


def test_chapters_of_podcasting_are_sorted() -> None:
    draft = read(PODCAST, "podcast-chapters")
    assert draft.parts == (Title("Introduction", 0.0), Title("Guest", 159.5))
    assert draft.meta == {"title": "Good Talks"}
    assert draft.left_out == ("1 chapter without a title left out.",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"chapters": [{"title": "A"}]}', r"chapters\[0\].startTime is missing"),
        ('{"chapters": [{"startTime": "x", "title": "A"}]}', r"chapters\[0\].startTime"),
        ('{"chapters": 3}', "chapters should be a list"),
        ("[]", "the file should be an object"),
        ("{}", "no list “chapters”"),
        ("[" * 100_000, "nested too deeply|brackets"),
    ],
)
def test_other_json_is_refused(text: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        read(text, "podcast-chapters")


def test_chapters_in_a_description() -> None:
    draft = read(DESCRIPTION, "youtube-description")
    assert draft.parts == read(CHAPTERS, "chapters").parts
    assert draft.left_out[0].startswith("4 lines of the description (11 words)")


def test_a_description_without_chapters_is_refused() -> None:
    with pytest.raises(FormatError, match="0:00 Introduction"):
        read("Just words.\n", "youtube-description")


@given(STARTS, st.booleans())
def test_round_trip(starts: list[int], hours: bool) -> None:
    titles = [f"Part {row}: what then?" for row in range(len(starts))]
    text = "\n".join(f"{clock(start, hours)} {title}" for start, title in zip(starts, titles, strict=True))
    assert read(text, "chapters").parts == tuple(map(Title, titles, map(float, starts)))
    assert recognise(text.encode(), "file").id == "chapters"
    assert read(f"Words.\n{text}\nMore.", "youtube-description").parts == read(text, "chapters").parts


def test_the_real_lists(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "timestamps").glob("*.txt")):
        data = path.read_bytes()
        assert recognise(data, path.name).id == "chapters"
        lines = [line.split(maxsplit=1)[1].split() for line in data.decode().splitlines() if line.strip()]
        assert [part.text.split() for part in read_draft(data, path.name).parts] == lines
