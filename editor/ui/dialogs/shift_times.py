"""The times of all lines, or of some, moved by as many seconds."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QRadioButton, QWidget

from editor.core.edits.retiming import keeps_whole_seconds, stated_at
from editor.core.model import Episode
from editor.core.retiming import shifted
from editor.core.timing import format_exactly
from editor.ui.dialogs.retiming import Plan, RetimingDialog
from editor.ui.dialogs.time_field import ShiftField, TimeField
from editor.ui.labels import bold

_CLOSE = 6
_GAP = 8


class Spot(NamedTuple):
    """Where the user is: the caret's row, when its line starts (None if nobody knows), selected rows, the playhead."""

    row: int
    start: float | None
    selected: Sequence[int]
    playhead: float


def ask_shift(parent: QWidget | None, episode: Episode, spot: Spot) -> Plan | None:
    """Ask which lines are to be shifted, and by how much; None if the user cancels."""
    return ShiftDialog(parent, episode, spot).answer()


class ShiftDialog(RetimingDialog):
    """Which lines, and by a number or so that the caret's line starts at a moment."""

    def __init__(self, parent: QWidget | None, episode: Episode, spot: Spot) -> None:
        super().__init__(parent, "Shift times", "Let lines start earlier or later, all by as much:", "Shift", episode)
        self._spot = spot
        self._touched = False
        onwards = range(spot.row, len(episode.entries))
        self._scopes: dict[QRadioButton, Sequence[int] | None] = {
            QRadioButton(f"&All lines ({self._timed(None)})"): None,
            QRadioButton(f"From this line to the &end ({self._timed(onwards)})"): onwards,
            QRadioButton(f"The &selected lines ({self._timed(spot.selected)})"): spot.selected,
        }
        self._by_number, self._to_moment = QRadioButton("&By"), QRadioButton("So that this &line starts at")
        self.by = ShiftField("Seconds to shift by")
        self.moment = TimeField("When this line is to start", round(spot.playhead, 1))
        self._lay_out()
        self.by.textChanged.connect(lambda: self._choose(self._by_number))
        self.moment.textEdited.connect(lambda: self._choose(self._to_moment))
        for button in (*self._scopes, self._by_number, self._to_moment):
            button.toggled.connect(self.plan_again)
        self.clips.clicked.connect(self._note_touched)
        self.by.setFocus()

    def plan(self) -> Plan | str:
        """Return what was decided, or what is missing."""
        by = self._by()
        if isinstance(by, str):
            return by
        rows = next(rows for button, rows in self._scopes.items() if button.isChecked())
        shift = shifted(by)
        return Plan(shift, rows, shift if self.clips.isChecked() else None)

    def _by(self) -> float | str:
        field = self.by if self._by_number.isChecked() else self.moment
        if field.seconds is None:
            return field.fault
        if field is self.by:
            return field.seconds
        if self._spot.start is None:
            return "This line has no time yet, so nobody knows how far it is from there."
        # A page says 1:23 of whatever begins within that second.
        moment = int(field.seconds) if keeps_whole_seconds(self._episode) else field.seconds
        return moment - self._spot.start

    def _timed(self, rows: Sequence[int] | None) -> int:
        """Return how many of the lines have a time."""
        rows = range(len(self._episode.entries)) if rows is None else rows
        return sum(stated_at(self._episode, row) is not None for row in rows)

    def _lay_out(self) -> None:
        which, how = QButtonGroup(self), QButtonGroup(self)
        self.body.setSpacing(_CLOSE)
        self.body.addWidget(bold("Which lines"))
        every, _, selected = self._scopes
        for button in self._scopes:
            which.addButton(button)
            self.body.addWidget(button)
            button.toggled.connect(self._show_clips)
        selected.setVisible(len(self._spot.selected) > 1)
        (selected if len(self._spot.selected) > 1 else every).setChecked(True)
        self.body.addSpacing(_GAP)
        self.body.addWidget(bold("How far"))
        grid = QGridLayout()
        grid.setVerticalSpacing(_CLOSE)
        number = QHBoxLayout()
        number.addWidget(self.by)
        number.addWidget(QLabel("seconds; − for earlier"), 1)
        moment = QHBoxLayout()
        moment.addWidget(self.moment)
        moment.addWidget(QLabel(f"the playhead is at {format_exactly(round(self._spot.playhead, 1))}"), 1)
        for row, (button, line) in enumerate(((self._by_number, number), (self._to_moment, moment))):
            how.addButton(button)
            grid.addWidget(button, row, 0)
            grid.addLayout(line, row, 1)
        grid.setColumnStretch(1, 1)
        self._by_number.setChecked(True)
        self._to_moment.setEnabled(self._spot.start is not None)
        self.moment.setEnabled(self._spot.start is not None)
        self.body.addLayout(grid)
        self.body.addSpacing(_GAP)
        self.body.addWidget(self.clips)

    def _choose(self, button: QRadioButton) -> None:
        button.setChecked(True)
        self.plan_again()

    def _note_touched(self) -> None:
        self._touched = True

    def _show_clips(self) -> None:
        """Let the clips go along where all lines do, unless the user has said otherwise."""
        if not self._touched:
            self.clips.setChecked(next(iter(self._scopes)).isChecked())
