"""The list of every key, made from the table of actions."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
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

from editor.ui.action import Action, Submenu
from editor.ui.actions import CLIP_KEYS, MENUS, SPEAKERS, TEXT_KEYS, TIMELINE_KEYS, TIMES_KEYS

SIZE = (640, 680)  # pixels
ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


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
        self.tree.setStyleSheet("QTreeWidget::item { padding: 3px 8px 3px 0; }")
        self.tree.setColumnCount(2)
        self.tree.setRootIsDecorated(False)
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.tree.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tree.setAccessibleName("Keyboard shortcuts")
        self._rows: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self._fill()
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        buttons = QDialogButtonBox()
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
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
            items = [QTreeWidgetItem(section, list(row)) for row in rows]
            for item in items:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self._rows.append((section, items))
            section.setExpanded(True)

    def _narrow(self, typed: str) -> None:
        wanted = typed.casefold()
        for section, rows in self._rows:
            for row in rows:
                row.setHidden(wanted not in f"{row.text(0)} {row.text(1)}".casefold())
            section.setHidden(all(row.isHidden() for row in rows))


def plain_words(words: str) -> str:
    """Return words of a menu as they are read, without the mark of the underlined letter."""
    return words.replace("&", "")


def keys_words(action: Action) -> str:
    """Return an action's keys as they stand on the keyboard; forms that only other layouts send are left out."""
    named = [key.replace("PgUp", "Page up").replace("PgDown", "Page down") for key in action.keys.split()]
    words = "  or  ".join(key for key in named if not key.endswith(("<", ">", "Enter", "+=")))
    for name, arrow in ARROWS.items():
        words = words.replace(name, arrow)
    return words


def _sections() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for menu, groups in MENUS.items():
        yield plain_words(menu), [row for group in groups for item in group for row in _rows(item)]
    yield "In the text", list(TEXT_KEYS)
    yield "In the list of clips", list(CLIP_KEYS)
    yield "In the times to review", list(TIMES_KEYS)
    yield "In the timeline", list(TIMELINE_KEYS)


def _rows(item: Action | Submenu) -> Iterator[tuple[str, str]]:
    if isinstance(item, Action):
        if item.keys:
            yield plain_words(item.words), keys_words(item)
        return
    first, last = item.actions[0], item.actions[-1]
    if item is not SPEAKERS:
        for action in item.actions:
            yield from _rows(action)
    else:
        yield f"{plain_words(item.words)} 1 to {len(item.actions)}", f"{keys_words(first)}  to  {keys_words(last)}"
