"""The whole program in a process of its own."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.store.recovery import pending

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0


SCRIPT = """
import pathlib, sys
from PySide6.QtCore import QTimer
from editor.core import edits
from editor.ui import app
from editor.ui.main_window import MainWindow

class Edited(MainWindow):
    def start(self, page):
        super().start(page)
        QTimer.singleShot(300, self.edit)

    def edit(self):
        self.desk.document.apply("Change speaker", edits.set_speaker, 1, "Cleo")
        pathlib.Path(sys.argv[2]).touch()

app.MainWindow = Edited
sys.exit(app.run(pathlib.Path(sys.argv[1]), None, "silent"))
"""


@pytest.fixture
def program(page: Path, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start the program on the page and wait until it was edited there."""
    edited = tmp_path / "edited"
    with subprocess.Popen([sys.executable, "-c", SCRIPT, page, edited], cwd=ROOT) as process:
        deadline = time.monotonic() + PATIENCE
        while not edited.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        yield process
        process.kill()
    assert edited.exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_program_and_keeps_the_edits(
    program: subprocess.Popen[bytes], page: Path, number: signal.Signals
) -> None:
    before = page.read_bytes()
    program.send_signal(number)
    assert program.wait(PATIENCE) == 0
    assert page.read_bytes() == before
    left = pending(page)
    assert left is not None
    assert left.label == "Change speaker"


def test_edits_survive_a_kill_a_second_later(program: subprocess.Popen[bytes], page: Path) -> None:
    time.sleep(1)
    program.kill()
    program.wait(PATIENCE)
    assert pending(page) is not None
