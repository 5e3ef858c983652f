"""From captions to paragraphs that can be read: joined and cut at sentence ends, pauses and changes of speaker."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import NamedTuple

from editor.core.captions import Caption, Draft, HeardWord, Title
from editor.core.collecting import uncollected
from editor.core.heard import PlacedWord, heard_in, stated_start, times_of
from editor.core.model import Entry, Header, Line, clean_text
from editor.core.sentences import NEAR, are_bare, ends_sentence, inner_ends, leads_on, opens_phrase, phrases
from editor.core.timing import format_time

SILENCE = 3
"""How many pauses long a silence is that ends a paragraph of a third of `target`."""
HUSH = 30.0
"""Seconds of silence that end any paragraph, however short it is."""
UNPUNCTUATED = 4
"""A sentence of that many of the longest paragraphs is none: nobody wrote its signs."""


@dataclass(frozen=True, slots=True)
class Joining:
    """How captions become paragraphs.

    A paragraph of `target` characters ends at the next `pause`, in seconds; at `longest` characters it ends where the
    speaker paused most. Sentences are kept whole where the captions have sentence ends.
    """

    pause: float = 1.5
    target: int = 250
    longest: int = 600


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a draft: entries for a page, and every word of its captions in order that has a time."""

    entries: tuple[Entry, ...]
    heard: tuple[HeardWord, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """Some of a caption: what is said without a break. `ends` tells whether a sentence ends with it.

    `slack` is how many seconds the speaker paused somewhere in the caption, where the source does not say when it ends.
    """

    text: str
    start: float | None
    end: float | None
    who: str | None
    opens: bool
    ends: bool
    slack: float = 0.0


def to_entries(draft: Draft, joining: Joining = Joining()) -> Taken:
    """Return the lines and headers that a draft becomes; no word of it is lost, nor any time.

    A draft whose captions all are paragraphs by its source is taken as it is. A line's time is the whole second in
    which its first caption, or the part of it, starts.
    """
    with uncollected():
        return _taken(draft, joining)


def _taken(draft: Draft, joining: Joining) -> Taken:
    whole = all(caption.paragraph for caption in draft.captions)
    heard: list[HeardWord] = []
    entries: list[Entry] = []
    for is_title, group in groupby(draft.parts, lambda part: isinstance(part, Title)):
        if is_title:
            entries += [Header(text) for text in (_clean(title.text) for title in group) if text]
            continue
        captions = [part for part in group if isinstance(part, Caption)]
        parts = list(_parts(captions, joining, whole, heard))
        turns = ([part] for part in parts) if whole else _paragraphs(parts, joining)
        entries += [_line(turn) for turn in turns]
    return Taken(tuple(entries), tuple(heard))


def _clean(text: str) -> str:
    return " ".join(clean_text(text).split())


def _line(parts: Sequence[_Part]) -> Line:
    """Make a line of the parts of a paragraph."""
    first = parts[0]
    text = first.text
    if len(parts) > 1:
        text = "".join([text, *(_between(before.text, after.text) + after.text for before, after in pairwise(parts))])
    sec = None if first.start is None else int(first.start)
    return Line(text, first.who, sec, None if sec is None else format_time(sec))


def _between(before: str, after: str) -> str:
    """Return what stands between two texts: nothing where they are written without blanks."""
    return "" if _is_dense(before[-1]) and _is_dense(after[0]) else " "


def _is_dense(character: str) -> bool:
    """Tell whether a character is of a script without blanks between words: Chinese or Japanese."""
    return "\u3000" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uffef"


def _parts(captions: Sequence[Caption], joining: Joining, whole: bool, heard: list[HeardWord]) -> Iterator[_Part]:
    """Yield the parts of captions, and add their words to `heard`."""
    texts = [_clean(caption.text) for caption in captions]
    bare = are_bare(texts)
    some = [
        (caption, text, span) for caption, text, span in zip(captions, texts, times_of(captions), strict=True) if text
    ]
    for index, (caption, text, (start, end)) in enumerate(some):
        words = heard_in(text, caption.words, start, end)
        heard += [word for _, word in words]
        after, following, (begins, _) = some[index + 1] if index + 1 < len(some) else (None, "", (None, None))
        if after is None or _changes(caption, after):
            following = ""
        who = _clean(caption.who) or None if caption.who else None
        estimated = caption.end is None and not caption.words and end is not None and begins is not None
        slack = max(0.0, begins - end) if estimated and begins is not None and end is not None else 0.0
        begin = stated_start(caption) if whole else start
        part = _Part(text, begin, end, who, caption.paragraph, ends_sentence(text, following), slack)
        cuts = () if whole else _cuts(text, words, joining.pause, bare)
        yield from _cut(part, cuts, words, following) if cuts else (part,)


def _changes(before: Caption, after: Caption) -> bool:
    return after.paragraph or before.who != after.who


def _cuts(text: str, words: Sequence[PlacedWord], pause: float, bare: bool) -> Sequence[int]:
    """Return where in a caption a paragraph may end: behind sentences and before pauses."""
    cuts = phrases(text) if bare else inner_ends(text)
    if len(words) > 1 and words[-1][1].start - words[0][1].start > pause:
        gaps = {at for (_, word), (at, after) in pairwise(words) if after.start - word.end >= pause}
        cuts = sorted({*cuts, *(at for at in gaps if text[at - 1] == " ")}) if gaps else cuts
    return cuts


def _cut(caption: _Part, cuts: Sequence[int], words: Sequence[PlacedWord], following: str) -> Iterator[_Part]:
    """Yield the parts of a caption between cuts, each with the times of its own words."""
    text, index = caption.text, 0
    for at, until in pairwise((0, *cuts, len(text))):
        own = index
        while index < len(words) and words[index][0] < until:
            index += 1
        start, end = (words[own][1].start, words[index - 1][1].end) if index > own else (caption.start, caption.end)
        last = until == len(text)
        yield replace(
            caption,
            text=text[at:until].rstrip(),
            start=caption.start if at == 0 else start,
            end=caption.end if last else end,
            opens=caption.opens and at == 0,
            ends=ends_sentence(text[:until].rstrip(), following if last else text[until : until + NEAR]),
        )


def _paragraphs(parts: Iterable[_Part], joining: Joining) -> Iterator[Sequence[_Part]]:
    """Yield the paragraphs: a run of parts that one speaker says, cut where it grows too long."""
    run: list[_Part] = []
    for part in parts:
        if run and (part.opens or part.who != run[-1].who):
            yield from _split(run, joining)
            run = []
        run.append(part)
    if run:
        yield from _split(run, joining)


def _split(run: Sequence[_Part], joining: Joining) -> Iterator[Sequence[_Part]]:
    """Yield a run as paragraphs."""
    places = [_place(before, after) for before, after in pairwise(run)]
    may_end = _may_end(run, joining.longest)
    begin = index = length = 0
    best: tuple[float, int] | None = None
    while index < len(run) - 1:
        length += len(run[index].text) + 1
        cut = None
        if may_end[index]:
            if _ends_here(length, places[index], joining):
                cut = index
            elif length * 2 >= joining.target:
                score = _score(length, places[index], joining)
                best = max(best or (score, index), (score, index))
        if cut is None and best is not None and length + len(run[index + 1].text) >= joining.longest:
            cut = best[1]
        index += 1
        if cut is not None:
            yield run[begin : cut + 1]
            begin = index = cut + 1
            length, best = 0, None
    yield run[begin:]


class _Place(NamedTuple):
    """What is between two parts: the speaker's pause in seconds, and how well the words end and begin there.

    It is not `sure` that the pause is just there, and not at another place near by.
    """

    pause: float
    fitness: float
    sure: bool


def _place(before: _Part, after: _Part) -> _Place:
    pause = 0.0 if before.end is None or after.start is None else after.start - before.end
    fitness = 0.5 if before.ends else 0.4 * opens_phrase(after.text) - leads_on(before.text)
    return _Place(max(pause, before.slack), fitness, before.ends or not before.slack)


def _ends_here(length: int, place: _Place, joining: Joining) -> bool:
    """Tell whether a paragraph ends at a place, wherever else it might."""
    if place.fitness < 0 or (place.fitness == 0 and not place.sure):
        return False
    if length >= joining.target:
        return place.pause >= joining.pause
    silence = SILENCE * joining.pause
    return place.pause >= (silence if length * 3 >= joining.target else max(silence, HUSH))


def _score(length: int, place: _Place, joining: Joining) -> float:
    """Return how good a place is to end a paragraph: by pause, words, and a length between the bounds."""
    middle = (joining.target + joining.longest) / 2
    pause = min(place.pause, 2 * joining.pause) if place.sure or place.fitness > 0 else 0.0
    return pause + place.fitness - abs(length - middle) / middle


def _may_end(run: Sequence[_Part], longest: int) -> list[bool]:
    """Tell for each part whether a paragraph may end with it: with a sentence, or in words without any signs."""
    may: list[bool] = []
    for ends, group in groupby(_sentences(run), lambda sentence: sentence[1]):
        for sentence, _ in group:
            length = sum(len(part.text) + 1 for part in sentence)
            free = not ends or length > UNPUNCTUATED * longest
            may += [free] * (len(sentence) - 1) + [True]
    return may


def _sentences(run: Sequence[_Part]) -> Iterator[tuple[Sequence[_Part], bool]]:
    """Yield the sentences of a run, each with whether it has an end; what is behind the last end has none."""
    begin = 0
    for index, part in enumerate(run):
        if part.ends:
            yield run[begin : index + 1], True
            begin = index + 1
    if begin < len(run):
        yield run[begin:], False
