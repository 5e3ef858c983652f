"""Finding true times by the speech in the recording: words recognised in it, or known words found in it exactly."""

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject

from editor.core.captions import HeardWord
from editor.core.model import Entry
from editor.core.timing import format_time
from editor.media.speech.reports import Report, ReportReader, packed_words
from editor.ui.aligning.work import ByWords, Pauses, Work
from editor.ui.background import Background
from editor.ui.worker import LineWorker

WORTH_ASKING = 10.0
"""Seconds of work from which on it is asked before it is stopped.

What is lost is the time that somebody would wait again. So short a time is lost sooner than a question is read, and
whoever stops so early has mostly begun by mistake.
"""
ENOUGH_FOUND = 0.5
"""Share of the words that must be found exactly; of fewer, the recording is another one, or of another language."""

_LISTENER = "editor.media.speech.worker"
_BROKEN = "The program that listens broke off. Try again; if it happens again, please report it."
_NOTHING = "No words were recognised in {}, so its lines cannot be placed by them."


class BySpeech(Work):
    """Has a process listen to a recording, and finds times by the words that it tells.

    `words` are those that it has told so far, `share` how far it is, from 0 to 1.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        source: str,
        recording: Path,
        parent: QObject | None = None,
        exact: bool = False,
    ) -> None:
        super().__init__(entries, source, parent, exact)
        self.words: list[HeardWord] = []
        self.share = 0.0
        self._recording = recording
        self._reader = ReportReader()
        self._last: Report | None = None
        self._worker: LineWorker | None = None
        self._aligning: ByWords | None = None
        self._begun = QElapsedTimer()
        self._begun.start()

    def standing(self) -> str:
        """Say what is lost if it is stopped, once that is worth a question."""
        return self.loss() if self._begun.elapsed() >= 1000 * WORTH_ASKING else ""

    def loss(self) -> str:
        """Say how far it is, and what of that is lost if it is stopped."""
        raise NotImplementedError

    def stop(self) -> None:
        """End at once; nothing is signalled any more."""
        for one in (self._worker, self._aligning):
            if one is not None:
                one.stop()
        self._worker = self._aligning = None

    def tell(self) -> None:
        """Signal how far it is."""
        raise NotImplementedError

    def finish(self) -> None:
        """Go on with the words, now that there will be no more."""
        raise NotImplementedError

    def take(self, report: Report) -> None:
        """Take in what the process has told."""
        self.words += report.words
        self.share = report.done
        self.tell()

    def run(self, task: str, *options: str, asked: bytes = b"") -> None:
        """Start the process."""
        self._worker = LineWorker(_LISTENER, [task, str(self._recording.absolute()), *options], self)
        self._worker.wrote.connect(self._hear)
        self._worker.ended.connect(self._end)
        self.tell()
        self._worker.start(asked)

    def align(self, pauses: Pauses = ()) -> None:
        """Align the page with the words."""
        self._aligning = ByWords(self.entries, self.source, tuple(self.words), pauses, self, self.exact)
        self._aligning.progressed.connect(self.progressed)
        self._aligning.done.connect(self.done)
        self._aligning.failed.connect(self.failed)
        self._aligning.start()

    def _hear(self, line: bytes) -> None:
        for report in self._reader.feed(line):
            if report.end:
                self._last = report
            else:
                self.take(report)

    def _end(self) -> None:
        last, self._worker = self._last, None
        if last is None or last.error:
            self.failed.emit(last.error if last else _BROKEN)
        else:
            self.finish()


class ByListening(BySpeech):
    """Finds times by the words that a recogniser hears in the recording; with a model's folder, that is Whisper."""

    def __init__(
        self,
        entries: Sequence[Entry],
        recording: Path,
        model: Path | None,
        pauses: Pauses,
        duration: float | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(entries, f"what was heard in {recording.name}", recording, parent)
        self._model, self._pauses, self._duration = model, pauses, duration

    def start(self) -> None:
        """Begin."""
        self.run("listen", *(["--model", str(self._model)] if self._model else []))

    def loss(self) -> str:
        """Say how far it has listened."""
        return f"Cueline has listened to {self.share:.0%} of {self._recording.name}; what it heard would be lost."

    def tell(self) -> None:
        """Signal how far it is."""
        far = f"{self.share:.0%}" if not self._duration else format_time(self.share * self._duration)
        words = f"{len(self.words):,} words" if self.words else "no words yet"
        self.progressed.emit(self.share, f"Listening to {self._recording.name}: {words}, up to {far} …")

    def finish(self) -> None:
        """Align the page with what was heard."""
        if self.words:
            self.align(self._pauses)
        else:
            self.failed.emit(_NOTHING.format(self._recording.name))


class ByFinding(BySpeech):
    """Finds times by words of which it is known about when they were heard: each is looked for in the recording.

    There will be as many words, in the same order, as exact as can be.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        source: str,
        heard: Sequence[HeardWord],
        recording: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(entries, source, recording, parent, exact=True)
        self._heard = heard
        self._found = 0
        self._stopped = False
        # A million words take seconds to write.
        self._packing = Background(self)
        self._packing.done.connect(self._ask)

    def start(self) -> None:
        """Begin."""
        self.tell()
        self._packing.ask(partial(_packed, self._heard))

    def stop(self) -> None:
        """End at once; nothing is signalled any more."""
        self._stopped = True
        super().stop()

    def loss(self) -> str:
        """Say how many words it has found."""
        share = len(self.words) / max(1, len(self._heard))
        return f"Cueline has looked for {share:.0%} of the words; the times from {self.source} stay, less exact."

    def tell(self) -> None:
        """Signal how far it is."""
        many = f"{len(self.words):,} of {len(self._heard):,}"
        self.progressed.emit(self.share, f"Finding the words exactly in {self._recording.name}: {many} …")

    def take(self, report: Report) -> None:
        """Take in what the process has told."""
        self._found += report.found
        super().take(report)

    def finish(self) -> None:
        """Align the page with the words as they were found, if they are those of the recording."""
        share, name = self._found / max(1, len(self._heard)), self._recording.name
        if len(self.words) != len(self._heard):
            self.failed.emit(_BROKEN)
        elif share < ENOUGH_FOUND:
            self.failed.emit(f"Only {share:.0%} of the words were found in {name}: all times stay as they were.")
        else:
            self.align()

    def _ask(self, asked: bytes) -> None:
        if not self._stopped:
            self.run("find", asked=asked)


def _packed(words: Sequence[HeardWord]) -> bytes:
    return json.dumps(packed_words(words)).encode("ascii")
