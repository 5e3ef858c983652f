"""Writing a file whole or not at all."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from editor.core.errors import SaveError
from editor.formats.page_file import atomic_write

ROOT = Path(__file__).parents[2]
NOBODY = 65534
OLD = b"old " * 500


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file with something in it."""
    path = tmp_path / "talk.md"
    path.write_bytes(OLD)
    return path


def leftovers(folder: Path) -> list[str]:
    return [name for name in os.listdir(folder) if name.endswith(".tmp")]


def test_a_new_file_gets_the_usual_mode(tmp_path: Path) -> None:
    atomic_write(tmp_path / "new.md", b"x")
    (tmp_path / "usual").touch()
    assert (tmp_path / "new.md").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SaveError, match="device or a pipe"):
        atomic_write(tmp_path / "pipe", b"x")
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_the_owner_is_kept(path: Path) -> None:
    os.chown(path, NOBODY, NOBODY)
    atomic_write(path, b"x")
    assert (path.stat().st_uid, path.stat().st_gid) == (NOBODY, NOBODY)


def test_what_a_killed_save_left_is_swept(path: Path) -> None:
    old, young = path.with_name(".talk.md.aaa.tmp"), path.with_name(".talk.md.bbb.tmp")
    old.touch()
    young.touch()
    os.utime(old, (time.time() - 3600,) * 2)
    atomic_write(path, b"x")
    assert leftovers(path.parent) == [young.name]


def test_a_name_may_be_as_long_as_a_name_can_be(tmp_path: Path) -> None:
    path = tmp_path / f"{'😀' * 63}.md"
    atomic_write(path, b"x")
    assert path.read_bytes() == b"x"


def test_a_reader_never_sees_half_a_file(path: Path) -> None:
    one, two = b"a" * 200_000, b"b" * 200_000
    atomic_write(path, one)
    seen: set[bytes] = set()

    def read() -> None:
        for _ in range(400):
            seen.add(path.read_bytes())

    reader = Thread(target=read)
    reader.start()
    for _ in range(20):
        atomic_write(path, two)
        atomic_write(path, one)
    reader.join()
    assert seen <= {one, two}


def test_a_full_disk_leaves_the_file_as_it_was(path: Path) -> None:
    """Limit the size of files, because a disk of our own cannot be mounted everywhere."""
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from editor.core.errors import SaveError; from editor.formats.page_file import atomic_write\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: atomic_write(Path(sys.argv[1]), b'x' * 5000)\n"
        "except SaveError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True, cwd=ROOT, timeout=30
    )
    assert "talk.md could not be written: the file would be larger than is allowed" in done.stdout
    assert path.read_bytes() == OLD
    assert leftovers(path.parent) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of 64 kB; skip where that is not allowed."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a disk cannot be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_small_disk_that_is_full_leaves_the_file_as_it_was(small_disk: Path) -> None:
    path = small_disk / "talk.md"
    path.write_bytes(OLD)
    with pytest.raises(SaveError, match=r"talk\.md could not be written: the disk is full"):
        atomic_write(path, b"x" * 100_000)
    assert path.read_bytes() == OLD
    assert os.listdir(small_disk) == ["talk.md"]


def test_a_hard_linked_file_on_a_full_disk_stays_as_it_was(small_disk: Path) -> None:
    path = small_disk / "talk.md"
    path.write_bytes(OLD)
    (small_disk / "link.md").hardlink_to(path)
    with pytest.raises(SaveError, match="the disk is full"):
        atomic_write(path, b"x" * 60_000 + b"y" * 40_000)
    assert path.read_bytes() == OLD


def test_a_writer_that_is_killed_leaves_a_whole_file(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from editor.formats.page_file import atomic_write\n"
        "while True:\n"
        "    for sign in (b'a', b'b'): atomic_write(Path(sys.argv[1]), sign * 300_000); print(flush=True)\n"
    )
    for wait in range(4):
        writer = subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, cwd=ROOT)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.01 + 0.007 * wait)
        writer.kill()
        writer.wait()
        writer.stdout.close()
        assert path.read_bytes() in (b"a" * 300_000, b"b" * 300_000)
