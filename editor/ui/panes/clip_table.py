"""The table of clips: plays, edits and deletes by keys and mouse."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from editor.ui.aside import AsideDelegate
from editor.ui.guard import guarded
from editor.ui.panes.claims import ENTER, claims
from editor.ui.panes.clip_model import ClipModel, Column

Key = Qt.Key
Triggers = QAbstractItemView.EditTrigger


class ClipTable(QTableView):
    """Whole rows are selected, single cells are edited.

    Signals:
        visited(row): the user went to a clip.
        play_wanted(): the user asks to hear the current clip.
        delete_wanted(): the user asks to drop it.
    """

    visited = Signal(int)
    play_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, model: ClipModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName("Clips")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(Triggers.EditKeyPressed | Triggers.SelectedClicked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setItemDelegate(AsideDelegate(self))
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(lambda index: self.visited.emit(index.row()))
        self.doubleClicked.connect(self._edit_or_play)

    @property
    def row(self) -> int | None:
        """Return the current row, if there is one."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def go_to(self, row: int, column: Column = Column.NAME) -> QModelIndex:
        """Make a row the current one, show it, and return the cell."""
        index = self.model().index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return index

    @guarded
    def event(self, event: QEvent) -> bool:
        """Keep the keys of the table from the window's shortcuts."""
        return claims(event, *ENTER, Key.Key_F2, Key.Key_Delete) or super().event(event)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Play with Enter, delete with Del, tell where the arrows went."""
        key, row = Key(event.key()), self.row
        if self.state() == QAbstractItemView.State.EditingState:  # a key that the editor of a cell let through
            super().keyPressEvent(event)
        elif key in ENTER:
            self.play_wanted.emit()
        elif key == Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)
            if self.row is not None and self.row != row:
                self.visited.emit(self.row)

    def _edit_or_play(self, index: QModelIndex) -> None:
        if self.state() == QAbstractItemView.State.EditingState:  # a slow double click: the first one opened the cell
            return
        if index.column() == Column.NAME:
            self.edit(index)
        else:
            self.play_wanted.emit()
