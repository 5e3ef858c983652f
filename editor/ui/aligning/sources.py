"""Where true times may come from, and what was chosen before."""

import contextlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from editor.align.soundtrack import words_of_draft
from editor.core.captions import HeardWord
from editor.core.errors import SaveError
from editor.core.kept_times import captions_digest
from editor.core.timing import NEVER, format_time
from editor.formats.readers.bounded import read_file
from editor.formats.readers.registry import read_draft, reader_of
from editor.store import alignments, heard
from editor.store.places import state_folder
from editor.store.settings_file import SettingsFile
from editor.ui.import_facts import counted

MOST = 300
"""Pages of which it is remembered with what they were aligned; of more, the last ones."""


class Way(StrEnum):
    """From what times are found."""

    CAPTIONS = "captions"
    IMPORTED = "imported"
    SOUND = "sound"
    LISTENING = "listening"


@dataclass(frozen=True, eq=False)
class Words:
    """Words with the times at which they were heard: what they are called, of what kind they are, and they.

    `exact` tells that they were found in the recording already.
    """

    name: str
    kind: str
    heard: Sequence[HeardWord]
    exact: bool = False

    @property
    def facts(self) -> str:
        """Say how many there are, and from when to when."""
        times = [word.start for word in self.heard if 0 <= word.start < NEVER]
        span = f", from {format_time(min(times))} to {format_time(max(times))}" if times else ""
        return f"{self.kind}: {counted(len(self.heard), 'word') or 'no words'}{span}."


def read_words(path: Path) -> Words:
    """Return the words of a file that captions or a recogniser left; raises FormatError with a sentence."""
    draft = read_draft(read_file(path, path.name), path.name)
    words = words_of_draft(draft, path.name)
    kind = reader_of(draft.kind).words
    return Words(path.name, kind[:1].upper() + kind[1:], words)


def imported_words(page: Path) -> Words | None:
    """Return the words that were kept of a page last: those that came in with it, or by which it was aligned."""
    found = heard.load(page)
    if not found:
        return None
    kept = alignments.load(page, captions_digest(found))
    exact = kept is not None and kept.exact
    return Words("the words that came in with the page", "Kept of this page", found, exact)


@dataclass(frozen=True)
class Choice:
    """What was chosen last: the way, the page's captions, and the folder of a recogniser's model.

    `exactly` tells that words are to be found in the recording too.
    """

    way: Way = Way.CAPTIONS
    captions: Path | None = None
    model: Path | None = None
    exactly: bool = False


def load(page: Path | None) -> Choice:
    """Return what was chosen for a page last; of one that never was, what was for any."""
    kept = _file().load()
    pages = kept.get("pages")
    own = pages.get(_key(page)) if page is not None and isinstance(pages, dict) else None
    way = kept.get("way")
    return Choice(
        Way(way) if way in set(Way) else Way.CAPTIONS,
        Path(own) if isinstance(own, str) else None,
        Path(model) if isinstance(model := kept.get("model"), str) and model else None,
        kept.get("exactly") is True,
    )


def keep(page: Path | None, choice: Choice) -> None:
    """Remember what was chosen; where that can't be written, nobody is interrupted."""
    pages = _file().load().get("pages")
    known: Mapping[str, object] = pages if isinstance(pages, dict) else {}
    if page is not None and choice.captions is not None:
        others = {name: captions for name, captions in known.items() if name != _key(page)}
        known = {**dict(list(others.items())[-MOST + 1 :]), _key(page): str(choice.captions)}
    with contextlib.suppress(SaveError):
        model = str(choice.model or "")
        _file().save({"way": choice.way.value, "model": model, "exactly": choice.exactly, "pages": known})


def _key(page: Path) -> str:
    return os.path.realpath(page)


def _file() -> SettingsFile:
    return SettingsFile(state_folder() / "align.json")
