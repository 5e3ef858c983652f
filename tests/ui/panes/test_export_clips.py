from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLabel, QLineEdit, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from editor.align.by_characters import by_characters
from editor.core.model import Clip, Line
from editor.core.timing import Timeline
from editor.ui.captioned.card import Card
from editor.ui.clip_material import Material
from editor.ui.dialogs.export_clips import ask_export
from editor.ui.dialogs.export_progress import ExportProgress
from editor.ui.dialogs.export_table import ExportTable
from editor.ui.document import Document
from editor.ui.export_order import Job, Kind, Order
from editor.ui.theme import LIGHT
from tests.media.wav import write_wav

RATE = 8000
PATIENCE_MS = 20_000
Key = Qt.Key
Fingers = Any
Click = Callable[[str], Callable[[QDialog], None]]


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Write three seconds of silence."""
    return write_wav(tmp_path / "tea.wav", np.zeros(3 * RATE), RATE)


@pytest.fixture
def material(document: Document, recording: Path) -> Material:
    """Put together a page with two clips and one without an end, and its recording."""
    episode = replace(document.episode, clips=(Clip("One", 0, 1), Clip("Two", 1, 2.5), Clip("Three", 2)))
    return Material(episode, document.speakers, recording.with_name("tea.md"), recording, 3.0)


def fill(name: str, text: str) -> Callable[[QDialog], None]:
    """Return a step that types something into the field of this name."""

    def step(dialog: QDialog) -> None:
        field = next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    return step


def tick(words: str) -> Callable[[QDialog], None]:
    """Return a step that presses the space bar on a box."""

    def step(dialog: QDialog) -> None:
        box = next(one for one in dialog.findChildren(QCheckBox) if one.text().replace("&", "") == words)
        QTest.keyClick(box, Key.Key_Space)

    return step


def names(shown: list[str]) -> Callable[[QDialog], None]:
    """Return a step that reads the names of the files in the table."""

    def step(dialog: QDialog) -> None:
        table = dialog.findChild(ExportTable)
        shown.extend(table.item(row, 2).text() for row in range(table.rowCount()))

    return step


def targets(order: Order | None) -> list[str]:
    assert order is not None
    return [job.target.name for job in order.jobs]


def test_all_clips_that_can_be_exported_are_ticked(fingers: Fingers, material: Material, tmp_path: Path) -> None:
    fingers.answer(fill("Folder", str(tmp_path / "clips")), Key.Key_Return)
    order = ask_export(None, material)
    assert targets(order) == ["tea 01 One.wav", "tea 02 Two.wav"]
    assert order.kind is Kind.EXACT
    assert (tmp_path / "clips").is_dir()


def test_all_clips_share_the_cover_that_was_read_once(
    fingers: Fingers, material: Material, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(tmp_path / "tea.png"))
    episode = replace(material.episode, meta={"image": "tea.png"})
    fingers.answer(fill("Folder", "~/clips"), Key.Key_Return)
    order = ask_export(None, replace(material, episode=episode))
    assert order is not None
    one, other = (job.card for job in order.jobs)
    assert one.cover is other.cover is not None
    assert [card.name for card in (one, other)] == ["One", "Two"]
    assert {job.target.parent for job in order.jobs} == {tmp_path / "clips"}


def test_captions_are_shown_when_their_words_are_truly_said(fingers: Fingers, material: Material) -> None:
    entries = material.episode.entries
    true = Timeline([replace(one, sec=7 + row) if isinstance(one, Line) else one for row, one in enumerate(entries)])
    alignment = by_characters([one.text for one in entries if isinstance(one, Line)], list(true.starts))
    fingers.answer(Key.Key_Return)
    order = ask_export(None, replace(material, alignment=alignment))
    assert order is not None
    assert list(order.timeline.starts) == list(true.starts)


def test_current_clip_alone_is_ticked(fingers: Fingers, material: Material, tmp_path: Path) -> None:
    fingers.answer(fill("Folder", str(tmp_path)), Key.Key_Return)
    assert targets(ask_export(None, material, current={1})) == ["tea 02 Two.wav"]


def test_clip_beyond_the_recording_cannot_be_ticked(fingers: Fingers, material: Material, tmp_path: Path) -> None:
    clips = (Clip("One", 0, 1), Clip("Far out", 4, 5))
    shown: list[str] = []

    def tick_all(dialog: QDialog) -> None:
        dialog.findChild(ExportTable).tick_all(True)

    fingers.answer(fill("Folder", str(tmp_path)), tick_all, names(shown), Key.Key_Return)
    order = ask_export(None, replace(material, episode=replace(material.episode, clips=clips)))
    assert targets(order) == ["tea 01 One.wav"]
    assert "starts at 0:04, but the recording ends at 0:03" in shown[1]


def test_current_clip_that_cannot_be_exported_leaves_none_ticked(fingers: Fingers, material: Material) -> None:
    fingers.answer(fingers.look)
    ask_export(None, material, current={2})
    assert "0 of 3 clips" in fingers.read[0]


def test_clip_that_is_ticked_is_in_view(fingers: Fingers, material: Material) -> None:
    clips = tuple(Clip(f"Clip {number}", number, number + 1) for number in range(200))
    rows: list[int] = []

    def seen(dialog: QDialog) -> None:
        table = dialog.findChild(ExportTable)
        rows.extend((table.rowAt(0), table.currentRow(), table.rowAt(table.viewport().height() - 1)))

    fingers.answer(seen)
    ask_export(None, replace(material, episode=replace(material.episode, clips=clips), duration=None), current={150})
    assert rows[0] < rows[1] == 150 <= rows[2]


def test_names_follow_the_template_while_it_is_typed(fingers: Fingers, material: Material, tmp_path: Path) -> None:
    shown: list[str] = []
    fingers.answer(fill("Folder", str(tmp_path)), fill("Names", "{number}-{name}"), names(shown))
    ask_export(None, material)
    assert shown[:2] == ["01-One.wav", "02-Two.wav"]
    assert "has no end" in shown[2]


def test_template_that_makes_no_name_is_refused(fingers: Fingers, material: Material, tmp_path: Path) -> None:
    fingers.answer(fill("Folder", str(tmp_path)), fill("Names", "{author}"), fingers.look, Key.Key_Return)
    assert ask_export(None, material) is None
    assert fingers.stayed
    assert "{author}" in fingers.read[0]


def test_space_turns_ticks(fingers: Fingers, material: Material, tmp_path: Path) -> None:
    fingers.answer(fill("Folder", str(tmp_path)), to_table, Key.Key_Space, Key.Key_Return)
    assert targets(ask_export(None, material)) == ["tea 02 Two.wav"]


def to_table(dialog: QDialog) -> None:
    table = dialog.findChild(ExportTable)
    table.setFocus()
    table.setCurrentCell(0, 0)


def test_no_tick_no_export(fingers: Fingers, material: Material, click: Click) -> None:
    def untick(dialog: QDialog) -> None:
        dialog.findChild(ExportTable).tick_all(False)

    fingers.answer(untick, fingers.look, Key.Key_Return)
    assert ask_export(None, material) is None
    assert "Tick the clips to export." in fingers.read[0]


def test_choices_are_remembered(fingers: Fingers, material: Material, tmp_path: Path, click: Click) -> None:
    square, captions = click("Square video with captions"), tick("Captions (WebVTT)")
    fingers.answer(fill("Folder", str(tmp_path)), square, captions, fill("Names", "{name}"), Key.Key_Return)
    assert targets(ask_export(None, material)) == ["One.mp4", "Two.mp4"]
    fingers.answer(Key.Key_Return)
    order = ask_export(None, material)
    assert targets(order) == ["One.mp4", "Two.mp4"]
    assert (order.kind, order.webvtt, order.text) == (Kind.SQUARE, True, False)
    assert order.jobs[0].target.parent == tmp_path


@pytest.mark.parametrize(("button", "expected"), [("Keep both", "tea 01 One 2.wav"), ("Replace", "tea 01 One.wav")])
def test_files_that_are_there_are_asked_about_once(
    fingers: Fingers, material: Material, tmp_path: Path, click: Click, button: str, expected: str
) -> None:
    (tmp_path / "tea 01 One.wav").write_bytes(b"older")

    def export(_dialog: QDialog) -> None:
        fingers.answer(fingers.look, click(button))

    fingers.answer(fill("Folder", str(tmp_path)), export, Key.Key_Return)
    assert targets(ask_export(None, material)) == [expected, "tea 02 Two.wav"]
    assert "tea 01 One.wav is there already." in fingers.read[0]


def test_question_about_files_can_be_cancelled(fingers: Fingers, material: Material, tmp_path: Path) -> None:
    (tmp_path / "tea 01 One.wav").write_bytes(b"older")
    steps = [fill("Folder", str(tmp_path)), lambda _: fingers.answer(Key.Key_Escape), Key.Key_Return]
    fingers.answer(*steps)
    assert ask_export(None, material) is None


def test_folder_that_cannot_be_made_is_told(fingers: Fingers, material: Material, recording: Path) -> None:
    fingers.answer(fill("Folder", str(recording / "clips")), Key.Key_Return, fingers.look)
    assert ask_export(None, material) is None
    assert "cannot be made" in fingers.read[0]


def test_without_a_recording_there_is_a_sentence(fingers: Fingers, material: Material, recording: Path) -> None:
    recording.unlink()
    fingers.answer(fingers.look, Key.Key_Return)
    assert ask_export(None, material) is None
    assert "Choose the recording again" in fingers.read[0]


@pytest.mark.parametrize(("change", "sentence"), [({"source": None}, "Choose the recording"), ({}, "no clips yet")])
def test_why_nothing_can_be_exported(material: Material, change: dict[str, Any], sentence: str) -> None:
    material = replace(material, **change)
    if not change:
        material = replace(material, episode=replace(material.episode, clips=()))
    assert sentence in material.why_not()


@pytest.fixture
def progress(qtbot: QtBot, recording: Path) -> Iterator[Callable[..., ExportProgress]]:
    """Show the progress of an export of clips."""
    windows = []

    def show(kind: Kind, *spans: tuple[float, float]) -> ExportProgress:
        suffix = kind.suffix(recording)
        jobs = tuple(
            Job(*span, Card("", "Tea", f"Clip {number}"), recording.with_name(f"{number}{suffix}"))
            for number, span in enumerate(spans)
        )
        window = ExportProgress(None, Order(recording, kind, jobs, Timeline((Line("Good morning.", "Ann", 0),)), LIGHT))
        window.show()
        windows.append(window)
        return window

    return show


def said(window: QDialog) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel))


def button(window: QDialog, words: str) -> QPushButton:
    return next(one for one in window.findChildren(QPushButton) if one.text() == words)


def test_summary_says_what_was_written_and_opens_the_folder(
    progress: Any, qtbot: QtBot, recording: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    window = progress(Kind.EXACT, (0, 1), (1, 2))
    qtbot.waitUntil(lambda: "All 2 clips were written" in said(window), timeout=PATIENCE_MS)
    button(window, "Open folder").click()
    assert opened == [str(recording.parent)]
    window.close()


def test_failures_are_listed(progress: Any, qtbot: QtBot) -> None:
    window = progress(Kind.EXACT, (0, 1), (50, 60))
    qtbot.waitUntil(lambda: "1 of 2 clips written" in said(window), timeout=PATIENCE_MS)
    assert "1 could not be written" in said(window)
    assert "“Clip 1”: " in said(window)
    window.close()


def test_what_went_wrong_with_several_clips_is_said_once(progress: Any, qtbot: QtBot, recording: Path) -> None:
    recording.rename(recording.with_name("elsewhere.wav"))
    window = progress(Kind.VERTICAL, (0, 1), (1, 2), (2, 3))
    qtbot.waitUntil(lambda: "0 of 3 clips written" in said(window), timeout=PATIENCE_MS)
    assert "3 clips: The recording tea.wav" in said(window)
    assert said(window).count("tea.wav") == 1
    window.close()


def test_title_does_not_speak_of_success_where_nothing_was_written(progress: Any, qtbot: QtBot) -> None:
    window = progress(Kind.EXACT, (50, 60))
    qtbot.waitUntil(lambda: "0 of 1 clips written" in said(window), timeout=PATIENCE_MS)
    assert window.windowTitle() == "No clips exported"
    window.close()


def test_cancel_stops_and_says_so(progress: Any, qtbot: QtBot, recording: Path) -> None:
    window = progress(Kind.VERTICAL, (0, 3))
    qtbot.waitUntil(lambda: window.findChild(QProgressBar).value() > 0, timeout=PATIENCE_MS)
    button(window, "Cancel").click()
    qtbot.waitUntil(lambda: "Stopped. 0 of 1 clips written" in said(window), timeout=PATIENCE_MS)
    assert not recording.with_name("0.mp4").exists()
    window.close()


def test_closing_asks_before_it_stops(progress: Any, qtbot: QtBot, fingers: Fingers) -> None:
    window = progress(Kind.VERTICAL, (0, 3))
    fingers.answer(Key.Key_Escape)
    window.close()
    assert window.isVisible()
    fingers.answer(fingers.look, Key.Key_Return)
    window.close()
    assert "Stop the export?" in fingers.read[0]
    assert "&Go on" in fingers.read[0]
    with qtbot.waitSignal(window.destroyed, timeout=PATIENCE_MS):
        pass


def test_window_can_be_used_meanwhile(progress: Any, qtbot: QtBot) -> None:
    window = progress(Kind.EXACT, (0, 1))
    assert QApplication.activeModalWidget() is None
    assert not window.isModal()
    with qtbot.waitSignal(window.exporter.finished, timeout=PATIENCE_MS):
        window.exporter.cancel()
    window.close()
