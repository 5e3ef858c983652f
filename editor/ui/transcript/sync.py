"""Keeping Qt's text and the episode the same: what is typed goes to the episode, what is changed there to the text."""

from collections.abc import Callable, Container, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QTextCursor

from editor.core.change import Change, Splice
from editor.core.edits import retype
from editor.core.errors import EditError
from editor.core.model import Entry, Episode, Line, Selection
from editor.ui.document import Document
from editor.ui.transcript.difference import difference
from editor.ui.transcript.layout import LazyLayout
from editor.ui.transcript.rows import NOTHING_YET
from editor.ui.transcript.utf16 import to_units, units_in

MANY = 100
KEEP_ANCHOR = QTextCursor.MoveMode.KeepAnchor
TYPING, DELETING = "Typing", "Delete text"


class Sync(QObject):
    """One block for each entry, with the same text.

    Signals:
        rows_changed(Change): the rows have followed a change of the episode.
        reloaded(Selection): the text was written anew; what was selected before is not any more.
        refused(str): what was typed could not be done; the text will be as the episode has it.
    """

    rows_changed = Signal(object)
    reloaded = Signal(object)
    refused = Signal(str)
    _differ = Signal()

    def __init__(self, model: Document, layout: LazyLayout, selection: Callable[[], Selection]) -> None:
        super().__init__(layout)
        self._model = model
        self._layout = layout
        self._selection = selection
        self._text = layout.document()
        self._writing = False
        self._pending: Change | None = None
        self._characters = 0
        self._expected = 0
        model.changed.connect(self._model_changed)
        layout.text_changed = self._text_changed
        # Later, because nothing may be written while Qt reports what has changed.
        self._differ.connect(self.load, Qt.ConnectionType.QueuedConnection)
        self.load()

    def load(self) -> None:
        """Put the whole episode into the text."""
        selection = self._selection()
        self._writing = True
        self._text.setPlainText("\n".join(entry.text for entry in self._layout.rows.entries))
        self._writing = False
        self._layout.rows.estimate_all()
        self.rows_changed.emit(Change())
        self.reloaded.emit(selection)

    def _model_changed(self, change: Change, origin: object) -> None:
        self._pending = change
        if origin is not self:
            self._write(_with_nothing(change, len(self._model.episode.entries)))
        self._follow()

    def _write(self, splices: Sequence[Splice]) -> None:
        self._writing = True
        self._expected = self._text.characterCount()
        carets = {position.row for position in self._selection()}
        cursor = QTextCursor(self._text)
        cursor.beginEditBlock()
        for splice in reversed(splices):
            if len(splice.removed) == len(splice.inserted):
                self._write_rows(cursor, splice, carets)
            else:
                self._write_splice(cursor, splice)
        cursor.endEditBlock()
        self._writing = False
        if self._text.blockCount() != len(self._layout.rows.entries) or self._characters != self._expected:
            self._differ.emit()

    def _write_rows(self, cursor: QTextCursor, splice: Splice, carets: Container[int]) -> None:
        """Write rows that stay; a whole one is written more quickly than what differs, but would lose a caret."""
        for row, (old, new) in enumerate(zip(splice.removed, splice.inserted, strict=True), splice.at):
            if old.text != new.text:
                write = self._write_changed if row in carets else self._write_text
                write(cursor, self._start_of(row), old.text, new.text)

    def _write_splice(self, cursor: QTextCursor, splice: Splice) -> None:
        at, old, new = splice.at, _texts(splice.removed), _texts(splice.inserted)
        if old and new:
            self._write_changed(cursor, self._start_of(at), "\n".join(old), "\n".join(new))
        elif at + len(old) < self._text.blockCount():
            self._write_text(cursor, self._start_of(at), _ended(old), _ended(new))
        else:
            end = self._start_of(at) - 1 if old else self._text.characterCount() - 1
            self._write_text(cursor, end, _begun(old), _begun(new))

    def _write_changed(self, cursor: QTextCursor, start: int, old: str, new: str) -> None:
        """Write no more than what differs, so that carets and the page stay where they are."""
        first, last, instead = difference(old, new)
        self._write_text(cursor, start + to_units(old, first), old[first:last], instead)

    def _write_text(self, cursor: QTextCursor, start: int, old: str, new: str) -> None:
        length = units_in(old)
        cursor.setPosition(start)
        cursor.setPosition(start + length, KEEP_ANCHOR)
        cursor.insertText(new)
        self._expected += units_in(new) - length

    def _start_of(self, row: int) -> int:
        return self._text.findBlockByNumber(row).position()

    def _follow(self) -> None:
        """Let the rows follow the pending change, once: as soon as the text has, before Qt moves its cursors."""
        if (change := self._pending) is None:
            return
        self._pending = None
        splices = _with_nothing(change, len(self._model.episode.entries))
        for splice in reversed(splices):
            self._layout.rows.splice(splice.at, splice.removed, splice.inserted)
        if len(splices) > MANY:
            self._layout.forget_blocks()
        else:
            shift = sum(len(splice.inserted) - len(splice.removed) for splice in splices)
            for splice in reversed(splices):
                shift -= len(splice.inserted) - len(splice.removed)
                self._check(splice.at + shift, splice)
        self.rows_changed.emit(change)

    def _check(self, at: int, splice: Splice) -> None:
        """Have changed blocks set anew; where one reads otherwise than its entry, write everything again."""
        first, last = at, at + len(splice.inserted)
        if len(splice.removed) != len(splice.inserted):
            # Where blocks come and go, a neighbour may have got another's layout.
            first, last = max(0, first - 1), last + 1
        block = self._text.findBlockByNumber(first)
        for entry in self._layout.rows.entries[first:last]:
            block.clearLayout()
            if block.text() != entry.text:
                self._differ.emit()
            block = block.next()

    def _text_changed(self, start: int, removed: int, added: int) -> None:
        """Take over what has been done to the text; a notice of fonts or sizes has sums that do not add up."""
        characters = self._text.characterCount()
        is_text = characters - self._characters == added - removed
        self._characters = characters
        if self._writing:
            self._follow()
        elif is_text:
            self._read_back(start, min(start + added, characters - 1))

    def _read_back(self, start: int, end: int) -> None:
        """Tell the episode what the blocks between two places read now; Qt's range may be too wide."""
        grown = self._text.blockCount() - len(self._layout.rows.heights)
        block = self._text.findBlock(start)
        first = block.blockNumber()
        last = max(self._text.findBlock(end).blockNumber(), first, first + grown)
        old = _texts(self._layout.rows.entries[first : last + 1 - grown])
        new = []
        for _ in range(last + 1 - first):
            new.append(block.text())
            block.clearLayout()  # what an input method composes is not in the text, but in the lines
            block = block.next()
        while len(old) == len(new) > 0 and old[0] == new[0]:
            first, old, new = first + 1, old[1:], new[1:]
        while len(old) == len(new) > 1 and old[-1] == new[-1]:
            old, new = old[:-1], new[:-1]
        if old != new:
            self._retype(first, old, new)

    def _retype(self, row: int, old: Sequence[str], new: Sequence[str]) -> None:
        label = TYPING if difference("\n".join(old), "\n".join(new))[2] else DELETING
        edit = retype if self._model.episode.entries else _first_lines
        try:
            done = self._model.apply(label, edit, row, len(old), new, origin=self, after=self._selection())
        except EditError as error:
            self._differ.emit()
            self.refused.emit(str(error))
            return
        if not done:
            self._differ.emit()


def _first_lines(_episode: Episode, at: int, _count: int, texts: Sequence[str]) -> Change:
    """Begin a transcript that is still empty."""
    return Change((Splice(at, (), tuple(Line(text) for text in texts)),))


def _texts(entries: Sequence[Entry]) -> list[str]:
    return [entry.text for entry in entries]


def _ended(texts: Sequence[str]) -> str:
    return "".join(f"{text}\n" for text in texts)


def _begun(texts: Sequence[str]) -> str:
    return "".join(f"\n{text}" for text in texts)


def _with_nothing(change: Change, count: int) -> tuple[Splice, ...]:
    """Return the splices as the text sees them, which has one empty block where the episode has no entries."""
    splices = change.splices
    if len(splices) == 1 and not splices[0].removed and len(splices[0].inserted) == count:
        return (Splice(0, NOTHING_YET, splices[0].inserted),)
    if splices and count == 0:
        return (Splice(0, tuple(entry for splice in splices for entry in splice.removed), NOTHING_YET),)
    return splices
