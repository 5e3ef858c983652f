"""How an open page gets into its file: at once, or for a large one while the window goes on."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.core.errors import EditorError, SaveError
from editor.core.history import History
from editor.core.model import Episode
from editor.formats.page_file import PageFile
from editor.store.journal import Journal

LARGE_BYTES = 512 * 1024


class SaveJob:
    """Runs `save` in a thread and calls `done`, in that thread, when it has ended."""

    def __init__(self, save: Callable[[], bool], done: Callable[[], None]) -> None:
        self._save = save
        self._done = done
        self._ended = threading.Event()
        self._error: EditorError | None = SaveError("Something unexpected happened while it was written.")
        threading.Thread(target=self._run, name="save").start()

    @property
    def running(self) -> bool:
        """Tell whether the save has not ended."""
        return not self._ended.is_set()

    def finish(self) -> None:
        """Wait for the end and raise what went wrong."""
        self._ended.wait()
        if self._error:
            raise self._error

    def _run(self) -> None:
        try:
            self._save()
            self._error = None
        except EditorError as error:
            self._error = error
        finally:
            self._ended.set()
            self._done()


class Saving(QObject):
    """Writes a page, and marks what was written in its history and its journal.

    Signals:
        saved(): the file has what the episode was when the save began.
        failed(str): a save that ran while the window went on did not work, and why.
    """

    saved = Signal()
    failed = Signal(str)
    _ended = Signal()

    def __init__(self, file: PageFile, history: History, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self._history = history
        self._journal = journal
        self._revision = history.revision
        self._job: SaveJob | None = None
        self._ended.connect(self._take_end)

    def save(self, episode: Episode, overwrite: bool, wait: bool) -> bool:
        """Write the page; see `Document.save`."""
        self._begin()
        if not wait and len(self.file.data) > LARGE_BYTES and (overwrite or not self.file.changed_on_disk()):
            self._job = SaveJob(lambda: self.file.save(episode, overwrite), self._ended.emit)
            return True
        wrote = self.file.save(episode, overwrite)
        self._mark()
        return wrote

    def save_as(self, path: Path, episode: Episode) -> None:
        """Write the page to another file and go on with that; raises SaveError."""
        self._begin()
        self.file.save_as(path, episode)
        self._mark()

    def save_copy(self, path: Path, episode: Episode) -> None:
        """Write the page to another file; raises SaveError."""
        self.settle()
        self.file.save_copy(path, episode)

    def changed_on_disk(self) -> bool:
        """Tell whether somebody else has changed the file; while it is being written, nobody has."""
        return self._job is None and self.file.changed_on_disk()

    def settle(self) -> bool:
        """Wait for a save that is going on, if any; tell whether it worked."""
        job, self._job = self._job, None
        if job is None:
            return True
        try:
            job.finish()
        except EditorError as error:
            self.failed.emit(f"{self.file.path.name} was not saved. {error}")
            return False
        self._mark()
        return True

    def _begin(self) -> None:
        self.settle()
        self._history.seal()
        self._revision = self._history.revision
        self._journal.saving()

    def _take_end(self) -> None:
        # It may be the end of an earlier job that somebody waited for.
        if self._job and not self._job.running:
            self.settle()

    def _mark(self) -> None:
        self._history.mark_saved(self._revision)
        self._journal.saved(self.file.path, self.file.data)
        self.saved.emit()
