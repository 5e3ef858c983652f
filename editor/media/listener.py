"""Decode a recording and write its peaks and pauses to standard output: python -m editor.media.listener PATH.

It is a process of its own: what is wrong with a file may bring down its decoder but not the window, and while it works
as hard as it can, whoever types does not feel it.
"""

import array
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

from editor.core.errors import MediaError
from editor.media.envelope import Envelope, Part
from editor.media.pauses import PauseFinder
from editor.media.pieces import PieceKind, packed
from editor.media.sound import Block, Sound
from editor.media.waveform import Pause

NICENESS = 10
PIECE_SECONDS = 0.1  # of time, not of the recording


def main() -> int:
    """Listen to the recording that the command line names."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    try:
        listen(Path(sys.argv[1]), sys.stdout.buffer)
    except BrokenPipeError:
        # Nobody listens to the listener any more; Python would complain of it once more when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 0


def listen(path: Path, out: BinaryIO) -> None:
    """Write pieces while the recording is decoded; the last one says what was wrong with it."""
    writer = _Writer(out)
    try:
        with Sound(path) as sound:
            writer.write(PieceKind.LENGTH, array.array("d", [sound.seconds]).tobytes())
            envelope = Envelope()
            for part in _ahead(envelope.add, sound.blocks()):
                writer.take(part)
            writer.take(envelope.finish())
            writer.finish()
            complaint = sound.complaint
    except MediaError as error:
        complaint = str(error)
    writer.write(PieceKind.END, complaint.encode("utf-8", "replace"))


def _ahead(work: Callable[[Block], Part], blocks: Iterable[Block]) -> Iterator[Part]:
    """Work on each block in a thread while the next one is decoded."""
    with ThreadPoolExecutor(1) as helper:
        before: Future[Part] | None = None
        for block in blocks:
            last, before = before, helper.submit(work, block)
            if last:
                yield last.result()
        if before:
            yield before.result()


class _Writer:
    """Gathers what was found until it is worth a piece."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._finder = PauseFinder()
        self._parts: list[Part] = []
        self._written_at = 0.0

    def take(self, part: Part) -> None:
        """Take in the next part; write what has gathered if it is time."""
        self._parts.append(part)
        if time.monotonic() - self._written_at >= PIECE_SECONDS:
            self._write_parts()

    def finish(self) -> None:
        """Write what is left."""
        self._write_parts()
        self._write_pauses(self._finder.finish())

    def write(self, kind: PieceKind, data: bytes) -> None:
        """Write a piece."""
        self._out.write(packed(kind, data))
        self._out.flush()

    def _write_parts(self) -> None:
        lows = b"".join(part.peaks[0].tobytes() for part in self._parts)
        highs = b"".join(part.peaks[1].tobytes() for part in self._parts)
        self.write(PieceKind.PEAKS, lows + highs)
        for part in self._parts:
            self._write_pauses(self._finder.add(part.levels))
        self._parts.clear()
        self._written_at = time.monotonic()

    def _write_pauses(self, pauses: Iterable[Pause]) -> None:
        if flat := [edge for pause in pauses for edge in pause]:
            self.write(PieceKind.PAUSES, array.array("d", flat).tobytes())


if __name__ == "__main__":
    sys.exit(main())
