"""The bar that finds and replaces."""

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from editor.core.change import Change
from editor.core.errors import EditError
from editor.core.model import Episode, Position, Selection
from editor.core.search import Match
from editor.ui.document import Document
from editor.ui.guard import guarded
from editor.ui.panes.claims import ENTER, claims
from editor.ui.panes.find_form import FindForm, lines, times
from editor.ui.panes.hits import Hits, hits_of
from editor.ui.panes.replacing import replace_all, replace_one
from editor.ui.theme import Theme
from editor.ui.transcript.view import TranscriptView

IDLE_MS = 150
COUNT_SECONDS = 0.006


class FindBar(FindForm):
    """Finds what is typed, counts it, and puts something else for it; keeps up with every edit.

    Enter goes to the next hit, Shift+Enter to the one before, Ctrl+Alt+Enter replaces all, Esc closes.
    """

    def __init__(
        self, document: Document, transcript: TranscriptView, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._document = document
        self._transcript = transcript
        self._hits: Hits | None = None
        self._typed = False
        self._idle = _timer(self, IDLE_MS, self._settle)
        self._counting = _timer(self, 0, self._count_on)
        self.term.textEdited.connect(self._search_anew)
        for option in self.options():
            option.toggled.connect(self._search_anew)
        self.next_button.clicked.connect(self.find_next)
        self.previous_button.clicked.connect(self.find_previous)
        self.replace_button.clicked.connect(self._replace)
        self.replace_all_button.clicked.connect(self._replace_all)
        self.close_button.clicked.connect(self.close_bar)
        document.changed.connect(self._follow)
        transcript.caret_moved.connect(self._show_hits)
        self.hide()

    def show_find(self) -> None:
        """Show the bar with what is selected in the transcript as the term, ready to type another."""
        self._open(replacing=False)
        self.term.setFocus()
        self.term.selectAll()

    def show_replace(self) -> None:
        """Show the bar with the field for what is put instead."""
        self._open(replacing=True)
        field = self.replacement if self.term.text() else self.term
        field.setFocus()
        field.selectAll()

    def find_next(self) -> None:
        """Select the next hit and show it; without a term, ask for one."""
        self._find(lambda hits: hits.next(self._document.selection.end))

    def find_previous(self) -> None:
        """Select the hit before and show it; without a term, ask for one."""
        self._find(lambda hits: hits.previous(self._document.selection.start))

    def close_bar(self) -> None:
        """Close the bar, let the hits go out, and give the keyboard back to the text."""
        self.hide()
        self._transcript.setFocus()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter in the fields, and Esc anywhere."""
        modifiers, keys = event.modifiers(), Qt.KeyboardModifier
        if Qt.Key(event.key()) == Qt.Key.Key_Escape:
            self.close_bar()
        elif Qt.Key(event.key()) not in ENTER or not self.in_field():
            super().keyPressEvent(event)
        elif modifiers & keys.ControlModifier and modifiers & keys.AltModifier:
            self._replace_all()
        elif modifiers & keys.ShiftModifier:
            self.find_previous()
        elif self.window().focusWidget() is self.replacement:
            self._replace()
        else:
            self.find_next()

    @guarded
    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window's shortcuts."""
        return claims(event, Qt.Key.Key_Escape) or super().event(event)

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """Stop counting and let the hits go out."""
        self._idle.stop()
        self._counting.stop()
        self._hits = None
        self._transcript.set_hits(None, None)
        super().hideEvent(event)

    def _open(self, replacing: bool) -> None:
        selected = selected_text(self._document.episode, self._document.selection)
        if selected:
            self.term.setText(re.escape(selected) if self.regex.isChecked() else selected)
        self.show_replacing(replacing)
        self.show()
        self.term.deselect()
        self._start()

    def _start(self) -> None:
        """Look for what the fields say from now on."""
        self.say("")
        self._hits = None
        if self.term.text():
            try:
                self._hits = hits_of(self._document.episode, self.query())
            except EditError as error:
                self.complain(str(error))
        if self.isVisible():
            self._idle.start()
        self._show_hits()

    def _search_anew(self) -> None:
        self._typed = True
        self._start()

    def _settle(self) -> None:
        """After typing: go to the first hit from the caret on, and count."""
        if self._typed and self._hits is not None:
            self._go_to(self._hits.next(self._document.selection.start))
        self._typed = False
        self._count_on()

    def _count_on(self) -> None:
        if self._hits is not None and not self._hits.counted:
            self._hits.count(COUNT_SECONDS)
            self._counting.start()
        self._show_hits()

    def _find(self, seek: Callable[[Hits], Match | None]) -> None:
        if not self.term.text():
            self.show_find()
            return
        if self._idle.isActive():
            self._idle.stop()
            self._settle()
        if self._hits is None:
            self._start()
        if self._hits is not None:
            self._go_to(seek(self._hits))
        self._show_hits()

    def _go_to(self, match: Match | None) -> None:
        if match is not None:
            self._transcript.select(Selection(Position(match.row, match.start), Position(match.row, match.end)))

    def _show_hits(self) -> None:
        if not self.isVisible():
            return
        hits = self._hits
        current = hits.match_at(self._document.selection) if hits else None
        self._transcript.set_hits(hits.pattern if hits else None, current)
        self.show_count(hits, hits.number(current) if hits and current else None)

    def _follow(self, change: Change, _origin: object) -> None:
        if self._hits is not None:
            self._hits.follow(change, self._document.episode.entries)
            if not self._hits.counted:
                self._idle.start()
            self.say("")
            self._show_hits()

    def _replace(self) -> None:
        """Put the replacement for the hit that is selected and go to the next; without one, only go there."""
        current = self._hits.match_at(self._document.selection) if self._hits else None
        if self._hits is not None and current is not None:
            new = self.replacement.text()
            try:
                after = replace_one(self._document, self.query(), self._hits.pattern, current, new)
            except EditError as error:
                self.complain(str(error))
                return
            self._transcript.select(after)
        self.find_next()

    def _replace_all(self) -> None:
        if self._hits is None:
            self.find_next()
            return
        self._hits.count(float("inf"))
        total, rows = self._hits.total, self._hits.rows
        try:
            change = replace_all(self._document, self.query(), self.replacement.text())
        except EditError as error:
            self.complain(str(error))
            return
        self.say(f"Replaced {times(total)} in {lines(rows)}." if change else "Nothing was replaced.")


def selected_text(episode: Episode, selection: Selection) -> str:
    """Return the text that is selected within one entry; nothing where the selection crosses entries."""
    start, end = selection.start, selection.end
    if start.row != end.row or start.row >= len(episode.entries):
        return ""
    return episode.entries[start.row].text[start.offset : end.offset]


def _timer(parent: QObject, milliseconds: int, work: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(work)
    return timer
