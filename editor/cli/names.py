"""Names of files on the command line: as they are given, and which are names of the same file."""

import argparse
import os
import stat
from collections.abc import Hashable
from pathlib import Path


def given_name(text: str) -> str:
    """Return the name of a file as it was given; an empty one, which would be the current folder, ends with 2."""
    if not text:
        raise argparse.ArgumentTypeError("this name is empty: is a variable not set?")
    return text


def given_path(text: str) -> Path:
    """Return a name that was given as a path; an empty one ends with 2."""
    return Path(given_name(text))


def identity(path: Path) -> Hashable:
    """Return by what a file is known again under every name that it has, by links of either kind."""
    try:
        found = os.stat(path)
    except OSError:
        return os.path.realpath(path)
    return found.st_dev, found.st_ino


def takes_anything(path: Path) -> bool:
    """Tell whether this is a device or a pipe: what is written to it goes on, and nothing is replaced."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
