"""Undo and redo: the changes that were made, in order, with where the caret was."""

from dataclasses import dataclass

from editor.core.change import Change, Splice
from editor.core.model import Selection

JOIN_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to undo. `revision` names the state that it led to; no two states share one."""

    label: str
    change: Change
    before: Selection
    after: Selection
    revision: int
    made_at: float


class History:
    """Every step made since the page was opened."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._revisions = 0
        self._saved = 0
        self._sealed = True

    @property
    def revision(self) -> int:
        """Return the number of the present state; 0 is the page as it was opened."""
        return self._done[-1].revision if self._done else 0

    @property
    def modified(self) -> bool:
        """Tell whether the present state differs from the saved one."""
        return self.revision != self._saved

    @property
    def undo_label(self) -> str | None:
        """Return the name of what undo would take back, if anything."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """Return the name of what redo would make again, if anything."""
        return self._undone[-1].label if self._undone else None

    def push(self, label: str, change: Change, before: Selection, after: Selection, now: float) -> None:
        """Add a change that was made as a step of its own; `now` is in seconds of any steady clock."""
        self._revisions += 1
        self._undone.clear()
        self._done.append(Step(label, change, before, after, self._revisions, now))
        self._sealed = False

    def joins(self, label: str, change: Change, now: float) -> bool:
        """Tell whether a change is typing that goes on within the entry and the second of the last step."""
        if not self._done or self._sealed:
            return False
        last = self._done[-1]
        return last.label == label and now - last.made_at < JOIN_SECONDS and _same_entry(last.change, change)

    def join(self, change: Change, after: Selection, now: float) -> None:
        """Make a change part of the last step; `joins` must have allowed it."""
        last = self._done[-1]
        self._revisions += 1
        first, second = last.change.splices[0], change.splices[0]
        joined = Change((Splice(first.at, first.removed, second.inserted),))
        self._done[-1] = Step(last.label, joined, last.before, after, self._revisions, now)

    def undo(self) -> Step | None:
        """Take the last step off and return it; its inverse is to be applied."""
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        self._sealed = True
        return self._undone[-1]

    def redo(self) -> Step | None:
        """Put the step last undone back and return it; its change is to be applied."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        self._sealed = True
        return self._done[-1]

    def mark_saved(self, revision: int | None = None) -> None:
        """Call a state, by default the present one, the saved one; later typing starts a step of its own."""
        self._saved = self.revision if revision is None else revision
        self._sealed = True

    def seal(self) -> None:
        """Let the next typing start a step of its own, as after the caret was moved away."""
        self._sealed = True


def _same_entry(first: Change, second: Change) -> bool:
    if first.clips or second.clips or len(first.splices) != 1 or len(second.splices) != 1:
        return False
    one, two = first.splices[0], second.splices[0]
    return len(one.inserted) == len(two.removed) == len(two.inserted) == 1 and one.inserted[0] is two.removed[0]
