"""What a journal says, done again: the same episode, with the same history."""

from collections.abc import Iterable
from typing import TypeVar

from editor.core.history import History
from editor.core.model import Episode, Position, Selection
from editor.store.journal_file import Record
from editor.store.records import Origins, decode_change

T = TypeVar("T")


class Replay:
    """An episode and its history, brought as far as the records go that fit it.

    `saved` is what was last saved, with the record of it. `saving` is what was going to be saved, with its revision,
    where no record says that it was.
    """

    def __init__(self, episode: Episode) -> None:
        self.episode = episode
        self.history = History()
        self.origins = Origins(episode)
        self.selection = Selection.at(0)
        self.saved: tuple[Episode, Record] | None = None
        self.saving: tuple[Episode, int] | None = None

    def run(self, records: Iterable[Record]) -> int:
        """Replay records up to the first that does not fit, and return how many did."""
        count = 0
        for record in records:
            try:
                self._replay(record)
            except (AttributeError, LookupError, TypeError, ValueError):
                break
            count += 1
        self.history.seal()
        return count

    def _replay(self, record: Record) -> None:
        match record["op"]:
            case "do":
                self._do(record)
            case "undo":
                step = _there(self.history.undo())
                self.episode, self.selection = step.change.inverse().apply(self.episode), step.before
            case "redo":
                step = _there(self.history.redo())
                self.episode, self.selection = step.change.apply(self.episode), step.after
            case "saving":
                self.saving = (self.episode, self.history.revision)
            case "saved":
                episode, revision = _there(self.saving)
                self.saved, self.saving = (episode, record), None
                self.history.mark_saved(revision)
            case other:
                raise ValueError(f"unknown record: {other}")

    def _do(self, record: Record) -> None:
        change = decode_change(record, self.episode, self.origins)
        before, after = _selection(record["before"]), _selection(record["after"])
        if record["joined"]:
            self.history.join(change, after, 0.0)
        else:
            self.history.push(record["label"], change, before, after, 0.0)
        self.episode, self.selection = change.apply(self.episode), after


def _there(thing: T | None) -> T:
    if thing is None:
        raise ValueError("nothing to undo, to redo or to save")
    return thing


def _selection(numbers: list[int]) -> Selection:
    anchor_row, anchor, caret_row, caret = numbers
    return Selection(Position(anchor_row, anchor), Position(caret_row, caret))
