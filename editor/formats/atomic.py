"""Writing a file so that there is always a whole one: beside it, synced, then renamed over it."""

import contextlib
import errno
import os
import stat
import time
from pathlib import Path

_STALE_SECONDS = 600
_NAME_LENGTH = 50  # a character may take four of the 255 bytes of a name


def atomic_write(path: Path, data: bytes) -> None:
    """Replace a file's content, or make the file; raises OSError with the old content in place.

    Mode and owner are kept, a symbolic link still points to the file. A file that has further hard links is written in
    place, so that they stay links to it, while a whole copy lies beside it.
    """
    target = Path(os.path.realpath(path))
    before = target.stat() if target.exists() else None
    if before and not (stat.S_ISREG(before.st_mode) or stat.S_ISDIR(before.st_mode)):
        raise OSError(errno.EINVAL, "it is a device or a pipe", str(target))
    if before and not os.access(target, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    _sweep(target)
    beside = _write_beside(target, data, before)
    try:
        if before and before.st_nlink > 1:
            _write_in_place(target, data)
            beside.unlink()
        else:
            beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(target.parent)


def _prefix(target: Path) -> str:
    return f".{target.name[:_NAME_LENGTH]}."


def _write_beside(target: Path, data: bytes, before: os.stat_result | None) -> Path:
    beside = target.with_name(f"{_prefix(target)}{os.urandom(6).hex()}.tmp")
    mode = 0o600 if before else 0o666
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if before:
                _keep_owner_and_mode(file.fileno(), before)
            os.fsync(file.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    return beside


def _keep_owner_and_mode(descriptor: int, before: os.stat_result) -> None:
    if not hasattr(os, "fchmod"):
        return
    if (before.st_uid, before.st_gid) != (os.geteuid(), os.getegid()):
        # Who may write a file may not give it away; then it belongs to the writer, as with any editor.
        with contextlib.suppress(PermissionError):
            os.fchown(descriptor, before.st_uid, before.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(before.st_mode))


def _write_in_place(target: Path, data: bytes) -> None:
    old = target.read_bytes()
    try:
        _overwrite(target, data)
    except OSError:
        _overwrite(target, old)
        raise


def _overwrite(target: Path, data: bytes) -> None:
    with target.open("r+b") as file:
        file.write(data)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError:
        # Some network drives cannot; the file itself is whole.
        return
    finally:
        os.close(descriptor)


def _sweep(target: Path) -> None:
    """Remove what a save that was killed left beside the file."""
    now = time.time()
    with contextlib.suppress(OSError):
        for entry in os.scandir(target.parent):
            if entry.name.startswith(_prefix(target)) and entry.name.endswith(".tmp"):
                with contextlib.suppress(OSError):
                    if now - entry.stat(follow_symlinks=False).st_mtime > _STALE_SECONDS:
                        os.unlink(entry.path)
