"""Fill missing times: which second each line without one would get, each with a tick."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from editor.checks.times import TimeReview
from editor.core.alignment import Grade
from editor.core.model import Entry, Line
from editor.core.timing import format_time
from editor.ui.dialogs.preview import Cell, PreviewDialog, Row
from editor.ui.transcript.grades import WORDS

_WHAT = "What is ticked will be done, in one step that can be undone."


def ask_fill_times(
    parent: QWidget | None, missing: Sequence[TimeReview], entries: Sequence[Entry]
) -> list[TimeReview] | None:
    """Ask which of the missing times are to be filled in; None if the user cancels."""
    rows = [_row(review, entries[review.row]) for review in missing]
    columns = ("Start", "Line", "How sure")
    dialog = PreviewDialog(parent, "Fill missing times", _summary(missing), columns, rows, _verb)
    dialog.table.stretch(1)
    if any(not row.ticked for row in rows):
        dialog.say("A guess is filled in only if you tick it: listen to it first.")
    return [missing[row] for row in dialog.ticked] if dialog.answered() else None


def _row(review: TimeReview, entry: Entry) -> Row:
    who = f"{entry.who}: " if isinstance(entry, Line) and entry.who else ""
    guess = review.grade is Grade.GUESS
    span = f"{format_time(max(0.0, review.low))} – {format_time(max(0.0, review.high))}" if guess else ""
    cells = (Cell(format_time(review.second)), Cell(f"{who}{entry.text}"), Cell(WORDS[review.grade], span))
    return Row("Fill in", cells, not guess)


def _summary(missing: Sequence[TimeReview]) -> str:
    lines = "1 line states" if len(missing) == 1 else f"{len(missing)} lines state"
    return f"{lines} no time. {_WHAT}"


def _verb(count: int) -> str:
    return f"Fill in {count} {'time' if count == 1 else 'times'}" if count else "Fill in times"
