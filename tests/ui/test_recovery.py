import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.core import edits
from editor.core.errors import ConflictError, EditError, EditorError
from editor.core.model import Selection
from editor.store.journal import journals_folder
from editor.store.journal_file import parse
from editor.store.recovery import all_pending, pending
from editor.ui.document import Document
from tests.core.test_laws import EDITS, draw_arguments

ROOT = Path(__file__).parents[2]

PAGE = b"""---
transcript:
- header: Opening
- {line: "Good morning, Ben.", sec: 5, time: 0:05, who: Ann, day: 2024-05-01}
- line: Morning, Ann.
  sec: 12
  who: Ben
  words: [a, 1, {b: 2.5}]
- line: >-
    It is. Kettles
    are my thing.
quotableClips:
- name: Opening
  startOffset: 0
  endOffset: 20
---
Notes.
"""

Close = Callable[[Document], Document]


@pytest.fixture
def closing() -> Iterator[Close]:
    """Close documents at the end of a test."""
    opened: list[Document] = []
    yield lambda document: (opened.append(document), document)[1]
    for document in opened:
        document.close()


def killed(document: Document) -> None:
    """Leave a document as a killed process does."""
    document.flush()
    journal, document._journal = document._journal, None
    journal._file.close()  # type: ignore[union-attr]


def recovered(page: Path) -> Document:
    recovery = pending(page)
    assert recovery
    return Document.recover(recovery)


def change_text(document: Document, row: int, words: str) -> None:
    document.apply("Edit line", edits.set_text, row, words, after=Selection.at(row, len(words)))


def texts(document: Document) -> list[str]:
    return [entry.text for entry in document.episode.entries]


def all_undone(document: Document) -> list[str]:
    """Undo everything, and return the names of what was undone."""
    labels = []
    while document.undo_label:
        labels.append(document.undo_label)
        document.undo()
    return labels


def test_the_edits_come_back_with_their_history(page: Path, closing: Close) -> None:
    before = page.read_bytes()
    document = Document.open(page)
    change_text(document, 1, "Hello, Ben.")
    document.apply("Split line", edits.split_line, 3, 5)
    document.apply("Delete clip", edits.delete_clip, 0)
    document.undo()
    killed(document)
    again = closing(recovered(page))
    assert texts(again) == texts(document)
    assert (again.modified, again.undo_label, again.redo_label) == (True, "Split line", "Delete clip")
    assert again.selection == document.selection
    assert all_undone(again) == ["Split line", "Edit line"]
    assert not again.modified
    assert again.selection == Selection.at(0)
    again.save()
    assert page.read_bytes() == before


def test_a_recovered_page_is_saved_as_it_would_have_been(page: Path, tmp_path: Path, closing: Close) -> None:
    document = Document.open(page)
    change_text(document, 1, "Hello, Ben.")
    document.save()
    document.apply("Move line", edits.move_entry, 1, 3)
    document.save_copy(tmp_path / "wanted.md")
    killed(document)
    again = closing(recovered(page))
    assert again.modified
    assert again.save()
    assert page.read_bytes() == (tmp_path / "wanted.md").read_bytes()


def test_undo_after_a_save_and_a_crash_leads_to_the_page_as_it_was_opened(page: Path, closing: Close) -> None:
    before = page.read_bytes()
    document = Document.open(page)
    change_text(document, 1, "Hello, Ben.")
    document.save()
    change_text(document, 2, "Hello, Ann.")
    killed(document)
    again = closing(recovered(page))
    again.undo()
    assert not again.modified
    again.undo()
    again.save()
    assert page.read_bytes() == before


def test_a_recovered_page_can_crash_again(page: Path, closing: Close) -> None:
    document = Document.open(page)
    for words in ("one", "two", "three"):
        change_text(document, 1, words)
        killed(document)
        document = closing(recovered(page))
    assert texts(document)[1] == "three"
    assert len(all_undone(document)) == 3


def test_closing_a_recovered_page_ends_it(page: Path) -> None:
    document = Document.open(page)
    change_text(document, 1, "Hello, Ben.")
    killed(document)
    recovered(page).close()
    assert all_pending() == []
    assert list(journals_folder().iterdir()) == []


def test_two_windows_on_one_page_keep_their_own_journals(page: Path, closing: Close) -> None:
    one, two = closing(Document.open(page)), Document.open(page)
    change_text(one, 1, "one")
    change_text(two, 1, "two")
    one.flush()
    killed(two)
    assert texts(closing(recovered(page)))[1] == "two"
    assert pending(page) is None
    one.save()
    assert "one" in page.read_text()


def test_a_page_that_somebody_has_changed_since_is_recovered_and_asks_before_it_saves(
    page: Path, closing: Close
) -> None:
    document = Document.open(page)
    change_text(document, 1, "Hello, Ben.")
    killed(document)
    page.write_text("somebody else's")
    again = closing(recovered(page))
    assert texts(again) == texts(document)
    with pytest.raises(ConflictError):
        again.save()
    assert page.read_text() == "somebody else's"


def test_a_page_changed_since_it_was_saved_asks_as_well(page: Path, closing: Close) -> None:
    document = Document.open(page)
    change_text(document, 1, "Hello, Ben.")
    document.save()
    change_text(document, 1, "Hello again.")
    killed(document)
    page.write_text("somebody else's")
    with pytest.raises(ConflictError):
        closing(recovered(page)).save()


def test_a_page_that_is_gone_can_be_saved_again(page: Path, closing: Close) -> None:
    document = Document.open(page)
    change_text(document, 1, "Hello, Ben.")
    killed(document)
    page.unlink()
    again = closing(recovered(page))
    with pytest.raises(ConflictError):
        again.save()
    again.save(overwrite=True)
    assert "Hello, Ben." in page.read_text()


def test_killed_between_writing_the_page_and_saying_so(page: Path, closing: Close) -> None:
    document = Document.open(page)
    change_text(document, 1, "Hello, Ben.")
    document.save()
    killed(document)
    (journal,) = journals_folder().iterdir()
    *lines, saved, _ = journal.read_bytes().split(b"\n")
    assert b'"saved"' in saved
    journal.write_bytes(b"\n".join([*lines, b""]))
    again = closing(recovered(page))
    assert not again.modified
    assert not again.changed_on_disk()
    assert again.undo_label == "Edit line"


def test_goes_on_under_the_name_that_it_was_saved_as(page: Path, tmp_path: Path, closing: Close) -> None:
    document, other = Document.open(page), tmp_path / "other.yaml.md"
    change_text(document, 1, "Hello, Ben.")
    document.save_as(other)
    change_text(document, 1, "Hello again.")
    killed(document)
    again = closing(recovered(other))
    again.save()
    assert again.path == other
    assert "Hello again." in other.read_text()
    assert "Good morning" in page.read_text()


def test_a_record_that_does_not_fit_ends_the_recovery_there(page: Path, closing: Close) -> None:
    document = Document.open(page)
    for words in ("one", "two", "three"):
        change_text(document, 1, words)
    killed(document)
    (journal,) = journals_folder().iterdir()
    journal.write_bytes(
        journal.read_bytes().replace(b'"splices":[[1,', b'"splices":[[99,').replace(b"[[99,", b"[[1,", 1)
    )
    again = closing(recovered(page))
    assert texts(again)[1] == "one"
    assert len(again.warnings) == 1
    change_text(again, 1, "four")
    killed(again)
    assert texts(closing(recovered(page)))[1] == "four"


def test_a_journal_of_a_page_that_cannot_be_read_is_left(page: Path) -> None:
    document = Document.open(page)
    change_text(document, 1, "Hello, Ben.")
    killed(document)
    (journal,) = journals_folder().iterdir()
    first, _, rest = journal.read_bytes().partition(b"\n")
    journal.write_bytes(first[: first.index(b'"base":')] + b'"base":"AAAA"}\n' + rest)
    with pytest.raises(EditorError, match=r"tea\.md"):
        recovered(page)
    assert journal.exists()


def test_fields_that_the_editor_does_not_know_survive(tmp_path: Path, closing: Close) -> None:
    page = tmp_path / "odd.md"
    page.write_text("---\ntranscript:\n- line: One.\n  day: 2024-05-01\n  deep: {a: [1, !!binary aGk=]}\n---\n")
    document = Document.open(page)
    change_text(document, 0, "Two.")
    document.apply("Split line", edits.split_line, 0, 2)
    document.save_copy(tmp_path / "wanted.md")
    killed(document)
    again = closing(recovered(page))
    again.save()
    assert page.read_bytes() == (tmp_path / "wanted.md").read_bytes()
    assert b"day: 2024-05-01" in page.read_bytes()


SCRIPT = """
    import os, signal, sys
    from pathlib import Path
    from PySide6.QtCore import QCoreApplication
    from editor.core import edits
    from editor.ui.document import Document

    app = QCoreApplication([])
    document = Document.open(Path(sys.argv[1]))
    for letter in "killed":
        row = document.episode.entries[1]
        document.apply("Typing", edits.set_text, 1, row.text + letter)
    document.apply("Split line", edits.split_line, 3, 5)
    print("done", flush=True)
    import time
    time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_process_that_was_killed_loses_nothing(page: Path, closing: Close) -> None:
    before = page.read_bytes()
    command = [sys.executable, "-c", textwrap.dedent(SCRIPT), str(page)]
    process = subprocess.run(command, cwd=ROOT, env=os.environ, timeout=30, capture_output=True, check=False)
    assert process.returncode == -signal.SIGKILL, process.stderr
    document = closing(recovered(page))
    assert texts(document)[1] == "Good morning, Ben.killed"
    assert all_undone(document) == ["Split line", "Typing"]
    document.save()
    assert page.read_bytes() == before


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_done_recovery_gives_the_same_page(home: Path, data: st.DataObject) -> None:
    with TemporaryDirectory(dir=home) as folder:
        page = Path(folder) / "page.md"
        page.write_bytes(PAGE)
        document = Document.open(page)
        try:
            for _ in range(data.draw(st.integers(1, 10))):
                act(document, data.draw)
        finally:
            killed(document)
        if document.modified:
            check_recovered(document, recovered(page))
        assert pending(page) is None


def check_recovered(document: Document, again: Document) -> None:
    """Check that a document is what another one was, back to the page as it was opened, and close it."""
    state = (again.modified, again.undo_label, again.redo_label, rendered(again))
    again_undone = all_undone(again), rendered(again)
    again.close()
    assert state == (document.modified, document.undo_label, document.redo_label, rendered(document))
    assert again_undone == (all_undone(document), PAGE)


def act(document: Document, draw: st.DrawFn) -> None:
    """Do something that may be refused."""
    match draw(st.sampled_from(["edit", "edit", "edit", "undo", "redo", "save"])):
        case "undo":
            document.undo()
        case "redo":
            document.redo()
        case "save":
            document.save()
        case _:
            edit = draw(st.sampled_from(EDITS))
            try:
                document.apply(edit.__name__, edit, **draw_arguments(draw, edit, document.episode))
            except EditError:
                return


def rendered(document: Document) -> bytes:
    """Return what a save would write."""
    return document._saving.file.page.render(document.episode)  # type: ignore[union-attr]


def test_a_journal_names_the_page_by_its_whole_path(
    page: Path, monkeypatch: pytest.MonkeyPatch, closing: Close
) -> None:
    monkeypatch.chdir(page.parent)
    document = Document.open(Path(page.name))
    change_text(document, 1, "Hello, Ben.")
    killed(document)
    (journal,) = journals_folder().iterdir()
    contents = parse(journal.read_bytes())
    assert contents
    assert contents.path == page
    monkeypatch.chdir(ROOT)
    assert closing(recovered(page)).path == page
