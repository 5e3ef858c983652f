"""The pane of the times to review."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from editor.checks.times import Kind
from editor.core.errors import EditError
from editor.ui.document import Document
from editor.ui.playback import Playback
from editor.ui.review.deeds import MENU, MORE, TimesDeeds
from editor.ui.review.details import TimesDetails
from editor.ui.review.filter import KindFilter
from editor.ui.review.findings import Finding, Findings, sure_of
from editor.ui.review.listening import TimesListening
from editor.ui.review.model import TimesModel
from editor.ui.review.nothing import NothingToReview, push_button
from editor.ui.review.table import TimesTable
from editor.ui.theme import Theme
from editor.ui.true_times import TrueTimes

_NOT_ALIGNED = "The true times of this page are not known yet. Align it with its captions or its sound: what is wrong, \
missing or shared is then listed here."
_ALL_WELL = "Every line states when it was heard."


class TimesPane(QWidget):
    """Lists the lines whose times should be looked at: hear, accept or refuse, and the next one is the current one.

    Values:
        sure: those that are listed and can be accepted unheard.

    Signals:
        refused(sentence): something cannot be done, and why.
        told(sentence): something was done besides.
        line_shown(row): the user went to the line in a row of the transcript.
        align_wanted(): the user asks for the page to be aligned.
        fill_wanted(): the user asks for the missing times to be filled in.
    """

    refused = Signal(str)
    told = Signal(str)
    line_shown = Signal(int)
    align_wanted = Signal()
    fill_wanted = Signal()

    def __init__(self, document: Document, playback: Playback, true_times: TrueTimes, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self.sure: Sequence[Finding] = ()
        self.findings = Findings(document, true_times, self)
        self._model = TimesModel(document, self.findings, self)
        self.table = TimesTable(self._model, theme)
        self.listening = TimesListening(playback, lambda: self.table.current, self)
        self._deeds = TimesDeeds(_doing(self), self)
        self.menu = QMenu(self)
        self.filter = KindFilter(self.menu, theme)
        self.details = TimesDetails(self._deeds, lambda: self.findings.along(self.sure), theme)
        align = push_button("Align…", "Find out when every line is said")
        align.clicked.connect(self.align_wanted)
        self._not_aligned = NothingToReview("No true times yet", _NOT_ALIGNED, align, theme)
        again = self._again = push_button("", "List what was refused")
        again.clicked.connect(lambda: self.show_refused(True))
        self._all_well = NothingToReview("Nothing to review", _ALL_WELL, again, theme)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def at_caret(self) -> Finding | None:
        """Return the finding of the line that the caret is in, if there is one."""
        return self.findings.at_row(self._document.selection.caret.row)

    def enter(self) -> None:
        """Take the keyboard; where no finding is chosen yet, the caret's is, or the next one.

        The caret and the playhead stay where they are until the user goes to one.
        """
        shown = self._model.shown
        if self.table.current is None and shown:
            row = self._document.selection.caret.row
            self.table.choose(min(bisect_left(shown, row, key=lambda item: item.row), len(shown) - 1))
        self.setFocus()

    def take_caret(self) -> None:
        """Make the finding of the caret's line the current one, if it is not among those that are selected."""
        item = self.at_caret
        if item is None or item in self.table.chosen:
            return
        if item not in self._model.shown:
            self.filter.choose(None)
        self.table.choose(self._model.shown.index(item))

    def step(self, by: int) -> None:
        """Go to the next finding behind the caret's line, or the one before."""
        row, shown = self._document.selection.caret.row, self._model.shown
        rows = [item.row for item in shown]
        beyond = [at for at, its in enumerate(rows) if (its > row if by > 0 else its < row)]
        if beyond:
            self.table.go_to(beyond[0] if by > 0 else beyond[-1])
        else:
            self.refused.emit("There is no time to review further down." if by > 0 else "There is none further up.")

    def accept(self) -> None:
        """Give what is selected the seconds in which it was heard, and go to the next."""
        self._settle(self.table.chosen, self.findings.accept)

    def refuse(self) -> None:
        """List what is selected no longer, and go to the next; what was refused already is listed again."""
        chosen = self.table.chosen
        if chosen and all(item.refused for item in chosen):
            self.ask_again()
        else:
            self._settle([item for item in chosen if not item.refused], self.findings.refuse)

    def ask_again(self) -> None:
        """Take the refusal of what is selected back."""
        self.findings.ask_again(item for item in self.table.chosen if item.refused)

    def accept_sure(self) -> None:
        """Give all that are listed and sure the seconds in which they were heard, in one edit."""
        self._settle(self.sure, self.findings.accept)

    def show_refused(self, shown: bool) -> None:
        """List what was refused too, or not."""
        self.findings.show_refused(shown)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        for part in (self.table, self.filter, self.details, self._not_aligned, self._all_well):
            part.set_theme(theme)

    def _settle(self, items: Sequence[Finding], settle: Callable[[Sequence[Finding]], None]) -> None:
        """Settle findings and go on with the one that then stands where the first of them stood."""
        if not items:
            return
        row = self.table.currentIndex().row()
        first = next((at for at, item in enumerate(self._model.shown) if item is items[0]), max(0, row))
        try:
            settle(items)
        except EditError as error:
            self.refused.emit(str(error))
            return
        self.table.go_to(first)

    def _show_line(self, item: Finding) -> None:
        self.line_shown.emit(item.row)
        self.listening.show(item)

    def _go_back(self, items: Sequence[Finding]) -> None:
        """Make what is listed anew in the caret's line the current one, as after an edit was undone."""
        item = self.at_caret
        if item is not None and item in items and item in self._model.shown:
            self.table.choose(self._model.shown.index(item))

    def _refresh(self) -> None:
        self.filter.show_counts(self.findings.counts())
        self.sure = sure_of(self._model.shown)
        page = 1 if not self.findings.possible else 0 if self.findings.items else 2
        self._stack.setCurrentIndex(page)
        refused = self.findings.refused_count
        self._again.setText(f"Show {refused} refused" if refused else "")
        self._again.setVisible(refused > 0 and not self.findings.with_refused)
        action = self._deeds.action("show_refused_times")
        action.setText(f"Show refused ones ({refused})" if refused else "Show refused ones")
        action.setEnabled(refused > 0)
        action.setChecked(self.findings.with_refused)
        self._show_chosen()

    def _show_chosen(self) -> None:
        current, chosen = self.table.current, self.table.chosen
        self.details.show_findings(current, len(chosen), len(self.sure), self.findings.along(chosen))

    def _filter(self, kind: Kind | None) -> None:
        current = self.table.current
        self._model.set_kind(kind)
        shown = self._model.shown
        self.sure = sure_of(shown)
        at = next((at for at, item in enumerate(shown) if item is current), None)
        if at is not None:
            self.table.choose(at)
        self._show_chosen()

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._deeds.fill(menu, MENU)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _connect(self) -> None:
        table = self.table
        table.visited.connect(self._show_line)
        table.chosen_changed.connect(self._show_chosen)
        table.accept_wanted.connect(self.accept)
        table.refuse_wanted.connect(self.refuse)
        table.play_wanted.connect(self.listening.play_heard)
        table.play_stated_wanted.connect(self.listening.play_stated)
        self.listening.refused.connect(self.refused)
        table.customContextMenuRequested.connect(self._open_menu)
        self.filter.changed.connect(self._filter)
        self.findings.changed.connect(self._refresh)
        self.findings.came.connect(self._go_back)
        self.findings.went_along.connect(lambda count: self.told.emit(_along_words(count)))

    def _lay_out(self) -> None:
        self.setFocusProxy(self.table)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._deeds.fill(self.menu, MORE)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addWidget(self.details)
        for page in (full, self._not_aligned, self._all_well):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)


def _along_words(count: int) -> str:
    if count == 1:
        return "1 line behind that repeated its time goes along."
    return f"{count} lines behind that repeated the time go along."


def _doing(pane: TimesPane) -> Mapping[str, Callable[[], object]]:
    """Return what the actions of the pane do, by their names."""
    return {
        "accept_time": pane.accept,
        "refuse_time": pane.refuse,
        "ask_time_again": pane.ask_again,
        "play_heard": pane.listening.play_heard,
        "play_stated": pane.listening.play_stated,
        "accept_sure_times": pane.accept_sure,
        "show_refused_times": lambda: pane.show_refused(not pane.findings.with_refused),
        "fill_times": pane.fill_wanted.emit,
        "align": pane.align_wanted.emit,
    }
