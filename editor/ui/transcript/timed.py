"""The page that shows how far its times can be trusted: marks in the margin, ranges of guesses, tooltips."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QPointF, QRect, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHelpEvent
from PySide6.QtWidgets import QToolTip

from editor.core.alignment import Grade, LineTimes
from editor.core.model import Line
from editor.core.timing import format_time
from editor.ui.document import Document
from editor.ui.guard import guarded
from editor.ui.theme import Theme
from editor.ui.transcript.editor import Editor
from editor.ui.transcript.grades import remark, start_words


class TimedEditor(Editor):
    """A page that is told when its lines are truly said.

    Names and times are painted, not written. For screen readers, those of the caret's line are announced when it is
    another line, and what is truly known of it is the description of the page.
    """

    def __init__(self, model: Document, theme: Theme) -> None:
        super().__init__(model, theme)
        self._told = self.current_row()
        # Only once everybody has followed a change is it known when the lines are said now.
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.timeout.connect(self._tell)
        self.caret_moved.connect(self._telling.start)

    def set_line_times(self, line_times: Callable[[int], LineTimes | None]) -> None:
        """Ask this, from now on, when the line of a row is truly said: it is asked for every row that is painted."""
        self.marks.line_times = line_times
        self.refresh_times()

    def refresh_times(self) -> None:
        """Show that other times are known now."""
        self._telling.start()
        self.viewport().update()

    def set_grades_shown(self, shown: bool) -> None:
        """Mark how far the start of each line can be trusted, or do not."""
        self.marks.grades_shown = shown
        self.viewport().update()

    def time_words(self, row: int) -> str:
        """Say when the line of a row is truly said, and how sure that is; nothing where it is not known."""
        return self._said(row, start_words)

    def time_remark(self, row: int) -> str:
        """Say what the stated time of a row does not tell: where it was heard instead, or the range of a guess."""
        return self._said(row, remark)

    def hover_row(self, row: int | None) -> None:
        """Note which row is under the mouse; that of a guess shows its range."""
        before, self.marks.hovered_row = self.marks.hovered_row, row
        if row != before:
            self.repaint_rows(one for one in (before, row) if one is not None and self._is_guess(one))

    def repaint_rows(self, rows: Iterable[int]) -> None:
        """Repaint some rows whole, if they are still there."""
        for row in rows:
            if row < len(self.rows.heights):
                top = self.rows.heights.top(row) - self.scroller.value
                self.viewport().update(0, top, self.viewport().width(), self.rows.heights[row])

    @guarded
    def viewportEvent(self, event: QEvent) -> bool:
        """Explain a time, or the mark beside it, under the mouse."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().viewportEvent(event)
        y = self.scroller.value
        spot = self.gutter.spot_at(QPointF(event.pos()) + QPointF(0, y))
        if spot is None or spot.part != "time":
            QToolTip.hideText()
            return True
        place = self.gutter.time_place(spot.row, self.rows.heights.top(spot.row) - y)
        words = self.time_words(spot.row)
        QToolTip.showText(event.globalPos(), words, self.viewport(), place.toAlignedRect() if place else QRect())
        return True

    def _is_guess(self, row: int) -> bool:
        times = self.marks.line_times(row) if row < len(self.rows.entries) else None
        return times is not None and times.grade is Grade.GUESS

    def _said(self, row: int, wording: Callable[[LineTimes, float | None], str]) -> str:
        entries = self.model.episode.entries
        entry = entries[row] if 0 <= row < len(entries) else None
        times = self.marks.line_times(row) if isinstance(entry, Line) else None
        return wording(times, entry.sec) if times and isinstance(entry, Line) else ""

    def _tell(self) -> None:
        """Tell a screen reader of the caret's line."""
        row, words = self.current_row(), self.time_words(self.current_row())
        self.setAccessibleDescription(words)
        entries = self.model.episode.entries
        entry = entries[row] if row < len(entries) else None
        if row != self._told and isinstance(entry, Line) and QAccessible.isActive():
            stated = "" if entry.sec is None else format_time(entry.sec)
            event = QAccessibleAnnouncementEvent(self, ", ".join(part for part in (entry.who, stated, words) if part))
            QAccessible.updateAccessibility(event)
        self._told = row
