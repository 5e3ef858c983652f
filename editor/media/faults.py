"""Sentences for what FFmpeg and the system say when a recording cannot be read or a file not be written."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av
from av.error import tag_to_code

from editor.core.errors import MediaError

_UNREADABLE = {
    errno.ENOENT: "is no longer where it was. Choose it again.",
    errno.ENOTDIR: "is no longer where it was. Choose it again.",
    errno.EACCES: "may not be read. Ask for the right to read it, or choose another recording.",
    errno.EPERM: "may not be read. Ask for the right to read it, or choose another recording.",
    errno.EISDIR: "is a folder. Choose a recording.",
    errno.EIO: "cannot be read from its disk. Copy it to another one, if that can be done.",
    errno.EINVAL: "is no recording that can be read here.",
    tag_to_code(b"INDA"): "is damaged, or is no recording.",
    tag_to_code(b"EOF "): "is damaged: it ends too early.",
    tag_to_code(b"\xf8DEC"): "is in a form that cannot be read here. Convert it to another one.",
    tag_to_code(b"PAWE"): "is in a form that cannot be read here. Convert it to another one.",
}

_UNWRITABLE = {
    errno.ENOSPC: "the disk is full. Free some space, or choose another folder.",
    errno.EDQUOT: "your quota of disk space is used up. Free some space, or choose another folder.",
    errno.EFBIG: "the file would be larger than is allowed. Choose another folder, or a shorter clip.",
    errno.EACCES: "it or its folder is write-protected. Choose another folder.",
    errno.EPERM: "it or its folder is write-protected. Choose another folder.",
    errno.EROFS: "the disk can only be read. Choose another folder.",
    errno.ENOENT: "its folder does not exist. Choose another folder.",
    errno.ENOTDIR: "its folder does not exist. Choose another folder.",
    errno.EISDIR: "there is a folder of this name. Choose another name.",
    errno.ENAMETOOLONG: "its name is too long. Choose a shorter one.",
}


@contextmanager
def reading(source: Path) -> Iterator[None]:
    """Raise MediaError where a recording cannot be read."""
    try:
        yield
    except (av.error.FFmpegError, OSError) as error:
        known = _UNREADABLE.get(error.errno or 0)
        why = known or f"cannot be read: {error.strerror or error}."
        raise MediaError(f"The recording {source.name} {why}") from error


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Raise MediaError where a file cannot be written."""
    try:
        yield
    except (av.error.FFmpegError, OSError) as error:
        why = _UNWRITABLE.get(error.errno or 0) or f"{error.strerror or error}."
        raise MediaError(f"{target.name} was not written: {why}") from error
