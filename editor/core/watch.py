"""What long work tells whoever waits for it, and how it is told to stop."""

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """The work was told to stop; it has left nothing behind."""


class Watch(Protocol):
    """Whoever waits for work to be done; is called from the thread that works, many times a second."""

    def progress(self, share: float) -> None:
        """Hear how much is done, from 0 to 1."""

    def cancelled(self) -> bool:
        """Tell whether the work shall stop."""


class Unwatched:
    """Nobody waits, and nobody stops it."""

    def progress(self, share: float) -> None:
        """Let it be."""

    def cancelled(self) -> bool:
        """Never stop."""
        return False


def check(watch: Watch) -> None:
    """Raise Cancelled if the work shall stop."""
    if watch.cancelled():
        raise Cancelled
