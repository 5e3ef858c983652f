"""How long `cueline convert` takes for a million words, from the start of the program to its end."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench import report, timed
from pages import LINES_PER_HOUR, entries, page

HOURS = 101
TARGET = 10.0  # seconds
WORDS_TOGETHER = 12
KINDS = ("page", "text", "markdown", "docx", "pdf", "srt", "vtt", "csv", "podcast-json", "html")
BACK = (("srt", "page"), ("srt", "vtt"), ("vtt", "page"), ("docx", "page"), ("text", "page"))
HEARD = ("page", "docx", "vtt")

Words = list[tuple[str, float, float]]
"""Words, when each starts and when it ends, in seconds."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder))


def measure(folder: Path) -> None:
    """Convert a page into everything and back, and what a recogniser would have given of it."""
    words = list(heard())
    (folder / "page.md").write_bytes(page(HOURS))
    (folder / "whisper.json").write_text(whisper(words), encoding="utf-8")
    (folder / "words.vtt").write_text(webvtt(words), encoding="utf-8")
    asked = [("page.md", kind) for kind in KINDS] + [(f"page.md.{kind}", into) for kind, into in BACK]
    asked += [(name, kind) for name in ("whisper.json", "words.vtt") for kind in HEARD]
    for name, kind in asked:
        took = timed(partial(convert, folder / name, kind)) / 1000
        operation = f"convert: {name.removeprefix('page.md.')} to {kind}"
        report(operation, f"{len(words):,} words", [took], TARGET, "worst", "s")


def convert(source: Path, kind: str) -> None:
    """Convert a file as one does on the command line; what it becomes is put beside it."""
    asked = ["convert", str(source), "--to", kind, "--out", f"{source}.{kind}"]
    subprocess.run([sys.executable, "-m", "editor", *asked], check=True, stderr=subprocess.DEVNULL)


def heard() -> Iterator[tuple[str, float, float]]:
    """Yield the words of the page with times, as a recogniser would."""
    for entry in entries(HOURS):
        if "line" not in entry:
            continue
        words = str(entry["line"]).split()
        length = 3600 / LINES_PER_HOUR / len(words)
        begin = float(str(entry["sec"]))
        for number, word in enumerate(words):
            yield word, begin + number * length, begin + (number + 0.9) * length


def segments(words: Words) -> Iterator[Words]:
    """Yield the words as many together as recognisers put into a segment."""
    for at in range(0, len(words), WORDS_TOGETHER):
        yield words[at : at + WORDS_TOGETHER]


def whisper(words: Words) -> str:
    """Return the words as Whisper gives them, with how sure it is of each."""
    made = [
        {
            "id": number,
            "start": some[0][1],
            "end": some[-1][2],
            "text": " " + " ".join(word for word, _, _ in some),
            "words": [
                {"word": f" {word}", "start": start, "end": end, "probability": 0.9} for word, start, end in some
            ],
        }
        for number, some in enumerate(segments(words))
    ]
    return json.dumps({"text": "", "segments": made, "language": "en"})


def webvtt(words: Words) -> str:
    """Return the words as captions of the web in which each has its time."""
    cues = (
        f"{clock(some[0][1])} --> {clock(some[-1][2])}\n"
        + " ".join(f"<{clock(start)}><c>{word}</c>" for word, start, _ in some)
        for some in segments(words)
    )
    return "WEBVTT\n\n" + "\n\n".join(cues) + "\n"


def clock(seconds: float) -> str:
    """Return a time as 00:00:01.000."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"


if __name__ == "__main__":
    main()
