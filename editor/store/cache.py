"""What took long to make out of a file, kept under a key of the file's content. Losing it costs only time."""

import contextlib
import hashlib
import logging
import os
import tempfile
from pathlib import Path

from editor.store.places import cache_folder

log = logging.getLogger(__name__)

MOST_BYTES = 1 << 30
BLOCK = 4096
BLOCKS = 256


def content_key(path: Path) -> str:
    """Return a name for a file's content, whatever the file is called and wherever it lies.

    It is made of the size and a BLAKE2b hash: of everything up to 1 MB, of 256 blocks of 4 kB evenly spread from the
    first byte to the last in a larger file, so that one of many gigabytes costs no more than a few milliseconds. Two
    compressed recordings that differ anywhere differ from there on. A large file that was changed in place and kept
    its size may keep its key: whoever minds compares the time of change besides. Raises OSError.
    """
    with path.open("rb", buffering=0) as file:
        size = file.seek(0, os.SEEK_END)
        digest = hashlib.blake2b(str(size).encode(), digest_size=20)
        whole = size <= BLOCK * BLOCKS
        last = max(0, size - BLOCK)
        for at in range(0, size, BLOCK) if whole else (last * number // (BLOCKS - 1) for number in range(BLOCKS)):
            file.seek(at)
            digest.update(file.read(BLOCK))
    return digest.hexdigest()


def read(kind: str, key: str) -> bytes | None:
    """Return what was kept of this kind under a key, and note that it was used."""
    path = _path(kind, key)
    try:
        data = path.read_bytes()
        os.utime(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        log.warning("%s could not be read: %s", path, error.strerror)
        return None
    return data


def write(kind: str, key: str, data: bytes) -> None:
    """Keep something under a key, all at once or not at all; what was not used for longest makes room for it."""
    path = _path(kind, key)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _replace(path, data)
        _make_room(path)
    except OSError as error:
        log.warning("%s could not be written: %s", path, error.strerror)


def _path(kind: str, key: str) -> Path:
    return cache_folder() / kind / key


def _replace(path: Path, data: bytes) -> None:
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with open(handle, "wb") as stream:
            stream.write(data)
        os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise


def _make_room(newest: Path) -> None:
    """Delete what was not used for longest until the rest fits, leftovers of a writer that was killed included."""
    kept = [(file.stat(), file) for file in cache_folder().glob("*/*") if file != newest]
    total = newest.stat().st_size + sum(stat.st_size for stat, _ in kept)
    for stat, file in sorted(kept, key=lambda one: one[0].st_mtime_ns):
        if total <= MOST_BYTES:
            return
        file.unlink(missing_ok=True)
        total -= stat.st_size
