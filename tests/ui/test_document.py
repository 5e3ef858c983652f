import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from editor.core import edits
from editor.core.change import Change
from editor.core.errors import ConflictError, EditError, FormatError, SaveError
from editor.core.model import Episode, Line, Position, Selection
from editor.store.journal import journals_folder
from editor.ui import saving
from editor.ui.document import Document


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Heard:
    """What a document said, in order."""

    def __init__(self, document: Document) -> None:
        self.all: list[tuple[str, Any]] = []
        document.changed.connect(lambda change, origin: self.all.append(("changed", (change, origin))))
        document.select_requested.connect(lambda selection: self.all.append(("select", selection)))
        document.warned.connect(lambda sentence: self.all.append(("warned", sentence)))

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.all]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def document(page: Path, clock: Clock) -> Iterator[Document]:
    opened = Document.open(page, clock)
    yield opened
    opened.close()


@pytest.fixture
def heard(document: Document) -> Heard:
    return Heard(document)


def text(document: Document, row: int) -> str:
    return document.episode.entries[row].text


def type_into(document: Document, row: int, more: str) -> None:
    words = text(document, row) + more
    document.apply("Typing", edits.retype, row, 1, [words], after=Selection.at(row, len(words)))


def change_text(document: Document, row: int, words: str) -> None:
    document.apply("Edit line", edits.set_text, row, words)


def journals() -> list[Path]:
    return list(journals_folder().glob("*")) if journals_folder().exists() else []


# Edits


def test_an_edit_is_told_once_with_who_made_it(document: Document, heard: Heard) -> None:
    change = document.apply("Edit line", edits.set_text, 1, "Hello.", origin=heard)
    assert heard.all == [("changed", (change, heard))]
    assert text(document, 1) == "Hello."
    assert document.modified


def test_an_edit_that_changes_nothing_is_no_step(document: Document, heard: Heard) -> None:
    assert not document.apply("Edit line", edits.set_text, 1, text(document, 1))
    assert (heard.all, document.undo_label, document.modified) == ([], None, False)


def test_an_edit_that_is_refused_changes_nothing(document: Document, heard: Heard) -> None:
    with pytest.raises(EditError):
        document.apply("Edit line", edits.set_text, 99, "?")
    assert (heard.all, document.undo_label, document.modified) == ([], None, False)


def test_everyone_who_hears_of_an_edit_finds_it_made(document: Document) -> None:
    found: list[Any] = []
    document.changed.connect(
        lambda *_: found.append((text(document, 1), document.speakers.offered, document.undo_label))
    )
    document.apply("Rename speaker", edits.rename_speaker, "Ann", "Anna")
    document.undo()
    assert [names for _, names, _ in found] == [("Anna", "Ben"), ("Ann", "Ben")]
    assert [label for _, _, label in found] == ["Rename speaker", None]


def test_undo_and_redo_tell_the_change_and_then_where_the_caret_belongs(document: Document, heard: Heard) -> None:
    document.selection = Selection.at(1, 3)
    type_into(document, 1, "!")
    document.selection = Selection.at(5, 2)
    document.undo()
    document.redo()
    assert heard.names == ["changed", "changed", "select", "changed", "select"]
    assert [what for name, what in heard.all if name == "select"] == [Selection.at(1, 3), Selection.at(1, 19)]
    assert document.selection == Selection.at(1, 19)


def test_undo_brings_back_the_very_same_entries(document: Document) -> None:
    before = document.episode.entries
    document.apply("Split line", edits.split_line, 1, 5)
    assert document.undo_label == "Split line"
    document.undo()
    assert document.episode.entries == before
    assert (document.undo_label, document.redo_label, document.modified) == (None, "Split line", False)


def test_nothing_to_undo_is_no_trouble(document: Document, heard: Heard) -> None:
    document.undo()
    document.redo()
    assert heard.all == []


def test_the_caret_follows_its_text_where_nobody_says_otherwise(document: Document) -> None:
    document.selection = Selection(Position(2, 0), Position(3, 8))
    document.apply("Insert line", edits.insert_line, 1, "New.")
    assert document.selection == Selection(Position(3, 0), Position(4, 8))
    document.apply("Delete lines", edits.delete_entries, range(4, 7))
    assert document.selection.caret.row == 3
    document.apply("Delete lines", edits.delete_entries, range(4))
    assert document.selection == Selection.at(0, 0)


# Typing


def test_typing_within_a_second_is_one_step(document: Document, clock: Clock) -> None:
    for letter in "abc":
        type_into(document, 1, letter)
        clock.now += 0.9
    document.undo()
    assert text(document, 1) == "Good morning, Ben."
    document.redo()
    assert document.selection == Selection.at(1, 21)


@pytest.mark.parametrize(
    "pause",
    [
        lambda document, clock: setattr(clock, "now", clock.now + 1.1),
        lambda document, clock: document.seal(),
        lambda document, clock: document.save(),
        lambda document, clock: type_into(document, 2, "x"),
        lambda document, clock: (document.undo(), document.redo()),
    ],
    ids=["a second", "another caret", "a save", "another line", "undo"],
)
def test_typing_after_a_pause_is_another_step(
    document: Document, clock: Clock, pause: Callable[[Document, Clock], object]
) -> None:
    type_into(document, 1, "a")
    pause(document, clock)
    type_into(document, 1, "b")
    document.undo()
    assert text(document, 1) == "Good morning, Ben.a"


# Files


def test_opens_with_the_name_and_the_notices_of_the_page(document: Document, page: Path) -> None:
    assert (document.path, document.name, document.modified) == (page, "tea.md", False)
    assert document.notices == document.warnings == ()


def test_a_page_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_text("---\ntranscript: [\n---\n")
    with pytest.raises(FormatError, match=r"bad\.md"):
        Document.open(tmp_path / "bad.md")
    assert journals() == []


def test_a_save_writes_what_was_edited_and_nothing_else(document: Document, page: Path) -> None:
    before = page.read_text()
    change_text(document, 1, "Hello, Ben.")
    assert document.save()
    assert page.read_text() == before.replace("Good morning, Ben.", "Hello, Ben.")
    assert not document.modified
    assert not document.save()


def test_after_a_save_undo_is_a_change_to_be_saved(document: Document, page: Path) -> None:
    before = page.read_bytes()
    change_text(document, 1, "Hello, Ben.")
    document.save()
    document.undo()
    assert document.modified
    document.save()
    assert page.read_bytes() == before


def test_state_changed_comes_after_edits_and_saves(document: Document, qtbot: QtBot) -> None:
    with qtbot.waitSignal(document.state_changed):
        change_text(document, 1, "Hello, Ben.")
    with qtbot.waitSignal(document.state_changed):
        document.save()


def test_somebody_elses_change_is_not_lost(document: Document, page: Path) -> None:
    assert not document.changed_on_disk()
    page.write_text("somebody else's")
    change_text(document, 1, "Hello, Ben.")
    assert document.changed_on_disk()
    with pytest.raises(ConflictError):
        document.save()
    assert page.read_text() == "somebody else's"
    assert document.modified
    assert document.save(overwrite=True)
    assert "Hello, Ben." in page.read_text()
    assert not document.modified


def test_save_as_goes_on_with_the_other_file(document: Document, page: Path, tmp_path: Path) -> None:
    before = page.read_bytes()
    change_text(document, 1, "Hello, Ben.")
    document.save_as(tmp_path / "other.md")
    assert (document.name, document.modified) == ("other.md", False)
    change_text(document, 1, "Hello again.")
    document.save()
    assert "Hello again." in (tmp_path / "other.md").read_text()
    assert page.read_bytes() == before


def test_save_copy_stays_with_this_file(document: Document, page: Path, tmp_path: Path) -> None:
    change_text(document, 1, "Hello, Ben.")
    document.save_copy(tmp_path / "copy.md")
    assert "Hello, Ben." in (tmp_path / "copy.md").read_text()
    assert (document.path, document.modified) == (page, True)


def test_a_save_that_fails_leaves_everything(document: Document, tmp_path: Path) -> None:
    change_text(document, 1, "Hello, Ben.")
    with pytest.raises(SaveError):
        document.save_as(tmp_path / "nowhere" / "other.md")
    assert (document.name, document.modified) == ("tea.md", True)


def test_without_a_file_it_can_be_edited_but_not_saved() -> None:
    document = Document(Episode((Line("Hello"),)))
    change_text(document, 0, "Hi")
    assert (document.path, document.name, document.modified) == (None, "Untitled", True)
    assert not document.changed_on_disk()
    with pytest.raises(SaveError, match="no file yet"):
        document.save()
    document.flush()
    document.close()


# Large pages are saved while the window goes on


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch, document: Document) -> Iterator[threading.Event]:
    """Call every page large, and hold what is saved until the event is set."""
    gate = threading.Event()
    monkeypatch.setattr(saving, "LARGE_BYTES", 0)
    file = document._saving.file  # type: ignore[union-attr]
    render = file.page.render
    monkeypatch.setattr(file.page, "render", lambda episode: (gate.wait(5), render(episode))[1])
    yield gate
    gate.set()


def test_edits_made_while_a_large_page_is_saved_stay_unsaved(
    document: Document, page: Path, held: threading.Event, qtbot: QtBot
) -> None:
    type_into(document, 1, "a")
    assert document.save()
    type_into(document, 1, "b")
    assert not document.changed_on_disk()
    with qtbot.waitSignal(document.state_changed):
        held.set()
    assert document.modified
    assert "Ben.a\n" in page.read_text()
    document.undo()
    assert not document.modified


def test_a_second_save_waits_for_the_first(document: Document, page: Path, held: threading.Event) -> None:
    type_into(document, 1, "a")
    document.save()
    type_into(document, 1, "b")
    threading.Timer(0.05, held.set).start()
    document.save(wait=True)
    assert "Ben.ab\n" in page.read_text()
    assert not document.modified


def test_a_conflict_of_a_large_page_is_known_at_once(document: Document, page: Path, held: threading.Event) -> None:
    held.set()
    type_into(document, 1, "a")
    page.write_text("somebody else's")
    with pytest.raises(ConflictError):
        document.save()


def test_what_goes_wrong_behind_the_window_is_said(
    document: Document, page: Path, held: threading.Event, heard: Heard, qtbot: QtBot
) -> None:
    type_into(document, 1, "a")
    document.save()
    page.write_text("somebody else's")
    with qtbot.waitSignal(document.warned):
        held.set()
    assert "tea.md was not saved. " in heard.all[-1][1]
    assert document.modified


def test_a_page_closed_while_it_is_saved_is_saved(document: Document, page: Path, held: threading.Event) -> None:
    type_into(document, 1, "a")
    document.save()
    threading.Timer(0.05, held.set).start()
    document.close()
    assert "Ben.a\n" in page.read_text()
    assert journals() == []


def test_a_page_closed_while_its_save_fails_can_be_recovered(
    document: Document, page: Path, held: threading.Event
) -> None:
    type_into(document, 1, "a")
    document.save()
    page.write_text("somebody else's")
    held.set()
    document.close()
    assert len(journals()) == 1


# The journal


def test_a_page_that_is_closed_leaves_no_journal(document: Document) -> None:
    type_into(document, 1, "a")
    document.flush()
    assert len(journals()) == 1
    document.close()
    assert journals() == []


def test_a_journal_that_cannot_be_written_is_said_once(
    document: Document, home: Path, heard: Heard, qtbot: QtBot
) -> None:
    (home / "state").touch()
    with qtbot.waitSignal(document.warned):
        type_into(document, 1, "a")
    type_into(document, 1, "b")
    document.flush()
    assert heard.names.count("warned") == 1
    assert text(document, 1).endswith("ab")


def test_a_change_of_ones_own_is_an_edit_too(document: Document) -> None:
    change = edits.set_text(document.episode, 1, "Prepared.")
    document.apply("Apply", lambda _: change)
    assert text(document, 1) == "Prepared."
    assert isinstance(change, Change)
