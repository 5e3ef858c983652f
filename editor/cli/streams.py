"""Standard input, output and error, as every command can count on them."""

import errno
import io
import os
import sys
from contextlib import suppress
from typing import Literal, TextIO


def prepare() -> None:
    """Let any character be printed, and let a stream that is closed fail with an OSError where it is used.

    Python has no stream where one is closed, and the next file that is opened takes its number, as if it were that.
    """
    if sys.stdin is None:
        sys.stdin = _failing(os.O_WRONLY, "r")
    if sys.stdout is None:
        sys.stdout = _failing(os.O_RDONLY, "w")
    if sys.stderr is None:
        # Nobody hears complaints, which is no reason to stop.
        sys.stderr = _failing(os.O_WRONLY, "w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What the terminal's encoding lacks, is shown as its number: “–” as \u2013.
            stream.reconfigure(errors="backslashreplace")


def why(error: OSError) -> str:
    """Say why a stream cannot be read or written."""
    return "it is closed" if error.errno == errno.EBADF else str(error.strerror or error)


def give_up_output() -> None:
    """Let go what could not be printed: Python would complain once more when it closes the stream."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _failing(flags: int, mode: Literal["r", "w"]) -> TextIO:
    """Return a stream that takes the place of a closed one; it fails if it is opened for the opposite of its use."""
    return open(os.open(os.devnull, flags), mode, encoding="utf-8")
