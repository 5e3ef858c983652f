import errno
import os
import stat
import time
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.edits import set_text
from editor.core.model import Episode, Line, Selection
from editor.store.journal import Journal, journals_folder
from editor.store.journal_file import PIECE, JournalFile, first_line, parse
from tests.core.episodes import EPISODES
from tests.store.session import BASE, Session, replayed, state_of

HELLO = Episode((Line("Hello", "Ann"), Line("World", "Bob")))


def wait_for_growth(path: Path, size: int) -> float:
    """Return how many seconds it took until a file was larger than that."""
    start = time.perf_counter()
    while not path.exists() or path.stat().st_size <= size:
        assert time.perf_counter() - start < 2
        time.sleep(0.005)
    return time.perf_counter() - start


@settings(max_examples=60)
@given(data=st.data())
def test_a_journal_cut_anywhere_gives_the_state_of_that_moment(data: st.DataObject) -> None:
    session = Session(data.draw(EPISODES))
    try:
        for _ in range(data.draw(st.integers(1, 12))):
            session.act(data.draw)
    finally:
        path = session.die()
    written = path.read_bytes() if path.exists() else b""
    assert written.count(b"\n") == (len(session.states) if written else 0)
    for cut in (written, written[: int(data.draw(st.floats(0, 1)) * len(written))]):
        replay = replayed(cut, session.opened)
        assert state_of(replay.episode, replay.history) == session.states[max(0, cut.count(b"\n") - 1)]
    path.unlink(missing_ok=True)


def test_opening_a_page_leaves_no_trace(home: Path) -> None:
    session = Session(HELLO)
    session.journal.drop()
    assert not list(home.iterdir())


def test_an_edit_is_in_the_file_within_half_a_second() -> None:
    session = Session(HELLO)
    for text in ("Hello!", "Hello!!"):
        path = session.journal._file.path
        size = path.stat().st_size if path.exists() else 0
        session.type(text)
        assert wait_for_growth(path, size) < 0.5
    session.journal.drop()


def test_a_key_stroke_does_not_wait_for_the_journal() -> None:
    line = Line("word " * 200)
    session, took = Session(Episode((line,))), []
    for number in range(300):
        change = set_text(session.episode, 0, f"{line.text}{number}")
        start = time.perf_counter()
        session.journal.edited("Typing", change, Selection.at(0), Selection.at(0, 1), joined=False)
        took.append(time.perf_counter() - start)
        session.episode = change.apply(session.episode)
        time.sleep(0.001)
    session.journal.drop()
    assert median(took) < 0.001


def test_only_its_owner_may_read_it() -> None:
    session = Session(HELLO)
    session.type("Hello!")
    path = session.die()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_is_gone_when_the_page_is_closed() -> None:
    session = Session(HELLO)
    session.type("Hello!")
    session.journal.flush()
    session.journal.drop()
    assert not list(journals_folder().iterdir())


def test_a_folder_that_cannot_be_written_is_said_once_and_tried_again(home: Path) -> None:
    (home / "state").touch()
    session = Session(HELLO)
    for text in ("Hello!", "Hello!!"):
        session.type(text)
        session.journal.flush()
    assert len(session.warnings) == 1
    assert "could not be written" in session.warnings[0]
    (home / "state").unlink()
    session.type("Hello!!!")
    replay = replayed(session.die().read_bytes(), HELLO)
    assert replay.episode.entries[0].text == "Hello!!!"
    assert state_of(replay.episode, replay.history) == session.states[-1]


class FullDisk(JournalFile):
    """A disk that takes half of a line, for a while."""

    full = True

    def append(self, data: bytes) -> None:
        if self.full:
            super().append(data[: len(data) // 2])
            self._end -= len(data) // 2
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        super().append(data)


def test_a_line_that_only_half_fitted_on_the_disk_is_written_over(tmp_path: Path) -> None:
    session = Session(HELLO)
    session.journal._file = FullDisk(tmp_path / "x.journal")
    session.type("Hello!")
    session.journal.flush()
    assert len(session.warnings) == 1
    session.journal._file.full = False
    session.type("Hello!!")
    session.journal.flush()
    session.journal._file.close()
    replay = replayed((tmp_path / "x.journal").read_bytes(), HELLO)
    assert state_of(replay.episode, replay.history) == session.states[-1]


def test_a_relative_page_is_kept_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    session = Session(HELLO, Path("page.md"))
    session.type("Hello!")
    assert str(tmp_path / "page.md").encode() in session.die().read_bytes()


@pytest.mark.parametrize("name", ["ü" * 120, "😀" * 63])
def test_a_page_with_a_long_name_has_a_journal(name: str) -> None:
    warnings: list[str] = []
    journal = Journal.begin(Path(f"{name}.md"), BASE, HELLO, warnings.append)
    journal.undone()
    journal.flush()
    journal.drop()
    assert not warnings


@pytest.mark.parametrize("more", [-1, 0, 1, PIECE])
def test_a_page_of_any_length_is_kept_byte_for_byte(more: int) -> None:
    base = bytes(number % 251 for number in range(PIECE + more))
    contents = parse(first_line(Path("Tee ü.md"), base))
    assert contents
    assert (contents.page, contents.base, contents.damaged) == (Path("Tee ü.md"), base, False)
