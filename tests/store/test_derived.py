"""What was made of a file, and whether it still holds."""

import os
from pathlib import Path

import pytest

from editor.store import cache, derived


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "talk.mp3"
    path.write_bytes(b"sound")
    return path


def test_what_was_made_of_a_file_is_there_wherever_the_file_goes(file: Path) -> None:
    derived.write("waveforms", file, derived.version_of(file), b"peaks")
    moved = file.rename(file.with_name("other.mp3"))
    assert derived.read("waveforms", derived.version_of(moved)) == (b"peaks", True)
    assert derived.read("other", derived.version_of(moved)) is None


def test_a_file_that_was_touched_may_be_another(file: Path) -> None:
    derived.write("waveforms", file, derived.version_of(file), b"peaks")
    os.utime(file, (1, 1))
    assert derived.read("waveforms", derived.version_of(file)) == (b"peaks", False)


def test_nothing_is_kept_of_a_file_that_was_changed_meanwhile(file: Path) -> None:
    before = derived.version_of(file)
    file.write_bytes(b"other sound")
    derived.write("waveforms", file, before, b"peaks")
    file.unlink()
    derived.write("waveforms", file, before, b"peaks")
    assert derived.read("waveforms", before) is None


def test_what_is_too_short_to_be_anything_is_nothing(file: Path) -> None:
    version = derived.version_of(file)
    cache.write("waveforms", version.key, b"cut")
    assert derived.read("waveforms", version) is None
