"""WebVTT: voices, the times of words, and YouTube's rolling captions.

Read here, because subtitle libraries drop the voices and the times of words.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from editor.core.captions import Caption, Draft
from editor.core.errors import FormatError
from editor.formats.readers.cues import (
    LONGEST,
    Cue,
    Timing,
    are_settings,
    clock,
    cues_of,
    drained,
    in_order,
    squeeze,
    unescape,
    unroll,
)
from editor.formats.readers.prose import counted
from editor.formats.readers.sniff import Sniff, decode
from editor.formats.readers.spread import Knot, spread_words
from editor.formats.readers.subtitles import repeated
from editor.formats.readers.timings import ARROW, above, badly_written, noted, timings_of
from editor.formats.readers.turns import dialogue, find_turns, shared

_TAG = re.compile(
    r"<(?:([\d:.]{5,16})|v(?:\.[^<>\s]{0,99})?[ \t]+([^<>]{0,200})"
    r"|(/v)|/?(?:[cbiu]|ruby|rt|lang)(?:[.\s][^<>]{0,200})?)>"
)
_NOT_CUES = ("NOTE", "STYLE", "REGION")
_NOT_CUE = re.compile(r"\n*(NOTE|STYLE|REGION)(?=\s|$)")
_BLANK_LINES = re.compile(r"\n[ \t]*(?=\n)")
_EXAMPLE = "00:00:01.000 --> 00:00:02.500"
_NO_HOURS = re.compile(r"^[ \t]*\d\d:\d\d\.\d{3}[ \t]+-->[ \t]+\d\d:", re.MULTILINE | re.ASCII)
_LANGUAGE = re.compile(r"^Language:[ \t]*([\w-]{1,20})", re.MULTILINE)


class _Run(NamedTuple):
    """What one voice says in a cue, with the times that stand before places in its text."""

    who: str | None
    text: str
    knots: list[Knot]


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is WebVTT."""
    head = sniff.head.lstrip("\ufeff\n ")
    if head.startswith("WEBVTT"):
        return 1.0
    # Without its first line it is known by times that no other kind writes so.
    return 0.6 if _NO_HOURS.search(sniff.head) else 0.0


def read(data: bytes, _name: str) -> Draft:
    """Read WebVTT subtitles; raises FormatError."""
    cues, language, notes = _cues(decode(data))
    if not cues:
        raise FormatError(f"no line says from when to when. WebVTT has lines such as {_EXAMPLE}.")
    fresh, repeats = unroll(cues, strip)
    del cues
    captions, turns = find_turns((caption for cue in drained(fresh) for caption in _captions(cue)), len(data))
    left_out = notes + ((repeated(repeats),) if repeats else ()) + turns
    return Draft("vtt", captions, {"language": language} if language else {}, left_out)


def _cues(text: str) -> tuple[list[Cue], str | None, tuple[str, ...]]:
    """Return the cues of a file, its language, and what is to be said of the rest of it."""
    notes: Counter[str] = Counter()
    bad: list[int] = []
    cues = in_order(_spoken(cues_of(text, noted(_timings(text, notes), bad), _is_label), notes))
    language = _LANGUAGE.search(text, 0, 500)
    first = next(_timings(text, Counter()), None)
    lost = above(_above(text[: first.at], notes)) if first else ()
    return cues, language[1] if language else None, (*_said(notes), *badly_written(text, bad), *lost)


def strip(line: str) -> str:
    """Return a line as it is shown."""
    return unescape(_TAG.sub("", line) if "<" in line else line)


def _timings(text: str, notes: Counter[str]) -> Iterator[Timing]:
    for timing in timings_of(text, ARROW, _EXAMPLE):
        if timing.mended and _not_cue(text[max(0, timing.at - LONGEST) : timing.at].rpartition("\n\n")[2]):
            continue
        if timing.rest and are_settings(timing.rest):
            notes["positions"] += 1
        yield timing


def _not_cue(block: str) -> str | None:
    """Return what a block is that is not for the screen, by its first line; None if it is for the screen."""
    found = _NOT_CUE.match(block)
    return found[1] if found else None


def _above(head: str, notes: Counter[str]) -> Iterator[str]:
    """Yield the lines above the first time that belong to nothing; the last names its cue if it stands just above."""
    blocks = [block.strip("\n") for block in _BLANK_LINES.split(head)]
    for number, block in enumerate(blocks):
        kind = _not_cue(block)
        notes.update([kind] if kind else [])
        if not kind and not (number == 0 and block.startswith("WEBVTT")):
            yield from block.split("\n")[: -1 if number == len(blocks) - 1 else None]


def _said(notes: Counter[str]) -> tuple[str, ...]:
    """Say what was left out."""
    kinds = {
        "positions": ("position on the picture", "positions on the picture"),
        "NOTE": ("note", "notes"),
        "STYLE": ("block of style", "blocks of style"),
        "REGION": ("region", "regions"),
    }
    return tuple(f"{counted(notes[kind], *words)} left out." for kind, words in kinds.items() if notes[kind])


def _is_label(lines: list[str]) -> bool:
    """Tell whether the last line names the next cue: it stands alone behind a blank line."""
    return len(lines) > 1 and bool(lines[-1].strip()) and not lines[-2]


def _spoken(cues: Iterable[Cue], notes: Counter[str]) -> Iterator[Cue]:
    """Take out of the cues the blocks behind them that are not for the screen."""
    for cue in cues:
        if not any(line.startswith(_NOT_CUES) for line in cue.lines[1:]):
            yield cue
            continue
        kept: list[str] = []
        dropping = False
        for before, line in zip(("x", *cue.lines), cue.lines, strict=False):
            if not before.strip() or not line:
                kind = next((kind for kind in _NOT_CUES if line.split(" ", 1)[0] == kind), None)
                dropping = kind is not None or (dropping and bool(line))
                notes.update([kind] if kind else [])
            if not dropping:
                kept.append(line)
        yield cue._replace(lines=tuple(kept))


def _captions(cue: Cue) -> Iterator[Caption]:
    """Yield a cue as a caption for each voice."""
    if not any("<" in line for line in cue.lines):
        yield from _plain_captions(cue, [squeeze(unescape(line)) for line in cue.lines])
        return
    runs = [run for run in _runs(" ".join(cue.lines)) if run.text.strip()]
    spans = shared([len(run.text) for run in runs], cue.start, cue.end)
    for index, (run, (begin, finish)) in enumerate(zip(runs, spans, strict=True)):
        knots = run.knots
        start = cue.start if index == 0 or not knots or begin is None else max(begin, cue.start)
        if knots and index and not run.text[: knots[0][0]].strip():
            start = knots[0][1]
        text, words = spread_words(run.text, start, finish if len(runs) > 1 else cue.end, knots)
        yield Caption(text, begin if start is None or not knots else start, finish, run.who, words)


def _plain_captions(cue: Cue, lines: list[str]) -> Iterator[Caption]:
    voices = [" ".join(filter(None, voice)) for voice in dialogue([line for line in lines if line])]
    spans = shared([len(voice) for voice in voices], cue.start, cue.end)
    for voice, (start, end) in zip(voices, spans, strict=True):
        if voice:
            yield Caption(voice, start, end, paragraph=len(voices) > 1)


def _runs(payload: str) -> Iterator[_Run]:
    """Yield what each voice of a cue says."""
    first, *rest = _TAG.split(payload)
    who: str | None = None
    escaped = "&" in payload
    parts, knots = [unescape(first)], []
    length = len(parts[0])
    for time, named, close, text in zip(rest[::4], rest[1::4], rest[2::4], rest[3::4], strict=True):
        if time:
            seconds = clock(time)
            if seconds is not None:
                knots.append((length, seconds))
        elif close or named is not None:
            yield _Run(who, "".join(parts), knots)
            who = squeeze(unescape(named or "")) or None
            parts, knots, length = [], [], 0
        if text:
            if escaped:
                text = unescape(text)
            parts.append(text)
            length += len(text)
    yield _Run(who, "".join(parts), knots)
