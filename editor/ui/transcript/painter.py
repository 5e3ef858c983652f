"""Painting the page: what is marked under the text, the text, the caret."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QPen, QTextBlock, QTextLayout
from PySide6.QtWidgets import QTextEdit

from editor.core.model import Entry, Header
from editor.core.timing import Spoken
from editor.ui.document import Document
from editor.ui.transcript.clipped import Clipped
from editor.ui.transcript.gutter import Gutter
from editor.ui.transcript.layout import LazyLayout
from editor.ui.transcript.marks import Marks
from editor.ui.transcript.typeset import rects_of
from editor.ui.transcript.utf16 import to_units

CLIP_BAR = 2
PARAGRAPH_END = 0.4


class PagePainter:
    """Paints the rows that a repaint touches, each from the paragraph that `layout` has of it."""

    def __init__(self, view: QTextEdit, model: Document, layout: LazyLayout, marks: Marks, gutter: Gutter) -> None:
        self._view = view
        self._model = model
        self._layout = layout
        self._marks = marks
        self._gutter = gutter
        self._clipped = Clipped(())

    def paint(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Paint what is inside the context's clip."""
        rows = self._layout.rows
        # A style sheet of the application may keep the palette from the widget.
        painter.fillRect(context.clip, self._marks.theme.page)
        # Only the places are taken from the selections: their formats point into something that is soon gone.
        selected = [(one.cursor.selectionStart(), one.cursor.selectionEnd()) for one in context.selections]
        row = self._layout.row_at(context.clip.top())
        top = rows.heights.top(row)
        block = self._layout.document().findBlockByNumber(row)
        while block.isValid() and row < len(rows.entries) and top < context.clip.bottom():
            height = self._layout.height_of(row)
            self._paint_under(painter, row, top, height)
            self._paint_selected(painter, row, block, selected)
            if context.clip.left() < rows.metrics.text_left or not rows.metrics.beside:
                self._gutter.paint(painter, row, top)
            self._paint_text(painter, row, block, context)
            row, top, block = row + 1, top + height, block.next()

    def spoken_rects(self) -> list[QRectF]:
        """Return where the spoken word stands in the document; nothing if no word is spoken."""
        spoken = self._marks.spoken
        if spoken is None or not 0 <= spoken.row < len(self._layout.rows.entries):
            return []
        return self._rects(spoken.row, spoken.start, spoken.end)

    def _paint_under(self, painter: QPainter, row: int, top: float, height: int) -> None:
        marks, theme, metrics = self._marks, self._marks.theme, self._layout.rows.metrics
        entry = self._layout.rows.entries[row]
        if marks.spoken and marks.spoken.row == row:
            self._paint_spoken_line(painter, entry, top, height)
        if marks.clips_shown and self._in_clip(row):
            left = metrics.text_left - (2 * metrics.unit if metrics.beside else metrics.unit + CLIP_BAR)
            painter.fillRect(QRectF(left, top, CLIP_BAR, height), theme.clip)
        if quoted := marks.quoted.get(row):
            self._fill(painter, row, quoted.offset, quoted.until, theme.quoted)
        for start, end in marks.hits(entry):
            current = marks.current and (marks.current.row, marks.current.start) == (row, start)
            self._fill(painter, row, start, end, theme.current_hit if current else theme.hit)
        if marks.spoken and marks.spoken.row == row:
            self._fill(painter, row, marks.spoken.start, marks.spoken.end, self._spoken_color(entry, marks.spoken))

    def _spoken_color(self, entry: Entry, spoken: Spoken) -> QColor:
        """Return how what is spoken is lit: a word brightly, a sentence less so, what is only a guess faintly."""
        theme = self._marks.theme
        if spoken.faint:
            return theme.guessed_words
        return theme.spoken_sentence if " " in entry.text[spoken.start : spoken.end] else theme.spoken_word

    def _in_clip(self, row: int) -> bool:
        if self._clipped.clips is not self._model.episode.clips:
            self._clipped = Clipped(self._model.episode.clips)
        return self._clipped.holds(self._layout.rows.entries, row)

    def _paint_spoken_line(self, painter: QPainter, entry: Entry, top: float, height: int) -> None:
        metrics = self._layout.rows.metrics
        left = metrics.gutter_left - metrics.unit
        right = metrics.text_left + metrics.text_width + metrics.unit
        above = metrics.text_top(entry) - metrics.unit // 2 if metrics.beside else metrics.unit // 2
        band = QRectF(left, top + above, right - left, height - above - metrics.unit // 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, spoken = self._marks.theme, self._marks.spoken
        if spoken and spoken.faint:
            painter.setPen(QPen(theme.spoken_sentence, 1, Qt.PenStyle.DashLine))
            painter.setBrush(theme.guessed_line)
            band.adjust(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.spoken_line)
        painter.drawRoundedRect(band, metrics.unit / 2, metrics.unit / 2)
        painter.restore()

    def _paint_selected(
        self, painter: QPainter, row: int, block: QTextBlock, selected: Sequence[tuple[int, int]]
    ) -> None:
        start, length = block.position(), block.length()
        for first, last in selected:
            if first >= start + length or last <= start or first >= last:
                continue
            layout, origin = self._layout.set_row(row).layout, self._layout.text_origin(row)
            metrics, color = self._layout.rows.metrics, self._marks.theme.selection
            rects = rects_of(layout, max(0, first - start), min(last - start, length - 1), metrics.leading)
            if last >= start + length:
                rects += self._paragraph_end(layout)
            for rect in rects:
                painter.fillRect(rect.translated(origin), color)

    def _paragraph_end(self, layout: QTextLayout) -> list[QRectF]:
        """Return a stub behind the last line: it shows that the end of the paragraph is selected too."""
        line = layout.lineAt(layout.lineCount() - 1)
        width = line.height() * PARAGRAPH_END
        text, leading = line.naturalTextRect(), self._layout.rows.metrics.leading
        right_to_left = layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft
        left = text.left() - width if right_to_left else text.right()
        return [QRectF(left, line.y() - leading // 2, width, line.height() + leading)]

    def _paint_text(
        self,
        painter: QPainter,
        row: int,
        block: QTextBlock,
        context: QAbstractTextDocumentLayout.PaintContext,
    ) -> None:
        layout, origin = self._layout.set_row(row).layout, self._layout.text_origin(row)
        # A block's own layout knows its place, the others are at 0; drawing adds it to the origin.
        origin -= layout.position()
        theme = self._marks.theme
        painter.setPen(theme.header if isinstance(self._layout.rows.entries[row], Header) else theme.ink)
        layout.draw(painter, origin, [], context.clip)
        caret = context.cursorPosition
        if block.position() <= caret < block.position() + block.length():
            layout.drawCursor(painter, origin, caret - block.position(), self._view.cursorWidth())
        elif caret < -1 and layout.preeditAreaText():
            layout.drawCursor(painter, origin, layout.preeditAreaPosition() - caret - 2, self._view.cursorWidth())

    def _fill(self, painter: QPainter, row: int, start: int, end: int, color: QColor) -> None:
        for rect in self._rects(row, start, end):
            painter.fillRect(rect, color)

    def _rects(self, row: int, start: int, end: int) -> list[QRectF]:
        text = self._layout.rows.entries[row].text
        layout = self._layout.set_row(row).layout
        rects = rects_of(layout, to_units(text, start), to_units(text, end), self._layout.rows.metrics.leading)
        origin: QPointF = self._layout.text_origin(row)
        return [rect.translated(origin) for rect in rects]
