"""The pane of the headers: the outline of the page."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QStackedWidget, QVBoxLayout, QWidget

from editor.ui.aside import AsideDelegate
from editor.ui.document import Document
from editor.ui.guard import guarded
from editor.ui.panes.claims import ENTER, claims
from editor.ui.panes.header_model import HeaderModel
from editor.ui.panes.nothing_here import NothingHere
from editor.ui.theme import Theme


class _Outline(QListView):
    """A list that tells Enter from the window's shortcuts.

    Signals:
        entered_on(index): Enter was pressed on an item.
    """

    entered_on = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Headers")
        self.setItemDelegate(AsideDelegate(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    @guarded
    def event(self, event: QEvent) -> bool:
        """Keep Enter for the list."""
        return claims(event, *ENTER) or super().event(event)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go where the item stands with Enter."""
        if Qt.Key(event.key()) in ENTER and self.currentIndex().isValid():
            self.entered_on.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class HeadersPane(QWidget):
    """Lists the headers with their times; the section of the spoken line or the caret is marked.

    Signals:
        row_requested(row): the user wants to see this row of the transcript.
    """

    row_requested = Signal(int)

    def __init__(self, document: Document, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = HeaderModel(document, theme, self)
        self._list = _Outline()
        self._list.setModel(self._model)
        self._nothing = NothingHere("No headers yet", "Insert one above the caret's line with Ctrl+Shift+H.", theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._list.clicked.connect(self._request)
        self._list.entered_on.connect(self._request)
        self._model.rowsInserted.connect(self._refresh)
        self._model.rowsRemoved.connect(self._refresh)
        self._refresh()

    def set_current_row(self, row: int) -> None:
        """Mark the section to which a row of the transcript belongs, and keep it in view."""
        before = self._model.current
        self._model.set_current_row(row)
        if self._model.current != before:
            self._show_current()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._model.set_theme(theme)
        self._nothing.set_theme(theme)

    def _request(self, index: QModelIndex) -> None:
        self.row_requested.emit(self._model.row_of(index.row()))

    def _refresh(self) -> None:
        self._stack.setCurrentIndex(0 if self._model.rowCount() else 1)
        self._show_current()

    def _show_current(self) -> None:
        """Bring the header of the section that is marked into view; above the first header, that one."""
        self._list.scrollTo(self._model.index(max(0, self._model.current)))
