"""Talks to align: made-up ones of which every time is known, and the real one with what is known of it."""

import random
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from editor.align.soundtrack import heard_words
from editor.core.captions import HeardWord
from editor.formats.page import read_page
from editor.formats.readers.registry import read_draft

LINES_PER_HOUR, WORDS_PER_HOUR = 125, 9000
VOCABULARY = 6000
WRONG, CUT, REWORDED = 0.15, 0.10, 0.05

CAPTIONS, EDITED = "mlops-as-a-team.captions.txt", "mlops-as-a-team.edited.md"
MIDDLE_OF_SECOND = 0.5
CORRECTED = {32: 1227, 36: 1493, 37: 1563, 38: 1866, 39: 1889}
"""Lines of the real page, counted from 0, whose stated second is not where the text is said, by hand."""
MID_TURN = {
    1: 37, 6: 146, 12: 252, 13: 319, 14: 376, 15: 473, 18: 579, 21: 700.5, 42: 2039.5, 43: 2085.5, 46: 2278.6,
    55: 2412.3, 56: 2441, 61: 2581,
}  # fmt: skip
"""Lines that repeat the second of the line before, and when they are said, by hand."""
LENGTH = 3860  # seconds


@dataclass(frozen=True)
class Talk:
    """An edited text, what was heard, and the seconds at which its lines are said."""

    lines: list[str]
    heard: list[HeardWord]
    starts: list[float]


def talk(hours: float, seed: int = 0) -> Talk:
    """Make up a talk: 15 % of the words are heard wrong or not at all, every seventh or so is edited."""
    rng = random.Random(seed)
    words = _vocabulary()
    weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
    lines, heard, starts = [], [], []
    clock = 1.0
    for _ in range(max(1, round(hours * LINES_PER_HOUR))):
        said = rng.choices(words, cum_weights=weights, k=rng.randint(4, 2 * WORDS_PER_HOUR // LINES_PER_HOUR))
        clock += rng.uniform(0.1, 1.0)
        starts.append(clock)
        for word in said:
            length = 0.08 + 0.05 * len(word)
            if rng.random() > WRONG:
                heard.append(HeardWord(word, clock, clock + length))
            elif rng.random() < 0.5:
                heard.append(HeardWord(rng.choice(words), clock, clock + length))
            clock += length + rng.uniform(0, 0.1)
        lines.append(_edited(said, words, rng))
    return Talk(lines, heard, starts)


def _vocabulary() -> list[str]:
    rng = random.Random("words")
    return ["".join(rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(rng.randint(1, 4)))
            for _ in range(VOCABULARY)]  # fmt: skip


def _edited(said: Sequence[str], words: Sequence[str], rng: random.Random) -> str:
    kept = [rng.choice(words) if rng.random() < REWORDED else word for word in said if rng.random() > CUT]
    ends = {at for at in range(len(kept)) if rng.random() < 0.1}
    return " ".join(f"{word}." if at in ends else word for at, word in enumerate(kept or said)) + "."


@dataclass(frozen=True)
class RealTalk:
    """A page as people have edited it; all by line, in seconds.

    `stated` holds the seconds of the lines that open a turn, `known` those with the wrong ones corrected, `all_known`
    the lines inside of turns too. `hints` are what the page states.
    """

    lines: list[str]
    heard: list[HeardWord]
    stated: Mapping[int, float]
    known: Mapping[int, float]
    all_known: Mapping[int, float]
    hints: list[float | None]


def real_talk(shared: Path) -> RealTalk:
    """Read the sample that there is both as captions and edited."""
    samples = shared / "samples"
    episode = read_page((samples / EDITED).read_bytes(), EDITED, markdown=True).episode
    lines = [line for _, line in episode.lines()]
    secs = [line.sec for line in lines]
    stated = {
        number: sec + MIDDLE_OF_SECOND
        for number, (sec, before) in enumerate(zip(secs, [None, *secs], strict=False))
        if sec is not None and sec != before
    }
    known = stated | {number: sec + MIDDLE_OF_SECOND for number, sec in CORRECTED.items()}
    heard = heard_words(read_draft((samples / CAPTIONS).read_bytes(), CAPTIONS).captions)
    return RealTalk([line.text for line in lines], heard, stated, known, known | MID_TURN, secs)


def within(starts: Sequence[float], truth: Mapping[int, float], seconds: float) -> float:
    """Return the share of lines that start so near to when they are said."""
    return sum(abs(starts[number] - known) <= seconds for number, known in truth.items()) / len(truth)


def lit(starts: Sequence[float], truth: Mapping[int, float]) -> float:
    """Return the share of seconds in which the right line is lit."""
    known = sorted(truth)
    times = [truth[number] for number in known]
    right = 0
    for second in range(LENGTH):
        moment = second + MIDDLE_OF_SECOND
        said = known[bisect_right(times, moment) - 1]
        right += said == max(0, bisect_right(starts, moment) - 1)
    return right / LENGTH


def cut(talk: RealTalk, share: float, seed: int) -> tuple[list[str], dict[int, float]]:
    """Return the lines with a share of them removed, and when those that are left are said."""
    count = len(talk.lines)
    kept = sorted(random.Random(seed).sample(range(count), round(count * (1 - share))))
    truth = {place: talk.known[number] for place, number in enumerate(kept) if number in talk.known}
    return [talk.lines[number] for number in kept], truth


def spoilt(talk: RealTalk, share: float, seed: int) -> tuple[list[float | None], set[int]]:
    """Return the hints with a share of the turns 15 to 90 seconds off, and which lines open those."""
    rng = random.Random(seed)
    wrong = set(rng.sample(list(talk.stated), round(len(talk.stated) * share)))
    hints: list[float | None] = []
    shift = 0
    for number, hint in enumerate(talk.hints):
        if number in talk.stated:
            shift = rng.choice((-1, 1)) * rng.randint(15, 90) if number in wrong else 0
        hints.append(None if hint is None else max(0.0, hint + shift))
    return hints, wrong
