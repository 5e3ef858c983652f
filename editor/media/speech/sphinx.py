"""pocketsphinx hears English words and finds known ones to about 10 ms; its model comes inside its package.

The only file that imports it. It is an extra of Cueline's, called `speech`.
"""

import re
from collections.abc import Sequence

from pocketsphinx import Decoder

from editor.core.captions import HeardWord
from editor.core.errors import MediaError
from editor.media.speech.hush import HARD, SOFT, hushed
from editor.media.speech.pronouncing import Pronouncer
from editor.media.speech.recogniser import Span
from editor.media.speech.samples import RATE, Samples

FRAMES_A_SECOND = 100
SHORTEST = RATE // 5
"""Samples; in less, nothing is looked for."""
_PLAIN = re.compile(r"^\W*([a-z]+(?:['.-][a-z]+)*)\W*$")
"""A word as the dictionary may have it, between marks."""
_QUIET = "FATAL"
_MOST_GUESSES = 10_000
"""What is followed up at once in a hundredth of a second, a third of what is usual: speech needs less, and in noise,
where it is all in vain, it takes half of the time."""
_NO_MODEL = "The English model of pocketsphinx cannot be read. Install Cueline's extra `speech` again."


class SphinxRecogniser:
    """Hears English words; about six times faster than they are said."""

    longest = 20.0

    def __init__(self) -> None:
        try:
            self._decoder = Decoder(samprate=RATE, loglevel=_QUIET, maxhmmpf=_MOST_GUESSES)
        except (RuntimeError, ValueError) as error:
            raise MediaError(_NO_MODEL) from error

    def hear(self, samples: Samples) -> list[HeardWord]:
        """Return the words that are said, in order, with their seconds in these samples."""
        if len(samples) < SHORTEST or not samples.any():
            return []
        return [HeardWord(word, start, end) for word, (start, end) in _heard(self._decoder, hushed(samples, SOFT))]


class SphinxFinder:
    """Finds known English words; some fifty times faster than they are said."""

    def __init__(self) -> None:
        try:
            self._decoder = Decoder(samprate=RATE, loglevel=_QUIET, lm=None)
        except (RuntimeError, ValueError) as error:
            raise MediaError(_NO_MODEL) from error
        self._pronouncer = Pronouncer(self._decoder.lookup_word)

    def find(self, words: Sequence[str], samples: Samples) -> list[Span | None] | None:
        """Return when each word is said, as `Finder` tells."""
        names = [self._name(word) for word in words]
        said = [name for name in names if name]
        if not said:
            return [None] * len(words)
        if len(samples) < SHORTEST or not samples.any():
            return None
        self._decoder.set_align_text(" ".join(said))
        found = _heard(self._decoder, hushed(samples, HARD))
        if [word for word, _ in found] != said:
            return None
        spans = iter(span for _, span in found)
        return [next(spans) if name else None for name in names]

    def _name(self, word: str) -> str:
        """Return what the decoder's dictionary calls a word, which is taught to it if need be; empty for a mark."""
        phones = self._pronouncer.phones(word)
        plain = _PLAIN.search(word.lower().replace("’", "'"))
        if not phones or (plain and self._decoder.lookup_word(plain[1])):
            return plain[1] if phones and plain else ""
        name = "+" + phones.replace(" ", "_")
        if not self._decoder.lookup_word(name):
            self._decoder.add_word(name, phones, update=False)
        return name


def _heard(decoder: Decoder, samples: Samples) -> list[tuple[str, Span]]:
    """Return words and their seconds, without silence and noise, whichever way they are pronounced; or nothing."""
    try:
        decoder.start_utt()
        try:
            decoder.process_raw(samples.tobytes(), full_utt=True)
        finally:
            decoder.end_utt()
    except RuntimeError:  # it says no more than that it has failed
        return []
    if decoder.hyp() is None:
        return []
    return [
        (segment.word.split("(")[0], (segment.start_frame / FRAMES_A_SECOND, (segment.end_frame + 1) / FRAMES_A_SECOND))
        for segment in decoder.seg() or ()
        if segment.word[0] not in "<["
    ]
