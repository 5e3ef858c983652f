"""The words that were heard in the recordings of pages, and when: a file for each page and captions.

A page states whole seconds for its lines; what a recogniser or captions knew besides is kept here, for whatever needs
the true time of a word.
"""

import base64
import contextlib
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from editor.core.captions import HeardWord
from editor.core.errors import SaveError
from editor.core.kept_times import captions_digest, milliseconds, seconds_of, written
from editor.store.shelf import Shelf

MOST_FILES = 300
"""Captions that are kept; of more, those that were used last."""
MOST_WORDS = 2_000_000
"""Words of one recording that are kept: about two hundred hours."""


def save(page: Path, words: Iterable[HeardWord]) -> str:
    """Keep the words of captions of a page beside those of others, as those used last; return their digest.

    No words mean that nothing is known any more: all that was kept of the page is forgotten. Where nothing can be
    written, nobody is interrupted.
    """
    kept = _most(words)
    with contextlib.suppress(SaveError):
        keep(page, kept)
    return captions_digest(kept)


def keep(page: Path, words: Iterable[HeardWord]) -> None:
    """Keep words as `save` does; raises SaveError where they cannot be."""
    kept = _most(words)
    if kept:
        texts = {"words": written(kept)}
        times = {"starts": _packed(word.start for word in kept), "ends": _packed(word.end for word in kept)}
        _shelf().put(page, captions_digest(kept), texts | times)
    else:
        _shelf().drop(page)


def digest_of(words: Iterable[HeardWord]) -> str:
    """Return the digest by which the words of captions are kept."""
    return captions_digest(_most(words))


def load(page: Path, captions: str | None = None) -> tuple[HeardWord, ...]:
    """Return the words of captions of a page, by their digest or else those used last, in order.

    Nothing where none are known or the file is damaged.
    """
    kept = _shelf().take(page, captions)
    texts = kept.get("words")
    if not isinstance(texts, str):
        return ()
    try:
        times = zip(texts.split("\n"), _unpacked(kept.get("starts")), _unpacked(kept.get("ends")), strict=True)
        return tuple(HeardWord(*word) for word in times)
    except ValueError:
        return ()


def _shelf() -> Shelf:
    return Shelf("heard", MOST_FILES)


def _most(words: Iterable[HeardWord]) -> tuple[HeardWord, ...]:
    return tuple(islice(words, MOST_WORDS))


def _packed(seconds: Iterable[float]) -> str:
    return base64.b64encode(milliseconds(seconds)).decode("ascii")


def _unpacked(text: object) -> Iterable[float]:
    """Return times that were packed; raises ValueError for what is none."""
    if not isinstance(text, str):
        raise ValueError("there are no times")
    return seconds_of(base64.b64decode(text, validate=True))
