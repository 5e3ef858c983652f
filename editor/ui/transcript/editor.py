"""The page that can be written on: keys, input methods, the clipboard."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent

from editor.core.change import Change
from editor.core.errors import EditError
from editor.core.model import Selection, clean_text
from editor.ui.document import Document
from editor.ui.guard import guarded
from editor.ui.theme import Theme
from editor.ui.transcript.clipboard import copied, paragraphs_of
from editor.ui.transcript.keys import act_on_key, crosses_rows, is_for_window, replace_selection
from editor.ui.transcript.page import Page


class Editor(Page):
    """A page whose text is edited.

    What stays inside one entry is done by Qt and read back; what changes entries goes through the document, and the
    page follows that as it follows every other change.

    `split_time` returns the second that is being played, for lines that are split there; `heard_time` the one in which
    the words behind a place were heard, for lines that are split anywhere.

    Signals:
        caret_moved(): the caret or the selection is elsewhere.
    """

    caret_moved = Signal()

    def __init__(self, model: Document, theme: Theme) -> None:
        super().__init__(model, theme)
        self.split_time: Callable[[], float | None] | None = None
        self.heard_time: Callable[[int, int], float | None] | None = None
        self.keyed_at = float("-inf")
        self._noted = self.selection()
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.cursorPositionChanged.connect(self._note_selection)
        self.selectionChanged.connect(self._note_selection)
        self.sync.rows_changed.connect(self._note_selection)
        model.select_requested.connect(self.select)

    def edit(self, label: str, edit: Callable[..., Change], *args: object, after: Selection) -> None:
        """Make an edit and put the caret where it belongs then; one that cannot be done is `refused`."""
        try:
            self.model.apply(label, edit, *args, after=after)
        except EditError as error:
            self.refused.emit(str(error))
            return
        self.select(after)

    def paste_text(self, text: str) -> None:
        """Put text for what is selected, every paragraph of it a line."""
        paragraphs = paragraphs_of(text)
        if not paragraphs:
            return
        if self.model.episode.entries:
            replace_selection(self, "Paste", *paragraphs)
        else:
            self.textCursor().insertText("\n".join(paragraphs))

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, move or edit; a caret that was moved ends the step that undo would take back."""
        if is_for_window(event):
            event.ignore()
            return
        self.keyed_at = monotonic()
        episode, place = self.model.episode, self.textCursor().position()
        if not act_on_key(self, event):
            super().keyPressEvent(event)
        if self.textCursor().position() == place:
            return
        if self.model.episode is episode:
            self.model.seal()
        if not self.shows(self.cursorRect()):
            # Rows on the way were only estimated when Qt scrolled; now they are known.
            self.ensureCursorVisible()

    @guarded
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose in place: the row shows what the input method has so far, the episode gets what it commits."""
        self.keyed_at = monotonic()
        if (event.commitString() or event.preeditString()) and crosses_rows(self.selection()):
            replace_selection(self, "Delete text", "")
        self._stop_composing()
        if (clean := clean_text(event.commitString())) != event.commitString():
            # Qt would leave what was composed in the block that the caret left by a line break.
            event.setCommitString(clean, event.replacementStart(), event.replacementLength())
        super().inputMethodEvent(event)
        self.lines.composing = self.current_row() if event.preeditString() else None
        self.scroller.settle()
        self.viewport().update()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret; pressing on selected text selects anew, because text is not dragged about."""
        cursor = self.textCursor()
        if cursor.hasSelection() and event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            cursor.clearSelection()
            self.setTextCursor(cursor)
        self.model.seal()
        super().mousePressEvent(event)
        self._leave_next_row()

    @guarded
    def createMimeDataFromSelection(self) -> QMimeData:
        """Return what is selected, for the clipboard."""
        return copied(self.model.episode.entries, self.selection())

    @guarded
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Tell whether something can be pasted: text can."""
        return source.hasText()

    @guarded
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste."""
        self.keyed_at = monotonic()
        self.paste_text(source.text())

    def _leave_next_row(self) -> None:
        """Take the end of the paragraph out of what a third click selects: typing must not join the next line."""
        start, end = sorted(self.selection())
        if start.offset == end.offset == 0 and end.row == start.row + 1:
            cursor = self.textCursor()
            cursor.movePosition(cursor.MoveOperation.PreviousCharacter, cursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def _stop_composing(self) -> None:
        if self.lines.composing is not None:
            self.rows.forget(self.lines.composing)
            self.lines.composing = None

    def _note_selection(self) -> None:
        selection, before = self.selection(), self._noted
        self.model.selection = self._noted = selection
        if selection == before:
            return
        self.caret_moved.emit()
