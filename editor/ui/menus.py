"""The menu bar, built from the table of actions."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from editor.core.model import Selection
from editor.store import recent
from editor.ui.action import Action, Group, Submenu, actions_of
from editor.ui.actions import MENUS, ROW_MENU, SPEAKERS, all_actions
from editor.ui.shell import Shell


class Menus(QObject):
    """The menus and the keys of a window.

    Items are greyed while their menu is open, by asking each action whether it can be done. At all other times they
    stay enabled: a key that can't be used now then says why, and never falls through to the text.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._items: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        for words, groups in MENUS.items():
            menu = self._menus[words] = shell.window.menuBar().addMenu(words)
            self._fill(menu, groups)
            actions = list(actions_of(groups))
            menu.aboutToShow.connect(partial(self._refresh, actions))
            menu.aboutToHide.connect(partial(self._enable, actions))

    def item(self, name: str) -> QAction:
        """Return the item of an action."""
        return self._items[name]

    def menu(self, words: str) -> QMenu:
        """Return a menu by its words in the menu bar."""
        return self._menus[words]

    def extend(self, menu: QMenu, row: int) -> None:
        """Add what can be done with a row to the menu of a click on it; the caret goes there."""
        selection = self._shell.desk.transcript.selection()
        if not selection.start.row <= row <= selection.end.row:
            self._shell.desk.transcript.select(Selection.at(row))
        names = [name for group in ROW_MENU for name in group]
        actions = [action for action in all_actions() if action.id in names or action in SPEAKERS.actions]
        self._refresh(actions)
        for group in ROW_MENU:
            menu.addSeparator()
            menu.addActions([self._items[name] for name in group])
        menu.aboutToHide.connect(partial(self._enable, actions))

    def _fill(self, menu: QMenu, groups: tuple[Group, ...]) -> None:
        for group in groups:
            if not menu.isEmpty():
                menu.addSeparator()
            for item in group:
                if isinstance(item, Submenu):
                    self._add_submenu(menu, item)
                else:
                    menu.addAction(self._made(item))
                if isinstance(item, Action) and item.id == "open":
                    self._add_recent(menu)

    def _add_submenu(self, menu: QMenu, submenu: Submenu) -> None:
        inner = menu.addMenu(submenu.words)
        self._items[submenu.words] = inner.menuAction()
        group = QActionGroup(inner)
        for action in submenu.actions:
            item = self._made(action)
            inner.addAction(item)
            if submenu.one_of:
                group.addAction(item)

    def _made(self, action: Action) -> QAction:
        item = QAction(action.words, self._shell.window)
        item.setObjectName(action.id)
        item.setShortcuts([QKeySequence(key) for key in action.keys.split()])
        item.setCheckable(action.checked is not None)
        item.triggered.connect(lambda: self._run(action))
        # The window holds it too: its keys work while the menus are closed.
        self._shell.window.addAction(item)
        self._items[action.id] = item
        return item

    def _run(self, action: Action) -> None:
        action.run(self._shell)
        self._show(action)

    def _refresh(self, actions: Iterable[Action]) -> None:
        for action in actions:
            self._items[action.id].setEnabled(not action.why_not(self._shell))
            self._show(action)

    def _enable(self, actions: Iterable[Action]) -> None:
        for action in actions:
            self._items[action.id].setEnabled(True)

    def _show(self, action: Action) -> None:
        item = self._items[action.id]
        if action.words_now is not None:
            item.setText(action.words_now(self._shell))
        if action.checked is not None:
            item.setChecked(action.checked(self._shell))

    def _add_recent(self, above: QMenu) -> None:
        menu = above.addMenu("Open re&cent")
        menu.aboutToShow.connect(partial(self._fill_recent, menu))
        # A menu without items would not open, and then never be filled.
        menu.addAction("No page was opened yet").setEnabled(False)

    def _fill_recent(self, menu: QMenu) -> None:
        pages = recent.pages()
        if not pages:
            return
        menu.clear()
        for page in pages:
            item = menu.addAction(f"{page.name}  ({page.parent.name})".replace("&", "&&"))
            item.triggered.connect(partial(self._open, page))

    def _open(self, page: Path) -> None:
        self._shell.attempt(partial(self._shell.files.open, page))
