"""Something that takes a while, done in a thread while the window goes on."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from editor.core.errors import EditorError

LOOK_MS = 15
_BROKEN = "This was ended by an error in the program itself."


class Background(QObject):
    """Does one thing at a time; of what is asked for meanwhile, only the last is done, and only that is told.

    What the thread brings is fetched by a timer: nothing of the thread ever reaches an object that may be gone.

    Signals:
        done(object): what was asked for last is done, with what it returned.
        failed(sentence): it could not be done, and why.
    """

    done = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: _Job | None = None
        self._next: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Tell whether something asked for is not done yet."""
        return self._job is not None

    def ask(self, work: Callable[[], object]) -> None:
        """Have something done instead of whatever was asked for before; an EditorError of it is told."""
        self._next = work
        if self._job is None:
            self._begin()

    def _begin(self) -> None:
        work, self._next = self._next, None
        self._job = _Job(work) if work else None
        if self._job:
            self._timer.start()
        else:
            self._timer.stop()

    def _look(self) -> None:
        job = self._job
        if job is None or job.thread.is_alive():
            return
        outdated = self._next is not None
        self._begin()
        if outdated:
            return
        if job.sentence is not None:
            self.failed.emit(job.sentence)
        else:
            self.done.emit(job.result)


class _Job:
    """A thread with what came of it."""

    def __init__(self, work: Callable[[], object]) -> None:
        self.result: object = None
        self.sentence: str | None = _BROKEN
        self._work = work
        self.thread = threading.Thread(target=self._run, name="background")
        self.thread.start()

    def _run(self) -> None:
        # Whatever nobody expected goes to the hook of the threads, which reports it.
        try:
            self.result = self._work()
            self.sentence = None
        except EditorError as error:
            self.sentence = str(error)
