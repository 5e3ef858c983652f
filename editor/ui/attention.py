"""What should be known about the page that is open, as notices above it."""

from functools import partial
from itertools import cycle

from PySide6.QtCore import QObject

from editor.core.model import Selection
from editor.store.recovery import Recovery, pending
from editor.ui.desk import Desk
from editor.ui.files import Files
from editor.ui.notices import NoticeBar
from editor.ui.recording import ask_recording
from editor.ui.welcome import when_words

RECORDING, RECOVERY, DISK, PAGE = "recording", "recovery", "disk", "page"


class Attention(QObject):
    """Puts notices above a page, and takes them away when they are no longer true."""

    def __init__(self, files: Files, desk: Desk) -> None:
        super().__init__(desk)
        self._files = files
        self._desk = desk

    def check_recording(self) -> None:
        """Say that the recording is missing, if it is."""
        page = self._desk.document.path
        if self._desk.playback.media is not None or page is None:
            self._desk.notices.drop(RECORDING)
            return
        sentence = (
            f"No recording was found. Choose one, or put {page.stem}.mp3, .m4a or .mp4 beside the page;"
            " until then time runs without sound."
        )
        self._desk.notices.put(RECORDING, sentence, {"Choose recording…": self.choose_recording})

    def recording_failed(self, sentence: str) -> None:
        """Say why the recording does not play."""
        self._desk.notices.put(RECORDING, sentence, {"Choose recording…": self.choose_recording})

    def choose_recording(self) -> None:
        """Ask for the recording and play that one."""
        page = self._desk.document.path
        recording = ask_recording(self._desk.window(), page) if page else None
        if recording is not None:
            self._desk.playback.open(recording)

    def check_recovery(self) -> None:
        """Offer the edits of this page that a crash left behind."""
        page = self._desk.document.path
        recovery = pending(page) if page else None
        if recovery is not None:
            offer_recovery(self._desk.notices, self._files, recovery)

    def check_disk(self) -> None:
        """Say that the file on disk is another one now, if it is."""
        if not self._desk.document.changed_on_disk():
            self._desk.notices.drop(DISK)
            return
        name, path = self._desk.document.name, self._desk.document.path
        if path is not None and not path.exists():
            self._desk.notices.put(DISK, f"{name} was moved or deleted. Saving puts it back.", {})
            return
        sentence = f"{name} was changed by another program."
        if self._desk.document.modified:
            sentence += " You have edits of your own that are not saved."
        answers = {"Reload": self._files.reload, "Keep mine": partial(self._desk.notices.drop, DISK)}
        self._desk.notices.put(DISK, sentence, answers)

    def show_page_notices(self) -> None:
        """Say what is odd in the page, with a button that goes from one to the next."""
        notices = self._desk.document.notices
        if not notices:
            return
        told = [f"{str(notice.place).capitalize()}: {notice.text}" for notice in notices]
        sentence = told[0] if len(told) == 1 else f"{len(told)} odd things in this page. {told[0]}"
        rows = cycle([notice.row for notice in notices if notice.row is not None] or [None])
        answers = {"Show": lambda: self._show(next(rows))} if any(n.row is not None for n in notices) else {}
        self._desk.notices.put(PAGE, sentence, answers, details="\n".join(told[:30]))

    def _show(self, row: int | None) -> None:
        if row is not None and row < len(self._desk.document.episode.entries):
            self._desk.transcript.select(Selection.at(row))
            self._desk.transcript.setFocus()


def offer_recovery(notices: NoticeBar, files: Files, recovery: Recovery) -> None:
    """Offer edits that a crash left behind."""
    when = when_words(recovery.when.timestamp())
    edits = "1 edit" if recovery.steps == 1 else f"{recovery.steps} edits"
    sentence = f"{recovery.path.name} has {edits} that were not saved, the last “{recovery.label}” ({when})."
    key = f"{RECOVERY} {recovery.path}"

    def discard() -> None:
        recovery.discard()
        notices.drop(key)

    answers = {"Recover": partial(files.recover, recovery), "Discard": discard}
    notices.put(key, sentence, answers, details=str(recovery.path))
