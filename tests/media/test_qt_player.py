"""What only Qt's player can get wrong."""

import subprocess
import sys
from pathlib import Path

import pytest

from editor.media.engines import available
from tests.conftest import ROOT

PATIENCE = 60  # seconds; it takes three where nothing waits for ever
# In a process of its own, because a deadlock can only be ended from outside.
ROUNDS = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from editor.media.qt_player import QtPlayer

def wait(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()

app = QApplication([])
for round in range(40):
    player = QtPlayer()
    player.load(Path(sys.argv[1]))
    wait(20)
    player.play()
    wait(5 + round % 4 * 15)
    player.seek(3)
    player.set_volume(50)
    player.stop()
    player.close()
print("through")
"""


@pytest.mark.skipif("qt" not in available(), reason="Qt's player is not installed here")
def test_stopping_never_waits_for_the_thread_that_plays(recording: Path) -> None:
    command = [sys.executable, "-c", ROUNDS, str(recording)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=True)
    assert "through" in done.stdout
