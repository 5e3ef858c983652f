"""What should be known about the page that is open, as notices above it."""

from functools import partial
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QObject

from editor.core.durations import stated_duration
from editor.core.model import Selection
from editor.core.timing import format_time
from editor.store import recordings
from editor.store.recovery import Recovery, pending
from editor.ui.clips.times import length_words
from editor.ui.document import Document
from editor.ui.files import Files
from editor.ui.notices import Answers, NoticeBar
from editor.ui.playback import Playback
from editor.ui.recording import ask_recording
from editor.ui.transcript.view import TranscriptView
from editor.ui.welcome import when_words

RECORDING, RECOVERY, DISK, PAGE, WARNING = "recording", "recovery", "disk", "page", "warning"
LENGTH, SOUND = "length", "sound"
SHORT = 60.0  # seconds, of which tenths are told
SAME_LENGTH = 15.0  # seconds; a jingle more or less does not make it another recording


class Attention(QObject):
    """Puts notices above a page, and takes them away when they are no longer true."""

    def __init__(
        self, files: Files, document: Document, playback: Playback, transcript: TranscriptView, notices: NoticeBar
    ) -> None:
        super().__init__(notices)
        self._files = files
        self._document = document
        self._playback = playback
        self._transcript = transcript
        self._notices = notices

    def check_recording(self) -> None:
        """Say that the recording is missing, if it is."""
        page = self._document.path
        if self._playback.media is not None or page is None:
            self._notices.drop(RECORDING)
            return
        sentence = (
            f"No recording was found. Choose one, or put {page.stem}.mp3, .m4a or .mp4 beside the page;"
            " until then time runs without sound."
        )
        self._notices.put(RECORDING, sentence, {"Choose recording…": self.choose_recording})

    def check_length(self, seconds: float) -> None:
        """Say that the recording is much longer or shorter than the page states, if it is."""
        media, stated = self._playback.media, stated_duration(self._document.episode.meta)
        if media is None or self._playback.engine == "silent" or stated is None or self._fits(stated, seconds):
            self._notices.drop(LENGTH)
            return
        lasting = length_words(seconds) if seconds < SHORT else format_time(seconds)
        sentence = (
            f"The page says that its recording lasts {format_time(stated)}, but {media.name} lasts"
            f" {lasting}: it may be another recording, or another cut of it."
        )
        self._notices.put(LENGTH, sentence, {"Choose recording…": self.choose_recording})

    def _fits(self, stated: float, seconds: float) -> bool:
        """Tell whether a recording is as long as the page states, or as its lines need if that is longer.

        Many a page states the length of the podcast while its times are those of the video.
        """
        latest = max((line.sec or 0.0 for _, line in self._document.episode.lines()), default=0.0)
        return abs(stated - seconds) <= SAME_LENGTH or stated < latest <= seconds

    def recording_failed(self, sentence: str) -> None:
        """Say why the recording does not play."""
        self._notices.drop(SOUND)
        self._notices.put(RECORDING, sentence, {"Choose recording…": self.choose_recording})

    def decoding_failed(self, sentence: str) -> None:
        """Say what of the recording cannot be decoded, unless it is known that it does not play at all."""
        if RECORDING not in self._notices.sentences():
            self._notices.put(SOUND, sentence, {"Choose recording…": self.choose_recording})

    def forget_decoding(self) -> None:
        """Say no more what could not be decoded: it is another recording now."""
        self._notices.drop(SOUND)

    def choose_recording(self) -> None:
        """Ask for the recording and play that one."""
        page = self._document.path
        recording = ask_recording(self._notices.window(), page) if page else None
        if page is not None and recording is not None:
            self.use_recording(recording)

    def use_recording(self, recording: Path) -> None:
        """Play this recording with the page, now and the next time."""
        if self._document.path is not None:
            recordings.remember(self._document.path, recording)
        self._playback.open(recording)

    def warn(self, sentence: str) -> None:
        """Say what went wrong behind the scenes, as with a save or with the safety copy."""
        self._notices.put(WARNING, sentence, {})

    def check_recovery(self) -> None:
        """Offer the edits of this page that a crash left behind."""
        page = self._document.path
        recovery = pending(page) if page else None
        if recovery is not None:
            offer_recovery(self._notices, self._files, recovery)

    def check_disk(self) -> None:
        """Say that the file on disk is another one now, if it is."""
        if not self._document.changed_on_disk():
            self._notices.drop(DISK)
            return
        name, path = self._document.name, self._document.path
        if path is not None and not path.exists():
            self._notices.put(DISK, f"{name} was moved or deleted. Saving puts it back.", {})
            return
        sentence = f"{name} was changed by another program."
        if self._document.modified:
            sentence += " You have edits of your own that are not saved."
        answers: Answers = {"Reload": self._files.reload, "Keep mine": partial(self._notices.drop, DISK)}
        self._notices.put(DISK, sentence, answers)

    def show_page_notices(self) -> None:
        """Say what is odd in the page, with a button that goes from one to the next."""
        notices = self._document.notices
        if not notices:
            return
        told = [f"{str(notice.place).capitalize()}: {notice.text}" for notice in notices]
        sentence = told[0] if len(told) == 1 else f"{len(told)} odd things in this page. {told[0]}"
        rows = cycle([notice.row for notice in notices if notice.row is not None] or [None])
        answers: Answers = {"Show": lambda: self._show(next(rows))} if any(n.row is not None for n in notices) else {}
        self._notices.put(PAGE, sentence, answers, details="\n".join(told[:30]))

    def _show(self, row: int | None) -> None:
        if row is not None and row < len(self._document.episode.entries):
            self._transcript.select(Selection.at(row))
            self._transcript.setFocus()


def offer_recovery(notices: NoticeBar, files: Files, recovery: Recovery) -> None:
    """Offer edits that a crash left behind."""
    when = when_words(recovery.when.timestamp())
    edits = "1 edit that was" if recovery.steps == 1 else f"{recovery.steps} edits that were"
    sentence = f"{recovery.path.name} has {edits} not saved, the last “{recovery.label}” ({when})."
    key = f"{RECOVERY} {recovery.path}"

    def discard() -> None:
        recovery.discard()
        notices.drop(key)

    answers: Answers = {"Recover": partial(files.recover, recovery), "Discard": discard}
    notices.put(key, sentence, answers, details=str(recovery.path))
