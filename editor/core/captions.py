"""What came in from outside, before it is a page: captions as a recogniser or a subtitle file has them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from editor.core.model import NOTHING

DENSE_SECONDS = 10.0


class HeardWord(NamedTuple):
    """A word and when it is said, in seconds."""

    text: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Caption:
    """Some words that are shown together; `start` and `end` are seconds.

    `words` are those of its words that the source timed, in order; each is found in `text`. `paragraph` says that by
    the source a paragraph begins here.
    """

    text: str
    start: float | None = None
    end: float | None = None
    who: str | None = None
    words: tuple[HeardWord, ...] = ()
    paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a section or a chapter; `start` is in seconds."""

    text: str
    start: float | None = None


Piece = Caption | Title


def _nothing() -> Mapping[str, object]:
    return NOTHING


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found in a file: `kind` is the reader's id, `left_out` says in sentences what is not taken."""

    kind: str
    parts: tuple[Piece, ...]
    meta: Mapping[str, object] = field(default_factory=_nothing)
    left_out: tuple[str, ...] = ()

    @property
    def captions(self) -> tuple[Caption, ...]:
        """Return the captions without the titles between them."""
        return tuple(part for part in self.parts if isinstance(part, Caption))

    @property
    def dense(self) -> bool:
        """Tell whether times are close enough to each other to find every word by them."""
        captions = self.captions
        timed = [caption.start for caption in captions if caption.start is not None]
        if sum(1 for caption in captions if caption.words) * 2 > len(captions):
            return True
        gaps = [after - before for before, after in pairwise(timed)]
        return bool(gaps) and len(timed) * 2 > len(captions) and median(gaps) <= DENSE_SECONDS
