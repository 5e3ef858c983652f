"""The whole job on the sample, with real keys on a real screen."""

import subprocess
import sys
from pathlib import Path

import pytest

TOUR = Path(__file__).resolve().parents[1] / "packaging" / "tour.py"


@pytest.mark.display
def test_every_step_of_the_tour_is_checked() -> None:
    done = subprocess.run([sys.executable, TOUR], capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("Every step was checked.\n")
    assert done.stdout.count("[ok]") == 7
