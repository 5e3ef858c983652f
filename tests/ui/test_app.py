"""The whole program in a process of its own."""

import os
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


@pytest.fixture
def program(page: Path) -> Iterator[subprocess.Popen[str]]:
    """Start the program on the page, edit it through the open window, and say so."""
    script = (
        "import pathlib, sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from editor.core import edits\n"
        "from editor.ui import app\n"
        "def edit():\n"
        "    window = QApplication.topLevelWidgets()[0].window()\n"
        "    windows = [widget for widget in QApplication.topLevelWidgets() if hasattr(widget, 'desk')]\n"
        "    windows[0].desk.document.apply('Change speaker', edits.set_speaker, 1, 'Cleo')\n"
        "    print('edited', flush=True)\n"
        "QTimer.singleShot(500, edit)\n"
        "sys.exit(app.run(pathlib.Path(sys.argv[1]), None, 'silent'))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(page)], cwd=ROOT, env=os.environ, text=True, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "edited\n"
        yield process
        process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_program_and_keeps_the_edits(
    program: subprocess.Popen[str], page: Path, number: signal.Signals
) -> None:
    before = page.read_bytes()
    program.send_signal(number)
    assert program.wait(PATIENCE) == 0
    assert page.read_bytes() == before
    left = pending(page)
    assert left is not None
    assert left.label == "Change speaker"


def test_edits_survive_a_kill_a_second_later(program: subprocess.Popen[str], page: Path) -> None:
    time.sleep(1)
    program.kill()
    program.wait(PATIENCE)
    assert pending(page) is not None
