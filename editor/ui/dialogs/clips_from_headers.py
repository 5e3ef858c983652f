"""Clips from headers: what would change, each change with a tick."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from editor.core.edits.sections import ClipPlan
from editor.core.model import Clip
from editor.ui.clips.times import time_words
from editor.ui.dialogs.preview import Cell, PreviewDialog, Row

_WORDS = {"new": "New", "renamed": "Renamed", "moved": "Moved", "gone": "Delete"}


def ask_clips_from_headers(parent: QWidget | None, plans: Sequence[ClipPlan]) -> list[ClipPlan] | None:
    """Ask which of the plans that change something are to be carried out; None if the user cancels."""
    changes = [plan for plan in plans if plan.changes]
    dialog = PreviewDialog(
        parent, "Clips from headers", _summary(plans), ("Clip", "From – to"), [_row(plan) for plan in changes], _verb
    )
    dialog.table.stretch(0)
    dialog.say(_left_out(changes))
    return [changes[row] for row in dialog.ticked] if dialog.answered() else None


def _row(plan: ClipPlan) -> Row:
    before, after = plan.before, plan.after
    name = Cell(after.name if after else before.name if before else "")
    if before and after and before.name.strip() != after.name:
        name = name._replace(below=f"instead of {before.name.strip() or 'no name'}")
    elif after is None:
        name = name._replace(below="its header is gone")
    times = Cell(_span(after or before))
    if before and after and plan.moves:
        times = times._replace(below=f"instead of {_span(before)}")
    what = "Renamed, moved" if plan.kind == "renamed" and plan.moves else _WORDS[plan.kind]
    return Row(what, (name, times), plan.advised)


def _span(clip: Clip | None) -> str:
    return f"{time_words(clip.start)} – {time_words(clip.end)}" if clip else ""


def _summary(plans: Sequence[ClipPlan]) -> str:
    """Say what agrees already and what is left alone."""
    kinds = Counter(plan.kind for plan in plans)
    same, quotes = kinds["same"], kinds["quote"]
    parts = []
    if same:
        parts.append("1 clip agrees with its header" if same == 1 else f"{same} clips agree with their headers")
    if quotes:
        parts.append("1 quote is left alone" if quotes == 1 else f"{quotes} quotes are left alone")
    known = f" {'; '.join(parts)}." if parts else ""
    return f"What is ticked will be done, in one step that can be undone.{known}"


def _left_out(changes: Sequence[ClipPlan]) -> str:
    """Say why something is not ticked."""
    gone = any(plan.kind == "gone" for plan in changes)
    closing = any(plan.kind == "new" and not plan.advised for plan in changes)
    reasons = []
    if gone:
        reasons.append("A clip whose header is gone is deleted only if you tick it.")
    if closing:
        reasons.append("The closing section has no clip on this page, as on many; tick it to make one.")
    return " ".join(reasons)


def _verb(count: int) -> str:
    return f"Change {count} {'clip' if count == 1 else 'clips'}" if count else "Change clips"
