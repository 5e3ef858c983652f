"""The names and times beside the lines, or above them on a narrow page: what they say and where they stand."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from editor.core.alignment import Grade, LineTimes
from editor.core.model import Entry, Header, Line
from editor.core.timing import format_time
from editor.ui.document import Document
from editor.ui.transcript.grade_marks import paint_grade
from editor.ui.transcript.grades import clashes, range_words, short_range
from editor.ui.transcript.layout import LazyLayout
from editor.ui.transcript.marks import Marks, Spot, estimated_start

REACH = 3  # pixels around the mark of a grade that belong to it for the mouse
RANGE_AIR, LEAST_AIR = 0.7, 0.3  # of a unit, from a time to the range below it; the least in a row of one line
REPEATED = 0.75  # the strength of a repeated name; any less could not be read on the spoken line


@dataclass(frozen=True, slots=True)
class Label:
    """A name, a time or a range: its words, its place in the document in pixels, and how it is drawn.

    `spot` is what a click on it means; a range has none.
    """

    spot: Spot | None
    text: str
    place: QRectF
    color: QColor
    font: QFont


class Gutter:
    """Makes the labels of a row; painting and the mouse ask the same ones."""

    def __init__(self, model: Document, layout: LazyLayout, marks: Marks) -> None:
        self._model = model
        self._layout = layout
        self._marks = marks

    def labels(self, row: int, top: float) -> list[Label]:
        """Return name and time of the row that starts at `top`, and the range of a guess; a header has none."""
        return self._labels(row, top, self._marks.line_times(row))

    def mark_place(self, row: int, top: float) -> QRectF | None:
        """Return where the mark of a line's grade is drawn; None where it has none."""
        times = self._marks.line_times(row)
        return self._mark_place(self._labels(row, top, times), times)

    def time_place(self, row: int, top: float) -> QRectF | None:
        """Return where the time of a line stands, with the mark beside it; None where it has none."""
        times = self._marks.line_times(row)
        return self._time_place(self._labels(row, top, times), times)

    def spot_at(self, point: QPointF) -> Spot | None:
        """Return what can be clicked at a point of the document."""
        if not 0 <= point.y() < self._layout.rows.heights.total:
            return None
        row = self._layout.row_at(point.y())
        times = self._marks.line_times(row)
        labels = self._labels(row, self._layout.rows.heights.top(row), times)
        time = self._time_place(labels, times)
        if time and time.contains(point):
            return Spot(row, "time")
        return next((label.spot for label in labels if label.place.contains(point)), None)

    def paint(self, painter: QPainter, row: int, top: float) -> None:
        """Paint name and time of a row, and the mark of its grade."""
        times = self._marks.line_times(row)
        labels = self._labels(row, top, times)
        for label in labels:
            font = label.font
            if label.spot is not None and label.spot == self._marks.hovered:
                font = QFont(font)
                font.setUnderline(True)
            painter.setFont(font)
            painter.setPen(label.color)
            painter.drawText(label.place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, label.text)
        entry = self._layout.rows.entries[row]
        if times and isinstance(entry, Line) and (mark := self._mark_place(labels, times)):
            paint_grade(painter, mark, times.grade, clashes(times, entry.sec), self._marks.theme)

    def _labels(self, row: int, top: float, times: LineTimes | None) -> list[Label]:
        entry = self._layout.rows.entries[row]
        if isinstance(entry, Header) or not self._model.episode.entries:
            return []
        labels = [label for label in (self._name(row, entry, top), self._time(row, entry, top, times)) if label]
        if times and self._marks.ranged(row, times):
            span = self._range(times, labels, top + self._layout.height_of(row))
            labels += [span] if span else []
        return labels

    def _mark_place(self, labels: list[Label], times: LineTimes | None) -> QRectF | None:
        if times is None or not self._marks.grades_shown:
            return None
        return next((self._mark(label.place) for label in labels if label.spot and label.spot.part == "time"), None)

    def _time_place(self, labels: list[Label], times: LineTimes | None) -> QRectF | None:
        time = next((label.place for label in labels if label.spot and label.spot.part == "time"), None)
        mark = self._mark_place(labels, times)
        return time.united(mark.adjusted(-REACH, -REACH, REACH, REACH)) if time and mark else time

    def _name(self, row: int, line: Line, top: float) -> Label | None:
        if not line.who:
            return None
        metrics, theme = self._layout.rows.metrics, self._marks.theme
        color = QColor(theme.speaker(self._model.speakers.slot(line.who)))
        font, measures = metrics.name, metrics.name_measures
        if self._repeats(row, line):
            color.setAlphaF(REPEATED)
            font, measures = metrics.label, metrics.label_measures
        text = measures.elidedText(line.who, Qt.TextElideMode.ElideRight, metrics.name_room)
        width = measures.horizontalAdvance(text) + 1
        place = QRectF(metrics.gutter_left, self._top(line, top), width, measures.height())
        return Label(Spot(row, "speaker"), text, place, color, font)

    def _time(self, row: int, line: Line, top: float, times: LineTimes | None) -> Label | None:
        metrics, theme = self._layout.rows.metrics, self._marks.theme
        text, font = format_time(line.sec) if line.sec is not None else line.time, metrics.label
        if not text:
            text, font = self._unstated(row, times), metrics.estimated
        if not text:
            return None
        width = metrics.label_measures.horizontalAdvance(text) + 1
        place = QRectF(metrics.time_right - width, self._top(line, top), width, metrics.label_line)
        clash = times is not None and self._marks.grades_shown and clashes(times, line.sec)
        return Label(Spot(row, "time"), text, place, theme.warning if clash else theme.faint, font)

    def _unstated(self, row: int, times: LineTimes | None) -> str:
        """Return the time of a line that states none: where it was heard, or about where it may be."""
        if times is not None:
            return ("≈" if times.grade is Grade.GUESS else "") + format_time(max(0.0, times.start))
        seconds = estimated_start(self._layout.rows.entries, row)
        return "" if seconds is None else f"≈{format_time(seconds)}"

    def _mark(self, time: QRectF) -> QRectF:
        """Return where a mark stands: in a column behind the times, or before the time on a narrow page."""
        metrics = self._layout.rows.metrics
        size = metrics.mark_size
        left = time.right() + metrics.unit - size / 2 if metrics.beside else time.left() - metrics.unit / 2 - size
        return QRectF(round(left), round(time.top() + metrics.mark_drop), size, size)

    def _range(self, times: LineTimes, labels: list[Label], bottom: float) -> Label | None:
        """Return the range of a guess: below its time, or before it where there is room for that on a narrow page.

        `bottom` is where the row ends.
        """
        metrics, time = self._layout.rows.metrics, labels[-1].place
        measures = metrics.range_measures
        if metrics.beside:
            text, right = short_range(times), time.right()
            # Digits have nothing below their baseline, so that the one line may come close to the other.
            under, digits = time.top() + metrics.label_measures.ascent(), measures.capHeight()
            room = bottom - metrics.unit - under - digits
            air = min(RANGE_AIR * metrics.unit, max(LEAST_AIR * metrics.unit, room))
            top = under + air + digits - measures.ascent()
        else:
            left = labels[0].place.right() + metrics.unit if len(labels) > 1 else metrics.gutter_left
            right, top = self._mark(time).left() - metrics.unit, time.top()
            wordings = (range_words(times), short_range(times))
            text = next((words for words in wordings if measures.horizontalAdvance(words) < right - left), "")
        if not text:
            return None
        width = measures.horizontalAdvance(text) + 1
        place = QRectF(right - width, top, width, measures.height())
        return Label(None, text, place, self._marks.theme.faint, metrics.range)

    def _top(self, line: Line, top: float) -> float:
        """Return where the labels start: on the baseline of the first line, or above it on a narrow page."""
        metrics = self._layout.rows.metrics
        if not metrics.beside:
            return top + metrics.unit
        return top + metrics.text_top(line) + metrics.label_drop

    def _repeats(self, row: int, line: Line) -> bool:
        before: Entry | None = self._layout.rows.entries[row - 1] if row else None
        return isinstance(before, Line) and before.who == line.who
