"""The list of clips: chosen by keys and mouse, one or several."""

import math

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QFontMetricsF, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from editor.ui.clips.cells import TIMES, Column
from editor.ui.clips.model import ClipModel
from editor.ui.clips.order import ClipOrder, Index
from editor.ui.clips.paint import EDGE, ClipDelegate, small
from editor.ui.guard import guarded
from editor.ui.panes.claims import ENTER, claims, claims_if
from editor.ui.theme import Theme

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
MOVES = (Key.Key_Home, Key.Key_End, Key.Key_Up, Key.Key_Down, Key.Key_PageUp, Key.Key_PageDown)
Selecting = QItemSelectionModel.SelectionFlag
Action = QAbstractItemView.CursorAction
Triggers = QAbstractItemView.EditTrigger

_ROWS = 3  # that are always shown
COMMANDS = "[],.<>/"
"""Characters that are commands in the list, where nothing is typed."""


class _Titles(QHeaderView):
    """The titles of the columns, as narrow as they can be: names need all the room that there is."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setMinimumSectionSize(24)
        self.setFont(small(self.font()))
        self.sortIndicatorChanged.connect(lambda: self.resizeSections())

    @guarded
    def sectionSizeFromContents(self, section: int) -> QSize:
        """Return the room that a title takes."""
        words = str(self.model().headerData(section, self.orientation()) or "")
        width = QFontMetrics(self.font()).horizontalAdvance(words) + 2 * EDGE
        return QSize(width, super().sectionSizeFromContents(section).height())


class ClipTable(QTableView):
    """Whole rows are selected, single cells are edited. Clips are counted as on the page, however they are sorted.

    Signals:
        visited(at): the user went to a clip.
        chosen_changed(): another clip is the current one, or others are selected.
        play_wanted(): the user asks to hear the current clip.
        delete_wanted(): the user asks to drop what is selected.
        commanded(character): one of `COMMANDS` was typed.
    """

    visited = Signal(int)
    chosen_changed = Signal()
    play_wanted = Signal()
    delete_wanted = Signal()
    commanded = Signal(str)

    def __init__(self, model: ClipModel, theme: Theme) -> None:
        super().__init__()
        self._clips = model
        self.order = ClipOrder(model, self)
        self._delegate = ClipDelegate(self, theme)
        self.setModel(self.order)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Clips")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(Triggers.EditKeyPressed | Triggers.SelectedClicked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self._lay_out()
        self.set_theme(theme)
        self.clicked.connect(lambda index: self.visited.emit(self.order.clip_at(index.row())))
        self.doubleClicked.connect(self._edit_or_play)
        self.selectionModel().selectionChanged.connect(lambda: self.chosen_changed.emit())
        self.selectionModel().currentRowChanged.connect(lambda: self.chosen_changed.emit())
        self.order.rowsRemoved.connect(self._select_current)
        model.followed.connect(self.horizontalHeader().resizeSections)
        self.order.layoutChanged.connect(self.show_current)

    @property
    def at(self) -> int | None:
        """Return the current clip, if there is one."""
        index = self.currentIndex()
        return self.order.clip_at(index.row()) if index.isValid() else None

    @property
    def chosen(self) -> tuple[int, ...]:
        """Return the clips that are selected, in the order of the page."""
        return tuple(sorted(self.order.clip_at(index.row()) for index in self.selectionModel().selectedRows()))

    @property
    def is_editing(self) -> bool:
        """Tell whether a cell is being typed into."""
        return self.state() == QAbstractItemView.State.EditingState

    def go_to(self, at: int, column: Column = Column.NAME) -> QModelIndex:
        """Make a clip the current one, show it, and return its cell; one that is not shown leaves all as it is."""
        row = self.order.row_of(at)
        if row is None:
            return QModelIndex()
        index = self.order.index(row, column)
        # Alone, whatever keys are held: Ctrl, of a shortcut, would add it to what is selected.
        self.selectionModel().setCurrentIndex(index, Selecting.ClearAndSelect | Selecting.Rows)
        self.scrollTo(index)
        return index

    def show_current(self) -> None:
        """Bring the current clip into view, if there is one."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def sort_by(self, column: Column | None, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by none, the clips stand as on the page."""
        self.horizontalHeader().setSortIndicator(-1 if column is None else column, order)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._delegate.set_theme(theme)
        faint, panel, rule = (color.name() for color in (theme.faint, theme.panel, theme.rule))
        self.horizontalHeader().setStyleSheet(f"""
            QHeaderView {{ background: {panel}; border: none; }}
            QHeaderView::section {{ background: {panel}; color: {faint}; border: none; padding: 3px {EDGE}px;
                                    border-bottom: 1px solid {rule}; border-top: 1px solid {rule}; }}
            QHeaderView::up-arrow, QHeaderView::down-arrow {{ image: none; width: 0; height: 0; }}
        """)
        self._fit_rows()

    @guarded
    def sizeHintForColumn(self, column: int) -> int:
        """Return the width that the longest time of a column takes; asking every cell would be felt."""
        if Column(column) not in TIMES:
            return super().sizeHintForColumn(column)
        font = self.font()
        font.setBold(True)  # as the clip is that is heard
        return math.ceil(QFontMetricsF(font).horizontalAdvance(self._clips.longest(Column(column)))) + 2 * EDGE + 1

    @guarded
    def event(self, event: QEvent) -> bool:
        """Keep the keys of the list from the window's shortcuts."""
        return (
            claims_if(event, _selects_all) or claims(event, *ENTER, Key.Key_F2, Key.Key_Delete) or super().event(event)
        )

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        """Give the rows the height that another font takes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()

    @guarded
    def selectionCommand(self, index: Index, event: QEvent | None = None) -> Selecting:
        """Let Ctrl select where it only moves in other lists: the current clip is the one that everything acts on."""
        if isinstance(event, QKeyEvent) and event.modifiers() == CONTROL and event.key() in MOVES:
            return Selecting.ClearAndSelect | Selecting.Rows
        return super().selectionCommand(index, event)

    @guarded
    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Let Home and End go to the first and the last clip, not to the first and the last column."""
        ends = {Action.MoveHome: 0, Action.MoveEnd: self.order.rowCount() - 1}
        if action not in ends or not self.order.rowCount():
            return super().moveCursor(action, modifiers)
        return self.order.index(ends[action], max(0, self.currentIndex().column()))

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what Qt makes the current clip, without selecting it, where there was none."""
        super().focusInEvent(event)
        self._select_current()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current clip in view, however high what stands below becomes."""
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height():
            self.show_current()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Play with Enter, delete with Del, pass commands on, tell where the arrows went."""
        key, at = Key(event.key()), self.at
        if self.is_editing:  # a key that the editor of a cell let through
            super().keyPressEvent(event)
        elif key in ENTER:
            self.play_wanted.emit()
        elif key == Key.Key_Delete:
            self.delete_wanted.emit()
        elif event.text() and event.text() in COMMANDS:
            self.commanded.emit(event.text())
        else:
            super().keyPressEvent(event)
            if self.at is not None and self.at != at:
                self.visited.emit(self.at)

    def _edit_or_play(self, index: QModelIndex) -> None:
        if self.is_editing:  # a slow double click: the first one opened the cell
            return
        if index.column() == Column.NAME:
            self.edit(index)
        else:
            self.play_wanted.emit()

    def _select_current(self) -> None:
        """Where what was selected is gone, select what is the current one instead."""
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())

    def _lay_out(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across = _Titles()
        self.setHorizontalHeader(across)
        self.setSortingEnabled(True)
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        self.hideColumn(Column.TEXT)  # it stands on the second line of each row

    def _fit_rows(self) -> None:
        height = self._delegate.height(self.font())
        self.verticalHeader().setDefaultSectionSize(height)
        self.setMinimumHeight(_ROWS * height + self.horizontalHeader().sizeHint().height())


def _selects_all(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.SelectAll)
