"""Clips written to their files, one after the other, while the window goes on."""

import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from editor.core.errors import EditorError
from editor.core.watch import Cancelled
from editor.formats.clip_words import write_words
from editor.media.cut import Cut, difference, make_cut
from editor.ui.captioned.film import Film, make_film
from editor.ui.export_order import Job, Kind, Order

_LOOK_MS = 50
_PATIENCE = 1.0  # seconds that the program waits at its end for a file to be given up
_BROKEN = "The export was ended by an error in the program itself; what follows in the list was not written."


class Exporter(QObject):
    """Carries an order out in a thread of its own.

    What the thread tells is fetched by a timer: nothing of the thread ever reaches an object that may be gone.

    Signals:
        progressed(share, name): so much of all is done, from 0 to 1, and this clip is being written.
        told(name, sentence): something worth knowing about a clip that was written.
        failed(name, sentence): a clip was not written; the others are. Without a name, none that follows is.
        finished(paths): all is done, or was cancelled, and these files were written.
    """

    progressed = Signal(float, str)
    told = Signal(str, str)
    failed = Signal(str, str)
    finished = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: _Work | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def running(self) -> bool:
        """Tell whether there is something to be done still."""
        return self._work is not None

    @property
    def count(self) -> int:
        """Return how many clips are written, of those that are being exported."""
        return self._work.count if self._work else 0

    def start(self, order: Order) -> None:
        """Begin; to be called once at a time."""
        work = self._work = _Work(order)
        # Both may come while the thread is busy: the object that goes with its window, and the end of the program.
        self.destroyed.connect(work.stop.set)
        _program().aboutToQuit.connect(work.end)
        work.thread.start()
        self._timer.start()

    def cancel(self) -> None:
        """Give the clip that is being written up, and those to come; `finished` follows."""
        if self._work is not None:
            self._work.stop.set()

    def _look(self) -> None:
        work = self._work
        if work is None:
            return
        over = not work.thread.is_alive()
        for kind, name, sentence in work.heard():
            (self.told if kind == "told" else self.failed).emit(name, sentence)
        self.progressed.emit(work.share, work.name)
        if over:
            if work.broken:
                self.failed.emit("", _BROKEN)
            self._timer.stop()
            self._work = None
            _program().aboutToQuit.disconnect(work.end)
            self.finished.emit(work.written)


class _Work:
    """What the thread does. It is also the `Watch` of what is being written."""

    def __init__(self, order: Order) -> None:
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self._run, name="export", daemon=True)
        self.share = 0.0
        self.name = ""
        self.written: list[Path] = []
        self.count = 0
        self.broken = False
        self._order = order
        self._said: SimpleQueue[tuple[str, str, str]] = SimpleQueue()
        self._whole = sum(job.end - job.start for job in order.jobs) or 1.0
        self._before = 0.0
        self._length = 0.0

    def heard(self) -> Iterator[tuple[str, str, str]]:
        """Yield what was said since the last time."""
        with suppress(Empty):
            while True:
                yield self._said.get_nowait()

    def end(self) -> None:
        """Stop, and wait for it."""
        self.stop.set()
        self.thread.join(_PATIENCE)

    def progress(self, share: float) -> None:
        """Hear how much of the present clip is done."""
        self.share = (self._before + share * self._length) / self._whole

    def cancelled(self) -> bool:
        """Tell whether the work shall stop."""
        return self.stop.is_set()

    def _run(self) -> None:
        # Whatever nobody expected goes to the hook of the threads, which reports it.
        self.broken = True
        self._write_all()
        self.broken = False

    def _write_all(self) -> None:
        for job in self._order.jobs:
            if self.cancelled():
                return
            self.name = job.name
            self._length = job.end - job.start
            try:
                self._write(job)
            except Cancelled:
                return
            except EditorError as error:
                self._said.put(("failed", job.name, str(error)))
            self._before += self._length
            self.progress(0.0)

    def _write(self, job: Job) -> None:
        order = self._order
        start, end = self._write_media(job)
        self.written.append(job.target)
        self.count += 1
        before = len(self.written)
        for path in write_words(job.target, order.timeline, start, end, order.webvtt, order.text):
            self.written.append(path)
        if (order.webvtt or order.text) and len(self.written) == before:
            self._said.put(("told", job.name, "it has no words, so nothing is written beside it."))

    def _write_media(self, job: Job) -> tuple[float, float]:
        """Write the clip; return the seconds of the recording that it holds."""
        order = self._order
        if order.kind.shape is not None:
            film = Film(order.source, job.start, job.end, order.timeline, job.card, order.kind.shape, order.theme)
            make_film(film, job.target, self)
            return job.start, job.end
        cut = Cut(order.source, job.start, job.end, job.target)
        held = make_cut(cut, self, lossless=order.kind is Kind.LOSSLESS)
        if off := difference(cut, *held):
            self._said.put(("told", job.name, f"it {off} than the clip."))
        return held


def _program() -> QCoreApplication:
    program = QCoreApplication.instance()
    assert program is not None, "there are no timers without it"
    return program
