import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.errors import EditorError
from editor.core.model import Episode, Line
from editor.store.journal import journals_folder
from editor.store.journal_file import first_line
from editor.store.recovery import all_pending, pending
from tests.store.session import BASE, Session


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "page.md"


def hello() -> Episode:
    return Episode((Line("Hello"), Line("World")))


def killed(page: Path, *texts: str) -> Path:
    """Type, get killed, and leave a journal."""
    session = Session(hello(), page)
    for text in texts:
        session.journal.flush()
        session.type(text)
        session.history.seal()
    return session.die()


def left() -> list[str]:
    return sorted(path.name.split("-")[0] + "".join(path.suffixes) for path in journals_folder().iterdir())


def test_says_what_was_not_saved(page: Path) -> None:
    journal = killed(page, "a", "b", "c")
    found = pending(page)
    assert found
    assert (found.path, found.steps, found.label, found.journal) == (page, 3, "Typing", journal)
    assert abs(found.when.timestamp() - time.time()) < 5
    assert all_pending() == [found]


def test_finds_the_page_through_a_link(page: Path, tmp_path: Path) -> None:
    page.touch()
    killed(page, "a")
    (tmp_path / "link.md").symlink_to(page)
    assert pending(tmp_path / "link.md")
    assert pending(tmp_path / "other.md") is None


def test_the_latest_comes_first(page: Path, tmp_path: Path) -> None:
    killed(page, "a")
    killed(tmp_path / "other.md", "a")
    latest = killed(page, "a", "b")
    assert [found.path.name for found in all_pending()] == ["page.md", "other.md", "page.md"]
    assert pending(page).journal == latest  # type: ignore[union-attr]


def test_what_somebody_has_open_is_not_offered(page: Path) -> None:
    session = Session(hello(), page)
    session.type("a")
    session.journal.flush()
    assert all_pending() == []
    session.die()
    assert len(all_pending()) == 1


def test_what_was_taken_over_in_one_window_is_gone_for_another(page: Path) -> None:
    killed(page, "a")
    found = pending(page)
    assert found
    file, contents = found.reopen()
    assert len(contents.records) == 1
    with pytest.raises(EditorError, match=r"page\.md have been recovered or discarded in another window"):
        found.reopen()
    found.discard()
    file.close()
    assert pending(page) == found


def test_discarded_edits_are_gone(page: Path) -> None:
    killed(page, "a")
    found = pending(page)
    assert found
    found.discard()
    assert left() == []
    with pytest.raises(EditorError, match="discarded"):
        found.reopen()


def test_a_journal_with_nothing_unsaved_goes(page: Path) -> None:
    session = Session(hello(), page)
    session.type("a")
    session.save()
    session.die()
    undone = Session(hello(), page)
    undone.type("a")
    undone.undo()
    undone.die()
    assert all_pending() == []
    assert left() == []


@pytest.mark.parametrize(("after_saving", "steps"), [(["type"], 1), (["undo"], 1), (["undo", "undo"], 2)])
def test_steps_are_counted_from_the_saved_state(page: Path, after_saving: list[str], steps: int) -> None:
    session = Session(hello(), page)
    for text in "ab":
        session.type(text)
        session.history.seal()
    session.save()
    for action in after_saving:
        session.undo() if action == "undo" else session.type("c")
    session.die()
    assert pending(page).steps == steps  # type: ignore[union-attr]


def test_a_save_that_was_not_finished_counts_as_none(page: Path) -> None:
    session = Session(hello(), page)
    session.type("a")
    session.journal.saving()
    session.die()
    assert pending(page).steps == 1  # type: ignore[union-attr]


def test_a_page_saved_under_another_name_is_found_there(page: Path, tmp_path: Path) -> None:
    session = Session(hello(), page)
    session.type("a")
    session.page = tmp_path / "other.md"
    session.save()
    session.type("b")
    session.die()
    assert pending(page) is None
    assert pending(tmp_path / "other.md")


def test_a_damaged_journal_is_kept_and_its_beginning_offered(page: Path) -> None:
    journal = killed(page, "a", "b", "c")
    lines = journal.read_bytes().split(b"\n")
    damaged = b"\n".join([*lines[:2], lines[2][:-5] + b"\0" * 5, *lines[3:]])
    journal.write_bytes(damaged)
    warnings: list[str] = []
    found = pending(page, warnings.append)
    assert found
    assert found.steps == 1
    assert "is damaged" in warnings[0]
    assert journal.with_name(f"{journal.name}.damaged").read_bytes() == damaged
    assert all_pending(warnings.append) == [found]
    assert len(warnings) == 1


@pytest.mark.parametrize(
    "content", [b"nonsense", b"\0" * 50, b"{}\n", b'{"journal":9,"page":"x","base":""}\n', b"\n\n"]
)
def test_a_journal_that_cannot_be_read_is_set_aside(content: bytes) -> None:
    journals_folder().mkdir(parents=True)
    (journals_folder() / "x-1.journal").write_bytes(content)
    warnings: list[str] = []
    assert all_pending(warnings.append) == []
    assert left() == ["x.journal.damaged"]
    assert len(warnings) == 1


def test_a_journal_that_ended_in_its_first_line_goes(page: Path) -> None:
    journals_folder().mkdir(parents=True)
    (journals_folder() / "x-1.journal").write_bytes(first_line(page, BASE)[:-9])
    assert all_pending() == []
    assert left() == []


def test_an_empty_journal_goes_when_it_is_old() -> None:
    journals_folder().mkdir(parents=True)
    empty = journals_folder() / "x-1.journal"
    empty.touch()
    assert (all_pending(), left()) == ([], ["x.journal"])
    os.utime(empty, (0, 0))
    assert (all_pending(), left()) == ([], [])


def test_a_journal_that_may_not_be_read_is_no_reason_to_stop(page: Path) -> None:
    killed(page, "a")
    (journals_folder() / "folder.journal").mkdir()
    warnings: list[str] = []
    assert len(all_pending(warnings.append)) == 1
    assert "could not be read" in warnings[0]


@given(damage=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=3))
def test_any_damage_is_survived(damage: list[tuple[float, int]], tmp_path_factory: pytest.TempPathFactory) -> None:
    journal = killed(tmp_path_factory.mktemp("pages") / "page.md", "a", "b")
    content = bytearray(journal.read_bytes())
    for place, byte in damage:
        content[int(place * len(content))] = byte
    journal.write_bytes(content)
    warnings: list[str] = []
    for found in all_pending(warnings.append):
        pending(found.path, warnings.append)
        found.discard()
    for path in journals_folder().iterdir():
        path.unlink()


def test_odd_times_are_survived(page: Path) -> None:
    journal = killed(page, "a")
    content = journal.read_bytes()
    when = content[content.index(b'"when":') : content.index(b',"before"')]
    for odd in (b'"when":NaN', b'"when":1e300', b'"when":"now"'):
        journal.write_bytes(content.replace(when, odd))
        assert len(all_pending()) == 1
