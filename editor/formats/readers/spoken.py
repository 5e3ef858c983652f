"""From a recogniser's words to captions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from editor.core.captions import Caption, HeardWord
from editor.core.errors import FormatError
from editor.core.timing import NEVER
from editor.formats.readers.cues import squeeze
from editor.formats.readers.json_shape import Fields, listed, seconds, string


class Spoken(NamedTuple):
    """A word as a recogniser gives it; its times in seconds may be missing. `apart`: it says that a blank is before."""

    text: str
    start: float | None
    end: float | None
    who: str | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class WordForm:
    """What the fields of a recogniser's words are called; `unit` is how many seconds a number counts."""

    text: tuple[str, ...] = ("word",)
    start: str = "start"
    end: str = "end"
    who: str = "speaker"
    unit: float = 1.0


class Words:
    """Reads a file's words; the same word is kept once, whatever number of times it is said."""

    def __init__(self, form: WordForm) -> None:
        self._form = form
        self._known: dict[str, tuple[str, bool]] = {}
        self._names: dict[object, str | None] = {None: None}

    def of(self, holder: Fields, key: str, path: str) -> Iterator[Spoken]:
        """Yield the words of a list, without those that are blank; raises FormatError."""
        known, form = self._known, self._form
        named, starts, ends, who = form.text[0], form.start, form.end, form.who
        in_seconds = form.unit == 1.0
        values = listed(holder, key, path)
        for index, value in enumerate(values):
            # A word is read once; kept until the last is, they would take more room than what is made of them.
            values[index] = None
            if type(value) is not dict:
                raise FormatError(f"{path}{key}[{index}] should be an object. Export the transcript again.")
            raw = value.get(named)
            word = known.get(raw) if type(raw) is str else None
            if word is None:
                word = self._learn(value, f"{path}{key}[{index}].")
            start = value.get(starts)
            if type(start) is not float or not 0.0 <= start < NEVER or not in_seconds:
                start = seconds(value, form.start, f"{path}{key}[{index}].", form.unit)
            end = value.get(ends)
            if type(end) is not float or not 0.0 <= end < NEVER or not in_seconds:
                end = seconds(value, form.end, f"{path}{key}[{index}].", form.unit)
            if word[0]:
                label = value.get(who)
                yield Spoken(word[0], start, end, None if label is None else self._who(label), word[1])

    def _learn(self, value: Fields, path: str) -> tuple[str, bool]:
        """Return a word and whether a blank is before it, and remember it; raises FormatError."""
        name = next((name for name in self._form.text if name in value), self._form.text[0])
        raw = string(value, name, path)
        return self._known.setdefault(raw, (squeeze(raw), raw[:1].isspace()))

    def _who(self, label: object) -> str | None:
        if isinstance(label, dict | list):
            return None
        if label not in self._names:
            self._names[label] = speaker(label)
        return self._names[label]


def speaker(label: object) -> str | None:
    """Return the name of a speaker as a recogniser labels it; one that is only a number or a letter is spelt out."""
    if isinstance(label, bool) or not isinstance(label, str | int) or label == "":
        return None
    name = squeeze(str(label)[:200])
    return f"Speaker {name}" if len(name) < 3 and name.isascii() and name.isalnum() else name or None


def caption_of(
    words: Iterable[Spoken],
    text: str = "",
    start: float | None = None,
    end: float | None = None,
    who: str | None = None,
    paragraph: bool = False,
) -> Caption | None:
    """Return a caption of words and of the text that the recogniser wrote of them; None if there is neither.

    The text is taken as it is if the words are found in it in their order, else it is made of the words. Untimed
    words stand in the text only.
    """
    spoken = list(words)
    heard = tuple(_heard(spoken))
    clean = squeeze(text)
    plain = " ".join([word.text for word in spoken])
    if plain and clean != plain and not _holds(clean, spoken):
        clean = _joined(spoken)
    if not clean:
        return None
    if start is None and spoken:
        start = spoken[0].start
    if end is None and spoken:
        end = spoken[-1].end
    if start is not None and end is not None and end < start:
        end = None
    return Caption(clean, start, end, who, heard, paragraph)


def captions_of(
    words: Iterable[Spoken],
    text: str,
    start: float | None,
    end: float | None,
    who: str | None,
    paragraph: bool = False,
) -> Iterator[Caption]:
    """Yield a caption for each who speaks in a segment, which `who` is said to speak as a whole.

    A word of nobody belongs to the speaker of the one before. `paragraph` says that one begins with the segment.
    """
    spoken = list(words)
    voices = [list(run) for _, run in groupby(_attributed(spoken, who), attrgetter("who"))] if _are_told(spoken) else []
    if len(voices) < 2:
        caption = caption_of(spoken, text, start, end, voices[0][0].who if voices else who, paragraph)
        if caption is not None:
            yield caption
        return
    texts = _cut(squeeze(text), voices)
    for index, (voice, own) in enumerate(zip(voices, texts, strict=True)):
        begins = start if index == 0 else next((word.start for word in voice if word.start is not None), None)
        ends = end if index == len(voices) - 1 else None
        caption = caption_of(voice, own, begins, ends, voice[0].who, paragraph)
        if caption is not None:
            yield caption


def _are_told(spoken: Sequence[Spoken]) -> bool:
    """Tell whether anybody is said to speak a word."""
    return any(map(attrgetter("who"), spoken))


def _attributed(spoken: Sequence[Spoken], who: str | None) -> Iterator[Spoken]:
    """Yield words, those of nobody as words of who spoke last."""
    last = who or next((word.who for word in spoken if word.who), None)
    for word in spoken:
        last = word.who or last
        yield word if word.who == last else word._replace(who=last)


def _cut(text: str, voices: Sequence[Sequence[Spoken]]) -> list[str]:
    """Cut a text before the first word of each voice; return texts of nothing where the words are not found in it."""
    places, after = [0], 0
    for index, voice in enumerate(voices):
        for number, word in enumerate(voice):
            after = text.find(word.text, after)
            if after < 0:
                return [""] * len(voices)
            if index and not number:
                places.append(after)
            after += len(word.text)
    return [text[at:until].strip() for at, until in pairwise((*places, len(text)))]


def captions_by_speaker(words: Iterable[Spoken], paragraph: bool = False) -> Iterator[Caption]:
    """Yield a caption for each run of words of one speaker."""
    for who, run in groupby(words, attrgetter("who")):
        caption = caption_of(run, who=who, paragraph=paragraph)
        if caption is not None:
            yield caption


def _heard(spoken: Sequence[Spoken]) -> Iterator[HeardWord]:
    for text, start, end, _who, _apart in spoken:
        if start is not None:
            yield HeardWord(text, start, end if end is not None and end > start else start)


def _joined(spoken: Sequence[Spoken]) -> str:
    """Return the text of words: their own blanks count if there are any, else a blank stands between them."""
    own = any(word.apart for word in spoken[1:])
    return "".join([" " * (index > 0 and (word.apart or not own)) + word.text for index, word in enumerate(spoken)])


def _holds(text: str, spoken: Sequence[Spoken]) -> bool:
    """Tell whether words stand in a text in their order."""
    after = 0
    for word in spoken:
        at = text.find(word.text, after)
        if at < 0:
            return False
        after = at + len(word.text)
    return bool(text)
