"""The page that shows an episode: its text, its look, and where it is scrolled to."""

import re
from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPalette, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from editor.core.change import Change
from editor.core.model import Selection
from editor.core.search import Match
from editor.core.timing import Spoken
from editor.ui.document import Document
from editor.ui.guard import guarded
from editor.ui.theme import Theme
from editor.ui.transcript.gutter import Gutter
from editor.ui.transcript.layout import LazyLayout
from editor.ui.transcript.marks import Marks
from editor.ui.transcript.metrics import measure
from editor.ui.transcript.painter import PagePainter
from editor.ui.transcript.rows import Rows
from editor.ui.transcript.scroller import Scroller
from editor.ui.transcript.selecting import cursor_for, selection_of
from editor.ui.transcript.sync import Sync

CARET_WIDTH = 2
SMALLEST, LARGEST = 0.5, 4.0


class Page(QTextEdit):
    """Shows the episode of a document and stays where it is, whatever changes elsewhere.

    Signals:
        refused(str): an edit could not be done, and why.
        zoom_changed(float): the size of the text, 1 being the usual one.
    """

    refused = Signal(str)
    zoom_changed = Signal(float)
    _ready = False

    def __init__(self, model: Document, theme: Theme) -> None:
        super().__init__()
        self.setViewport(_viewport())
        self.model = model
        self.marks = Marks(theme)
        self.zoom = 1.0
        text = QTextDocument(self)
        text.setUndoRedoEnabled(False)
        text.setDocumentMargin(0)
        self.rows = Rows(lambda: model.episode.entries, measure(self.width(), self.font(), self.zoom))
        self.lines = LazyLayout(text, self.rows)
        text.setDocumentLayout(self.lines)
        text.setDefaultFont(self.rows.metrics.body)
        self.scroller = Scroller(self, self.lines)
        self.gutter = Gutter(model, self.lines, self.marks)
        self._painter = PagePainter(self, model, self.lines, self.marks, self.gutter)
        self.lines.draw_page = self._painter.paint
        self.sync = Sync(model, self.lines, self.selection)
        self.setDocument(text)
        self._dress()
        self.set_theme(theme)
        self._ready = True
        self.sync.rows_changed.connect(self._rows_changed)
        self.sync.reloaded.connect(self.select)
        self.sync.refused.connect(self.refused)
        self.selectionChanged.connect(self.viewport().update)

    def _dress(self) -> None:
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(CARET_WIDTH)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Transcript"))

    def selection(self) -> Selection:
        """Return the caret and what is selected."""
        return selection_of(self.textCursor())

    def select(self, selection: Selection) -> None:
        """Select, and bring the caret into view."""
        cursor = cursor_for(self.document(), selection)
        row = cursor.blockNumber()
        part, height = self.lines.part_of(row, cursor.positionInBlock())
        top = self.rows.heights.top(row) + part - self.scroller.value
        if not self.shows(QRect(0, top, 1, height)):
            self.scroller.show(row, part=part)
        self.setTextCursor(cursor)

    def current_row(self) -> int:
        """Return the row that the caret is in."""
        return self.textCursor().blockNumber()

    def show_row(self, row: int) -> None:
        """Bring a row into view, if its beginning is not."""
        row = min(max(row, 0), len(self.rows.heights) - 1)
        top = self.rows.heights.top(row) - self.scroller.value
        if not 0 <= top <= self.viewport().height() - 3 * self.rows.metrics.line:
            self.scroller.show(row)

    def shows(self, place: QRect) -> bool:
        """Tell whether a place of the viewport is in view, top to bottom."""
        return place.top() >= 0 and place.bottom() < self.viewport().height()

    def set_spoken(self, spoken: Spoken | None) -> None:
        """Light up the line and the word that are spoken; repaints nothing but them."""
        before = self.marks.spoken
        if spoken == before:
            return
        word_only = before is not None and spoken is not None and _line_of(before) == _line_of(spoken)
        self._repaint_spoken(word_only)
        self.marks.spoken = spoken
        self._repaint_spoken(word_only)

    def set_hits(self, pattern: re.Pattern[str] | None, current: Match | None = None) -> None:
        """Mark everything that an expression finds, and one of it more strongly."""
        if self.marks.look_for(pattern, current):
            self.viewport().update()

    def set_clips_shown(self, shown: bool) -> None:
        """Mark the lines that are part of a clip, or do not."""
        self.marks.clips_shown = shown
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.marks.theme = theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.page)
        palette.setColor(QPalette.ColorRole.Text, theme.ink)
        palette.setColor(QPalette.ColorRole.Highlight, theme.selection)
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.ink)
        self.setPalette(palette)
        self.viewport().update()

    def set_zoom(self, factor: float) -> None:
        """Set the text larger or smaller; 1 is the usual size."""
        factor = min(max(factor, SMALLEST), LARGEST)
        if factor == self.zoom:
            return
        self.zoom = factor
        with self.scroller.keep_place():
            self._measure()
        self.viewport().update()
        self.zoom_changed.emit(factor)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the text anew for another width, with the same part of it at the top."""
        if not self._ready:
            return
        with self.scroller.keep_place():
            if self.viewport().width() != self.rows.metrics.width:
                self._measure()
            super().resizeEvent(event)

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        """Take another font of the application's; Qt would give it to the text without the zoom."""
        super().changeEvent(event)
        if self._ready and event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            with self.scroller.keep_place():
                self._measure()
            self.viewport().update()

    @guarded
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Follow the scroll bar."""
        if self._ready and not self.scroller.held:
            self.scroller.moved(dy)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page, after rows that proved higher or lower than thought have found their places."""
        if self.rows.stale:
            self.scroller.settle()
        super().paintEvent(event)

    def _measure(self) -> None:
        self.rows.set_metrics(measure(self.viewport().width(), self.font(), self.zoom))
        self.document().setDefaultFont(self.rows.metrics.body)
        self.lines.forget_blocks()

    def _repaint_spoken(self, word_only: bool) -> None:
        spoken, value = self.marks.spoken, self.scroller.value
        if spoken is None or not 0 <= spoken.row < len(self.rows.heights):
            return
        top = self.rows.heights.top(spoken.row) - value
        if top > self.viewport().height() or top + self.rows.heights[spoken.row] < 0:
            return
        if not word_only:
            self.viewport().update(0, top, self.viewport().width(), self.rows.heights[spoken.row])
            return
        for rect in self._painter.spoken_rects():
            self.viewport().update(rect.translated(0, -value).toAlignedRect())

    def _rows_changed(self, change: Change) -> None:
        spoken = self.marks.spoken
        if spoken is not None:
            self.marks.spoken = replace(spoken, row=change.map_row(spoken.row))
        if self.lines.composing is not None:
            self.lines.composing = change.map_row(self.lines.composing)
        splices = change.splices
        if len(splices) == 1 and len(splices[0].removed) == len(splices[0].inserted) == 1:
            self._repaint_row(splices[0].at)
            return
        self.scroller.follow(change)
        self.scroller.settle()
        self.viewport().update()

    def _repaint_row(self, row: int) -> None:
        """Repaint a row whose words changed, and what is below only where that has moved."""
        height = self.lines.height_of(row)
        if self.rows.stale:
            self.scroller.settle()
            self.viewport().update()
            return
        top = self.rows.heights.top(row) - self.scroller.value
        self.viewport().update(0, top, self.viewport().width(), height)


def _line_of(spoken: Spoken) -> tuple[int, bool]:
    """Return what of the spoken word its line is painted by."""
    return spoken.row, spoken.faint


def _viewport() -> QWidget:
    """Make what Qt makes itself. Of that, PySide finds out what kind of widget it is: 8 ms at the start."""
    viewport = QWidget()
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    viewport.setMouseTracking(True)
    viewport.setCursor(Qt.CursorShape.IBeamCursor)
    viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    return viewport
