"""The true times of the lines and words of pages: a file for each page and captions that it was aligned with."""

import base64
import contextlib
from pathlib import Path
from typing import Any

from editor.core.errors import SaveError
from editor.core.kept_times import LINE_DIGEST_SIZE
from editor.core.kept_times import Kept as Kept
from editor.core.packed_times import pack, unpack
from editor.store.shelf import Shelf

MOST_FILES = 300
"""Alignments that are kept; of more, those that were used last."""


def save(page: Path, kept: Kept) -> None:
    """Keep the times of a page as `keep` does, but interrupt nobody where they cannot be."""
    with contextlib.suppress(SaveError):
        keep(page, kept)


def keep(page: Path, kept: Kept) -> None:
    """Keep the times of a page in place of those that were found with the same captions, as those used last.

    Raises SaveError where they cannot be.
    """
    values = {
        "source": kept.source,
        "lines": base64.b64encode(b"".join(kept.lines)).decode("ascii"),
        "times": base64.b64encode(pack(kept.alignment)).decode("ascii"),
        "refused": sorted(kept.refused),
        "exact": kept.exact,
    }
    _shelf().put(page, kept.captions, values)


def load(page: Path, captions: str | None = None) -> Kept | None:
    """Return the times of a page that were found with captions, by their digest, or else with those used last.

    None where there are none or the file is damaged.
    """
    values = _shelf().take(page, captions)
    try:
        return _read(values)
    except (KeyError, TypeError, ValueError):
        return None


def forget(page: Path) -> None:
    """Forget the times of a page, whatever captions they were found with."""
    _shelf().drop(page)


def _read(values: dict[str, Any]) -> Kept:
    """Return what a file says; raises KeyError, TypeError and ValueError where it is damaged."""
    digests = base64.b64decode(values["lines"], validate=True)
    lines = tuple(digests[at : at + LINE_DIGEST_SIZE] for at in range(0, len(digests), LINE_DIGEST_SIZE))
    alignment = unpack(base64.b64decode(values["times"], validate=True))
    if len(lines) != len(alignment) or not isinstance(values["source"], str) or not isinstance(values["refused"], list):
        raise ValueError("this is not what was saved")
    refused, exact = frozenset(map(str, values["refused"])), values.get("exact") is True
    return Kept(str(values["source"]), str(values["captions"]), lines, alignment, refused, exact)


def _shelf() -> Shelf:
    return Shelf("alignments", MOST_FILES)
