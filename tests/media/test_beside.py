"""Files of any size that are there whole or not at all."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from editor.media.beside import beside

ROOT = Path(__file__).parents[2]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return a file with something in it."""
    path = tmp_path / "clips" / "clip.wav"
    path.parent.mkdir()
    path.write_bytes(b"old")
    return path


def write(target: Path, data: bytes = b"new") -> None:
    with beside(target) as place:
        place.write_bytes(data)


def fail(target: Path) -> None:
    with beside(target) as place:
        place.write_bytes(b"half")
        raise InterruptedError


def test_the_target_is_replaced_by_what_was_written(target: Path) -> None:
    write(target)
    assert target.read_bytes() == b"new"
    assert os.listdir(target.parent) == [target.name]


def test_an_error_leaves_what_was_there(target: Path) -> None:
    with pytest.raises(InterruptedError):
        fail(target)
    assert target.read_bytes() == b"old"
    assert os.listdir(target.parent) == [target.name]


def test_a_link_still_points_to_the_file_which_is_written_where_it_is(target: Path) -> None:
    link = target.parents[1] / "links" / "link.wav"
    link.parent.mkdir()
    link.symlink_to(target)
    write(link)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert os.listdir(link.parent) == [link.name]


def test_what_was_left_by_a_kill_is_swept_and_what_is_being_written_is_not(target: Path) -> None:
    old, young, other = (target.with_name(name) for name in (".clip.wav.a.part", ".clip.wav.b.part", ".film.a.part"))
    for path in (old, young, other):
        path.touch()
    for path in (old, other):
        os.utime(path, (time.time() - 3600,) * 2)
    write(target)
    assert sorted(os.listdir(target.parent)) == sorted([target.name, young.name, other.name])


def test_who_may_read_a_file_may_read_what_replaces_it(target: Path) -> None:
    target.chmod(0o640)
    write(target)
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_new_file_gets_the_usual_mode(tmp_path: Path) -> None:
    write(tmp_path / "new.wav")
    (tmp_path / "usual").touch()
    assert (tmp_path / "new.wav").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_program_that_ends_meanwhile_leaves_nothing(target: Path) -> None:
    script = (
        "import sys, threading, time; from pathlib import Path; from editor.media.beside import beside\n"
        "begun = threading.Event()\n"
        "def work():\n"
        "    with beside(Path(sys.argv[1])) as place: place.touch(); begun.set(); time.sleep(30)\n"
        "threading.Thread(target=work, daemon=True).start()\n"
        "begun.wait()\n"
    )
    subprocess.run([sys.executable, "-c", script, str(target)], check=True, cwd=ROOT, timeout=20)
    assert os.listdir(target.parent) == [target.name]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_is_write_protected_is_not_replaced(target: Path) -> None:
    target.chmod(0o400)
    with pytest.raises(PermissionError):
        write(target)
    assert target.read_bytes() == b"old"
