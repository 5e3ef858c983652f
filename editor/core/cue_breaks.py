"""Where subtitles break: which words of a speaker share a cue, and where its second line begins."""

import math
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from editor.core.model import Entry
from editor.core.words import Word

LINE_LENGTH = 42  # characters
SHORTEST, LONGEST = 1.0, 7.0  # seconds
READING_SPEED = 20.0  # characters a second

# What a break costs, where a cue by itself costs 1: so many cues more are worth a better break.
_AT_COMMA = 0.6
_IN_PHRASE = 1.5
_BEHIND_SHORT_WORD = 0.8  # besides: in most languages, articles and prepositions are short
_BEHIND_LEANING_WORD = 1.6  # besides
_OVER_PARAGRAPH = 0.4
_OVER_PAUSE = 3.0
_TOO_SHORT = 4.0  # for each second that lacks
_TOO_FAST = 0.5  # for each second that lacks to read it
_UNEVEN = 2.0  # where one line is empty, the other full

_PAUSE = 1.0  # seconds of silence that no cue should bridge
_SHORT_WORD = 3  # characters
_IN_PHRASE_TRIED = 4  # words from the end of a full cue: where a phrase may be broken if it must
_ENGLISH = """
a about an and as at because between but by every for from he her his i i'm i’m i've i’ve if in into it's it’s its my of
on or our she than that the their they they're they’re through to very we we're we’re we've we’ve when where which who
with your
"""
_LEANING = frozenset(_ENGLISH.split())  # they belong to what follows them
_CLOSING = "\"'”’»)]"
_SENTENCE_ENDS = (".", "?", "!", "…", "。", "？", "！", "؟", "।")
_PHRASE_ENDS = (",", ";", ":", "–", "—", "-", "、", "，", "；", "：", "،", "؛")


class Run:
    """Words that one speaker says without a header between them, at least one, in flat lists.

    `places` says where each word begins in the joined text, and one more where a next one would. `costs` says what a
    break before each word costs, and at the end; `bridges` what it costs to keep all words up to one together.
    """

    __slots__ = ("bridges", "costs", "ends", "goods", "places", "starts", "texts", "words")

    def __init__(self, entries: Sequence[Entry], words: Sequence[Word]) -> None:
        self.words = words
        self.texts = [entries[word.row].text[word.offset : word.until] for word in words]
        self.starts = list(accumulate([word.start for word in words], max))
        self.ends = list(accumulate([word.end for word in words], max))
        self.places = list(accumulate([len(text) + 1 for text in self.texts], initial=0))
        behind = {text: _break_cost(text) for text in set(self.texts)}
        self.costs = [0.0, *(behind[text] for text in self.texts)]
        self.costs[-1] = 0.0
        bridges = [0.0] * len(words)
        self.goods = []
        for index, (one, other) in enumerate(pairwise(words), 1):
            if one.row != other.row:
                self.costs[index] = 0.0
                bridges[index] = _OVER_PARAGRAPH
            if other.start - one.end > _PAUSE:
                bridges[index] += _OVER_PAUSE
            if self.costs[index] <= _AT_COMMA or bridges[index]:
                self.goods.append(index)
        self.bridges = list(accumulate(bridges))

    def __len__(self) -> int:
        return len(self.words)


def spans_of(run: Run) -> Iterator[tuple[int, int]]:
    """Yield the best cues: of each its first word and the one after its last."""
    ends, befores = [len(run)], _befores(run)
    while befores[ends[-1]]:
        ends.append(befores[ends[-1]])
    return pairwise([0, *reversed(ends)])


def layout(run: Run, first: int, after: int) -> tuple[str, ...]:
    """Lay words out in one line, or two that are broken at a phrase and about as long."""
    texts, places = run.texts, run.places
    if places[after] - places[first] <= LINE_LENGTH + 1 or after == first + 1:
        return (" ".join(texts[first:after]),)
    low, high = places[after] - LINE_LENGTH - 1, places[first] + LINE_LENGTH + 1
    middle = (places[first] + places[after]) / 2
    uneven = 2 * _UNEVEN / LINE_LENGTH
    _, at = min(
        (run.costs[at] + uneven * abs(places[at] - middle), at)
        for at in range(first + 1, after)
        if low <= places[at] <= high
    )
    return " ".join(texts[first:at]), " ".join(texts[at:after])


def _befores(run: Run) -> list[int]:
    """Return for each place where a cue may end where it begins on the cheapest way to there."""
    starts, ends, places, bridges, breaks = run.starts, run.ends, run.places, run.bridges, run.costs
    count = len(run)
    costs = [0.0] + [math.inf] * count
    befores = [0] * (count + 1)
    for first, afters in enumerate(_afters(run)):
        begun, base, place = starts[first], costs[first] + 1.0 - bridges[first], places[first] + 1
        for after in afters:
            cost = base + bridges[after - 1] + breaks[after]
            if cost >= costs[after]:
                continue
            lacks = SHORTEST - ends[after - 1] + begun
            if lacks > 0:
                cost += _TOO_SHORT * lacks
            if after < count:
                hurry = (places[after] - place) / READING_SPEED - starts[after] + begun
                if hurry > 0:
                    cost += _TOO_FAST * hurry
            if cost < costs[after]:
                costs[after] = cost
                befores[after] = first
    return befores


def _afters(run: Run) -> Iterator[Iterable[int]]:
    """Yield for each word where a cue that begins with it could end: at phrases, and where it is about full."""
    goods, starts, ends = run.goods, run.starts, run.ends
    count, many = len(run), len(goods)
    ended = near = full = 0
    seconds = array("i", _line_ends(run.places))
    for first, second in enumerate(seconds):
        if second <= first:
            yield (first + 1,)
            continue
        far = seconds[second] if second < count else second
        latest = starts[first] + LONGEST
        while ended < count and ends[ended] <= latest:
            ended += 1
        # Not min and max: a call takes longer than all the rest of a step.
        if far > ended:
            far = ended
        if far <= first + 1:
            yield (first + 1,)
            continue
        while near < many and goods[near] <= first:
            near += 1
        # What would break anywhere is only tried at the end, so that a long text takes little longer than a short one.
        tried = far - _IN_PHRASE_TRIED + 1
        if tried <= first:
            tried = first + 1
        if full < near:
            full = near
        while full < many and goods[full] < tried:
            full += 1
        yield (*range(tried, far + 1), *goods[near:full])


def _line_ends(places: Sequence[int]) -> Iterator[int]:
    """Yield for each word the one after the last that fits on a line with it."""
    after, count = 0, len(places)
    for place in places[:-1]:
        furthest = place + LINE_LENGTH + 1
        while after < count and places[after] <= furthest:
            after += 1
        yield after - 1


def _break_cost(word: str) -> float:
    """Return what it costs to break behind a word."""
    if word[-1].isalnum():
        if word.lower() in _LEANING:
            return _IN_PHRASE + _BEHIND_LEANING_WORD
        return _IN_PHRASE + (_BEHIND_SHORT_WORD if len(word) <= _SHORT_WORD else 0.0)
    bare = word.rstrip(_CLOSING)
    if bare.endswith(_SENTENCE_ENDS):
        return 0.0
    if bare.endswith(_PHRASE_ENDS):
        return _AT_COMMA
    return _IN_PHRASE + (_BEHIND_SHORT_WORD if len(bare) <= _SHORT_WORD else 0.0)
