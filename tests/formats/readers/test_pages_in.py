"""Episode pages, read as what a new page is made of."""

from pathlib import Path

import pytest

from editor.core.captions import Caption, Draft, Title
from editor.core.errors import FormatError
from editor.core.model import Header
from editor.formats.page import PageError, read_page
from editor.formats.readers.registry import read_draft, recognise
from tests.formats.readers.text_samples import PAGE


def read(text: str) -> Draft:
    return read_draft(text.encode(), "talk.md", "page")


def test_is_recognised() -> None:
    assert recognise(PAGE.encode(), "talk").id == "page"
    assert recognise(b"- line: Hi.\n  sec: 3\n", "talk.yaml").id == "page"


def test_entries() -> None:
    assert read(PAGE).parts == (
        Title("The start: now"),
        Caption("Hello all.", 5, None, "Ann", (), True),
        Caption("Bye.", 65.0, None, None, (), True),
    )
    assert read(PAGE).meta == {"title": "Good Talks"}


def test_what_a_draft_cannot_hold_is_said() -> None:
    assert read(PAGE).left_out == (
        "1 entry without words left out.",
        "1 quotable clip left out.",
        "What entries say besides is left out: note.",
        "2 words below the front matter left out.",
    )


def test_a_bad_page_is_refused_with_its_place() -> None:
    with pytest.raises(
        FormatError, match=r"talk.md cannot be read as episode page: line \d, column \d+: .*\. Open it as a page"
    ):
        read("---\ntranscript:\n- line: 'a\n---\n")


def test_the_real_pages_arrive_word_for_word(shared: Path) -> None:
    for path in [*sorted((shared / "corpus" / "pages").glob("*.md")), *sorted((shared / "samples").glob("*.md"))]:
        try:
            episode = read_page(path.read_bytes(), path.name, markdown=True).episode
        except PageError:
            continue
        if not episode.entries:
            continue
        assert recognise(path.read_bytes(), path.name).id == "page"
        parts = read_draft(path.read_bytes(), path.name).parts
        assert [part.text.split() for part in parts] == [entry.text.split() for entry in episode.entries]
        assert [isinstance(part, Title) for part in parts] == [isinstance(one, Header) for one in episode.entries]
