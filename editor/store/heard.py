"""The words that came in with a page and when each was heard: a file for each page.

A page states whole seconds for its lines; what a recogniser or captions knew besides is kept here, for whatever needs
the true time of a word.
"""

import base64
import binascii
import contextlib
import hashlib
import os
import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from editor.core.captions import HeardWord
from editor.core.errors import SaveError
from editor.store.places import state_folder
from editor.store.settings_file import SettingsFile

MOST_PAGES = 300
"""Pages whose words are kept; of more, those that were imported last."""
MOST_WORDS = 2_000_000
"""Words of one page that are kept: about two hundred hours."""

_SCALE = 1000
_LATEST = 2**32 - 1  # milliseconds that fit


def save(page: Path, words: Iterable[HeardWord]) -> None:
    """Keep the words of a page in place of those kept before; none means that nothing is known any more."""
    file, kept = _file(page), tuple(islice(words, MOST_WORDS))
    # It is a convenience: where it cannot be written, nobody is interrupted.
    with contextlib.suppress(SaveError, OSError):
        if not kept:
            file.path.unlink()
            return
        file.save(
            {
                "page": _key(page),
                "words": "\n".join(" ".join(word.text.split()) for word in kept),
                "starts": _packed(word.start for word in kept),
                "ends": _packed(word.end for word in kept),
            }
        )
        _forget_oldest(file.path.parent)


def load(page: Path) -> tuple[HeardWord, ...]:
    """Return the words that were heard on a page, in order; nothing where none are known or the file is damaged."""
    kept = _file(page).load()
    texts = kept.get("words")
    if kept.get("page") != _key(page) or not isinstance(texts, str):
        return ()
    words, starts, ends = texts.split("\n"), _unpacked(kept.get("starts")), _unpacked(kept.get("ends"))
    if not len(words) == len(starts) == len(ends):
        return ()
    times = zip(words, starts, ends, strict=True)
    return tuple(HeardWord(text, start / _SCALE, end / _SCALE) for text, start, end in times)


def _packed(seconds: Iterable[float]) -> str:
    """Return times as little-endian milliseconds of four bytes each, in base64."""
    whole = array("I", (min(max(0, round(second * _SCALE)), _LATEST) for second in seconds))
    if sys.byteorder == "big":
        whole.byteswap()
    return base64.b64encode(whole.tobytes()).decode("ascii")


def _unpacked(text: object) -> Sequence[int]:
    whole = array("I")
    try:
        whole.frombytes(base64.b64decode(text, validate=True) if isinstance(text, str) else b"")
    except (binascii.Error, ValueError):
        return ()
    if sys.byteorder == "big":
        whole.byteswap()
    return whole


def _forget_oldest(folder: Path) -> None:
    with os.scandir(folder) as found:
        saved = sorted((entry.stat().st_mtime, entry.path) for entry in found if entry.is_file())
    for _, path in saved[:-MOST_PAGES]:
        os.unlink(path)


def _key(page: Path) -> str:
    return os.path.realpath(page)


def _file(page: Path) -> SettingsFile:
    name = hashlib.blake2b(os.fsencode(_key(page)), digest_size=16).hexdigest()
    return SettingsFile(state_folder() / "heard" / f"{name}.json")
