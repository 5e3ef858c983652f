"""What hears words in sound, and what finds known words in it."""

from collections.abc import Sequence
from typing import Protocol

from editor.core.captions import HeardWord
from editor.media.speech.samples import Samples

Span = tuple[float, float]
"""Start and end in seconds."""


class Recogniser(Protocol):
    """Hears words in sound; takes up to `longest` seconds of it at once."""

    longest: float

    def hear(self, samples: Samples) -> list[HeardWord]:
        """Return the words that are said, in order, with their seconds in these samples. Raises MediaError."""


class Finder(Protocol):
    """Finds known words in the sound in which they are said."""

    def find(self, words: Sequence[str], samples: Samples) -> list[Span | None] | None:
        """Return when each word is said, in seconds of these samples; None for one that has nothing to be said.

        None instead of all where they do not seem to be what is said there.
        """
