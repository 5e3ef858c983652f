"""How near the sound alone brings lines and words to when they are said, and how long that takes.

What is heard is synthesized (`speech`): two voices at an even pace, with a pause at every end of a line, nobody at once
with somebody else. Real talk is harder.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median

import speech

import recordings
from bench import report, timed
from editor.align.aligning import align
from editor.align.by_characters import by_characters
from editor.align.by_sound import by_sound, snapped
from editor.align.errors import AlignmentError
from editor.align.soundtrack import heard_words
from editor.core.captions import Caption, HeardWord
from editor.media.speech.availability import missing
from editor.media.speech.reports import ReportReader, packed_words

LINES = 60
HEARD_LINES = 8
TURNS = (1, 3, LINES)
SOUNDS = {"clean": None, "25 dB": 25.0, "15 dB": 15.0}
NEAR = 0.1  # seconds
WORKER = [sys.executable, "-m", "editor.media.speech.worker"]
LISTENER = [sys.executable, "-m", "editor.media.listener"]
FASTEST = 500.0  # times real time
HOURS = {1: 1000.0, 10: 10_000.0}


def main() -> None:
    if lacks := speech.missing():
        raise SystemExit(lacks)
    with tempfile.TemporaryDirectory() as folder:
        for size, decibels in SOUNDS.items():
            said = speech.spoken(LINES)
            path = written(Path(folder) / "said.wav", said, decibels)
            starts(said, speech.pauses_in(path), size)
            if not missing():
                found(said, path, size)
                some = speech.spoken(HEARD_LINES, seed=1)
                heard(some, written(path, some, decibels), size)
        decoded(recordings.recording(Path(folder) / "hour.mp3", 1))
    for hours, target in HOURS.items():
        placed(hours, target)


def written(path: Path, said: speech.Spoken, decibels: float | None) -> Path:
    """Write what was said, with noise or without."""
    sound = said.sound if decibels is None else speech.noisy(said.sound, decibels)
    return recordings.write(path, sound, speech.RATE)


def off(operation: str, size: str, found: Sequence[float], truth: Sequence[float], target: float | None = None) -> None:
    """Report how many percent are not near to where they belong, and how far they are usually off."""
    errors = [abs(one - known) for one, known in zip(found, truth, strict=True)]
    report(f"sound: {operation}, over {NEAR:g} s off", size, [100 * share(errors)], target, unit="%")
    report(f"sound: {operation}, usually off", size, [1000 * median(errors)])


def share(errors: Sequence[float]) -> float:
    """Return the share of errors that are too large."""
    return sum(error > NEAR for error in errors) / len(errors)


def starts(said: speech.Spoken, pauses: list[tuple[float, float]], size: str) -> None:
    """Report on the starts of lines: with captions of whole seconds, and with stated seconds of turns."""
    lines, truth = [line.text for line in said.lines], [line.start for line in said.lines]
    rough = heard_words([Caption(text, start) for start, text in speech.captions(said.words)])
    by_captions = align(lines, rough)
    off("starts by captions", size, by_captions.starts, truth)
    off("starts by captions, snapped", size, snapped(by_captions, pauses, whole_seconds=True).starts, truth, 10.0)
    for turn in TURNS:
        secs = [None if number % turn else float(int(start)) for number, start in enumerate(truth)]
        off(f"starts by characters, turns of {turn}", size, by_characters(lines, secs, said.seconds).starts, truth)
        made = by_sound(lines, secs, pauses, said.seconds)
        off(f"starts by sound, turns of {turn}", size, made.starts, truth, 10.0)


def found(said: speech.Spoken, path: Path, size: str) -> None:
    """Report on words whose texts are known, and their times from captions of whole seconds."""
    rough = heard_words([Caption(text, start) for start, text in speech.captions(said.words)])
    truth = [word.start for word in said.words]
    off("words by captions", size, [word.start for word in rough], truth)
    exact, took = worked("find", path, rough)
    off("words found by pocketsphinx", size, [word.start for word in exact], truth, 5.0 if size == "clean" else None)
    made = align([line.text for line in said.lines], exact)
    off("starts by words found", size, made.starts, [line.start for line in said.lines])
    report("sound: finding words, times real time", size, [said.seconds / took], unit="×")


def heard(said: speech.Spoken, path: Path, size: str) -> None:
    """Report on words that pocketsphinx hears, of which nothing is known."""
    words, took = worked("listen", path, ())
    report("sound: hearing words, times real time", size, [said.seconds / took], unit="×")
    try:
        made = align([line.text for line in said.lines], words)
    except AlignmentError:
        report("sound: refused, too little was heard", size, [1], unit="")
        return
    off("starts by words heard", size, made.starts, [line.start for line in said.lines])


def worked(task: str, path: Path, words: Sequence[HeardWord]) -> tuple[list[HeardWord], float]:
    """Let the process work; return the words it writes, and how many seconds it took with its start."""
    given = json.dumps(packed_words(words)).encode()
    started = time.perf_counter()
    done = subprocess.run([*WORKER, task, path], input=given, stdout=subprocess.PIPE, check=True)
    took = time.perf_counter() - started
    return [word for one in ReportReader().feed(done.stdout) for word in one.words], took


def decoded(path: Path) -> None:
    """Report how long an hour takes from the file to lines at pauses; the pauses come from the waveform's process."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    listen = partial(subprocess.run, [*LISTENER, path], stdout=subprocess.DEVNULL, check=True, env=environment)
    lines, secs, pauses = hours_of_lines(1)
    decode = [timed(listen) for _ in range(3)]
    place = timed(lambda: by_sound(lines, secs, pauses, 3600.0))
    report("sound: decoded and placed, of real time", "1 h", [(one + place) / 36_000 for one in decode], 100 / FASTEST,
           "median", "%")  # fmt: skip


def hours_of_lines(hours: int) -> tuple[list[str], list[float | None], list[tuple[float, float]]]:
    """Return lines, every third with a second, and pauses."""
    lines = speech.texts(300 * hours)
    secs = [None if number % 3 else 12.0 * number for number in range(len(lines))]
    return lines, secs, [(2.0 * number, 2.0 * number + 0.3) for number in range(1800 * hours)]


def placed(hours: int, target: float) -> None:
    """Report how long it takes to place lines, once the pauses are known."""
    lines, secs, pauses = hours_of_lines(hours)
    times = [timed(lambda: by_sound(lines, secs, pauses, 3600.0 * hours)) for _ in range(3)]
    report("sound: lines placed", f"{hours} h", times, target)


if __name__ == "__main__":
    main()
