"""Who speaks, as captions that have no field for it say it: `>>`, `- ` and `Name:`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from editor.core.captions import Caption, HeardWord
from editor.core.errors import FormatError
from editor.formats.readers.prose import counted

_CHANGE = re.compile(r"\s*(?<!\S)>{2,3}(?!>)\s*")
_NAME = re.compile(
    r"(?:\[([^\[\]:]{1,40})\]|\(([A-Z][^():]{0,39})\)"
    r"|((?:SPEAKER[ _]?\d{1,3})|(?:[A-Z][\w.'’-]{0,19}(?: [A-Z][\w.'’-]{0,19}){0,2}(?: \d{1,2})?))):\s+(?=\S)"
)
_DASH = re.compile(r"[-–—]\s*(?=\S)")
TIMES_NAMED, LEAST_NAMED = 2, 0.01

# Bytes that captions take in memory: at most FREE, and as many times the file.
FREE, TIMES_THE_FILE, A_CAPTION, A_WORD = 8 * 2**20, 6, 190, 120

Times = tuple[float | None, float | None]
"""Start and end in seconds."""


def dialogue(lines: Sequence[str]) -> list[list[str]]:
    """Return the lines of a cue shared out among those who speak: by the dash that each begins with, if all do."""
    if len(lines) < 2 or not all(_DASH.match(line) for line in lines):
        return [list(lines)]
    return [[_DASH.sub("", line, count=1)] for line in lines]


def shared(text_lengths: Sequence[int], start: float | None, end: float | None) -> list[Times]:
    """Share a span of seconds out by how long texts are; without an end, all begin at the start."""
    if start is None or end is None:
        return [(start, end)] * len(text_lengths)
    whole = sum(text_lengths) or 1
    pace = (end - start) / whole
    spans: list[Times] = []
    done = 0
    for length in text_lengths:
        spans.append((start + done * pace, start + (done + length) * pace))
        done += length
    return spans


def bounded(captions: Iterable[Caption], size: int) -> Iterator[Caption]:
    """Yield the captions of a file of `size` bytes; raises FormatError where they would take far more room than it."""
    left = FREE + TIMES_THE_FILE * size
    for caption in captions:
        left -= A_CAPTION + len(caption.text) + A_WORD * len(caption.words)
        if left < 0:
            raise FormatError("the file is nearly all times and marks; no transcript looks so. Choose another file.")
        yield caption


def find_turns(captions: Iterable[Caption], size: int) -> tuple[tuple[Caption, ...], tuple[str, ...]]:
    """Cut captions where the speaker changes and take names out of the text; say what was taken out.

    `size` is the file's, in bytes; raises FormatError if it holds far too many captions for it.

    `>>` opens a turn wherever it stands. `Name:` at the start of a caption is a name if the file has it more than
    once, and such captions are no rare exception; then it holds until another is named.
    """
    cut = list(bounded((part for caption in captions for part in _cut(caption)), size))
    counts = {name: count for name, count in Counter(map(_name, cut)).items() if name and count >= TIMES_NAMED}
    names = set(counts) if sum(counts.values()) >= LEAST_NAMED * len(cut) else set()
    turns = sum(caption.paragraph for caption in cut)
    if names:
        _name_all(cut, names)
    left_out = []
    if turns:
        left_out.append(f"{counted(turns, 'mark')} of a new speaker left out of the text; a paragraph begins there.")
    if names:
        left_out.append(f"{counted(len(names), 'name')} of speakers taken out of the text.")
    return tuple(cut), tuple(left_out)


def _cut(caption: Caption) -> list[Caption]:
    if ">>" not in caption.text:
        return [caption]
    texts = _CHANGE.split(caption.text)
    if len(texts) == 1:
        return [caption]
    spans = shared([len(text) for text in texts], caption.start, caption.end)
    parts: list[Caption] = []
    words = list(caption.words)
    for index, (text, (start, end)) in enumerate(zip(texts, spans, strict=True)):
        own, words = _own_words(text, words)
        if own:
            start, end = own[0].start, own[-1].end
        if index == 0:
            start = caption.start
        if text:
            parts.append(replace(caption, text=text, start=start, end=end, words=own, paragraph=index > 0))
    return parts


def _own_words(text: str, words: list[HeardWord]) -> tuple[tuple[HeardWord, ...], list[HeardWord]]:
    """Return those of the next words that stand in a text, and the rest."""
    own: list[HeardWord] = []
    after = 0
    for count, word in enumerate(words):
        bare = word.text.lstrip(">")
        at = text.find(bare, after)
        if at < 0:
            return tuple(own), words[count:]
        after = at + len(bare)
        if bare:
            own.append(word._replace(text=bare))
    return tuple(own), []


def _name(caption: Caption) -> str | None:
    found = _NAME.match(caption.text) if caption.who is None else None
    return next(filter(None, found.groups()), None) if found else None


def _name_all(captions: list[Caption], names: set[str]) -> None:
    """Take names out of the text of captions, in place."""
    who: str | None = None
    for index, caption in enumerate(captions):
        found = _NAME.match(caption.text) if _name(caption) in names else None
        if found:
            who = _name(caption)
            words = _own_words(caption.text[: found.end()], list(caption.words))[1]
            captions[index] = replace(caption, text=caption.text[found.end() :], who=who, words=tuple(words))
            continue
        if caption.paragraph:
            who = None
        if caption.who is None and who is not None:
            captions[index] = replace(caption, who=who)
