"""A made-up talk as a page with a wrong second and a missing one, and what was heard of it as captions."""

from collections.abc import Sequence
from pathlib import Path

from editor.core.captions import HeardWord
from editor.core.model import Line
from editor.core.timing import format_time
from editor.formats.new_page import new_page
from tests.bench.talks import talk

TALK = talk(0.1)
WRONG, MISSING = 4, 7
"""Lines of the page whose second is wrong, and missing."""


def write_page(path: Path, late: int = 0) -> Path:
    """Write a page that states the seconds of its lines, all so much too late, one wrong and one not at all."""
    seconds: list[int | None] = [int(start) + late for start in TALK.starts]
    seconds[WRONG], seconds[MISSING] = int(TALK.starts[WRONG - 1]) + 1, None
    entries = [
        Line(text, "Ann", sec, None if sec is None else format_time(sec))
        for text, sec in zip(TALK.lines, seconds, strict=True)
    ]
    path.write_bytes(new_page(entries, {"title": "A talk"}))
    return path


def write_captions(path: Path, words: Sequence[HeardWord] = TALK.heard) -> Path:
    """Write captions of ten words each, with a time for every word."""
    cues = [words[at : at + 10] for at in range(0, len(words), 10)]
    texts = (" ".join(f"<{stamp(word.start)}>{word.text}" for word in cue) for cue in cues)
    blocks = (
        f"{stamp(cue[0].start)} --> {stamp(cue[-1].end)}\n{text}\n" for cue, text in zip(cues, texts, strict=True)
    )
    path.write_text("\n".join(("WEBVTT\n", *blocks)), encoding="utf-8")
    return path


def stamp(seconds: float) -> str:
    return f"{int(seconds // 3600):02}:{int(seconds // 60 % 60):02}:{seconds % 60:06.3f}"
