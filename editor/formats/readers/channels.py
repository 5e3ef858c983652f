"""Recordings with a channel for each who speaks: recognised one by one, here put into one order."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from editor.core.sentences import ends_sentence
from editor.formats.readers.spoken import Spoken

PAUSE = 1.0
"""Seconds of silence on a channel in which somebody else may have spoken."""


def merged(channels: Sequence[Sequence[Spoken]]) -> Iterator[Spoken]:
    """Yield the words of all channels, a sentence at a time as they begin; who has no name is called by the channel."""
    said = [piece for number, words in enumerate(channels, 1) for piece in pieces(_named(words, number))]
    times = _times(said)
    for index in sorted(range(len(said)), key=times.__getitem__):
        yield from said[index]


def pieces(words: Iterable[Spoken]) -> Iterator[list[Spoken]]:
    """Cut the words of a channel behind sentences and at pauses."""
    piece: list[Spoken] = []
    for word, following in pairwise((*words, None)):
        if word is None:
            return
        piece.append(word)
        if following is None or ends_sentence(word.text, following.text) or _pauses(word, following):
            yield piece
            piece = []


def _named(words: Iterable[Spoken], number: int) -> Iterator[Spoken]:
    return (word if word.who else word._replace(who=f"Channel {number}") for word in words)


def _times(said: Sequence[Sequence[Spoken]]) -> list[float]:
    """Return when each piece begins; one without times belongs to the one before."""
    times: list[float] = []
    for piece in said:
        start = next((word.start for word in piece if word.start is not None), None)
        times.append(start if start is not None else times[-1] if times else 0.0)
    return times


def _pauses(word: Spoken, following: Spoken) -> bool:
    before = word.end if word.end is not None else word.start
    return before is not None and following.start is not None and following.start - before >= PAUSE
