from collections.abc import Callable
from pathlib import Path

import pytest

from editor.core.model import Header
from editor.ui.dialogs.import_draft import ImportDialog
from tests.ui.in_dialogs import until
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
