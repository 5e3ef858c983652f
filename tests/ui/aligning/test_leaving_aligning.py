"""Leaving a page, or the program, while the page is being aligned by listening."""

import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess

from editor.ui.aligning.progress import AlignProgress
from editor.ui.aligning.sources import Way
from tests.ui.aligning.test_align_dialog import at_align, progress_of
from tests.ui.aligning.test_by_recording import chooses, listener  # noqa: F401 - a fixture
from tests.ui.in_dialogs import comes_true, press
from tests.ui.vocabulary import Person

pytestmark = pytest.mark.skipif(find_spec("pocketsphinx") is None, reason="pocketsphinx is not installed here")


@pytest.fixture
def listening(listener: Person) -> Person:  # noqa: F811 - a fixture
    """Sit somebody down before a page whose recording is being listened to."""
    at_align(listener, chooses(Way.LISTENING), press("Align"))
    assert comes_true(lambda: "Listening to sample.opus" in progress_of(listener).name.text())
    return listener


@pytest.fixture
def other(page: Path) -> Path:
    return Path(shutil.copy(page, page.with_name("other.md")))


def process_of(person: Person) -> QProcess:
    return person.desk.true_times.findChildren(QProcess)[-1]


def test_it_is_asked_before_another_page_is_opened(listening: Person, other: Path) -> None:
    with listening.answering("Go on") as said:
        listening.window.files.open(other)
    assert "Stop aligning?" in said[0]
    assert "has listened to" in said[0]
    assert listening.document.name == "sample.md"
    assert process_of(listening).state() is QProcess.ProcessState.Running
    progress_of(listening).give_up()


def test_another_page_ends_it_if_that_is_wanted(listening: Person, other: Path) -> None:
    process = process_of(listening).processId()
    with listening.answering("Stop it"):
        listening.window.files.open(other)
    assert listening.document.name == "other.md"
    assert not Path(f"/proc/{process}").exists()
    listening.wait(lambda: not listening.window.findChildren(AlignProgress))


@pytest.mark.parametrize("deed", ["close", "reload"])
def test_it_is_asked_before_the_page_goes(listening: Person, deed: str) -> None:
    with listening.answering("Go on") as said:
        getattr(listening.window.files, deed)()
    assert "has listened to" in said[0]
    assert listening.desk.true_times.busy
    with listening.answering("Stop it"):
        getattr(listening.window.files, deed)()
    assert not listening.window.findChildren(AlignProgress) or not progress_of(listening).standing()


def test_the_window_asks_once(listening: Person) -> None:
    with listening.answering("Stop and close") as said:
        listening.window.close()
    assert "Stop aligning and close?" in said[0]
    assert not listening.window.isVisible()


def test_what_is_not_saved_is_asked_about_first(listening: Person, other: Path) -> None:
    listening.caret(2)
    listening.type("So ")
    with listening.answering_all(("Discard changes", None), ("Go on", None)):
        listening.window.files.open(other)
    assert listening.document.modified


def test_the_end_of_the_program_ends_it_without_a_question(listening: Person) -> None:
    process = process_of(listening).processId()
    listening.window.end()
    assert not Path(f"/proc/{process}").exists()
