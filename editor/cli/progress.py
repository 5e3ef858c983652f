"""How far long work is, on a line of a terminal that goes when it is done."""

import sys
from types import TracebackType
from typing import Self

from editor.cli.stopping import Stopping

_BACK, _CLEAR = "\r", "\x1b[K"


class Progress:
    """Watches work that Ctrl+C shall stop, and shows how far it is, to be used in a `with` statement.

    Nothing is shown where stderr is no terminal.
    """

    def __init__(self, words: str, stopping: Stopping) -> None:
        self._words = words
        self._stopping = stopping
        self._shown = -1
        self._is_seen = sys.stderr.isatty()

    def __enter__(self) -> Self:
        self.progress(0.0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._is_seen:
            self._write(f"{_BACK}{_CLEAR}")

    def progress(self, share: float) -> None:
        """Show how much is done, from 0 to 1."""
        percent = int(100 * share)
        if self._is_seen and percent != self._shown:
            self._shown = percent
            self._write(f"{_BACK}{self._words} {percent} %{_CLEAR}")

    def cancelled(self) -> bool:
        """Tell whether Ctrl+C was pressed."""
        return self._stopping.cancelled()

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()
