"""Work handed to a thread: cheap to give, done in order, a moment later, many at a time."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

PAUSE = 0.1


class Batches(Generic[T]):
    """Hands what is added to `work`, in a thread that lives only as long as there is something to do.

    The thread waits for `PAUSE` seconds first, so that it does not run into what the window does after a key stroke.
    """

    def __init__(self, name: str, work: Callable[[list[T]], None]) -> None:
        self._name = name
        self._work = work
        self._lock = threading.Lock()
        self._hurry = threading.Event()
        self._waiting: list[T] = []
        self._thread: threading.Thread | None = None

    def add(self, item: T) -> None:
        """Let an item be worked on, after those that were added before it."""
        with self._lock:
            self._waiting.append(item)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=self._name)
                self._thread.start()

    def hold(self, item: T) -> None:
        """Let an item be worked on together with the next one that is added."""
        with self._lock:
            self._waiting.append(item)

    def finish(self) -> None:
        """Return when everything that was added is done."""
        thread = self._thread
        if thread is not None:
            self._hurry.set()
            thread.join()
            self._hurry.clear()

    def _run(self) -> None:
        try:
            while batch := self._next():
                self._work(batch)
        except BaseException:
            self._thread = None
            raise

    def _next(self) -> list[T]:
        self._hurry.wait(PAUSE)
        with self._lock:
            batch, self._waiting = self._waiting, []
            if not batch:
                self._thread = None
            return batch
