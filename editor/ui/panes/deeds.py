"""Actions that a pane shows on buttons and in menus, with the keys that do the same elsewhere."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu


def deed_action(parent: QObject, words: str, keys: str, stays: bool, do: Callable[[], object]) -> QAction:
    """Make an action that shows its keys and does not take them; `stays` tells whether it stays down."""
    # Behind a tab they are shown only: the window, or the list itself, answers them.
    action = QAction(f"{words}\t{keys}" if keys else words, parent)
    action.setIconText(words)
    action.setToolTip(f"{words} ({keys})" if keys else words)
    action.setIconVisibleInMenu(False)
    action.setCheckable(stays)
    action.triggered.connect(lambda: do())
    return action


def fill_menu(menu: QMenu, actions: Mapping[str, QAction], groups: Iterable[Iterable[str]]) -> None:
    """Put actions, by their names, into a menu in groups."""
    for group in groups:
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addActions([actions[name] for name in group])
