"""The journal of a page: every edit is kept outside the repository until the page is saved and closed.

A record is one of

- `{"op": "do", "label", "joined", "before", "after", "when", "splices", "clips"}`: an edit, see `records`
- `{"op": "undo" | "redo", "when"}`
- `{"op": "saving"}`: what is the episode now is going to be written
- `{"op": "saved", "sha256", "path", "when"}`: what was the episode at the last `saving` is in the file

A selection is `[anchor row, anchor offset, caret row, caret offset]`, `when` is in seconds since 1970.
"""

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from editor.core.change import Change
from editor.core.model import Episode, Selection
from editor.store.batches import Batches
from editor.store.journal_file import JournalFile, Record, first_line, to_line
from editor.store.places import state_folder
from editor.store.records import Origins, encode_change

SUFFIX = ".journal"
_NAME_LENGTH = 50  # a character may take four of the 255 bytes of a name


def journals_folder() -> Path:
    """Return the folder of the journals."""
    return state_folder() / "journals"


class Journal:
    """Writes down what is done to a page, in a thread: no key stroke waits for the disk.

    An edit is in the file a tenth of a second later and on the disk after another. Where the disk refuses, `warn` is
    called with a sentence, once and from the thread, and what could not be written is tried again with the next edit.
    """

    def __init__(
        self,
        file: JournalFile,
        origins: Origins,
        warn: Callable[[str], None],
        opening: Callable[[], bytes] | None = None,
    ) -> None:
        self._file = file
        self._origins = origins
        self._warn = warn
        self._unwritten = b""
        self._warned = self._dropped = False
        self._writes = Batches[Callable[[], bytes]]("journal", self._write)
        self._syncs = Batches[None]("journal sync", self._sync)
        if opening is not None:
            self._writes.hold(opening)

    @classmethod
    def begin(cls, page: Path, base: bytes, episode: Episode, warn: Callable[[str], None]) -> Self:
        """Make a journal for a page that was opened with the bytes `base`; no file is made before the first edit."""
        path = journals_folder() / f"{page.stem[:_NAME_LENGTH]}-{os.urandom(6).hex()}{SUFFIX}"
        return cls(JournalFile(path), Origins(episode), warn, lambda: first_line(page.absolute(), base))

    def edited(self, label: str, change: Change, before: Selection, after: Selection, joined: bool) -> None:
        """Write down an edit; `joined` tells whether it became part of the step before it."""
        record = {"op": "do", "label": label, "joined": joined, "when": time.time()}
        carets = {"before": _numbers(before), "after": _numbers(after)}
        self._writes.add(lambda: to_line(record | carets | encode_change(change, self._origins)))

    def undone(self) -> None:
        """Write down that the last step was undone."""
        self._add({"op": "undo", "when": time.time()})

    def redone(self) -> None:
        """Write down that the step last undone was made again."""
        self._add({"op": "redo", "when": time.time()})

    def saving(self) -> None:
        """Write down that the episode as it is now is going to be saved, before the page can be any other."""
        self._add({"op": "saving"})
        self._writes.finish()

    def saved(self, path: Path, data: bytes) -> None:
        """Write down that the episode of the last `saving` is in a file, which has these bytes."""
        record = {"op": "saved", "path": str(path.absolute()), "when": time.time()}
        self._writes.add(lambda: to_line(record | {"sha256": _digest(data)}))

    def flush(self) -> None:
        """Return when everything is in the file."""
        self._writes.finish()
        self._syncs.finish()

    def drop(self) -> None:
        """Delete the journal: what it holds is saved, or not wanted."""
        self._dropped = True
        self.flush()
        with contextlib.suppress(OSError):
            self._file.remove()

    def _add(self, record: Record) -> None:
        self._writes.add(lambda: to_line(record))

    def _write(self, batch: list[Callable[[], bytes]]) -> None:
        if self._dropped:
            return
        self._unwritten += b"".join(line() for line in batch)
        try:
            self._file.append(self._unwritten)
        except OSError as error:
            self._refused(error)
        else:
            self._unwritten = b""
            self._syncs.add(None)

    def _sync(self, _: list[None]) -> None:
        try:
            self._file.sync()
            self._warned = False
        except OSError as error:
            self._refused(error)

    def _refused(self, error: OSError) -> None:
        if not self._warned:
            self._warn(
                f"Your edits could not be written to the journal {self._file.path} ({error.strerror}). "
                "You can go on, but a crash would lose what you have not saved."
            )
        self._warned = True


def _digest(data: bytes) -> str:
    # Only now: it loads OpenSSL, and the start of the program does not wait for that.
    import hashlib

    return hashlib.sha256(data).hexdigest()


def _numbers(selection: Selection) -> list[int]:
    return [*selection.anchor, *selection.caret]
