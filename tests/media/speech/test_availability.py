"""What is said of what is missing to listen."""

import sys
from pathlib import Path

import pytest

from editor.media.speech.availability import MODEL_FILES, missing


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Hide what may be installed; return a folder that modules are found in."""
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    return tmp_path


def test_names_the_extra_that_is_missing(nothing_installed: Path) -> None:
    assert "`speech`" in missing()


def test_nothing_is_missing_where_it_can_be_imported(nothing_installed: Path) -> None:
    (nothing_installed / "pocketsphinx.py").touch()
    assert missing() == ""


def test_a_model_needs_faster_whisper(nothing_installed: Path) -> None:
    assert "faster-whisper" in missing(nothing_installed)


def test_a_model_has_to_be_whole(nothing_installed: Path) -> None:
    (nothing_installed / "faster_whisper.py").touch()
    assert "no folder" in missing(nothing_installed / "model")
    assert "model.bin and config.json and tokenizer.json" in missing(nothing_installed)
    for name in MODEL_FILES:
        (nothing_installed / name).touch()
    assert missing(nothing_installed) == ""
