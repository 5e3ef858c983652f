"""What took long to make of a file, in the cache, with the time at which the file was last changed.

A large file that was changed in place may keep its key, see `content_key`; then the time tells that what is known is
not fresh. It may still be shown until it is made anew.
"""

import os
import struct
from pathlib import Path
from typing import NamedTuple

from editor.store import cache

WAVEFORMS = "waveforms"

_STAMP = struct.Struct("<q")


class Version(NamedTuple):
    """A file as it was at some time: the key of its content, and when it was last changed, in nanoseconds."""

    key: str
    stamp: int


class Derived(NamedTuple):
    """What is known of a version of a file; `is_fresh` unless the file was changed since it was made."""

    data: memoryview
    is_fresh: bool


def version_of(path: Path) -> Version:
    """Return the version of a file that is there now. Raises OSError."""
    return Version(cache.content_key(path), os.stat(path).st_mtime_ns)


def read(kind: str, version: Version) -> Derived | None:
    """Return what of this kind was made of a file; None if nothing was."""
    data = cache.read(kind, version.key)
    if data is None or len(data) < _STAMP.size:
        return None
    return Derived(memoryview(data)[_STAMP.size :], data[: _STAMP.size] == _STAMP.pack(version.stamp))


def write(kind: str, path: Path, version: Version, data: bytes) -> None:
    """Keep what was made of a version of a file, unless that was changed meanwhile."""
    try:
        is_same = version_of(path) == version
    except OSError:
        return
    if is_same:
        cache.write(kind, version.key, _STAMP.pack(version.stamp) + data)
