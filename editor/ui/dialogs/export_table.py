"""The clips of a page with ticks, and beside each the name of the file that it will be."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from editor.core.model import Clip
from editor.ui.clips.times import fault, length_of, length_words, span_of, time_words
from editor.ui.export_order import Choice
from editor.ui.guard import guarded

_CLIP, _LENGTH, _FILE = range(3)
_ROW = 1.9  # heights of the letters
_SHOWN = Qt.ItemFlag.ItemIsSelectable
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ExportTable(QTableWidget):
    """Lists clips; those that cannot be exported say why instead of a file name. Space turns the tick of a row.

    Signals:
        ticked(): other clips are ticked than before.
    """

    ticked = Signal()

    def __init__(self, clips: Sequence[Clip], current: Collection[int], duration: float | None = None) -> None:
        super().__init__(len(clips), 3)
        self._clips = clips
        self._faults = [fault(clip) or _outside(clip, duration) for clip in clips]
        self._filling = True
        self._ticks: list[QTableWidgetItem] = []
        self.setHorizontalHeaderLabels(["Clip", "Length", "File"])
        self.setAccessibleName("Clips")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setItemDelegateForColumn(_FILE, _NameDelegate(self))
        self._draw_edges()
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(_ROW * self.fontMetrics().height()))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (_CLIP, _FILE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_LENGTH, QHeaderView.ResizeMode.ResizeToContents)
        for row, clip in enumerate(clips):
            self._fill(row, clip, ticked=row in current if current else True)
        self._filling = False
        self.itemChanged.connect(self._tell)
        if current:
            self.setCurrentCell(min(current), _CLIP)

    @property
    def choices(self) -> list[Choice]:
        """Return the clips that are ticked."""
        return [
            Choice(row + 1, clip, *span)
            for row, clip in enumerate(self._clips)
            if (span := span_of(clip)) and self._ticks[row].checkState() == _ON
        ]

    def tick_all(self, ticked: bool) -> None:
        """Tick every clip that can be exported, or none."""
        self._tick(range(self.rowCount()), ticked)

    def show_names(self, names: Sequence[str]) -> None:
        """Show what the files of the ticked clips will be called."""
        named = {choice.number - 1: name for choice, name in zip(self.choices, names, strict=False)}
        self._filling = True
        for row, why in enumerate(self._faults):
            if not why:
                self._put(row, _FILE, named.get(row, ""))
        self._filling = False

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the ticks of what is selected by the space bar."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        if event.key() == Qt.Key.Key_Space and rows:
            able = [row for row in rows if not self._faults[row]]
            self._tick(rows, any(self._ticks[row].checkState() == _OFF for row in able))
        else:
            super().keyPressEvent(event)

    def _draw_edges(self) -> None:
        """Let ticks have the edges of boxes: Fusion makes them of a colour that in tables is as dark as the ground."""
        box = QCheckBox()
        box.ensurePolished()
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, box.palette().color(palette.ColorRole.Window))
        self.setPalette(palette)

    def _tick(self, rows: Collection[int], ticked: bool) -> None:
        self._filling = True
        for row in rows:
            if not self._faults[row]:
                self._ticks[row].setCheckState(_ON if ticked else _OFF)
        self._filling = False
        self.ticked.emit()

    def _fill(self, row: int, clip: Clip, ticked: bool) -> None:
        able = not self._faults[row]
        tick = self._put(row, _CLIP, clip.name)
        others = [self._put(row, _LENGTH, length_words(length_of(clip))), self._put(row, _FILE, self._faults[row])]
        tick.setCheckState(_ON if able and ticked else _OFF)
        tick.setFlags(_SHOWN | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable if able else _SHOWN)
        for item in others:
            item.setFlags(_SHOWN | Qt.ItemFlag.ItemIsEnabled if able else _SHOWN)
        self._ticks.append(tick)

    def _put(self, row: int, column: int, words: str) -> QTableWidgetItem:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.setItem(row, column, item)
        item.setText(words)
        item.setToolTip(words)
        return item

    def _tell(self) -> None:
        if not self._filling:
            self.ticked.emit()


def _outside(clip: Clip, duration: float | None) -> str:
    """Say why a clip cannot be cut from a recording of this length, if it starts after its end."""
    if duration is None or clip.start is None or clip.start < duration:
        return ""
    return f"“{clip.name}” starts at {time_words(clip.start)}, but the recording ends at {time_words(duration)}."


class _NameDelegate(QStyledItemDelegate):
    """Shows beginning and ending of a name that is too long."""

    @guarded
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Leave something out in the middle."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle
