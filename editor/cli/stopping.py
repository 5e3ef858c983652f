"""Ctrl+C while a recording is worked on."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


class Stopping:
    """Watches work that Ctrl+C shall stop, wherever it is just then.

    Python's own answer, an exception at any moment, can get lost in a library that calls back.
    """

    def __init__(self) -> None:
        self._asked = False

    def progress(self, share: float) -> None:
        """Let it be: nobody looks."""

    def cancelled(self) -> bool:
        """Tell whether Ctrl+C was pressed."""
        return self._asked

    def ask(self, *_signal: object) -> None:
        """Take note that the work shall stop."""
        self._asked = True


@contextmanager
def stopped_by_key() -> Iterator[Stopping]:
    """Let Ctrl+C stop what is watched in here."""
    stopping = Stopping()
    before = signal.signal(signal.SIGINT, stopping.ask)
    try:
        yield stopping
    finally:
        signal.signal(signal.SIGINT, before)
