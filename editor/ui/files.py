"""Opening, saving and leaving pages, with every question that this takes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow, QWidget

from editor.core.errors import ConflictError, EditorError, FormatError
from editor.store import recent
from editor.store.recovery import Recovery
from editor.ui.document import Document
from editor.ui.leaving import may_leave_page
from editor.ui.messages import tell, tell_error
from editor.ui.resources import SAMPLE, is_shipped

PAGE_SUFFIXES = (".md", ".markdown", ".yaml", ".yml")
PAGES = f"Episode pages (*{' *'.join(PAGE_SUFFIXES)});;All files (*)"


class Files(QObject):
    """The page that is open, as a file.

    Signals:
        opened(Document): another page is open now.
        closed(): no page is open any more.
        said(sentence): something to show in passing.
    """

    opened = Signal(object)
    closed = Signal()
    said = Signal(str)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.document: Document | None = None

    def choose_page(self, title: str = "Open a page", folder: Path | None = None) -> None:
        """Ask for a page and open it."""
        name, _ = QFileDialog.getOpenFileName(self._window, title, str(folder or self._folder()), PAGES)
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Open a page in place of the one that is open; what can't be read is explained, and nothing is touched."""
        try:
            document = Document.open(path)
        except FormatError as error:
            self._unreadable(path, error)
        except EditorError as error:
            tell_error(self._window, f"{path.name} could not be opened", error)
        else:
            if self.may_leave() and may_leave_page(self._window):
                self._go_on_with(document)
            else:
                document.close()

    def open_sample(self) -> None:
        """Open the episode that the program ships; it is saved elsewhere."""
        self.open(SAMPLE)

    def recover(self, recovery: Recovery) -> None:
        """Go on with edits that a crash left behind."""
        try:
            document = Document.recover(recovery)
        except EditorError as error:
            tell_error(self._window, f"The edits of {recovery.path.name} could not be recovered", error)
        else:
            self._go_on_with(document)

    def save(self, wait: bool = False) -> bool:
        """Write the page and tell whether that was done; a large one is written meanwhile, unless `wait`."""
        if self.document is None or self.document.path is None or is_shipped(self.document.path):
            return self.save_as()
        return self._save(wait=wait)

    def save_as(self) -> bool:
        """Ask for another file, write the page there and go on with that; tell whether that was done."""
        path = self._ask_where("Save as")
        if path is None or self.document is None or not self._try(lambda document: document.save_as(path)):
            return False
        recent.add(path)
        self.said.emit(f"Saved as {path.name}.")
        return True

    def save_copy(self) -> None:
        """Ask for another file, write the page there and stay with this one."""
        path = self._ask_where("Save a copy")
        if path is not None and self._try(lambda document: document.save_copy(path)):
            self.said.emit(f"Saved a copy as {path.name}.")

    def reload(self) -> None:
        """Read the page again, after asking about what is not saved."""
        if self.document is None or self.document.path is None:
            return
        path = self.document.path
        if self.document.modified and not _may_drop(self._window, path.name):
            return
        if not may_leave_page(self._window):
            return
        self._open_anew(path)

    def close(self) -> bool:
        """Close the page, after asking about what is not saved; tell whether it is closed."""
        if not self.may_leave() or not may_leave_page(self._window):
            return False
        if self.document is not None:
            self.document.close()
            self.document = None
            self.closed.emit()
        return True

    def may_leave(self) -> bool:
        """Ask about what is not saved, and tell whether the page may be left."""
        if self.document is not None:
            self.document.settling.emit()
        if self.document is None or not self.document.modified:
            return True
        from editor.ui.dialogs import Unsaved, ask_unsaved

        answer = ask_unsaved(self._window, self.document.name)
        return answer is Unsaved.DISCARD or (answer is Unsaved.SAVE and self.save(wait=True))

    def _go_on_with(self, document: Document) -> None:
        old, self.document = self.document, document
        if old is not None:
            old.close()
        if document.path is not None and not is_shipped(document.path):
            recent.add(document.path)
        self.opened.emit(document)
        if old is not None:
            old.deleteLater()

    def _open_anew(self, path: Path) -> None:
        try:
            document = Document.open(path)
        except EditorError as error:
            tell_error(self._window, f"{path.name} could not be read again", error)
        else:
            self._go_on_with(document)

    def _save(self, overwrite: bool = False, wait: bool = False) -> bool:
        try:
            wrote = self.document.save(overwrite, wait) if self.document else False
        except ConflictError:
            return self._settle_conflict(wait)
        except EditorError as error:
            tell_error(self._window, "The page was not saved", error)
            return False
        self.said.emit("Saved." if wrote else "There is nothing to save.")
        return True

    def _settle_conflict(self, wait: bool) -> bool:
        from editor.ui.dialogs import Conflict, ask_conflict

        if self.document is None or self.document.path is None:
            return False
        path = self.document.path
        answer = ask_conflict(self._window, path.name, gone=not path.exists())
        if answer is Conflict.OVERWRITE:
            return self._save(overwrite=True, wait=wait)
        if answer is Conflict.SAVE_AS:
            return self.save_as()
        if answer is Conflict.RELOAD:
            self._open_anew(path)
        return False

    def _try(self, work: Callable[[Document], object]) -> bool:
        if self.document is None:
            return False
        try:
            work(self.document)
        except EditorError as error:
            tell_error(self._window, "The page was not saved", error)
            return False
        return True

    def _ask_where(self, title: str) -> Path | None:
        return self.ask_where(title, self._folder() / (self.document.name if self.document else "page.md"))

    def ask_where(self, title: str, start: Path, parent: QWidget | None = None) -> Path | None:
        """Ask for a file for a page that is not one of the program's own, beginning with `start`."""
        name, _ = QFileDialog.getSaveFileName(parent or self._window, title, str(start), PAGES)
        if not name:
            return None
        path = Path(name)
        if is_shipped(path):
            tell(self._window, "Please choose another folder", "The sample belongs to the program and stays as it is.")
            return None
        if path.suffix.lower() in PAGE_SUFFIXES:
            return path
        path = path.with_name(f"{path.name}{start.suffix}")
        # The dialog asked about the name without the suffix.
        return path if not path.exists() or _may_replace(self._window, path) else None

    def _folder(self) -> Path:
        if self.document and self.document.path and not is_shipped(self.document.path):
            return self.document.path.parent
        last = recent.pages()
        return last[0].parent if last else Path.home()

    def _unreadable(self, path: Path, error: FormatError) -> None:
        from editor.ui.unreadable import UnreadableDialog

        if not path.is_file():
            tell_error(self._window, f"{path.name} could not be opened", error)
            return
        dialog = UnreadableDialog(path, error, self._window)
        dialog.exec()
        if dialog.repaired:
            self.open(path)


def _may_drop(window: QMainWindow, name: str) -> bool:
    from editor.ui.messages import ask

    headline = f"Drop your changes to {name}?"
    text = "Reloading shows the file as it is on disk. Everything since your last save is lost."
    return ask(window, headline, text, {"drop": "Drop them and reload"}, risky="drop") == "drop"


def _may_replace(window: QMainWindow, path: Path) -> bool:
    from editor.ui.messages import ask

    headline = f"Replace {path.name}?"
    text = f"There is such a file in {path.parent} already. What it holds is lost if you replace it."
    return ask(window, headline, text, {"replace": "&Replace"}, risky="replace") == "replace"
