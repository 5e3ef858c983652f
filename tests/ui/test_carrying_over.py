from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QListView

from editor.core.model import Header, Line
from editor.ui.dialogs.import_draft import ImportDialog
from tests.ui.in_dialogs import said, until
from tests.ui.test_importing import VTT, at_import, press, sees, tells, tick, written
from tests.ui.vocabulary import Person


@pytest.fixture
def vtt(tmp_path: Path) -> Path:
    """Write captions of what the page says, without its headers and names."""
    return written(tmp_path / "talk.vtt", VTT)


def has_headers(*titles: str) -> Callable[[ImportDialog], None]:
    """Wait until the preview has these headers."""
    return until(lambda dialog: [one.text for one in dialog.preview.entries if isinstance(one, Header)] == [*titles])


def test_headers_clips_and_speakers_are_carried_over_to_a_text_that_has_none(reader: Person, vtt: Path) -> None:
    before = reader.transcript
    at_import(
        reader,
        vtt,
        tick("Into tea.md"),
        tells("3 lines, 2 headers. 2 speakers. Times"),
        tells("Carried over: 2 headers, 1 clip, the speakers of 3 lines; 1 header only where they seem to belong."),
        sees("# Opening", "Ann 0:05 Good morning, Ben.", "Ben 0:12 Is the kettle on?", "Ann 0:15 It is.", "# On tea"),
        press("Replace the transcript"),
    )
    assert [line for line in reader.transcript if line.startswith("#")] == ["# Opening", "# On tea"]
    reader.press("Ctrl+Z")
    assert reader.transcript == before


def test_nothing_is_carried_over_to_another_text(reader: Person, tmp_path: Path) -> None:
    source = written(tmp_path / "talk.txt", "[0:05] Ann: Quite another matter.\n[0:09] Ben: Indeed.\n")
    at_import(reader, source, tick("Into tea.md"), tells("Its 1 clip and"), press("Replace the transcript"))
    assert reader.transcript == ["Ann 0:05 Quite another matter.", "Ben 0:09 Indeed."]


def test_a_text_with_headers_of_its_own_keeps_them_unless_it_is_asked_for(reader: Person, tmp_path: Path) -> None:
    source = written(
        tmp_path / "talk.md", "# Tea\n\n## Hello\n\n**Ann:** Good morning, Ben.\n\n**Ben:** Morning, Ann.\n"
    )
    at_import(
        reader,
        source,
        tick("Into tea.md"),
        has_headers("Hello"),
        tells("Its 1 clip and its front matter stay."),
        tick("headers, clips"),
        has_headers("Opening", "On tea"),
        press("Cancel"),
    )
    assert not reader.document.modified


def test_the_sentence_counts_what_is_taken(reader: Person, tmp_path: Path) -> None:
    """The header in the middle of a paragraph makes two lines of it."""
    cues = ("Good morning, Ben.", "Morning, Ann. Is the kettle on?", "It is. Kettles are my thing.", "Black tea first.")
    texts = [f"00:{at:02}.000 --> 00:{at + 1:02}.000\n{words}\n" for at, words in enumerate(cues, 5)]
    source = written(tmp_path / "talk.vtt", "\n".join(["WEBVTT\n", *texts]))
    at_import(
        reader,
        source,
        tells("4 captions became 1 line. Nobody is named."),
        tick("Into tea.md"),
        tells("4 captions became 2 lines, 2 headers. Nobody is named. Times from 0:05 to 0:10."),
        press("Replace the transcript"),
    )
    assert sum(isinstance(entry, Line) for entry in reader.document.episode.entries) == 2


@pytest.fixture
def team(person: Person, shared: Path, tmp_path: Path) -> tuple[Person, Path]:
    """Open a real page that was edited, and have the captions that it was made of."""
    samples = shared / "samples"
    page = tmp_path / "team.md"
    page.write_bytes((samples / "mlops-as-a-team.edited.md").read_bytes())
    person.open(page)
    return person, samples / "mlops-as-a-team.captions.txt"


def test_the_lines_of_a_real_page_are_counted_as_they_are_taken(team: tuple[Person, Path]) -> None:
    person, captions = team
    told: list[str] = []
    look = lambda dialog: told.append(said(dialog))  # noqa: E731
    at_import(person, captions, tick("Into team.md"), tells("Carried over"), look, press("Replace the transcript"))
    lines = sum(isinstance(entry, Line) for entry in person.document.episode.entries)
    assert f"1,495 captions became {lines} lines" in told[0]
    assert "Nobody is named" not in told[0]


def test_the_list_of_headers_shows_the_section_of_the_caret_after_it(team: tuple[Person, Path]) -> None:
    person, captions = team
    at_import(person, captions, tick("Into team.md"), tells("Carried over"), press("Replace the transcript"))
    headers = person.desk.headers.findChild(QListView)
    assert headers.indexAt(QPoint(1, 1)).row() == 0
    person.press("Ctrl+Z")
    assert headers.indexAt(QPoint(1, 1)).row() == 0
