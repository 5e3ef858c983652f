"""What the actions act on: the window, its files and settings, and the page that is open."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QMainWindow

from editor.core.errors import EditError, EditorError
from editor.core.model import Header
from editor.ui.desk import Desk
from editor.ui.files import Files
from editor.ui.messages import tell_error
from editor.ui.settings import Settings


@dataclass
class Shell:
    """The window as its actions see it. `open_desk` is the page that is open, if any; `say` shows a sentence."""

    window: QMainWindow
    files: Files
    settings: Settings
    say: Callable[[str], None]
    open_desk: Desk | None = None

    @property
    def desk(self) -> Desk:
        """Return the page that is open; only for actions that `needs_page` lets through."""
        if self.open_desk is None:
            raise EditError(NO_PAGE)
        return self.open_desk

    def attempt(self, work: Callable[[], object]) -> None:
        """Do something, and show the user what an expected error says."""
        try:
            work()
        except EditError as error:
            self.say(str(error))
        except EditorError as error:
            tell_error(self.window, "That did not work", error)


NO_PAGE = "No page is open."


def always(_shell: Shell) -> str:
    """Say that nothing is in the way."""
    return ""


def needs_page(shell: Shell) -> str:
    """Say why not where no page is open."""
    return "" if shell.open_desk else NO_PAGE


def needs_header(shell: Shell) -> str:
    """Say why not where the caret is not in a header."""
    if shell.open_desk is None:
        return NO_PAGE
    return "" if isinstance(shell.desk.entry, Header) else "Put the caret in a header first."
