"""How far the search for times is, and what came of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QFontMetrics
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout, QWidget

from editor.checks.times import Kind, early_words, steady_offset, times_to_review
from editor.core.alignment import Alignment, Grade
from editor.core.model import Entry
from editor.ui.aligning.work import Work
from editor.ui.guard import guarded
from editor.ui.import_facts import counted
from editor.ui.leaving import Undertaking
from editor.ui.messages import ask_while
from editor.ui.true_times import TrueTimes

_WIDTH = 460
_MARGIN = 16
_SPACING = 10
_STEPS = 1000


class AlignProgress(Undertaking):
    """A window beside the others, which can be used meanwhile; closing it stops the search.

    Once the times are found, `then` may make work that finds better ones.

    Signals:
        review_requested(): the times that are contradicted are to be shown.
    """

    review_requested = Signal()
    end_question = "Stop aligning and close?"
    leave_question = "Stop aligning?"

    def __init__(
        self, parent: QWidget, times: TrueTimes, work: Work, then: Callable[[TrueTimes], Work] | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Aligning")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._times = times
        self._work: Work | None = None
        self._then = then
        self._is_found = False
        self.name = QLabel()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName("Progress of the search")
        self._buttons = QDialogButtonBox()
        self._lay_out()
        self._start(work)

    def reject(self) -> None:
        """Close."""
        self.close()

    @guarded
    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what goes on; ask first where much would be lost."""
        if self.standing():
            stop = {"stop": "&Stop"}
            if ask_while(self, self.leave_question, self.standing, stop, otherwise="&Go on") != "stop":
                # Also where the search has ended meanwhile: what came of it is to be seen.
                event.ignore()
                return
        self._stop()
        event.accept()

    def standing(self) -> str:
        """Say what is lost if the search is stopped."""
        return self._work.standing() if self._work else ""

    def give_up(self) -> None:
        """Stop, and close without a question."""
        self._stop()
        self.close()

    def _start(self, work: Work) -> None:
        self._work = work
        work.progressed.connect(self._show_progress)
        work.failed.connect(self._fail)
        self._times.start(work)
        # Behind the times themselves: they are there when the summary is made.
        work.done.connect(self._go_on)

    def _stop(self) -> None:
        if self._work is not None:
            self._work = None
            self._times.stop()

    def _lay_out(self) -> None:
        self.setMinimumWidth(_WIDTH)
        self.name.setWordWrap(True)
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        cancel = self._buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        cancel.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_SPACING)
        for part in (self.name, self._bar):
            layout.addWidget(part)
        layout.addStretch()
        layout.addWidget(self._buttons)

    def _show_progress(self, share: float, sentence: str) -> None:
        if self._work is not None:
            self._bar.setRange(0, _STEPS if share >= 0 else 0)
            self._bar.setValue(round(share * _STEPS))
            room = max(_WIDTH - 2 * _MARGIN, self._bar.width())
            self.name.setText(QFontMetrics(self.font()).elidedText(sentence, Qt.TextElideMode.ElideMiddle, room))

    def _go_on(self) -> None:
        """Look for better times, if there is a way, or say what came of it."""
        self._work = None
        self._is_found = self._times.alignment is not None
        then, self._then = self._then, None
        if then is not None and self._is_found:
            self._start(then(self._times))
        else:
            self._sum_up()

    def _sum_up(self, remark: str = "") -> None:
        alignment, entries = self._times.alignment, self._times.entries
        if alignment is None:
            self._end("The page has other lines now", "None of the lines that were looked for is there any more.")
            return
        contradicted = contradicted_in(entries, alignment)
        sentences = (summary(alignment, contradicted), offset_sentence(steady_offset(entries, alignment)), remark)
        self._end("Aligned", "\n".join(filter(None, sentences)))
        if contradicted:
            review = self._buttons.addButton("&Times to review", QDialogButtonBox.ButtonRole.ActionRole)
            review.clicked.connect(self._review)
            review.setDefault(True)
            review.setFocus()

    def _fail(self, sentence: str) -> None:
        self._work = None
        if self._is_found:
            self._sum_up(sentence)
        else:
            self._end("Not aligned", sentence)

    def _end(self, title: str, sentence: str) -> None:
        self.setWindowTitle(title)
        self._bar.hide()
        self.name.setText(sentence)
        self._buttons.clear()
        close = self._buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.close)
        close.setDefault(True)
        close.setFocus()
        self.adjustSize()

    def _review(self) -> None:
        self.review_requested.emit()
        self.close()


def contradicted_in(entries: Sequence[Entry], alignment: Alignment) -> int:
    """Count the lines whose stated second is contradicted."""
    return sum(review.kind is Kind.CONTRADICTED for review in times_to_review(entries, alignment))


def summary(alignment: Alignment, contradicted: int) -> str:
    """Say how far times can be trusted, "119 lines: 79 sure, 28 likely, 12 guesses", and what they contradict."""
    sure, likely, guesses = (alignment.grades.count(grade) for grade in (Grade.SURE, Grade.LIKELY, Grade.GUESS))
    graded = f"{sure:,} sure, {likely:,} likely, {guesses:,} {'guess' if guesses == 1 else 'guesses'}"
    stated = {0: "No stated time is contradicted", 1: "1 stated time is contradicted"}
    told = stated.get(contradicted, f"{contradicted:,} stated times are contradicted")
    return f"{counted(len(alignment), 'line') or 'No lines'}: {graded}.\n{told}."


def offset_sentence(offset: float | None) -> str:
    """Say by how much all stated times are early, or late, and what mends that; nothing where they are not."""
    return "" if offset is None else f"{early_words(offset)}; Line → Change times → Shift… moves them."
