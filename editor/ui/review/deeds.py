"""What can be done with a time to review in its pane: words and keys, for its buttons and its menus."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from editor.ui.panes.deeds import deed_action, fill_menu


class Deed(NamedTuple):
    """One thing to do: its words, the keys of the list that do it, whether it stays down, whether it needs a time."""

    words: str
    keys: str = ""
    stays: bool = False
    needs_time: bool = True


DEEDS: Mapping[str, Deed] = {
    "accept_time": Deed("Accept", "Enter"),
    "refuse_time": Deed("Refuse", "Del"),
    "ask_time_again": Deed("List again", "Del"),
    "play_heard": Deed("Play where it was heard", "Space"),
    "play_stated": Deed("Play what is stated", "Shift+Space"),
    "accept_sure_times": Deed("Accept all sure ones", needs_time=False),
    "show_refused_times": Deed("Show refused ones", stays=True, needs_time=False),
    "fill_times": Deed("Fill missing times…", needs_time=False),
    "align": Deed("Align…", needs_time=False),
}

MENU = (("accept_time", "refuse_time", "ask_time_again"), ("play_heard", "play_stated"))
MORE = (("accept_sure_times", "show_refused_times"), ("fill_times", "align"))


class TimesDeeds(QObject):
    """The actions of the pane, by name."""

    def __init__(self, do: Mapping[str, Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._actions = {
            name: deed_action(self, deed.words, deed.keys, deed.stays, do[name]) for name, deed in DEEDS.items()
        }

    def action(self, name: str) -> QAction:
        """Return an action."""
        return self._actions[name]

    def enable(self, names: Iterable[str]) -> None:
        """Let these be done that need a time, and no others of them."""
        for name, deed in DEEDS.items():
            if deed.needs_time:
                self._actions[name].setEnabled(name in names)

    def fill(self, menu: QMenu, groups: tuple[tuple[str, ...], ...]) -> None:
        """Put actions into a menu."""
        fill_menu(menu, self._actions, groups)
