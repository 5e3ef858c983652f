"""The kinds of file that a page can become, in groups."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from editor.formats.writers.registry import writer_of
from editor.ui.dialogs.base import theme_of
from editor.ui.guard import guarded
from editor.ui.page_export import GROUPS
from editor.ui.theme import scroll_style

WIDTH = 250  # pixels

_AIR = 6
_GROUP_AIR = 4
_SHORT = {
    "youtube-chapters": "YouTube chapters",
    "soundbites": "Soundbites for a feed",
    "clips-jsonld": "For search engines (JSON-LD)",
    "edl": "Edit decision list (EDL)",
    "otio": "OpenTimelineIO",
    "csv": "Table of lines (CSV)",
}
_KIND = Qt.ItemDataRole.UserRole

Action = QAbstractItemView.CursorAction
_UP = frozenset({Action.MoveUp, Action.MovePageUp, Action.MovePrevious, Action.MoveEnd})
"""Moves that look for a kind upwards, where they come to the words of a group."""


class KindList(QListWidget):
    """One kind is always chosen; the words of the groups between cannot be.

    Signals:
        chosen(): another kind is chosen.
    """

    chosen = Signal()

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Kind of file")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        theme = theme_of(self)
        self.verticalScrollBar().setStyleSheet(scroll_style(theme, theme.field))
        for number, (words, kinds) in enumerate(GROUPS):
            self._add_group(words, number == 0)
            for one in kinds:
                item = QListWidgetItem(f"  {name_of(one)}")
                item.setData(_KIND, one)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name_of(one)}, {words}")
                item.setSizeHint(item.sizeHint().expandedTo(self._size(_AIR)))
                self.addItem(item)
                if one == kind:
                    self.setCurrentItem(item)
        self.currentItemChanged.connect(lambda: self.chosen.emit())

    @property
    def kind(self) -> str:
        """Return the kind that is chosen."""
        item = self.currentItem()
        return str(item.data(_KIND)) if item is not None else GROUPS[0][1][0]

    def choose(self, kind: str) -> None:
        """Choose a kind."""
        for row in range(self.count()):
            if self.item(row).data(_KIND) == kind:
                self.setCurrentRow(row)

    @guarded
    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go to a kind where Qt would go to the words of a group, and then nowhere."""
        ends = {Action.MoveHome: 0, Action.MoveEnd: self.count() - 1}
        row = ends[action] if action in ends else super().moveCursor(action, modifiers).row()
        above, below = range(row, -1, -1), range(max(0, row), self.count())
        near = (*above, *below) if action in _UP else (*below, *above)
        return next((self.indexFromItem(self.item(one)) for one in near if self._is_kind(one)), QModelIndex())

    def _is_kind(self, row: int) -> bool:
        return bool(self.item(row).flags() & Qt.ItemFlag.ItemIsSelectable)

    def _add_group(self, words: str, first: bool) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.font()
        font.setBold(True)
        item.setFont(font)
        item.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        item.setSizeHint(self._size(_AIR if first else _AIR + _GROUP_AIR))
        self.addItem(item)

    def _size(self, air: int) -> QSize:
        return QSize(0, self.fontMetrics().height() + air)


def name_of(kind: str) -> str:
    """Return what a kind is called in the list."""
    words = _SHORT.get(kind) or writer_of(kind).words
    return words[:1].upper() + words[1:]
