"""The layout that Qt asks: only rows that are looked at are ever set in lines."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextLayout,
)

from editor.core.model import Header
from editor.ui.guard import guarded
from editor.ui.transcript.rows import Rows, SetRow
from editor.ui.transcript.typeset import line_at, option_for, set_lines, slot_of

LAID_BY_QT = 500
TITLE = QTextFormat.Property.UserProperty
PaintContext = QAbstractTextDocumentLayout.PaintContext


class LazyLayout(QAbstractTextDocumentLayout):
    """Places one block for each row of `rows`.

    Painting and the mouse use the paragraphs of `rows`. A block's own QTextLayout is set only when Qt asks for it (for
    the caret, an input method, a screen reader), because Qt never gives back what a block's layout takes.
    `text_changed(start, removed, added)` and `draw_page(painter, context)` are called when Qt says so.
    """

    def __init__(self, text: QTextDocument, rows: Rows) -> None:
        super().__init__(text)
        self.rows = rows
        self.composing: int | None = None
        self.text_changed: Callable[[int, int, int], None] = _no_change
        self.draw_page: Callable[[QPainter, PaintContext], None] = _no_drawing
        self._laid: list[QTextBlock] = []
        self._formatting = False

    @property
    def room_below(self) -> int:
        """Return the air under the last row."""
        return 6 * self.rows.metrics.line

    def set_row(self, row: int) -> SetRow:
        """Return a row set in lines, with what an input method is composing in it."""
        if row == self.composing:
            block = self.document().findBlockByNumber(row)
            if block.layout().preeditAreaText():
                return self.rows.measured(row, self._laid_out(block))
            # A click ends composing without a word to the view.
            self.composing = None
            self.rows.forget(row)
        return self.rows.get(row)

    def height_of(self, row: int) -> int:
        """Return the true height of a row."""
        return self.set_row(row).height

    def text_origin(self, row: int) -> QPointF:
        """Return where the paragraph of a row starts, in pixels of the whole document."""
        metrics = self.rows.metrics
        return QPointF(metrics.text_left, self.rows.heights.top(row) + metrics.text_top(self.rows.entries[row]))

    def part_of(self, row: int, units: int) -> tuple[int, int]:
        """Return how far inside its row the line of text with a UTF-16 unit starts, and how high it is."""
        metrics = self.rows.metrics
        line = self.set_row(row).layout.lineForTextPosition(units)
        if not line.isValid():
            return 0, metrics.line
        top, height = slot_of(line, metrics.leading)
        return int(top) + metrics.text_top(self.rows.entries[row]), height

    def row_at(self, y: float) -> int:
        """Return the row at a height of the whole document."""
        return self.rows.heights.row_at(y)

    def forget_blocks(self) -> None:
        """Have all blocks that Qt asked for set anew when it asks again."""
        for block in self._laid:
            if block.isValid():
                block.clearLayout()
        self._laid.clear()

    def set_size(self) -> None:
        """Tell Qt how large the document is now."""
        self.documentSizeChanged.emit(self.documentSize())

    @guarded
    def documentChanged(self, start: int, removed: int, added: int) -> None:
        """Pass on that the text may have changed."""
        if not self._formatting:
            self.text_changed(start, removed, added)

    @guarded
    def documentSize(self) -> QSizeF:
        """Return the size of all rows, with room below the last to keep it off the edge."""
        return QSizeF(self.rows.metrics.width, self.rows.heights.total + self.room_below)

    @guarded
    def pageCount(self) -> int:
        """Return 1: a screen is not cut into sheets."""
        return 1

    @guarded
    def frameBoundingRect(self, _frame: QTextFrame) -> QRectF:
        """Return the place of everything: there are no frames inside the text."""
        return QRectF(0, 0, self.rows.metrics.width, self.rows.heights.total + self.room_below)

    @guarded
    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return where a block stands, its own layout ready to be asked for lines."""
        row = block.blockNumber()
        if not 0 <= row < len(self.rows.heights) or row >= len(self.rows.entries):
            return QRectF()
        layout = self._laid_out(block)
        height = self.height_of(row)
        origin = self.text_origin(row)
        layout.setPosition(origin)
        return QRectF(origin.x(), origin.y(), self.rows.metrics.text_width, height)

    @guarded
    def hitTest(self, point: QPointF, _accuracy: Qt.HitTestAccuracy) -> int:  # type: ignore[override] # Qt gives points
        """Return the place in the text that is nearest to a point."""
        row = self.row_at(point.y())
        layout = self.set_row(row).layout
        place = point - self.text_origin(row)
        line = line_at(layout, place.y(), self.rows.metrics.leading)
        return self.document().findBlockByNumber(row).position() + line.xToCursor(place.x())

    @guarded
    def draw(self, painter: QPainter, context: PaintContext) -> None:
        """Paint what is inside the context's clip."""
        self.draw_page(painter, context)

    def _laid_out(self, block: QTextBlock) -> QTextLayout:
        layout = block.layout()
        if layout.lineCount():
            return layout
        if len(self._laid) > LAID_BY_QT:
            self.forget_blocks()
        entry = self.rows.entries[block.blockNumber()]
        layout.setTextOption(option_for(entry.text))
        layout.setCacheEnabled(False)
        self._set_formats(block, isinstance(entry, Header))
        set_lines(layout, self.rows.metrics.text_width, self.rows.metrics.leading)
        self._laid.append(block)
        return layout

    def _set_formats(self, block: QTextBlock, header: bool) -> None:
        """Give a header its font on the layout: Qt ignores a block layout's font, and merges would mix up formats."""
        layout = block.layout()
        composing = block.blockNumber() == self.composing
        if not header and (composing or not layout.formats()):
            return
        formats = [one for one in layout.formats() if composing and not one.format.hasProperty(TITLE)]
        if header:
            title = QTextLayout.FormatRange()
            title.start, title.length = 0, block.length() - 1 + len(layout.preeditAreaText())
            title.format = QTextCharFormat()
            title.format.setFont(self.rows.metrics.title)
            title.format.setProperty(TITLE, True)
            formats.insert(0, title)
        layout.setFormats(formats)
        # The notice that this makes would widen the range of the next edit's; have it now, and ignore it.
        self._formatting = True
        self.document().markContentsDirty(block.position(), block.length())
        self._formatting = False


def _no_change(_start: int, _removed: int, _added: int) -> None: ...


def _no_drawing(_painter: QPainter, _context: PaintContext) -> None: ...
