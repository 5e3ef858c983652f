"""What was said and when, as the aligner compares it."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editor.align.tokens import tokens_of
from editor.core.captions import DENSE_SECONDS, Caption, Draft, HeardWord
from editor.core.errors import FormatError
from editor.core.heard import heard_in, times_of
from editor.core.timing import NEVER

_OPENING, _CLOSING = "[(", "])"
_CUT_OFF = 0.5
"""Stamps of whole seconds are cut off, not rounded: what they stamp begins half a second later on average."""
_ENOUGH, _OFTEN = 2000, 0.03
"""Words that tell of which kind captions are, and what share of them would not begin like that by chance."""


@dataclass(frozen=True, slots=True)
class Soundtrack:
    """The words of captions in order; times are seconds that never fall.

    `keys` are as in `tokens`; `owners` say which heard word each is of, counted from 0.
    """

    keys: list[str]
    starts: "array[float]"
    ends: "array[float]"
    owners: "array[int]"

    def __len__(self) -> int:
        return len(self.keys)


def heard_words(captions: Sequence[Caption]) -> list[HeardWord]:
    """Return the words of captions with their times in seconds; those that the source did not time are placed between.

    Where all captions state whole seconds and time no words, half a second is added.
    """
    whole = all(caption.start is None or float(caption.start).is_integer() for caption in captions)
    add = _CUT_OFF if whole and not any(caption.words for caption in captions) else 0.0
    return [
        HeardWord(word.text, word.start + add, word.end + add)
        for caption, (start, end) in zip(captions, times_of(captions), strict=True)
        for _, word in heard_in(caption.text, caption.words, start, end)
    ]


def words_of_draft(draft: Draft, name: str) -> list[HeardWord]:
    """Return the words of what a reader found in a file that is called `name` before the user.

    Raises FormatError where lines cannot be found by them.
    """
    if not draft.captions:
        raise FormatError(f"{name} holds no captions, and nothing that a recogniser wrote. Choose another file.")
    words = heard_words(draft.captions)
    if not words:
        raise FormatError(f"{name} has no times, so lines cannot be found by it. Choose another file.")
    if not draft.dense:
        raise FormatError(
            f"{name} has too few times: they are more than {DENSE_SECONDS:.0f} seconds apart. Choose captions of the"
            " recording, or what a recogniser wrote."
        )
    return words


def from_whole_seconds(heard: Sequence[HeardWord]) -> bool:
    """Tell whether words come of captions that state whole seconds: the first of each then begins half a second on."""
    some = heard[:_ENOUGH]
    return sum(word.start % 1 == _CUT_OFF for word in some) > _OFTEN * len(some)


def soundtrack(heard: Sequence[HeardWord], first: int = 0, after: int | None = None) -> Soundtrack:
    """Return heard words as they are compared: all, or those from one on up to another.

    What stands in brackets is no speech and left out, as is what has no time. A word that is stated to be said before
    the one in front of it starts with that one. Of a word that is compared as several, each has its part by characters.
    """
    made = Soundtrack([], array("d"), array("d"), array("i"))
    clock = 0.0
    for number, word in _spoken(heard, range(len(heard))[first:after]):
        tokens = tokens_of(word.text)
        clock = max(clock, word.start)
        duration = max(0.0, word.end - clock) if word.end < NEVER else 0.0
        length = max(1, len(word.text))
        first = tokens[0].offset if tokens else 0
        for token in tokens:
            made.keys.append(token.key)
            made.owners.append(number)
            made.starts.append(clock + duration * (token.offset - first) / length)
            made.ends.append(clock + duration * (1.0 if token is tokens[-1] else (token.until - first) / length))
        if tokens:
            clock = made.starts[-1]
    return made


def _spoken(heard: Sequence[HeardWord], numbers: range) -> Iterator[tuple[int, HeardWord]]:
    """Yield the words outside of brackets that have a time; a bracket that is not closed soon is not one."""
    closed = 0
    for number in numbers:
        word = heard[number]
        if number >= closed and word.text[:1] in _OPENING and word.text:
            closed = _closed(heard, number)
        if number >= closed and 0 <= word.start < NEVER:
            yield number, word


def _closed(heard: Sequence[HeardWord], number: int) -> int:
    """Return the number of the word behind a bracket, or of the word itself if its bracket is not closed."""
    for after in range(number, min(len(heard), number + 6)):
        if heard[after].text[-1:] in _CLOSING and heard[after].text:
            return after + 1
    return number
