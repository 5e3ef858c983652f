"""Times of a page as they are kept, and how a text or captions are known again without being kept themselves."""

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice, repeat
from operator import mul

from editor.core.alignment import Alignment
from editor.core.captions import HeardWord

SOUND = "the recording's sound"
"""What the source is called of lines that were placed by the pauses of the recording alone."""
LINE_DIGEST_SIZE = 8
"""Bytes; of a page's thousands of lines no two different ones have the same."""

_CAPTIONS_DIGEST_SIZE = 16
_AT_ONCE = 10_000  # words
_SCALE = 1000
_LATEST = 2**32 - 1  # milliseconds that fit


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """The times of a page's lines as they were found.

    `source` is what the captions are called, for people, and `captions` their digest. `lines` are the digests of the
    texts of the lines whose times are in `alignment`, one for each. `refused` are the suggestions that the user did not
    want, as `refusal` has them. `exact` tells that the captions' words were found in the sound, each to a hundredth.
    """

    source: str
    captions: str
    lines: Sequence[bytes]
    alignment: Alignment
    refused: frozenset[str] = frozenset()
    exact: bool = False


def line_digests(texts: Iterable[str]) -> tuple[bytes, ...]:
    """Return for each text some bytes that are the same only if the text is."""
    return tuple(_digest(text).digest() for text in texts)


def refusal(text: str, kind: str) -> str:
    """Return by what it is known again that a suggestion of a kind was refused for a line that reads so."""
    return f"{kind} {_digest(text).hexdigest()}"


def captions_digest(heard: Sequence[HeardWord]) -> str:
    """Return a name for heard words, the same for the same words at the same milliseconds, kept before or not."""
    digest = blake2b(digest_size=_CAPTIONS_DIGEST_SIZE)
    words = iter(heard)
    while some := list(islice(words, _AT_ONCE)):
        digest.update(written(some).encode("utf-8", "surrogatepass"))
        digest.update(b"\n")
        digest.update(milliseconds(word.start for word in some))
        digest.update(milliseconds(word.end for word in some))
    return digest.hexdigest()


def written(heard: Iterable[HeardWord]) -> str:
    """Return heard words as text, each on a line of its own."""
    return "\n".join(" ".join(word.text.split()) for word in heard)


def milliseconds(seconds: Iterable[float]) -> bytes:
    """Return times as little-endian milliseconds of four bytes each; what does not fit is brought to where it does."""
    rounded = list(map(round, map(mul, seconds, repeat(_SCALE))))
    if rounded and (min(rounded) < 0 or max(rounded) > _LATEST):
        rounded = [min(max(0, value), _LATEST) for value in rounded]
    whole = array("I", rounded)
    if sys.byteorder == "big":
        whole.byteswap()
    return whole.tobytes()


def seconds_of(data: bytes) -> Iterator[float]:
    """Yield the times of milliseconds in bytes; raises ValueError if they are not whole ones."""
    whole = array("I")
    whole.frombytes(data)
    if sys.byteorder == "big":
        whole.byteswap()
    return (value / _SCALE for value in whole)


def _digest(text: str) -> blake2b:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=LINE_DIGEST_SIZE)
