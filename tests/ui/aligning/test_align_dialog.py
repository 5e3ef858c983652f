"""Aligning a page: choosing where its times come from, whether that is of this episode, and what came of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from editor.align.aligning import align
from editor.core.alignment import Grade
from editor.core.edits import set_time, set_times
from editor.store import heard
from editor.ui.aligning.aligner import LONG
from editor.ui.aligning.dialog import AlignDialog
from editor.ui.aligning.progress import AlignProgress, summary
from editor.ui.aligning.sources import Way
from tests.bench.talks import Talk, talk
from tests.ui.in_dialogs import at_dialog, comes_true, plain, press, said, until
from tests.ui.test_true_times import TALK, written
from tests.ui.vocabulary import Person

OTHER = talk(0.2, seed=12)
Step = Callable[[AlignDialog], object]


def captions(path: Path, of: Talk, shift: float = 0.0, every: int = 1) -> Path:
    """Write what was heard as captions of a word each, or so many."""
    cues = [
        f"{stamp(words[0].start + shift)} --> {stamp(words[-1].end + shift)}\n{' '.join(word.text for word in words)}\n"
        for words in (of.heard[at : at + every] for at in range(0, len(of.heard), every))
    ]
    path.write_text("WEBVTT\n\n" + "\n".join(cues), encoding="utf-8")
    return path


def stamp(seconds: float) -> str:
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(int(minutes), 60)
    return f"{hours:02}:{minute:02}:{second:06.3f}"


@pytest.fixture
def vtt(tmp_path: Path) -> Path:
    return captions(tmp_path / "talk.vtt", TALK)


@pytest.fixture
def hearer(person: Person, tmp_path: Path) -> Person:
    """Sit somebody down before a page whose seconds are of no help."""
    person.open(written(tmp_path / "talk.md", TALK.lines))
    return person


def at_align(person: Person, *steps: Step, where: Path | None = None) -> None:
    at_dialog(person, lambda: person.press("Ctrl+Shift+G"), AlignDialog, *steps, where=str(where) if where else None)


def says(words: str) -> Step:
    return until(lambda dialog: words in said(dialog))


def drops(path: Path) -> Step:
    def do(dialog: AlignDialog) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(dialog, QDragEnterEvent(QPoint(9, 9), copy, data, left, none))
        QApplication.sendEvent(dialog, QDropEvent(QPointF(9, 9), copy, data, left, none))

    return do


def can_go_on(expected: bool) -> Step:
    def do(dialog: AlignDialog) -> None:
        button = next(one for one in dialog.findChildren(QPushButton) if plain(one) == "Align")
        assert button.isEnabled() is expected, said(dialog)

    return do


def progress_of(person: Person) -> AlignProgress:
    return person.window.findChildren(AlignProgress)[-1]


def ends(person: Person) -> AlignProgress:
    """Wait for the end of the search."""
    progress = progress_of(person)
    assert comes_true(lambda: progress.windowTitle() != "Aligning"), progress.name.text()
    return progress


def aligned(person: Person) -> bool:
    """Tell whether the lines have the times at which they are said."""
    starts = person.desk.playback.timeline.starts
    return sum(abs(start - true) < 2 for start, true in zip(starts, TALK.starts, strict=True)) > 0.9 * len(starts)


def test_a_page_is_aligned_with_captions(hearer: Person, vtt: Path) -> None:
    at_align(hearer, press("Choose…"), says("They are of this episode."), press("Align"), where=vtt)
    progress = ends(hearer)
    assert progress.name.text().startswith(f"{len(TALK.lines)} lines: ")
    assert aligned(hearer)
    assert hearer.desk.true_times.source == "talk.vtt"
    progress.close()


def test_captions_can_be_dropped(hearer: Person, vtt: Path) -> None:
    at_align(hearer, drops(vtt), says("WebVTT subtitles: "), says("of this episode."), press("Align"))
    ends(hearer).close()
    assert aligned(hearer)


def test_it_can_be_done_with_keys_alone(hearer: Person, vtt: Path) -> None:
    keys = lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)  # noqa: E731
    enter = lambda dialog: QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)  # noqa: E731
    at_align(hearer, until(lambda dialog: dialog.isActiveWindow()), keys, says("of this episode."), enter, where=vtt)
    ends(hearer).close()
    assert aligned(hearer)


def test_captions_of_another_episode_are_refused(hearer: Person, tmp_path: Path) -> None:
    other = captions(tmp_path / "other.vtt", OTHER)
    at_align(hearer, drops(other), says("do not seem to belong to this transcript"), can_go_on(False), press("Cancel"))
    assert hearer.desk.true_times.alignment is None


def test_captions_that_hardly_fit_are_asked_about(person: Person, tmp_path: Path) -> None:
    person.open(written(tmp_path / "few.md", ["A few words.", "And then no more of them."]))
    other = captions(tmp_path / "other.vtt", OTHER)
    tick = lambda dialog: dialog.anyway.click()  # noqa: E731
    steps = drops(other), says("Are they of the same episode?"), can_go_on(False), tick, can_go_on(True), press("Align")
    at_align(person, *steps)
    ends(person).close()
    assert person.desk.true_times.alignment is not None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Just some words.\n", "talk.txt"),
        ("WEBVTT\n\n00:00.000 --> 00:10.000\nAll so\n\n01:00.000 --> 01:10.000\nfar\n", "few times"),
        ("0:00 Opening\n1:00 Middle\n2:00 End\n", "no captions"),
    ],
)  # fmt: skip
def test_what_is_no_captions_is_explained(hearer: Person, tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(text)
    at_align(hearer, drops(path), says(sentence), can_go_on(False), press("Cancel"))


def test_a_file_that_is_gone_is_explained(hearer: Person, tmp_path: Path) -> None:
    at_align(hearer, drops(tmp_path / "gone.vtt"), says("gone.vtt cannot be read"), press("Cancel"))


def test_the_captions_are_there_the_next_time(hearer: Person, vtt: Path) -> None:
    at_align(hearer, drops(vtt), says("of this episode."), press("Align"))
    ends(hearer).close()
    at_align(hearer, says("talk.vtt"), says("of this episode."), press("Cancel"))


def test_words_that_came_in_with_the_page_are_offered(hearer: Person) -> None:
    assert hearer.document.path is not None
    heard.save(hearer.document.path, TALK.heard)
    shown = lambda dialog: dialog.sources.button(Way.IMPORTED).isVisible()  # noqa: E731
    choose = lambda dialog: dialog.sources.button(Way.IMPORTED).click()  # noqa: E731
    at_align(hearer, until(shown), choose, says("of this episode."), press("Align"))
    ends(hearer).close()
    assert aligned(hearer)


def test_without_a_recording_it_says_why_not(reader: Person) -> None:
    seen: list[bool] = []
    look = lambda dialog: seen.extend(dialog.sources.button(way).isEnabled() for way in (Way.SOUND, Way.LISTENING))  # noqa: E731
    at_align(reader, says("There is no recording with this page"), look, press("Cancel"))
    assert seen == [False, False]


def test_times_can_be_forgotten(hearer: Person, vtt: Path) -> None:
    at_align(hearer, drops(vtt), says("of this episode."), press("Align"))
    ends(hearer).close()
    at_align(hearer, says("This page has times from talk.vtt."), press("Forget these times"), press("Cancel"))
    assert hearer.desk.true_times.alignment is None
    assert not aligned(hearer)


def test_what_is_contradicted_is_told_and_shown(person: Person, tmp_path: Path, vtt: Path) -> None:
    person.open(written(tmp_path / "talk.md", TALK.lines))
    for row in (10, 15):
        person.document.apply("Time", lambda episode, at=row: set_time(episode, at, TALK.starts[at - 1] + 60))
    at_align(person, drops(vtt), says("of this episode."), press("Align"))
    progress = ends(person)
    assert "stated times are contradicted." in progress.name.text()
    press("Times to review")(progress)
    assert person.desk.tabs.tabText(person.desk.tabs.currentIndex()).startswith("Times")


def test_times_that_are_all_late_are_told(person: Person, tmp_path: Path, vtt: Path) -> None:
    page = written(tmp_path / "talk.md", TALK.lines)
    person.open(page)
    secs = {row: int(start) + 6 for row, start in enumerate(TALK.starts, 1)}
    person.document.apply("Times", set_times, secs)
    at_align(person, drops(vtt), says("of this episode."), press("Align"))
    progress = ends(person)
    assert "about 6 s late throughout; Line → Change times → Shift… moves them." in progress.name.text()
    progress.close()


def test_the_page_stays_as_it_is(hearer: Person, vtt: Path) -> None:
    before = hearer.transcript
    at_align(hearer, drops(vtt), says("of this episode."), press("Align"))
    ends(hearer).close()
    assert hearer.transcript == before
    assert not hearer.document.modified


def test_a_long_recording_is_aligned_by_another_process(hearer: Person, tmp_path: Path) -> None:
    late = TALK.heard[-1]._replace(start=LONG + 9, end=LONG + 10)
    long = captions(tmp_path / "long.vtt", Talk([], [*TALK.heard, late], []))
    at_align(hearer, drops(long), says("of this episode."), press("Align"))
    ends(hearer).close()
    assert aligned(hearer)


def test_cancelling_works_at_once(person: Person, tmp_path: Path, qtbot: QtBot) -> None:
    hour = talk(1.0, seed=3)
    person.open(written(tmp_path / "hour.md", hour.lines))
    vtt = captions(tmp_path / "hour.vtt", hour)
    at_align(person, drops(vtt), says("of this episode."), press("Align"))
    progress = progress_of(person)
    press("Cancel")(progress)
    assert not person.desk.true_times.busy
    qtbot.wait(500)
    assert person.desk.true_times.alignment is None


def test_leaving_the_page_ends_the_search(person: Person, tmp_path: Path, page: Path) -> None:
    hour = talk(1.0, seed=3)
    person.open(written(tmp_path / "hour.md", hour.lines))
    vtt = captions(tmp_path / "hour.vtt", hour)
    at_align(person, drops(vtt), says("of this episode."), press("Align"))
    person.open(page)
    assert person.desk.true_times.alignment is None


def test_somebody_may_type_meanwhile(hearer: Person, vtt: Path) -> None:
    at_align(hearer, drops(vtt), says("of this episode."), press("Align"))
    hearer.caret(5)
    hearer.type("So ")
    ends(hearer).close()
    hearer.wait(lambda: not hearer.desk.true_times.busy)
    assert aligned(hearer)


def test_grades_are_counted_in_words() -> None:
    alignment = align(TALK.lines, TALK.heard)
    sure = alignment.grades.count(Grade.SURE)
    assert f"{len(TALK.lines)} lines: {sure} sure, " in summary(alignment, 1)
    assert summary(alignment, 1).endswith("1 stated time is contradicted.")
