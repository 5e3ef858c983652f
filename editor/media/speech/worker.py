"""Hear the words of a recording, or find known ones in it; write them as they are found.

    python -m editor.media.speech.worker listen RECORDING [--model FOLDER]
    python -m editor.media.speech.worker find RECORDING < WORDS

`listen` hears with pocketsphinx (English), or with faster-whisper where the folder of a model is given. `find` reads a
JSON list of [text, start, end], seconds, from standard input: what is said, in order, each word about a second and a
half from its place at most; it writes as many words with exact times. Both write lines to standard output, which
`editor.media.speech.reports` reads:

    {"words": [["good", 0.21, 0.44], ...], "done": 0.02, "found": 31}
    {"end": ""}           the last line: all is done; or a sentence on what was wrong with the recording
    {"error": "..."}      the last line instead, and exit code 1: a sentence on why it cannot be done

Wrong arguments end it with 2. It is a process of its own because it works for minutes and as hard as it can, and is
stopped by being killed: it leaves nothing behind. It holds little more than its model and what is said in a minute.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from editor.core.captions import HeardWord
from editor.core.errors import MediaError
from editor.media.sound import Sound
from editor.media.speech.availability import missing
from editor.media.speech.recogniser import Finder, Recogniser
from editor.media.speech.refining import MARGIN, refined
from editor.media.speech.reports import Report, unpacked_words
from editor.media.speech.samples import RATE, Stretch, pieces, stream

NICENESS = 10
_BAD_WORDS = "The words to find are not a list of texts and seconds."


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m editor.media.speech.worker", description=__doc__.split("\n")[0])
    parser.add_argument("task", choices=("listen", "find"))
    parser.add_argument("recording", type=Path)
    parser.add_argument("--model", type=Path, help="folder of a model for faster-whisper")
    options = parser.parse_args()
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    try:
        return _work(options.task, options.recording, options.model, sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:
        # Nobody listens any more; Python would complain of it once more when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _work(task: str, recording: Path, model: Path | None, words: BinaryIO, out: BinaryIO) -> int:
    try:
        lacks = missing(model)
        if lacks:
            raise MediaError(lacks)
        reports = (
            listen(recording, _recogniser(model)) if task == "listen" else find(recording, _read(words), _finder())
        )
        for report in reports:
            out.write(report.packed())
            out.flush()
    except MediaError as error:
        out.write(Report(end=True, error=str(error)).packed())
        out.flush()
        return 1
    return 0


def _recogniser(model: Path | None) -> Recogniser:
    """Load what hears; only what was chosen is loaded."""
    if model is None:
        from editor.media.speech.sphinx import SphinxRecogniser

        return SphinxRecogniser()
    # A model is on disk or it is not: what belongs to it must not be looked for anywhere else.
    os.environ["HF_HUB_OFFLINE"] = "1"
    from editor.media.speech.whisper import WhisperRecogniser

    return WhisperRecogniser(model)


def _finder() -> Finder:
    from editor.media.speech.sphinx import SphinxFinder

    return SphinxFinder()


def _read(words: BinaryIO) -> tuple[HeardWord, ...]:
    try:
        return unpacked_words(json.load(words))
    except (ValueError, TypeError) as error:
        raise MediaError(_BAD_WORDS) from error


def listen(recording: Path, recogniser: Recogniser) -> Iterator[Report]:
    """Yield what is heard in a recording, piece by piece. Raises MediaError."""
    with Sound(recording) as sound:
        for start, samples in pieces(stream(sound), recogniser.longest):
            heard = [HeardWord(text, start + begin, start + end) for text, begin, end in recogniser.hear(samples)]
            end = start + len(samples) / RATE
            yield Report(tuple(heard), min(1.0, end / sound.seconds) if sound.seconds else 0.0)
        yield Report(end=True, complaint=sound.complaint)


def find(recording: Path, words: tuple[HeardWord, ...], finder: Finder) -> Iterator[Report]:
    """Yield words with the seconds at which they are said exactly, all in order. Raises MediaError."""
    with Sound(recording) as sound:
        start = max(0.0, words[0].start - 2 * MARGIN) if words else 0.0
        done = 0
        for made, found in refined(words, Stretch(stream(sound, start)), finder):
            done += len(made)
            yield Report(tuple(made), done / len(words), found)
        yield Report(end=True)


if __name__ == "__main__":
    sys.exit(main())
