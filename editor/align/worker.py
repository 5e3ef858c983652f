"""Align what standard input brings, and write what came of it: python -m editor.align.worker.

It is a process of its own: the sums of a long recording would hold up whoever types meanwhile. What is asked is one
line of JSON, see `asking`; the answers are lines of JSON, each with one of these:

    {"done": 0.5}                               so much of it is done, from 0 to 1
    {"anchors": 12.5, "verdict": "ask"}         how well the words fit the text, see `Fit`
    {"alignment": "..."}                        packed times in base64
    {"refused": "..."}                          a sentence on why there are none
"""

import base64
import contextlib
import json
import os
import sys
from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from editor.align.aligning import align
from editor.align.anchors import belongs
from editor.align.errors import AlignmentError
from editor.align.grading import Hints
from editor.core.captions import HeardWord
from editor.core.packed_times import pack
from editor.core.watch import Unwatched

NICENESS = 5
STEP = 0.01
"""So much more must be done before it is worth telling."""


def asking(lines: Sequence[str], heard: Sequence[HeardWord], hints: Hints | None) -> bytes:
    """Return how to ask for the times of lines; without `hints`, for how well the words fit them."""
    asked = {
        "lines": list(lines),
        "words": "\n".join([" ".join(word.text.split()) for word in heard]),
        "starts": _packed(word.start for word in heard),
        "ends": _packed(word.end for word in heard),
        "hints": hints if hints is None else list(hints),
    }
    return json.dumps(asked).encode("ascii") + b"\n"


def answer_of(line: bytes) -> dict[str, Any]:
    """Return what a line of an answer says; nothing for one that is none, as a library may have written it."""
    try:
        answer = json.loads(line)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def main() -> int:
    """Answer what is asked."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    with contextlib.suppress(BrokenPipeError):
        _answer(json.loads(sys.stdin.buffer.readline()))
    return 0


def _answer(asked: dict[str, Any]) -> None:
    lines, hints = asked["lines"], asked["hints"]
    texts = asked["words"].split("\n") if asked["words"] else []
    heard = list(map(HeardWord, texts, _unpacked(asked["starts"]), _unpacked(asked["ends"])))
    if hints is None:
        fit = belongs(lines, heard)
        _tell(anchors=fit.anchors, verdict=fit.verdict.value)
        return
    try:
        alignment = align(lines, heard, hints, _Progress())
    except AlignmentError as error:
        _tell(refused=str(error))
    else:
        _tell(alignment=base64.b64encode(pack(alignment)).decode("ascii"))


class _Progress(Unwatched):
    """Tells how far it is, as often as is worth while."""

    def __init__(self) -> None:
        self._told = 0.0

    def progress(self, done: float) -> None:
        """Take in how much is done."""
        if done - self._told >= STEP:
            self._told = done
            _tell(done=round(done, 3))


def _tell(**answer: object) -> None:
    sys.stdout.write(f"{json.dumps(answer)}\n")
    sys.stdout.flush()


def _packed(seconds: Iterable[float]) -> str:
    """Return seconds as they lie in this computer's memory, in base64: as a list they would take long to write."""
    return base64.b64encode(array("d", seconds).tobytes()).decode("ascii")


def _unpacked(text: str) -> "array[float]":
    seconds = array("d")
    seconds.frombytes(base64.b64decode(text))
    return seconds


if __name__ == "__main__":
    sys.exit(main())
