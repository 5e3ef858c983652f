"""A page that is edited with a journal, and what it was after each record."""

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from editor.core.change import Change
from editor.core.edits import retype
from editor.core.history import History
from editor.core.model import Episode, Selection
from editor.store.journal import Journal
from editor.store.journal_file import parse
from editor.store.replay import Replay
from tests.core.test_laws import EDITS, try_edit

BASE = b"---\ntranscript:\n- line: a page\n"


class Session:
    """Does what a window does, and notes every state."""

    def __init__(self, episode: Episode, page: Path = Path("page.md")) -> None:
        self.page = page
        self.episode = self.opened = episode
        self.history = History()
        self.warnings: list[str] = []
        self.journal = Journal.begin(page, BASE, episode, self.warnings.append)
        self.states = [self.state()]

    def state(self) -> Any:
        return state_of(self.episode, self.history)

    def edit(self, change: Change, label: str = "Edit", caret: int = 0) -> None:
        before, after = Selection.at(0, caret), Selection.at(0, caret + 1)
        joined = self.history.joins(label, change, 0.0)
        if joined:
            self.history.join(change, after, 0.0)
        else:
            self.history.push(label, change, before, after, 0.0)
        self.episode = change.apply(self.episode)
        self.journal.edited(label, change, before, after, joined)
        self.states.append(self.state())

    def type(self, text: str) -> None:
        self.edit(retype(self.episode, 0, 1, [text]), "Typing", len(text))

    def undo(self) -> None:
        if step := self.history.undo():
            self.episode = step.change.inverse().apply(self.episode)
            self.journal.undone()
            self.states.append(self.state())

    def redo(self) -> None:
        if step := self.history.redo():
            self.episode = step.change.apply(self.episode)
            self.journal.redone()
            self.states.append(self.state())

    def save(self) -> None:
        self.journal.saving()
        self.history.seal()
        self.states.append(self.state())
        self.journal.saved(self.page, BASE)
        self.history.mark_saved()
        self.states.append(self.state())

    def act(self, draw: st.DrawFn) -> None:
        match draw(st.sampled_from(["edit", "edit", "edit", "type", "undo", "redo", "save"])):
            case "edit":
                if change := try_edit(draw, draw(st.sampled_from(EDITS)), self.episode):
                    self.edit(change)
            case "type" if self.episode.entries:
                self.type(self.episode.entries[0].text + "x")
            case "undo":
                self.undo()
            case "redo":
                self.redo()
            case "save":
                self.save()

    def die(self) -> Path:
        """Leave the journal as a killed process does, and return it."""
        self.journal.flush()
        self.journal._file.close()
        return self.journal._file.path


def state_of(episode: Episode, history: History) -> Any:
    """Return what a user sees, and everything that undo and redo would bring back, as plain values."""
    steps = [(step.label, shown_change(step.change), step.before, step.after) for step in history._done]
    undone = [(step.label, shown_change(step.change), step.before, step.after) for step in history._undone]
    return shown_parts((*episode.entries, *episode.clips)), steps, undone, history.modified, history.revision


def shown_change(change: Change) -> Any:
    splices = [(one.at, shown_parts(one.removed), shown_parts(one.inserted)) for one in change.splices]
    return splices, change.clips and tuple(map(shown_parts, change.clips))


def shown_parts(parts: Any) -> list[str]:
    return list(map(repr, parts))


def replayed(data: bytes, episode: Episode) -> Replay:
    """Return what a journal of these bytes makes of an episode."""
    contents = parse(data)
    replay = Replay(episode)
    if contents is not None:
        assert contents.base == BASE
        assert replay.run(contents.records) == len(contents.records)
    return replay
