"""Leaving a page or the program while clips are being exported."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.core.timing import Timeline
from editor.ui.captioned.card import Card
from editor.ui.dialogs.export_progress import ExportProgress
from editor.ui.export_order import Job, Kind, Order
from editor.ui.resources import SAMPLE
from editor.ui.theme import LIGHT
from tests.ui.vocabulary import Person

PATIENCE_MS = 20_000
ROOT = Path(__file__).parents[2]
RECORDING = SAMPLE.with_name("sample.opus")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder for the clips."""
    folder = tmp_path / "clips"
    folder.mkdir()
    return folder


@pytest.fixture
def order(folder: Path) -> Order:
    """Order a short film and one that takes long."""
    jobs = (Job(1, 2, Card("", "Tea", "One"), folder / "1.mp4"), Job(1, 120, Card("", "Tea", "Two"), folder / "2.mp4"))
    return Order(RECORDING, Kind.SQUARE, jobs, Timeline(()), LIGHT)


@pytest.fixture
def exporting(reader: Person, qtbot: QtBot, order: Order) -> ExportProgress:
    """Begin an export, and wait until the first clip is there."""
    progress = ExportProgress(reader.window, order)
    progress.show()
    qtbot.waitUntil(lambda: progress.exporter.count == 1, timeout=PATIENCE_MS)
    return progress


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_window_asks_before_it_stops_an_export(exporting: ExportProgress, reader: Person) -> None:
    with reader.answering("Go on") as said:
        reader.window.close()
    assert "1 of 2 clips is written." in said[0]
    assert reader.window.isVisible()
    assert exporting.exporter.running
    exporting.give_up()


def test_an_export_that_is_stopped_leaves_nothing_half(exporting: ExportProgress, reader: Person, folder: Path) -> None:
    with reader.answering("Stop and close"):
        reader.window.close()
    assert not reader.window.isVisible()
    assert not exporting.isVisible()
    reader.wait(lambda: names(folder) == ["1.mp4"])


def test_an_export_goes_on_when_another_page_is_opened(exporting: ExportProgress, reader: Person, page: Path) -> None:
    reader.open(Path(shutil.copy(page, page.with_name("other.md"))))
    assert exporting.exporter.running
    exporting.give_up()


def test_a_window_without_an_export_closes_at_once(reader: Person) -> None:
    reader.window.close()
    assert not reader.window.isVisible()


SCRIPT = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from editor.ui import exporting
from tests.ui.test_leaving import RECORDING, Card, Job, Kind, LIGHT, Order, Timeline

def stuck(film, target, watch):
    target.with_suffix(".begun").touch()
    time.sleep(60)

exporting.make_film = stuck
app = QApplication(sys.argv)
exporter = exporting.Exporter()
target = Path(sys.argv[1])
exporter.start(Order(RECORDING, Kind.SQUARE, (Job(1, 2, Card("", "", "One"), target),), Timeline(()), LIGHT))
QTimer.singleShot(500, app.quit)
app.exec()
print(time.monotonic(), flush=True)
"""


def test_the_program_ends_within_about_a_second_whatever_an_export_waits_for(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder / "1.mp4")], cwd=ROOT, capture_output=True, text=True, timeout=30
    )
    ended = time.monotonic() - float(done.stdout)
    assert done.returncode == 0, done.stderr
    assert ended < 2.5
