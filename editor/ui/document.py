"""The page that is open: its episode, its history and its file, with one signal for every edit."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from PySide6.QtCore import QObject, Signal

from editor.core.change import Change
from editor.core.errors import SaveError
from editor.core.history import History
from editor.core.model import Episode, Position, Selection
from editor.core.speakers import Speakers
from editor.formats.page_file import PageFile
from editor.formats.problems import Notice
from editor.store.clip_memory import with_exact_times
from editor.store.journal import Journal
from editor.store.recovery import Recovery
from editor.ui.saving import Saving


class Document(QObject):
    """An open page.

    Signals:
        changed(Change, origin): once for each edit, undo and redo; `origin` is who asked for it.
        select_requested(Selection): where the caret belongs after undo and redo.
        state_changed(): modified, the labels, the path or what is saved may be different.
        warned(str): a sentence about something that went wrong behind the window and does not stop the work.
        settling(): what somebody has begun and not ended should become an edit now, as something else is to be done.

    To be read: `episode`, `speakers`, `notices` (what is odd in the file) and `warnings` (sentences to show as it is
    opened). `selection` is kept up to date by the view. Without a `file`, as in a test of a view, it cannot be saved.
    """

    changed = Signal(object, object)
    select_requested = Signal(object)
    state_changed = Signal()
    warned = Signal(str)
    settling = Signal()

    def __init__(
        self,
        episode: Episode,
        history: History | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.episode = episode
        self.speakers = Speakers.of(episode)
        self.selection = Selection.at(0)
        self.notices: tuple[Notice, ...] = ()
        self.warnings: tuple[str, ...] = ()
        self._history = history or History()
        self._clock = clock
        self.file: PageFile | None = None
        self._journal: Journal | None = None
        self._saving: Saving | None = None

    @classmethod
    def open(cls, path: Path, clock: Callable[[], float] = time.monotonic) -> Self:
        """Open a page; raises FormatError with a sentence where it cannot be read."""
        file = PageFile.open(path)
        document = cls(with_exact_times(file.episode, path), clock=clock)
        document.notices = file.page.notices
        document._keep(file, Journal.begin(file.path, file.data, file.episode, document.warned.emit))
        return document

    @classmethod
    def recover(cls, recovery: Recovery) -> Self:
        """Open a page with the edits that a crash left behind, and their history; raises EditorError."""
        from editor.ui.recovered import recover

        found = recover(recovery)
        replay = found.replay
        document = cls(replay.episode, replay.history)
        document.selection = replay.selection
        document.notices = found.file.page.notices
        document.warnings = found.warnings
        document._keep(found.file, Journal(found.journal, replay.origins, document.warned.emit))
        return document

    @property
    def path(self) -> Path | None:
        """Return where the page is, if it is a file."""
        return self.file.path if self.file else None

    @property
    def name(self) -> str:
        """Return what to call the page in a title."""
        return self.file.path.name if self.file else "Untitled"

    @property
    def modified(self) -> bool:
        """Tell whether there is anything to save."""
        return self._history.modified

    @property
    def undo_label(self) -> str | None:
        """Return the name of what undo would take back, if anything."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str | None:
        """Return the name of what redo would make again, if anything."""
        return self._history.redo_label

    def apply(
        self,
        label: str,
        edit: Callable[..., Change],
        *args: object,
        origin: object = None,
        after: Selection | None = None,
        **kwargs: object,
    ) -> Change:
        """Make an edit and return what it changed; an EditError goes to the caller and nothing has changed.

        `after` is where the caret then is; without it, the present selection follows the text.
        """
        self.settling.emit()
        change = edit(self.episode, *args, **kwargs)
        if not change:
            return change
        before, now = self.selection, self._clock()
        episode = change.apply(self.episode)
        after = after or _mapped(before, change, episode)
        joined = self._history.joins(label, change, now)
        if joined:
            self._history.join(change, after, now)
        else:
            self._history.push(label, change, before, after, now)
        if self._journal:
            self._journal.edited(label, change, before, after, joined)
        self._show(change, episode, after, origin)
        return change

    def undo(self) -> None:
        """Take the last step back, if there is one."""
        self.settling.emit()
        if step := self._history.undo():
            if self._journal:
                self._journal.undone()
            change = step.change.inverse()
            self._show(change, change.apply(self.episode), step.before, None)
            self.select_requested.emit(step.before)

    def redo(self) -> None:
        """Make the step last undone again, if there is one."""
        self.settling.emit()
        if step := self._history.redo():
            if self._journal:
                self._journal.redone()
            self._show(step.change, step.change.apply(self.episode), step.after, None)
            self.select_requested.emit(step.after)

    def seal(self) -> None:
        """Let the next typing be a step of its own, as after the caret was moved away."""
        self._history.seal()

    def save(self, overwrite: bool = False, wait: bool = False) -> bool:
        """Write the page and tell whether there was anything to write; raises ConflictError, SaveError.

        A large page is written while the window goes on, unless `wait` asks to see the end of it. What then goes wrong
        is said by `warned`, and the page stays modified.
        """
        self.settling.emit()
        return _needed(self._saving).save(self.episode, overwrite, wait)

    def save_as(self, path: Path) -> None:
        """Write the page to another file and go on with that; raises SaveError."""
        self.settling.emit()
        _needed(self._saving).save_as(path, self.episode)

    def save_copy(self, path: Path) -> None:
        """Write the page to another file and stay with this one; raises SaveError."""
        self.settling.emit()
        _needed(self._saving).save_copy(path, self.episode)

    def changed_on_disk(self) -> bool:
        """Tell whether the file is no longer the one that was opened or saved."""
        return self._saving is not None and self._saving.changed_on_disk()

    def flush(self) -> None:
        """Return when the journal has every edit, as before the process may end."""
        if self._journal:
            self._journal.flush()

    def close(self) -> None:
        """Let go of the page; what is not saved is dropped on purpose, but not what could not be written."""
        written = self._saving is None or self._saving.settle()
        journal, self._journal = self._journal, None
        if journal and written:
            journal.drop()

    def _keep(self, file: PageFile, journal: Journal) -> None:
        self.file = file
        self._journal = journal
        self._saving = Saving(file, self._history, journal, self)
        self._saving.saved.connect(self.state_changed)
        self._saving.failed.connect(self.warned)

    def _show(self, change: Change, episode: Episode, selection: Selection, origin: object) -> None:
        self.episode = episode
        self.speakers = self.speakers.after(change)
        self.selection = selection
        self.changed.emit(change, origin)
        self.state_changed.emit()


def _needed(saving: Saving | None) -> Saving:
    if saving is None:
        raise SaveError("This transcript has no file yet.")
    return saving


def _mapped(selection: Selection, change: Change, episode: Episode) -> Selection:
    """Move a selection to where its text is in `episode`, which a change led to."""

    def moved(position: Position) -> Position:
        row = max(0, min(change.map_row(position.row), len(episode.entries) - 1))
        length = len(episode.entries[row].text) if episode.entries else 0
        return Position(row, max(0, min(position.offset, length)))

    return Selection(moved(selection.anchor), moved(selection.caret))
