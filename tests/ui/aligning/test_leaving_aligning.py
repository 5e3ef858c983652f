"""Leaving a page, or the program, while the page is being aligned by listening."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication, QMessageBox

from editor.ui.aligning import by_speech
from editor.ui.aligning.dialog import AlignDialog
from editor.ui.aligning.progress import AlignProgress
from editor.ui.aligning.sources import Way
from tests.ui.aligning.test_align_dialog import Step, at_align, progress_of
from tests.ui.aligning.test_by_recording import chooses, listener  # noqa: F401 - a fixture
from tests.ui.in_dialogs import at_dialog, comes_true, press, ticking
from tests.ui.test_importing import at_import, tick
from tests.ui.vocabulary import Person

pytestmark = pytest.mark.skipif(find_spec("pocketsphinx") is None, reason="pocketsphinx is not installed here")


@pytest.fixture
def begun(listener: Person, monkeypatch: pytest.MonkeyPatch) -> Person:  # noqa: F811 - a fixture
    """Sit somebody down before a page whose recording is just begun to be listened to, however slow the machine is."""
    monkeypatch.setattr(by_speech, "WORTH_ASKING", 3600.0)
    at_align(listener, chooses(Way.LISTENING), press("Align"))
    assert comes_true(lambda: "Listening to sample.opus" in progress_of(listener).name.text())
    return listener


@pytest.fixture
def listening(begun: Person, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Sit somebody down before a page whose recording has been listened to for long enough to be asked about."""
    monkeypatch.setattr(by_speech, "WORTH_ASKING", 0.0)
    return begun


@pytest.fixture
def other(page: Path) -> Path:
    return Path(shutil.copy(page, page.with_name("other.md")))


def once_it_ends(person: Person) -> AbstractContextManager[list[str]]:
    """End the listening, as if it broke off, when the question stands; what that said is in the list."""
    process = process_of(person)
    return watching(lambda box: process.kill())


@contextmanager
def watching(do: Callable[[QMessageBox], object]) -> Iterator[list[str]]:
    """Do something once a question comes up, and leave that alone."""
    said: list[str] = []
    looking = ticking()

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and box.isVisible() and not said:
            said.append(f"{box.text()} {box.informativeText()}")
            do(box)

    looking.timeout.connect(look)
    try:
        yield said
    finally:
        looking.stop()


def align_anew(person: Person, *steps: Step) -> None:
    # By the menu: the window that tells of the progress may have taken the keyboard.
    at_dialog(person, lambda: person.choose("align"), AlignDialog, *steps)


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


def test_a_question_goes_when_the_work_ends_and_the_result_stays(listening: Person) -> None:
    progress = progress_of(listening)
    with once_it_ends(listening) as said:
        progress.close()
    assert "Stop aligning?" in said[0]
    assert progress.isVisible()
    assert progress.windowTitle() == "Not aligned"
    progress.close()


def test_another_page_is_opened_when_the_work_ends_meanwhile(listening: Person, other: Path) -> None:
    with once_it_ends(listening) as said:
        listening.window.files.open(other)
    assert "Stop aligning?" in said[0]
    assert listening.document.name == "other.md"


def test_the_window_closes_when_the_work_ends_meanwhile(listening: Person) -> None:
    with once_it_ends(listening) as said:
        listening.window.close()
    assert "Stop aligning and close?" in said[0]
    assert not listening.window.isVisible()


@pytest.mark.parametrize("leaves", ["the search", "the window"])
def test_nothing_is_asked_when_it_has_just_begun(begun: Person, leaves: str) -> None:
    process = process_of(begun).processId()
    with watching(lambda box: box.reject()) as said:
        (progress_of(begun) if leaves == "the search" else begun.window).close()
    assert said == []
    assert not Path(f"/proc/{process}").exists()


def test_aligning_anew_asks_before_it_throws_away_what_was_heard(listening: Person) -> None:
    first = progress_of(listening)

    def goes_on(dialog: AlignDialog) -> None:
        with watching(press("Go on")) as said:
            press("Align")(dialog)
        assert "has listened to" in said[0]
        assert dialog.isVisible()

    align_anew(listening, chooses(Way.SOUND), goes_on, press("Cancel"))
    assert "Listening to sample.opus" in first.name.text()
    assert process_of(listening).state() is QProcess.ProcessState.Running
    first.give_up()


def test_importing_into_the_page_asks_too(listening: Person, tmp_path: Path) -> None:
    before, captions = listening.transcript, tmp_path / "talk.srt"
    captions.write_text("1\n00:00:01,000 --> 00:00:02,000\nGood morning.\n", encoding="utf-8")
    with watching(lambda box: box.reject()) as said:
        at_import(listening, captions, tick("Into "), press("Replace the transcript"))
    assert "has listened to" in said[0]
    assert listening.transcript == before
    progress_of(listening).give_up()


@pytest.mark.parametrize("asked", [False, True])
def test_aligning_anew_closes_the_window_of_what_it_stops(
    begun: Person, asked: bool, request: pytest.FixtureRequest
) -> None:
    if asked:
        request.getfixturevalue("listening")
    first, process = progress_of(begun), process_of(begun).processId()

    def takes(dialog: AlignDialog) -> None:
        with watching(press("Stop it")) as said:
            press("Align")(dialog)
        assert len(said) == asked

    align_anew(begun, chooses(Way.SOUND), takes)
    begun.wait(lambda: first not in begun.window.findChildren(AlignProgress))
    assert not Path(f"/proc/{process}").exists()
    progress_of(begun).give_up()
