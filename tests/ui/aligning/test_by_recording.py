"""Aligning a page by its recording alone: by the pauses of its sound, or by what is recognised in it."""

import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from editor.core.watch import Unwatched
from editor.media.cut import Cut, cut_exactly
from editor.ui.aligning import by_speech
from editor.ui.aligning.dialog import AlignDialog
from editor.ui.aligning.progress import AlignProgress
from editor.ui.aligning.sources import Way
from tests.ui.aligning.test_align_dialog import at_align, ends, progress_of, says
from tests.ui.in_dialogs import comes_true, press, until
from tests.ui.vocabulary import Person

OPENING, PATIENT = 32, 120  # seconds
with_sphinx = pytest.mark.skipif(find_spec("pocketsphinx") is None, reason="pocketsphinx is not installed here")


@pytest.fixture
def opening(person: Person, sample: Path, tmp_path: Path) -> Person:
    """Sit somebody down before the sample with a recording of its first half minute: it takes long to listen."""
    shutil.copy(sample, tmp_path / "opening.md")
    cut_exactly(Cut(sample.with_name("sample.opus"), 0, OPENING, tmp_path / "opening.wav"), Unwatched())
    person.open(tmp_path / "opening.md")
    person.wait(lambda: person.desk.playback.media is not None)
    return person


@pytest.fixture
def listener(person: Person, sample: Path, tmp_path: Path) -> Person:
    """Sit somebody down before the sample, which has a recording, in a folder of its own."""
    for path in (sample, sample.with_name("sample.opus")):
        shutil.copy(path, tmp_path)
    person.open(tmp_path / sample.name)
    person.wait(lambda: person.desk.playback.media is not None)
    return person


def chooses(way: Way) -> object:
    def do(dialog: AlignDialog) -> None:
        dialog.sources.button(way).click()

    return do


def ends_late(person: Person) -> AlignProgress:
    """Wait for the end of something that takes long."""
    progress = progress_of(person)
    for _ in range(PATIENT // 8):
        if comes_true(lambda: progress.windowTitle() != "Aligning"):
            break
    return ends(person)


def starts_of(person: Person) -> list[float]:
    return list(person.desk.playback.timeline.starts)


def stated(person: Person) -> list[float]:
    return [line.sec or 0.0 for _, line in person.document.episode.lines()]


def test_lines_start_where_the_recording_pauses(listener: Person) -> None:
    at_align(listener, chooses(Way.SOUND), says("The page itself stays"), press("Align"))
    progress = ends(listener)
    assert "lines: 0 sure, " in progress.name.text()
    progress.close()
    assert listener.desk.true_times.heard == ()
    assert all(abs(start - sec) < 3 for start, sec in zip(starts_of(listener), stated(listener), strict=True))
    assert any(start % 1 for start in starts_of(listener))


def test_times_by_the_sound_follow_what_is_stated(listener: Person) -> None:
    at_align(listener, chooses(Way.SOUND), press("Align"))
    ends(listener).close()
    listener.desk.listening.open(listener.desk.playback.media)
    listener.wait(lambda: bool(listener.desk.true_times.pauses()))
    row, before = next((row, line.sec) for row, line in listener.document.episode.lines() if (line.sec or 0) > 5)
    listener.caret(row)
    listener.press("Ctrl+Alt+Left", "Ctrl+Alt+Left", "Ctrl+Alt+Left")
    listener.wait(lambda: not listener.desk.true_times.busy)
    assert listener.desk.playback.timeline.start_of(row) < before - 1


@with_sphinx
def test_what_is_recognised_tells_when_lines_are_said(opening: Person) -> None:
    at_align(opening, chooses(Way.LISTENING), press("Align"))
    progress = ends_late(opening)
    assert "sure" in progress.name.text(), progress.name.text()
    progress.close()
    assert opening.desk.true_times.source == "what was heard in opening.wav"
    pairs = [(start, sec) for start, sec in zip(starts_of(opening), stated(opening), strict=True) if sec < OPENING]
    assert all(abs(start - sec) < 3 for start, sec in pairs), pairs


@with_sphinx
def test_listening_can_be_stopped_at_once(listener: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_speech, "WORTH_ASKING", 0.0)
    at_align(listener, chooses(Way.LISTENING), press("Align"))
    progress = progress_of(listener)
    assert comes_true(lambda: "Listening to sample.opus" in progress.name.text())
    with listener.answering("Stop") as said:
        progress.close()
    assert "would be lost" in said[0]
    assert not listener.desk.true_times.busy


@with_sphinx
def test_the_window_asks_before_it_ends_listening(listener: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_speech, "WORTH_ASKING", 0.0)
    at_align(listener, chooses(Way.LISTENING), press("Align"))
    with listener.answering("Go on") as said:
        listener.window.close()
    assert "has listened to" in said[0]
    progress_of(listener).give_up()


def test_a_folder_without_a_model_is_refused(listener: Person, tmp_path: Path) -> None:
    take = lambda dialog: dialog.take_model(tmp_path)  # noqa: E731
    at_align(listener, take, until(lambda dialog: dialog.sources.way is not Way.LISTENING), press("Cancel"))
