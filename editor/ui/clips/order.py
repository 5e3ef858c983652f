"""The clips in the order, and only those of them, that somebody asks for."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from editor.ui.clips.cells import Column
from editor.ui.clips.model import SORT, ClipModel
from editor.ui.guard import guarded

DISPLAYED = Qt.ItemDataRole.DisplayRole
Index = QModelIndex | QPersistentModelIndex


class ClipOrder(QSortFilterProxyModel):
    """Sorts by any column, without one in the order of the page, and leaves out what was not asked for."""

    def __init__(self, model: ClipModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._wanted: list[str] = []
        self.setDynamicSortFilter(True)
        self.setSourceModel(model)

    def set_wanted(self, text: str) -> None:
        """Show the clips that have all of these words in their names or texts, in any case."""
        wanted = text.casefold().split()
        if wanted != self._wanted:
            self._wanted = wanted
            self.invalidate()

    def row_of(self, at: int) -> int | None:
        """Return the row in which a clip of the page is shown, if it is."""
        index = self.mapFromSource(self._model.index(at, 0))
        return index.row() if index.isValid() else None

    def clip_at(self, row: int) -> int:
        """Return which clip of the page is shown in a row."""
        return self.mapToSource(self.index(row, 0)).row()

    @guarded
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAYED) -> Any:  # noqa: ANN401
        """Return the title of a column, with an arrow where it is sorted: Qt's own would stand over the title."""
        said = super().headerData(section, orientation, role)
        if role != DISPLAYED or section != self.sortColumn():
            return said
        return f"{said} {'↑' if self.sortOrder() == Qt.SortOrder.AscendingOrder else '↓'}"

    @guarded
    def lessThan(self, left: Index, right: Index) -> bool:
        """Compare times as times and words without regard to case; what is the same stays as on the page."""
        return bool(self._model.data(left, SORT) < self._model.data(right, SORT))

    @guarded
    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Tell whether a clip has all the words."""
        del parent
        name = self._model.index(row, Column.NAME)
        said = self._model.clips[row].name.casefold()
        missing = [word for word in self._wanted if word not in said]
        if not missing:
            return True
        text = self._model.data(name.siblingAtColumn(Column.TEXT)).casefold()
        return all(word in text for word in missing)
