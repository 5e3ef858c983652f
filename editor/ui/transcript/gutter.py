"""The names and times beside the lines, or above them on a narrow page: what they say and where they stand."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from editor.core.model import Entry, Header, Line
from editor.core.timing import format_time
from editor.ui.document import Document
from editor.ui.transcript.layout import LazyLayout
from editor.ui.transcript.marks import Marks, Spot, estimated_start

REPEATED = 0.75  # the strength of a repeated name; any less could not be read on the spoken line


@dataclass(frozen=True, slots=True)
class Label:
    """A name or a time: its words, its place in the document in pixels, and how it is drawn."""

    spot: Spot
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
        """Return name and time of the row that starts at `top`; a header has neither."""
        entry = self._layout.rows.entries[row]
        if isinstance(entry, Header) or not self._model.episode.entries:
            return []
        return [label for label in (self._name(row, entry, top), self._time(row, entry, top)) if label]

    def spot_at(self, point: QPointF) -> Spot | None:
        """Return what can be clicked at a point of the document."""
        if not 0 <= point.y() < self._layout.rows.heights.total:
            return None
        row = self._layout.row_at(point.y())
        labels = self.labels(row, self._layout.rows.heights.top(row))
        return next((label.spot for label in labels if label.place.contains(point)), None)

    def paint(self, painter: QPainter, row: int, top: float) -> None:
        """Paint name and time of a row."""
        for label in self.labels(row, top):
            font = label.font
            if label.spot == self._marks.hovered:
                font = QFont(font)
                font.setUnderline(True)
            painter.setFont(font)
            painter.setPen(label.color)
            painter.drawText(label.place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, label.text)

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

    def _time(self, row: int, line: Line, top: float) -> Label | None:
        metrics, theme = self._layout.rows.metrics, self._marks.theme
        font = metrics.label
        text = format_time(line.sec) if line.sec is not None else line.time
        if not text:
            seconds = estimated_start(self._layout.rows.entries, row)
            if seconds is None:
                return None
            text = f"≈{format_time(seconds)}"
            font = metrics.estimated
        width = metrics.label_measures.horizontalAdvance(text) + 1
        right = metrics.gutter_left + metrics.gutter_width - (3 * metrics.unit if metrics.beside else 0)
        place = QRectF(right - width, self._top(line, top), width, metrics.label_line)
        return Label(Spot(row, "time"), text, place, theme.faint, font)

    def _top(self, line: Line, top: float) -> float:
        """Return where the labels start: on the baseline of the first line, or above it on a narrow page."""
        metrics = self._layout.rows.metrics
        if not metrics.beside:
            return top + metrics.unit
        return top + metrics.text_top(line) + metrics.label_drop

    def _repeats(self, row: int, line: Line) -> bool:
        before: Entry | None = self._layout.rows.entries[row - 1] if row else None
        return isinstance(before, Line) and before.who == line.who
