"""The list of times to review: chosen by keys and mouse, one or several."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from editor.ui.guard import guarded
from editor.ui.panes.claims import ENTER, claims, claims_if
from editor.ui.review.findings import Finding
from editor.ui.review.model import TimesModel
from editor.ui.review.paint import TimesDelegate
from editor.ui.theme import Theme

Key = Qt.Key
Selecting = QItemSelectionModel.SelectionFlag
Action = QAbstractItemView.CursorAction

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_STEPS = {Key.Key_Up, Key.Key_Down, Key.Key_PageUp, Key.Key_PageDown, Key.Key_Home, Key.Key_End}
_ROWS = 3  # that are always shown


class TimesTable(QTableView):
    """One row for each finding; what is done is done to all that are selected.

    Signals:
        visited(Finding): the user went to a finding.
        chosen_changed(): another finding is the current one, or others are selected.
        accept_wanted(): the user takes the times that were heard.
        refuse_wanted(): the user wants the times to stay.
        play_wanted(): the user asks to hear where the line was heard, or to hear no more.
        play_stated_wanted(): the user asks to hear what is said at the stated second.
    """

    visited = Signal(object)
    chosen_changed = Signal()
    accept_wanted = Signal()
    refuse_wanted = Signal()
    play_wanted = Signal()
    play_stated_wanted = Signal()

    def __init__(self, model: TimesModel, theme: Theme) -> None:
        super().__init__()
        self._times = model
        self._delegate = TimesDelegate(self, theme)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Times to review")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.set_theme(theme)
        self.clicked.connect(lambda: self._visit())
        self.doubleClicked.connect(lambda: self.play_wanted.emit())
        self.selectionModel().selectionChanged.connect(lambda: self.chosen_changed.emit())
        self.selectionModel().currentRowChanged.connect(lambda: self.chosen_changed.emit())

    @property
    def current(self) -> Finding | None:
        """Return the current finding, if there is one."""
        row = self.currentIndex().row()
        return self._times.shown[row] if 0 <= row < len(self._times.shown) else None

    @property
    def chosen(self) -> Sequence[Finding]:
        """Return the findings that are selected, in the order of the page."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._times.shown[row] for row in rows]

    def go_to(self, row: int) -> None:
        """Make the finding in a row of the list, or the last one, the current one; the user sees its line."""
        row = min(row, self._times.rowCount() - 1)
        if row >= 0:
            self.choose(row)
            self._visit()

    def choose(self, row: int) -> None:
        """Make the finding in a row of the list the current one, whatever keys are held."""
        index = self._times.index(row)
        self.selectionModel().setCurrentIndex(index, Selecting.ClearAndSelect | Selecting.Rows)
        self.scrollTo(index)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._delegate.set_theme(theme)
        self._fit_rows()
        self.viewport().update()

    @guarded
    def event(self, event: QEvent) -> bool:
        """Keep the keys of the list from the window's shortcuts."""
        return (
            claims_if(event, _is_of_list)
            or claims(event, *ENTER, Key.Key_Delete, Key.Key_Space)
            or super().event(event)
        )

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        """Give the rows the height that another font takes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()

    @guarded
    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Let Home and End go to the first and the last finding, not to the first and the last column."""
        ends = {Action.MoveHome: 0, Action.MoveEnd: self._times.rowCount() - 1}
        if action not in ends or not self._times.rowCount():
            return super().moveCursor(action, modifiers)
        return self._times.index(ends[action])

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what Qt makes the current finding, without selecting it, where there was none."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current finding in view, however high what stands below becomes."""
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Accept with Enter, refuse with Del, hear with Space, tell where the arrows went."""
        key, before = Key(event.key()), self.current
        if key in ENTER:
            self.accept_wanted.emit()
        elif key == Key.Key_Delete:
            self.refuse_wanted.emit()
        elif key == Key.Key_Space:
            wanted = self.play_stated_wanted if event.modifiers() & _SHIFT else self.play_wanted
            wanted.emit()
        else:
            super().keyPressEvent(event)
            # The one that is current already may not have been gone to, as when the list was just opened.
            if key in _STEPS or self.current is not before:
                self._visit()

    def _visit(self) -> None:
        if self.current is not None:
            self.visited.emit(self.current)

    def _fit_rows(self) -> None:
        height = self._delegate.height(self.font())
        self.verticalHeader().setDefaultSectionSize(height)
        self.setMinimumHeight(_ROWS * height)


def _is_of_list(event: QKeyEvent) -> bool:
    """Tell whether these keys, with others held, mean something in the list."""
    shifted = event.modifiers() == _SHIFT and event.key() == Key.Key_Space
    return shifted or event.matches(QKeySequence.StandardKey.SelectAll)
