"""The times between two lines, stretched so that both are right."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QWidget

from editor.core.edits.retiming import keeps_whole_seconds, stated_at
from editor.core.edits.tools import shortened
from editor.core.model import Episode
from editor.core.retiming import Knot, stretched
from editor.core.timing import format_exactly
from editor.ui.dialogs.retiming import Plan, RetimingDialog
from editor.ui.dialogs.time_field import TimeField
from editor.ui.labels import bold

_LONGEST = 46
_GAP = 8


class Anchor(NamedTuple):
    """A line, by its row, and the second at which it is really said, if that is known."""

    row: int
    seconds: float | None


def ask_stretch(parent: QWidget | None, episode: Episode, first: Anchor, last: Anchor, playhead: float) -> Plan | None:
    """Ask when two lines, which state a time, are really said; None if the user cancels."""
    return StretchDialog(parent, episode, (first, last), playhead).answer()


class StretchDialog(RetimingDialog):
    """The right second of two lines, and whether what stands beyond them is stretched too."""

    def __init__(
        self, parent: QWidget | None, episode: Episode, anchors: tuple[Anchor, Anchor], playhead: float
    ) -> None:
        sentence = "Say when these two lines are really said; all times between them follow in proportion."
        super().__init__(parent, "Stretch times", sentence, "Stretch", episode)
        self._anchors = anchors
        self._playhead = round(playhead, 1)
        self.fields = tuple(
            TimeField(f"When the {which} line is said", self._proposed(anchor))
            for which, anchor in zip(("first", "second"), anchors, strict=True)
        )
        self.beyond = QCheckBox("The lines &before and after them too")
        self._lay_out()
        for field in self.fields:
            field.textChanged.connect(self.plan_again)
        self.beyond.toggled.connect(self.clips.setChecked)
        self.beyond.toggled.connect(self.plan_again)
        self.fields[0].setFocus()
        self.fields[0].selectAll()

    def plan(self) -> Plan | str:
        """Return what was decided, or what is missing."""
        is_whole = keeps_whole_seconds(self._episode)
        knots = []
        for field, anchor in zip(self.fields, self._anchors, strict=True):
            if field.seconds is None:
                return field.fault
            # A page says 1:23 of whatever begins within that second.
            after = int(field.seconds) if is_whole else field.seconds
            knots.append(Knot(self._stated(anchor), after))
        retiming = stretched(knots[0], knots[1])
        between = range(self._anchors[0].row, self._anchors[1].row + 1)
        return Plan(
            retiming, None if self.beyond.isChecked() else between, retiming if self.clips.isChecked() else None
        )

    def _stated(self, anchor: Anchor) -> float:
        return stated_at(self._episode, anchor.row) or 0.0

    def _proposed(self, anchor: Anchor) -> float:
        return self._stated(anchor) if anchor.seconds is None else round(anchor.seconds, 1)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        for number, (field, anchor) in enumerate(zip(self.fields, self._anchors, strict=True)):
            entry = self._episode.entries[anchor.row]
            title = bold(f"{'Second' if number else 'First'} line, now at {format_exactly(self._stated(anchor))}")
            words = QLabel(f"“{shortened(entry.text, _LONGEST)}”")
            words.setTextFormat(Qt.TextFormat.PlainText)
            button = QPushButton(f"Playhead, {format_exactly(self._playhead)}")
            button.setAutoDefault(False)
            button.setAccessibleName(f"{field.accessibleName()}: at the playhead")
            button.clicked.connect(lambda _=False, field=field: field.show_seconds(self._playhead))
            at = 3 * number
            grid.addWidget(title, at, 0, 1, 3)
            grid.addWidget(words, at + 1, 0)
            grid.addWidget(field, at + 1, 1)
            grid.addWidget(button, at + 1, 2)
            grid.setRowMinimumHeight(at + 2, _GAP)
        self.body.addLayout(grid)
        self.body.addWidget(self.beyond)
        self.body.addWidget(self.clips)
        self.clips.setText("Stretch the &clips along")
