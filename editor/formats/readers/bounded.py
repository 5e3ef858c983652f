"""Files from outside, read only as far as anything can be made of them."""

from pathlib import Path
from typing import BinaryIO

from editor.core.errors import FormatError
from editor.formats.readers.sniff import MAX_BYTES


def read_file(path: Path, name: str) -> bytes:
    """Return what is in a file that is called `name` before the user; raises FormatError."""
    try:
        stream = path.open("rb")
    except OSError as error:
        raise _unreadable(name, error) from None
    with stream:
        return read_stream(stream, name)


def read_stream(stream: BinaryIO, name: str) -> bytes:
    """Return all that comes from a stream; raises FormatError."""
    try:
        data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(name, error) from None
    if len(data) > MAX_BYTES:
        raise FormatError(f"{name} is larger than {MAX_BYTES // 2**20} MB. Split it into smaller files.")
    return data


def _unreadable(name: str, error: OSError) -> FormatError:
    return FormatError(f"{name} cannot be read: {error.strerror}. Choose another file.")
