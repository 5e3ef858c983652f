"""Files that are there whole or not at all, though it takes long to write them."""

import atexit
import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

_STALE_SECONDS = 600
_NAME_LENGTH = 50  # a character may take four of the 255 bytes of a name


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Give a hidden place beside the target to write to; at the end it becomes the target, after an error it goes.

    The mode of a target that is there is kept, a symbolic link still points to the file. Raises OSError where that
    cannot be done; then what the target was before is untouched.
    """
    target = Path(os.path.realpath(target))
    before = target.stat() if target.exists() else None
    if before and not os.access(target, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    _sweep(target)
    place = target.with_name(f"{_prefix(target)}{os.urandom(6).hex()}.part")
    # A thread of its own may still be writing when the program ends.
    discard = partial(_discard, place)
    atexit.register(discard)
    try:
        yield place
        _sync(place)
        if before:
            place.chmod(stat.S_IMODE(before.st_mode))
        os.replace(place, target)
    finally:
        atexit.unregister(discard)
        discard()


def _discard(place: Path) -> None:
    with suppress(OSError):
        place.unlink()


def _prefix(target: Path) -> str:
    return f".{target.name[:_NAME_LENGTH]}."


def _sync(path: Path) -> None:
    """Wait until a file is on the disk, so that a full one is noticed before the file has its name."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sweep(target: Path) -> None:
    """Remove what was left beside the target when the program was killed."""
    now = time.time()
    with suppress(OSError):
        for entry in os.scandir(target.parent):
            if entry.name.startswith(_prefix(target)) and entry.name.endswith(".part"):
                with suppress(OSError):
                    if now - entry.stat(follow_symlinks=False).st_mtime > _STALE_SECONDS:
                        os.unlink(entry.path)
