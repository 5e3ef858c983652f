"""Where subtitles break: which words of a speaker share a cue, and where its second line begins."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from editor.core.model import Entry
from editor.core.words import Word

LINE_LENGTH = 42  # characters
SHORTEST, LONGEST = 1.0, 7.0  # seconds
READING_SPEED = 20.0  # characters a second

# What a break costs, where a cue by itself costs 1: so many cues more are worth a better break.
_AT_COMMA = 0.6
_IN_PHRASE = 1.5
_BEHIND_SHORT_WORD = 0.8  # besides: articles and prepositions belong to what follows
_OVER_PARAGRAPH = 0.4
_OVER_PAUSE = 3.0
_TOO_SHORT = 4.0  # for each second that lacks
_TOO_FAST = 0.5  # for each second that lacks to read it
_UNEVEN = 2.0  # where one line is empty, the other full

_PAUSE = 1.0  # seconds of silence that no cue should bridge
_SHORT_WORD = 3  # characters
_IN_PHRASE_TRIED = 4  # words from the end of a full cue: where a phrase may be broken if it must
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
        self.costs = [0.0, *map(_break_cost, self.texts)]
        self.costs[-1] = 0.0
        bridges = [0.0] * len(words)
        self.goods = []
        for index, (one, other) in enumerate(pairwise(words), 1):
            new_row = one.row != other.row
            if new_row:
                self.costs[index] = 0.0
            bridges[index] = _OVER_PARAGRAPH * new_row + _OVER_PAUSE * (other.start - one.end > _PAUSE)
            if self.costs[index] <= _AT_COMMA or bridges[index]:
                self.goods.append(index)
        self.bridges = list(accumulate(bridges))

    def __len__(self) -> int:
        return len(self.words)


def spans_of(run: Run) -> Iterator[tuple[int, int]]:
    """Yield the best cues: of each its first word and the one after its last."""
    count = len(run)
    costs = [float("inf")] * (count + 1)
    befores = [0] * (count + 1)
    costs[0] = 0.0
    for first in range(count):
        if costs[first] < float("inf"):
            _reach(run, first, costs, befores)
    ends = [count]
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


def _reach(run: Run, first: int, costs: list[float], befores: list[int]) -> None:
    """Note for each place where a cue that begins with a word may end what that costs, if it is the cheapest way."""
    starts, ends, places, bridges = run.starts, run.ends, run.places, run.bridges
    count, begun, base = len(run), starts[first], costs[first] + 1.0 - bridges[first]
    for after in _afters(run, first):
        cost = base + bridges[after - 1] + run.costs[after]
        lacks = SHORTEST - ends[after - 1] + begun
        if lacks > 0:
            cost += _TOO_SHORT * lacks
        if after < count:
            hurry = (places[after] - 1 - places[first]) / READING_SPEED - starts[after] + begun
            if hurry > 0:
                cost += _TOO_FAST * hurry
        if cost < costs[after]:
            costs[after] = cost
            befores[after] = first


def _afters(run: Run, first: int) -> list[int]:
    """Return where a cue that begins with a word could end: at phrases, and where it is about full."""
    places = run.places
    second = bisect_right(places, places[first] + LINE_LENGTH + 1) - 1
    if second <= first:
        return [first + 1]
    far = bisect_right(places, places[second] + LINE_LENGTH + 1) - 1 if second < len(run) else second
    far = min(far, bisect_right(run.ends, run.starts[first] + LONGEST))
    if far <= first + 1:
        return [first + 1]
    goods = run.goods
    # What would break anywhere is only tried at the end, so that a long text takes little longer than a short one.
    afters = list(range(max(first + 1, far - _IN_PHRASE_TRIED + 1), far + 1))
    near = bisect_right(goods, first)
    while near < len(goods) and goods[near] < afters[0]:
        afters.append(goods[near])
        near += 1
    return afters


def _break_cost(word: str) -> float:
    """Return what it costs to break behind a word."""
    last = word[-1]
    if last.isalnum():
        return _IN_PHRASE + (_BEHIND_SHORT_WORD if len(word) <= _SHORT_WORD else 0.0)
    bare = word.rstrip(_CLOSING)
    if bare.endswith(_SENTENCE_ENDS):
        return 0.0
    if bare.endswith(_PHRASE_ENDS):
        return _AT_COMMA
    return _IN_PHRASE + (_BEHIND_SHORT_WORD if len(bare) <= _SHORT_WORD else 0.0)
