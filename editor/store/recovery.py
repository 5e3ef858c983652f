"""What a crash left behind: the journals of pages that nobody has open, with edits that were not saved."""

import logging
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from editor.core.errors import EditorError
from editor.store.journal import SUFFIX, journals_folder
from editor.store.journal_file import FIRST, Contents, JournalFile, Record, copy_aside, parse

log = logging.getLogger(__name__)

# A journal that was just made is empty until its owner has the lock.
EMPTY_SECONDS = 60


@dataclass(frozen=True)
class Recovery:
    """Edits that were not saved: of which page, when the last was made and what it is called, how many there are."""

    path: Path
    when: datetime
    steps: int
    label: str
    journal: Path = field(repr=False)

    def reopen(self) -> tuple[JournalFile, Contents]:
        """Take over the journal and return what it says; raises EditorError where that cannot be done."""
        try:
            file = JournalFile.reopen(self.journal)
            contents = parse(file.read()) if file else None
        except OSError as error:
            raise EditorError(unreadable(self.journal, error)) from error
        if file is None or contents is None:
            raise EditorError(f"The edits of {self.path.name} have been recovered or discarded in another window.")
        return file, contents

    def discard(self) -> None:
        """Delete the journal: the edits are not wanted. Raises EditorError."""
        try:
            if file := JournalFile.reopen(self.journal):
                file.remove()
        except OSError as error:
            raise EditorError(f"The journal {self.journal} could not be deleted ({error.strerror}).") from error


def pending(page: Path, warn: Callable[[str], None] = log.warning) -> Recovery | None:
    """Return the unsaved edits of a page that a crash left behind, the latest if there are several."""
    real = os.path.realpath(page)
    return next((found for found in all_pending(warn) if os.path.realpath(found.path) == real), None)


def all_pending(warn: Callable[[str], None] = log.warning) -> list[Recovery]:
    """Return all unsaved edits that crashes left behind, the latest first.

    Journals without any go. A damaged one is kept aside, what can be read of it is offered, and `warn` is called with
    a sentence.
    """
    found: list[Recovery] = []
    for path in journals_folder().glob(f"*{SUFFIX}"):
        try:
            found += _examine(path, warn)
        except OSError as error:
            warn(unreadable(path, error))
    return sorted(found, key=lambda recovery: recovery.when, reverse=True)


def unreadable(journal: Path, error: OSError) -> str:
    """Say that a journal could not be read."""
    return f"The journal {journal} could not be read ({error.strerror}). It was left where it is."


def set_aside(file: JournalFile, keep: int, warn: Callable[[str], None]) -> None:
    """Keep a copy of a damaged journal, and only the first `keep` bytes of the journal itself. Raises OSError."""
    aside = copy_aside(file.path)
    file.keep(keep)
    warn(f"The journal {file.path.name} is damaged. What could be read is recovered; all of it is kept as {aside}.")


def _examine(path: Path, warn: Callable[[str], None]) -> Iterator[Recovery]:
    file = JournalFile.reopen(path)
    if file is None:
        return
    with closing(file):
        contents = _mended(file, warn)
        if contents is None:
            return
        unsaved = _unsaved(contents.records)
        if unsaved:
            steps, label = unsaved
            yield Recovery(contents.path, _when(contents, path), steps, label, path)
        else:
            file.remove()


def _mended(file: JournalFile, warn: Callable[[str], None]) -> Contents | None:
    """Read a journal; one that is damaged is kept aside, one without a record is deleted."""
    data = file.read()
    contents = parse(data)
    if contents is not None:
        if contents.damaged:
            set_aside(file, contents.ends[-1], warn)
        return contents
    if not data:
        if time.time() - file.path.stat().st_mtime > EMPTY_SECONDS:
            file.remove()
        return None
    if b"\n" in data or not data.startswith(FIRST):
        set_aside(file, 0, warn)
    file.remove()
    return None


def _when(contents: Contents, journal: Path) -> datetime:
    """Return when the last record was written."""
    try:
        return datetime.fromtimestamp(float(contents.records[-1]["when"]))
    except (LookupError, OSError, OverflowError, TypeError, ValueError):
        return datetime.fromtimestamp(journal.stat().st_mtime)


def _unsaved(records: Iterable[Record]) -> tuple[int, str] | None:
    """Count the steps between the saved state and the last, and name the last edit; None where they are the same."""
    done: list[int] = [0]
    undone: list[int] = []
    made = saved = saving = 0
    label = ""
    for record in records:
        match record:
            case {"op": "do", "label": str(label), "joined": joined}:
                made += 1
                del done[len(done) - bool(joined) :], undone[:]
                done.append(made)
            case {"op": "undo"} if len(done) > 1:
                undone.append(done.pop())
            case {"op": "redo"} if undone:
                done.append(undone.pop())
            case {"op": "saving"}:
                saving = done[-1]
            case {"op": "saved"}:
                saved = saving
            case _:
                break
    if done[-1] == saved:
        return None
    states = done + undone[::-1]
    steps = abs(len(done) - 1 - states.index(saved)) if saved in states else len(done) - 1
    return max(1, steps), label
