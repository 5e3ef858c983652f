"""What becomes of files that are dropped on the window, and of chapter lists."""

import json
from pathlib import Path

from editor.ui.dialogs.headers_from_chapters import HeadersDialog
from editor.ui.dialogs.import_draft import ImportDialog
from tests.ui.in_dialogs import at_dialog, press
from tests.ui.test_importing import SRT, at_import, sees, written
from tests.ui.vocabulary import Person, drop_on


def test_captions_that_are_dropped_are_imported(person: Person, tmp_path: Path) -> None:
    srt = written(tmp_path / "talk.srt", SRT)
    at_dialog(person, lambda: drop_on(person.window, srt), ImportDialog, press("Cancel"))


def test_a_transcript_with_a_page_s_suffix_that_is_dropped_is_imported(person: Person, tmp_path: Path) -> None:
    source = written(tmp_path / "talk.md", "**Ann:** Good morning, Ben.\n\n**Ben:** Is the kettle on?\n" * 4)
    at_dialog(person, lambda: drop_on(person.window, source), ImportDialog, press("Cancel"))


def test_a_chapter_list_that_is_dropped_gives_headers_to_the_page(reader: Person, tmp_path: Path) -> None:
    chapters = written(tmp_path / "tea.txt", "0:00 Hello\n0:20 Kettles\n1:05 On tea\n")
    at_dialog(reader, lambda: drop_on(reader.window, chapters), HeadersDialog, press("Change 2 headers"))
    reader.wait(lambda: "# Kettles" in reader.transcript)


def test_chapters_in_json_give_headers_to_the_page(reader: Person, tmp_path: Path) -> None:
    listed = [{"startTime": 0, "title": "Hello"}, {"startTime": 20, "title": "Kettles"}]
    chapters = written(tmp_path / "tea.json", json.dumps({"version": "1.2.0", "chapters": listed}))
    at_dialog(reader, lambda: drop_on(reader.window, chapters), HeadersDialog, press("Change"))
    assert "# Kettles" in reader.transcript


def test_a_chapter_list_without_a_page_becomes_one(person: Person, tmp_path: Path) -> None:
    chapters = written(tmp_path / "tea.txt", "0:00 Hello\n0:20 Kettles\n1:05 On tea\n")
    at_import(person, chapters, sees("# Hello", "# Kettles", "# On tea"), press("Cancel"))
