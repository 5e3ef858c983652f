"""What stands around the program: scripts, pinned versions, the log of changes."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from editor import __version__

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = [ROOT / ".ci" / "run", *(ROOT / "packaging" / name for name in ("bench", "run", "test"))]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONSTRAINTS = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8")


def plain(requirement: str) -> str:
    """Return the name of a package as every installer spells it."""
    name = re.match(r"[\w.-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def test_every_dependency_is_pinned() -> None:
    project = PROJECT["project"]
    asked = (
        project["dependencies"] + project["optional-dependencies"]["development"] + PROJECT["build-system"]["requires"]
    )
    pinned = {plain(line) for line in CONSTRAINTS.splitlines() if "==" in line}
    assert {plain(requirement) for requirement in asked} <= pinned


@pytest.mark.parametrize("script", [*SCRIPTS, ROOT / "packaging" / "environment.sh"], ids=lambda path: path.name)
def test_scripts_are_sound_and_can_be_started(script: Path) -> None:
    assert subprocess.run(["bash", "-n", script]).returncode == 0
    assert script.suffix or os.access(script, os.X_OK)


def test_run_explains_itself_without_installing_anything() -> None:
    done = subprocess.run([ROOT / "packaging" / "run", "--help"], capture_output=True, text=True, timeout=10)
    assert done.returncode == 0
    assert done.stdout.startswith("usage: packaging/run [PAGE]")


def test_the_changes_of_this_version_are_told() -> None:
    changes = (ROOT / "packaging" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## {__version__}" in changes
