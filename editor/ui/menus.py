"""The menu bar, built from the table of actions."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from editor.store import recent
from editor.ui.actions import ACTIONS, MENUS, Action
from editor.ui.shell import Shell


class Menus(QObject):
    """The menus and the keys of a window.

    Items are greyed while their menu is open, by asking each action whether it can be done. At all other times they
    stay enabled: a key that can't be used now then says why, and never falls through to the text.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        for title in MENUS:
            self._menus[title] = shell.window.menuBar().addMenu(f"&{title}")
            self._fill(title)
            self._menus[title].aboutToShow.connect(partial(self._refresh, title))
            self._menus[title].aboutToHide.connect(partial(self._enable, title))

    def action(self, name: str) -> QAction:
        """Return the item of an action."""
        return self._actions[name]

    def menu(self, path: str) -> QMenu:
        """Return a menu: "File", "Line/Speaker"."""
        return self._menus[path]

    def _fill(self, title: str) -> None:
        group = 0
        for row in ACTIONS:
            if row.menu.split("/")[0] != title:
                continue
            if row.menu == title and row.group != group:
                self._menus[title].addSeparator()
                group = row.group
            self._submenu(row.menu).addAction(self._item(row))
            if row.id == "open":
                self._add_recent(title)

    def _submenu(self, path: str) -> QMenu:
        if path not in self._menus:
            above, words = path.split("/")
            self._menus[path] = self._menus[above].addMenu(words)
        return self._menus[path]

    def _item(self, row: Action) -> QAction:
        item = QAction(row.words, self._shell.window)
        item.setObjectName(row.id)
        item.setShortcuts([QKeySequence(key) for key in row.keys])
        item.setMenuRole(QAction.MenuRole.NoRole)
        item.setCheckable(row.checked is not None)
        item.triggered.connect(lambda: self._run(row))
        self._shell.window.addAction(item)
        self._actions[row.id] = item
        if row.menu == "View/Colours":
            self._one_of(row.menu).addAction(item)
        return item

    def _one_of(self, path: str) -> QActionGroup:
        name = f"one of {path}"
        return self.findChild(QActionGroup, name) or self._named_group(name)

    def _named_group(self, name: str) -> QActionGroup:
        group = QActionGroup(self)
        group.setObjectName(name)
        return group

    def _run(self, row: Action) -> None:
        row.run(self._shell)
        self._show(row)

    def _refresh(self, title: str) -> None:
        for row in ACTIONS:
            if row.menu.split("/")[0] == title:
                self._actions[row.id].setEnabled(not row.why_not(self._shell))
                self._show(row)

    def _enable(self, title: str) -> None:
        for row in ACTIONS:
            if row.menu.split("/")[0] == title:
                self._actions[row.id].setEnabled(True)

    def _show(self, row: Action) -> None:
        item = self._actions[row.id]
        if row.words_now is not None:
            item.setText(row.words_now(self._shell))
        if row.checked is not None:
            item.setChecked(row.checked(self._shell))

    def _add_recent(self, above: str) -> None:
        menu = self._menus[above].addMenu("Open re&cent")
        self._menus["File/Open recent"] = menu
        menu.aboutToShow.connect(self._fill_recent)
        # A menu without items would not open, and then never be filled.
        menu.addAction("No page was opened yet").setEnabled(False)

    def _fill_recent(self) -> None:
        pages = recent.pages()
        if not pages:
            return
        menu = self._menus["File/Open recent"]
        menu.clear()
        for page in pages:
            item = menu.addAction(_shown(page))
            item.setToolTip(str(page))
            item.triggered.connect(partial(self._open, page))

    def _open(self, page: Path) -> None:
        self._shell.attempt(partial(self._shell.files.open, page))


def _shown(page: Path) -> str:
    return f"{page.name}  ({page.parent.name})".replace("&", "&&")
