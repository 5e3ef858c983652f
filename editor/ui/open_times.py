"""Every connection between the true times of a page and what shows them."""

from dataclasses import replace
from itertools import islice
from math import floor

from PySide6.QtCore import QObject

from editor.checks.times import Kind, refusal_of
from editor.core.alignment import Grade, LineTimes
from editor.core.model import Line
from editor.core.timing import NEVER
from editor.ui.desk import Desk
from editor.ui.shell import Shell


class OpenTimes(QObject):
    """Lets the text and the timeline show when lines are truly said; lives as long as the desk."""

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(desk)
        self._shell = shell
        self._desk = desk
        desk.transcript.set_line_times(self._line_times)
        desk.transcript.heard_time = self._heard_time
        desk.true_times.changed.connect(desk.transcript.refresh_times)
        desk.true_times.found.connect(self._show_found)
        shell.settings.changed.connect(self._apply_setting)
        self._apply_setting("grades")

    def _line_times(self, row: int) -> LineTimes | None:
        """Return when a line is truly said, without a contradiction that was refused."""
        true = self._desk.true_times
        if true.alignment is None:
            # The timeline of what only the page tells takes a while to make; it knows nothing of this.
            return None
        timeline = self._desk.playback.timeline
        times = timeline.line_times(row) if row < len(timeline.entries) else None
        if times is None or not times.clash or not true.refused:
            return times
        line = timeline.entries[row]
        refused = isinstance(line, Line) and refusal_of(line, Kind.CONTRADICTED) in true.refused
        return replace(times, clash=False) if refused else times

    def _heard_time(self, row: int, offset: int) -> float | None:
        """Return the whole second in which what a line says from a place on was heard; None if that is a guess.

        None too where it would run backwards against what the line states, or the one behind it.
        """
        times, timeline = self._line_times(row), self._desk.playback.timeline
        if times is None or times.grade is Grade.GUESS:
            return None
        entries = timeline.entries
        line, text = entries[row], entries[row].text
        heard = timeline.time_at(row, len(text) - len(text[offset:].lstrip()))
        behind = next((entry.sec for entry in islice(entries, row + 1, None) if isinstance(entry, Line)), None)
        if heard is None or not isinstance(line, Line) or line.sec is None:
            return None
        return floor(heard) if line.sec <= floor(heard) <= (NEVER if behind is None else behind) else None

    def _show_found(self, low: float, high: float) -> None:
        if self._desk.has_timeline:
            self._desk.timeline.gathered.renew_times(low, high)

    def _apply_setting(self, name: str) -> None:
        if name == "grades":
            self._desk.transcript.set_grades_shown(self._shell.settings.grades)
