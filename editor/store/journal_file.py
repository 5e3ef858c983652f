"""The file of a journal: lines of JSON that are only ever added, and the lock of the process that adds them.

The first line says which page it is and holds the page's bytes as it was opened, each other line is a record.
"""

import base64
import json
import os
import shutil
import weakref
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Any, Self

from editor.store.locks import try_lock

VERSION = 1
# What every first line begins with, however little of it was written.
FIRST = b'{"journal":'
PIECE = 3 << 16  # bytes; a multiple of three, so that base64 can be joined

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Contents:
    """What a journal says: the page it is of, the page's bytes as it was opened, and the records.

    `ends` has the size of the file behind the first line and behind each record. A line that was not written to its
    end is not counted; `damaged` tells whether anything else could not be read.
    """

    page: Path
    base: bytes
    records: tuple[Record, ...]
    ends: tuple[int, ...]
    damaged: bool

    @property
    def path(self) -> Path:
        """Return where the page is now: it may have been saved under another name."""
        moved = (record["path"] for record in reversed(self.records) if record["op"] == "saved")
        return Path(next(moved, self.page))


def to_line(record: Record) -> bytes:
    """Return a record as a line of the file."""
    return json.dumps(record, separators=(",", ":")).encode("ascii") + b"\n"


def first_line(page: Path, base: bytes) -> bytes:
    """Return the line that a journal begins with."""
    head = to_line({"journal": VERSION, "page": str(page), "base": ""}).removesuffix(b'"}\n')
    # Piece by piece, and past `json`: what a thread does in one go, the window has to wait for.
    pieces = (base64.b64encode(base[start : start + PIECE]) for start in range(0, len(base), PIECE))
    return b"".join((head, *pieces, b'"}\n'))


def parse(data: bytes) -> Contents | None:
    """Read a journal, as far as it can be read; None where that is not even the first line."""
    *lines, torn = data.split(b"\n")
    try:
        first = json.loads(lines[0])
        page, base = Path(first["page"]), base64.b64decode(first["base"], validate=True)
        if first["journal"] != VERSION or not _is_path(first["page"]):
            return None
    except (LookupError, RecursionError, TypeError, ValueError):
        return None
    records: list[Record] = []
    ends = [len(lines[0]) + 1]
    for line in lines[1:]:
        record = _record(line)
        if record is None:
            break
        records.append(record)
        ends.append(ends[-1] + len(line) + 1)
    damaged = len(records) < len(lines) - 1 or b"\0" in torn
    return Contents(page, base, tuple(records), tuple(ends), damaged)


def _record(line: bytes) -> Record | None:
    try:
        record = json.loads(line)
    except (RecursionError, ValueError):
        return None
    known = isinstance(record, dict) and isinstance(record.get("op"), str)
    return record if known and (record["op"] != "saved" or _is_path(record.get("path"))) else None


def _is_path(value: object) -> bool:
    return isinstance(value, str) and "\0" not in value


class JournalFile:
    """A journal on the disk, readable by its owner only; whoever has it open has its lock.

    Every method that touches the disk raises OSError.
    """

    def __init__(self, path: Path, stream: FileIO | None = None) -> None:
        self.path = path
        self._stream: FileIO | None = None
        self._end = 0
        if stream is not None:
            self._hold(stream)
            self._end = os.fstat(stream.fileno()).st_size

    @classmethod
    def reopen(cls, path: Path) -> Self | None:
        """Open a journal that somebody left behind; None where it is being written or is gone."""
        try:
            stream = FileIO(path, "rb+")
        except FileNotFoundError:
            return None
        if not try_lock(stream.fileno()):
            stream.close()
            return None
        return cls(path, stream)

    def read(self) -> bytes:
        """Return all that is in the journal."""
        return self.path.read_bytes()

    def append(self, data: bytes) -> None:
        """Add lines; where that fails, the next call writes over what it left."""
        stream = self._stream or self._hold(self._create())
        stream.seek(self._end)
        rest = memoryview(data)
        while rest:
            rest = rest[stream.write(rest) or 0 :]
        self._end += len(data)

    def sync(self) -> None:
        """Wait until the disk has what was added."""
        if self._stream is not None:
            os.fsync(self._stream.fileno())

    def keep(self, end: int) -> None:
        """Cut off everything behind the first `end` bytes."""
        if self._stream is not None:
            self._stream.truncate(end)
            self._end = end

    def remove(self) -> None:
        """Delete the journal and let go of it."""
        if self._stream is not None:
            # Empty before it is unlocked: nobody who waits for the lock may find anything to recover.
            self.keep(0)
            self.close()
            self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the journal and leave it where it is."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _hold(self, stream: FileIO) -> FileIO:
        self._stream = stream
        # A window that is thrown away without being closed leaves its journal to be recovered.
        weakref.finalize(self, stream.close)
        return stream

    def _create(self) -> FileIO:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        stream = FileIO(self.path, "xb+", opener=_private)
        try_lock(stream.fileno())
        _sync_folder(self.path.parent)
        return stream


def copy_aside(path: Path) -> Path:
    """Keep a copy of a damaged journal and return where."""
    aside = next(name for name in _names_aside(path) if not name.exists())
    with open(aside, "xb", opener=_private) as copy, path.open("rb") as original:
        shutil.copyfileobj(original, copy)
    return aside


def _sync_folder(folder: Path) -> None:
    """Wait until the disk knows the names in a folder, where the system has a way to."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _names_aside(path: Path) -> Iterable[Path]:
    return (path.with_name(f"{path.name}.damaged{number or ''}") for number in range(1000))


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
