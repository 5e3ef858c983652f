"""What the dialogs that change many times have in common: they try what is asked for, and say what would come of it."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from editor.core.change import Change
from editor.core.edits.retiming import falls, retime
from editor.core.errors import EditError
from editor.core.model import Episode, Line
from editor.core.retiming import Retiming
from editor.core.timing import format_exactly
from editor.ui.dialogs.base import Question
from editor.ui.guard import guarded

_REST_MS = 120
_WIDTH = 540


@dataclass(frozen=True)
class Plan:
    """What is to be done: the rows (None for all), what becomes of their lines, and of the clips if they go along."""

    lines: Retiming
    rows: Sequence[int] | None = None
    clips: Retiming | None = None

    def change(self, episode: Episode) -> Change:
        """Return the change that it makes; raises EditError."""
        return retime(episode, self.lines, self.rows, self.clips)


class RetimingDialog(Question):
    """Asks how times are to be changed. While the answer is made up, its outcome is foretold."""

    def __init__(self, parent: QWidget | None, title: str, sentence: str, verb: str, episode: Episode) -> None:
        super().__init__(parent, title, sentence, verb)
        self.setMinimumWidth(_WIDTH)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._episode = episode
        self._falls = falls(episode)
        self.clips = QCheckBox("Shift the &clips along")
        self.clips.setVisible(bool(episode.clips))
        self.clips.toggled.connect(self.plan_again)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.foretell)

    @abstractmethod
    def plan(self) -> Plan | str:
        """Return what was decided; while nothing is, what is wrong or nothing; raises EditError for what cannot be."""

    def plan_again(self) -> None:
        """Foretell the outcome anew, once the typing rests; it takes a while at a hundred hours."""
        self._rest.start()

    def accept(self) -> None:
        """Take the answer if it can be carried out."""
        if self.foretell():
            super().accept()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter take what was typed a moment ago, of which nothing was foretold yet."""
        if self._rest.isActive() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.foretell()
        super().keyPressEvent(event)

    def answer(self) -> Plan | None:
        """Ask and wait; return what was decided, or None if the user cancels."""
        self.foretell()
        if not self.answered():
            return None
        plan = self.plan()
        return plan if isinstance(plan, Plan) else None

    def foretell(self) -> bool:
        """Say what would come of it, or why it cannot be; tell whether it can."""
        self._rest.stop()
        change: Change | None = None
        fault = ""
        try:
            plan = self.plan()
            if isinstance(plan, Plan):
                change = plan.change(self._episode)
            else:
                fault = plan
        except EditError as error:
            fault = str(error)
        self.allow(bool(change))
        if change is None:
            self.complain(fault)
        elif not change:
            self.say("Nothing would change.")
        elif falls(change.apply(self._episode)) > self._falls:
            self.complain(f"{outcome(change)} A line would then start before the one above it.")
        else:
            self.say(outcome(change))
        return bool(change)


def outcome(change: Change) -> str:
    """Say in a sentence what a change of times does."""
    pairs = [
        (old, new)
        for splice in change.splices
        for old, new in zip(splice.removed, splice.inserted, strict=True)
        if isinstance(old, Line) and isinstance(new, Line)
    ]
    before, after = change.clips or ((), ())
    clips = sum(old is not new for old, new in zip(before, after, strict=True))
    parts = [_count(len(pairs), "line"), _count(clips, "clip")]
    moved = " and ".join(part for part in parts if part)
    if not pairs:
        return f"{moved} would be moved."
    first, last = (
        f"from {format_exactly(old.sec or 0)} to {format_exactly(new.sec or 0)}" for old, new in (pairs[0], pairs[-1])
    )
    if len(pairs) == 1:
        return f"{moved} would be moved: the line {first}."
    return f"{moved} would be moved: the first line {first}, the last {last}."


def _count(number: int, what: str) -> str:
    if not number:
        return ""
    return f"1 {what}" if number == 1 else f"{number} {what}s"
