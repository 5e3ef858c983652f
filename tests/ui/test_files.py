import subprocess
import sys
from pathlib import Path

import pytest

from editor.core.model import Selection
from editor.store import recordings
from editor.store.recovery import pending
from tests.ui.vocabulary import Person


def edit(person: Person) -> None:
    person.caret(1, 0)
    person.type("Oh. ")


def test_ctrl_s_saves_only_what_was_edited(reader: Person, page: Path) -> None:
    before = page.read_text(encoding="utf-8")
    edit(reader)
    reader.press("Ctrl+S")
    assert page.read_text(encoding="utf-8") == before.replace("- line: Good", "- line: Oh. Good")
    assert reader.said == "Saved."


def test_saving_without_an_edit_writes_nothing(reader: Person, page: Path) -> None:
    before = page.stat().st_mtime_ns
    reader.press("Ctrl+S")
    assert page.stat().st_mtime_ns == before
    assert reader.said == "There is nothing to save."


def test_save_as_goes_on_with_the_other_file(reader: Person, page: Path) -> None:
    edit(reader)
    with reader.answering("Save", fill=str(page.with_name("other.md"))):
        reader.press("Ctrl+Shift+S")
    assert reader.title == "other.md — Cueline"
    assert b"Oh. " not in page.read_bytes()


@pytest.mark.parametrize("typed", ["other", "other.2", "1. Tea"])
def test_a_name_without_a_page_s_suffix_gets_one(reader: Person, page: Path, typed: str) -> None:
    with reader.answering("Save", fill=str(page.with_name(typed))):
        reader.press("Ctrl+Shift+S")
    assert reader.title == f"{typed}.md — Cueline"


@pytest.mark.parametrize("answer", ["Cancel", "Replace"])
def test_a_file_is_not_replaced_unasked_when_the_suffix_is_left_out(reader: Person, page: Path, answer: str) -> None:
    other = page.with_name("other.md")
    other.write_text("somebody's work")
    with reader.answering_all(("Save", str(page.with_name("other"))), (answer, None)) as said:
        reader.choose("save_copy")
    assert "Replace other.md?" in said[1]
    assert (other.read_text() == "somebody's work") is (answer == "Cancel")


def test_a_copy_leaves_the_page_as_it_is(reader: Person, page: Path) -> None:
    edit(reader)
    with reader.answering("Save", fill=str(page.with_name("copy.md"))):
        reader.choose("save_copy")
    assert b"Oh. " in page.with_name("copy.md").read_bytes()
    assert reader.title == "tea.md* — Cueline"


def test_closing_asks_about_what_is_not_saved(reader: Person) -> None:
    edit(reader)
    with reader.answering("Cancel") as said:
        reader.press("Ctrl+W")
    assert "Save the changes to tea.md?" in said[0]
    assert reader.shown[1].startswith("Oh. ")


def test_closing_can_save(reader: Person, page: Path) -> None:
    edit(reader)
    with reader.answering("Save"):
        reader.press("Ctrl+W")
    assert reader.window.desk is None
    assert b"Oh. " in page.read_bytes()


def test_closing_can_discard(reader: Person, page: Path) -> None:
    edit(reader)
    with reader.answering("Discard changes"):
        reader.press("Ctrl+Q")
    assert not reader.window.isVisible()
    assert b"Oh. " not in page.read_bytes()


def test_a_file_that_somebody_changed_is_told_and_read_again(reader: Person, page: Path) -> None:
    page.write_text(page.read_text().replace("Black tea", "Green tea"))
    reader.wait(lambda: "disk" in reader.notices)
    reader.desk.notices.press("disk", "Reload")
    assert reader.shown[5] == "Green tea first."
    assert "disk" not in reader.notices


def test_saving_over_another_change_asks(reader: Person, page: Path) -> None:
    edit(reader)
    page.write_text(page.read_text().replace("Black tea", "Green tea"))
    with reader.answering("Cancel") as said:
        reader.press("Ctrl+S")
    assert "changed by another program" in said[0]
    assert "Green tea" in page.read_text()
    with reader.answering("Overwrite"):
        reader.press("Ctrl+S")
    assert "Oh. " in page.read_text()
    assert "Green tea" not in page.read_text()


def test_a_conflict_can_be_saved_elsewhere(reader: Person, page: Path) -> None:
    edit(reader)
    page.write_text(page.read_text().replace("Black tea", "Green tea"))
    with reader.answering_all(("Save as…", None), ("Save", str(page.with_name("mine.md")))):
        reader.press("Ctrl+S")
    assert reader.title == "mine.md — Cueline"
    assert "Green tea" in page.read_text()
    assert "disk" not in reader.notices


def test_a_page_that_was_saved_as_another_is_watched_there(reader: Person, page: Path) -> None:
    other = page.with_name("other.md")
    with reader.answering("Save", fill=str(other)):
        reader.press("Ctrl+Shift+S")
    other.write_text(page.read_text().replace("Black tea", "Green tea"))
    reader.wait(lambda: "disk" in reader.notices)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"---\ntranscript:\n- line: 'open\n---\n", "line 3"),
        (b"", ""),
        (b"no front matter at all\n", ""),
        (b"---\ntranscript: [\n---\n", "line 2"),
        (b"\xff\xfe\x00bad", ""),
    ],
)
def test_a_page_that_cannot_be_read_is_explained(person: Person, page: Path, content: bytes, place: str) -> None:
    page.write_bytes(content)
    with person.answering("Close") as said:
        person.window.files.open(page)
    assert "can't be read" in said[0]
    assert place in said[0]
    assert page.read_bytes() == content
    assert person.window.desk is None


def test_a_page_that_is_not_there_is_explained(person: Person, page: Path) -> None:
    with person.answering("OK") as said:
        person.window.files.open(page.with_name("nowhere.md"))
    assert "nowhere.md" in said[0]


def test_a_repair_is_shown_and_made_on_request(person: Person, page: Path) -> None:
    page.write_text(page.read_text().replace("- header: On tea", "- header: On: tea"))
    with person.answering("Repair and open") as said:
        person.window.files.open(page)
    assert "What would help" in said[0]
    assert person.shown[4] == "On: tea"


def test_a_failed_open_leaves_the_page_that_is_open(reader: Person, page: Path) -> None:
    broken = page.with_name("broken.md")
    broken.write_bytes(b"---\n- [\n---\n")
    edit(reader)
    with reader.answering("Close"):
        reader.window.files.open(broken)
    assert reader.title == "tea.md* — Cueline"


def crash(page: Path, row: int = 1) -> None:
    """Edit a page in another process that then dies without a word."""
    script = (
        "import os, pathlib, sys\n"
        "from editor.core import edits\n"
        "from editor.core.model import Selection\n"
        "from editor.ui.document import Document\n"
        "document = Document.open(pathlib.Path(sys.argv[1]))\n"
        "row = int(sys.argv[2])\n"
        "after = Selection.at(row, 4)\n"
        "document.apply('Change speaker', edits.set_speaker, row, 'Cleo', after=after)\n"
        "document.flush()\n"
        "os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", script, str(page), str(row)], check=False, timeout=30).returncode == 9


def test_edits_of_a_crash_are_offered_and_recovered(person: Person, page: Path) -> None:
    crash(page)
    person.open(page)
    key = next(key for key in person.notices if key.startswith("recovery"))
    assert person.notices[key].startswith("tea.md has 1 edit that was not saved, the last “Change speaker”")
    person.desk.notices.press(key, "Recover")
    assert person.transcript[1].startswith("Cleo")
    assert person.words("undo") == "Undo: Change speaker"


def test_edits_of_a_crash_can_be_discarded(person: Person, page: Path) -> None:
    crash(page)
    person.open(page)
    key = next(key for key in person.notices if key.startswith("recovery"))
    person.desk.notices.press(key, "Discard")
    person.open(page)
    assert not [key for key in person.notices if key.startswith("recovery")]


def test_the_welcome_offers_edits_of_a_crash(person: Person, page: Path) -> None:
    crash(page)
    person.window.show_welcome()
    notices = person.window.welcome.notices
    person.wait(lambda: bool(notices.sentences()))
    notices.press(next(iter(notices.sentences())), "Recover")
    assert person.transcript[1].startswith("Cleo")


def test_a_reload_stays_at_the_line(reader: Person, page: Path) -> None:
    reader.caret(5)
    page.write_text(page.read_text().replace("Good morning", "Good evening"))
    reader.choose("reload")
    assert reader.shown[1] == "Good evening, Ben."
    assert reader.desk.row == 5


def test_a_reload_stays_at_the_playhead(reader: Person) -> None:
    reader.desk.playback.seek(21)
    reader.choose("reload")
    reader.wait(lambda: reader.desk.playback.position == 21)
    assert reader.desk.transcript.marks.spoken.row == 3


def test_a_reload_follows_no_more_than_before(reader: Person) -> None:
    reader.press("Ctrl+L")
    reader.choose("reload")
    assert not reader.desk.transcript.following


@pytest.mark.parametrize("row", [0, 150])
def test_the_last_edit_that_was_recovered_is_in_view(long_reader: Person, row: int) -> None:
    page = long_reader.document.path
    assert page
    crash(page, row)
    long_reader.window.files.recover(pending(page))
    long_reader.wait(lambda: long_reader.desk.transcript.marks.spoken is not None)
    transcript = long_reader.desk.transcript
    assert transcript.selection() == Selection.at(row, 4)
    assert transcript.shows(transcript.cursorRect())
    assert transcript.following


def test_a_page_saved_elsewhere_keeps_its_recording(reader: Person, page: Path, tmp_path: Path) -> None:
    sound, other = page.with_name("sound.mp3"), tmp_path / "home" / "other.md"
    sound.touch()
    reader.desk.attention.use_recording(sound)
    with reader.answering("Save", fill=str(other)):
        reader.press("Ctrl+Shift+S")
    assert recordings.remembered(other) == sound


def test_a_reload_of_a_page_that_became_empty_shows_it(reader: Person, page: Path) -> None:
    reader.caret(5)
    page.write_text("---\ntranscript: []\n---\n")
    reader.choose("reload")
    assert reader.transcript == []
