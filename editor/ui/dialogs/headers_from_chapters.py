"""Headers from a chapter list: before which lines they would stand, each with a tick."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from editor.core.edits.chapters import FAR, HeaderPlan
from editor.core.model import Entry, Line
from editor.core.timing import format_time
from editor.ui.dialogs.preview import Cell, PreviewDialog, Row

_WORDS = {"new": "New", "renamed": "Renamed", "moved": "Moved", "same": "Stays", "gone": "Not in the list"}


def ask_headers_from_chapters(
    parent: QWidget | None, plans: Sequence[HeaderPlan], entries: Sequence[Entry], name: str
) -> list[HeaderPlan] | None:
    """Ask which of the plans are to be carried out; None if the user cancels. `name` is the list's.

    What is returned has those that change nothing, too: the others stand in order between them.
    """
    shown = sorted(plans, key=lambda plan: plan.row)
    dialog = HeadersDialog(parent, shown, entries, name)
    if not dialog.answered():
        return None
    ticked = {id(shown[row]) for row in dialog.ticked}
    return [plan for plan in plans if id(plan) in ticked or not plan.changes]


class HeadersDialog(PreviewDialog):
    """Shows every chapter with its line; headers that are not in the list may be taken out all at once."""

    def __init__(
        self, parent: QWidget | None, plans: Sequence[HeaderPlan], entries: Sequence[Entry], name: str
    ) -> None:
        rows = [_row(plan, entries) for plan in plans]
        columns = ("Time", "Header", "Before the line")
        super().__init__(parent, "Headers from a chapter list", _summary(plans, name), columns, rows, _verb)
        self.table.stretch(1, 2)
        self._gone = [row for row, plan in enumerate(plans) if plan.kind == "gone"]
        if self._gone:
            others = QCheckBox(f"&Take out the headers that are not in the list ({len(self._gone)})")
            others.toggled.connect(self._take_out)
            self.body.addWidget(others)
        if any(plan.beyond for plan in plans):
            self.say("Chapters that start after the end are not ticked: is it the list of another episode?")

    def _take_out(self, wanted: bool) -> None:
        self.table.tick(self._gone, wanted)


def _row(plan: HeaderPlan, entries: Sequence[Entry]) -> Row:
    title = plan.chapter.title if plan.chapter else plan.before or "(no title)"
    header = Cell(title)
    if plan.kind == "renamed":
        header = header._replace(below=f"instead of {plan.before or '(no title)'}")
    time = format_time(plan.chapter.start) if plan.chapter else ""
    cells = (Cell(time), header, Cell(_line(plan.row, entries), *_remark(plan, entries)))
    return Row(_WORDS[plan.kind], cells, plan.advised if plan.changes else None)


def _line(row: int, entries: Sequence[Entry]) -> str:
    entry = entries[row] if row < len(entries) else None
    if not isinstance(entry, Line):
        return "The end of the page"
    return f"{entry.who}: {entry.text}" if entry.who else entry.text


def _remark(plan: HeaderPlan, entries: Sequence[Entry]) -> tuple[str, bool]:
    """Say how far the line is off, and whether that should be looked at."""
    if plan.chapter is None or plan.kind == "same":
        return "", False
    if plan.beyond:
        return "The page ends before this time", True
    start = plan.chapter.start + plan.late
    if plan.late > FAR and not any(isinstance(entry, Line) for entry in entries[: plan.row]):
        return f"The first line, at {format_time(start)}", False
    if abs(plan.late) <= FAR:
        return "", False
    seconds = round(abs(plan.late))
    return f"Starts at {format_time(start)}, {seconds} s {'later' if plan.late > 0 else 'earlier'}", True


def _summary(plans: Sequence[HeaderPlan], name: str) -> str:
    kinds = Counter(plan.kind for plan in plans)
    stay, count = kinds["same"], len(plans) - kinds["gone"]
    known = f"; {stay} of them {'is' if stay == 1 else 'are'} there already" if stay else ""
    chapters = "1 chapter" if count == 1 else f"{count} chapters"
    return f"{name} has {chapters}{known}. What is ticked will be done, in one step that can be undone."


def _verb(count: int) -> str:
    return f"Change {count} {'header' if count == 1 else 'headers'}" if count else "Change headers"
