"""The aligner at work behind the window: in a thread, or for a long recording in another process."""

import base64
import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from editor.align.aligning import align
from editor.align.anchors import Fit, Verdict, belongs
from editor.core.alignment import Alignment
from editor.core.captions import HeardWord
from editor.core.packed_times import unpack
from editor.core.watch import Cancelled
from editor.ui.background import Background
from editor.ui.worker import LineWorker

LONG = 7200.0
"""Seconds of what was heard from which on it is done by another process."""
MODULE = "editor.align.worker"

_LOOK_MS = 60
_BROKEN = "The program that aligns broke off. Try again; if it happens again, please report it."

Hints = Sequence[float | None]


class Aligner(QObject):
    """Does one thing, unless it is stopped before.

    Signals:
        progressed(float): so much is done, from 0 to 1.
        judged(Fit): how well the words fit the lines.
        done(Alignment): when the lines are said.
        failed(sentence): why there are no times.
    """

    progressed = Signal(float)
    judged = Signal(object)
    done = Signal(object)
    failed = Signal(str)

    def __init__(self, lines: Sequence[str], heard: Sequence[HeardWord], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines, self._heard = lines, heard
        self._watch = _Watch()
        self._worker: LineWorker | None = None
        self._answer: dict[str, Any] = {}
        self._background = Background(self)
        self._background.done.connect(self._take)
        self._background.failed.connect(self._fail)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(lambda: self.progressed.emit(self._watch.share))

    def judge(self) -> None:
        """Find out how well the words fit the lines."""
        self._begin(partial(belongs, self._lines, self._heard), None)

    def align(self, hints: Hints) -> None:
        """Find out when the lines are said; `hints` are the seconds that the page states."""
        self._begin(partial(_aligned, self._lines, self._heard, hints, self._watch), hints)
        self._look.start()

    def stop(self) -> None:
        """End at once; nothing is signalled any more."""
        self._watch.stop()
        self._look.stop()
        if self._worker is not None:
            self._worker.stop()
            self._worker = None

    def _begin(self, here: Callable[[], object], hints: Hints | None) -> None:
        heard = self._heard
        is_long = bool(heard) and heard[-1].end - heard[0].start > LONG
        self._background.ask(partial(_asking, self._lines, heard, hints) if is_long else here)

    def _take(self, result: object) -> None:
        if self._watch.cancelled():
            return
        if isinstance(result, Fit):
            self.judged.emit(result)
        elif isinstance(result, bytes):
            self._ask(result)
        else:
            self._look.stop()
            self.done.emit(result)

    def _fail(self, sentence: str) -> None:
        if not self._watch.cancelled():
            self._look.stop()
            self.failed.emit(sentence)

    def _ask(self, asked: bytes) -> None:
        self._worker = LineWorker(MODULE, parent=self)
        self._worker.wrote.connect(self._hear)
        self._worker.ended.connect(self._end)
        self._worker.start(asked)

    def _hear(self, line: bytes) -> None:
        # Late: most recordings are short enough to do without it.
        from editor.align.worker import answer_of

        answer = answer_of(line)
        if "done" in answer:
            self._watch.progress(answer["done"])
        elif answer:
            self._answer = answer

    def _end(self) -> None:
        answer, self._worker = self._answer, None
        if "verdict" in answer:
            self.judged.emit(Fit(answer["anchors"], Verdict(answer["verdict"])))
        elif "alignment" in answer:
            self._background.ask(partial(_unpacked, answer["alignment"]))
        else:
            self._fail(answer.get("refused", _BROKEN))


class _Watch:
    """Knows how far the thread is, and tells it whether to go on."""

    def __init__(self) -> None:
        self.share = 0.0
        self._stopped = threading.Event()

    def progress(self, share: float) -> None:
        """Take note of how much is done."""
        self.share = share

    def cancelled(self) -> bool:
        """Tell whether it shall stop."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Let it stop."""
        self._stopped.set()


def _aligned(lines: Sequence[str], heard: Sequence[HeardWord], hints: Hints, watch: _Watch) -> Alignment | None:
    try:
        return align(lines, heard, hints, watch)
    except Cancelled:
        return None


def _asking(lines: Sequence[str], heard: Sequence[HeardWord], hints: Hints | None) -> bytes:
    from editor.align.worker import asking

    return asking(lines, heard, hints)


def _unpacked(text: str) -> Alignment:
    return unpack(base64.b64decode(text))
