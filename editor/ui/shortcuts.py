"""The list of every key, made from the table of actions."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from editor.ui.actions import ACTIONS, MENUS, TEXT_KEYS, Action

SIZE = (620, 640)  # pixels


class ShortcutsDialog(QDialog):
    """Every action with its keys, by menu, narrowed to what is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.resize(*SIZE)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Type an action or a key")
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName("Narrow the list")
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(2)
        self.tree.setRootIsDecorated(False)
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.tree.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tree.setAccessibleName("Keyboard shortcuts")
        self._fill()
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 16, 16, 16)
        lines.setSpacing(12)
        lines.addWidget(self.filter)
        lines.addWidget(self.tree)
        lines.addWidget(buttons)
        self.filter.textChanged.connect(self._narrow)

    def _fill(self) -> None:
        for title, rows in _sections():
            section = QTreeWidgetItem(self.tree, [title])
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold)
            section.setFont(0, font)
            section.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for words, keys in rows:
                QTreeWidgetItem(section, [words, keys]).setFlags(Qt.ItemFlag.ItemIsEnabled)
            section.setExpanded(True)

    def _narrow(self, typed: str) -> None:
        wanted = typed.casefold()
        for number in range(self.tree.topLevelItemCount()):
            section = self.tree.topLevelItem(number)
            rows = [section.child(index) for index in range(section.childCount())]
            for row in rows:
                row.setHidden(wanted not in f"{row.text(0)} {row.text(1)}".casefold())
            section.setHidden(all(row.isHidden() for row in rows))


def plain_words(action: Action) -> str:
    """Return an action's words as they are read, without the mark of the underlined letter."""
    return action.words.replace("&&", "\0").replace("&", "").replace("\0", "&")


def keys_words(action: Action) -> str:
    """Return an action's keys as they stand on the keyboard; forms that only other layouts send are left out."""
    named = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in action.keys]
    return "   ".join(key for key in named if not key.endswith(("<", ">")))


def _sections() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for menu in MENUS:
        actions = (action for action in ACTIONS if action.menu.split("/")[0] == menu and action.keys)
        yield menu, [(plain_words(action), keys_words(action)) for action in actions]
    yield "In the text", list(TEXT_KEYS)
