"""An edited text and what was heard, made ready, and the way from there to an alignment."""

from collections.abc import Callable, Sequence

import numpy as np

from editor.align.anchors import anchors_of, windows_of
from editor.align.errors import AlignmentError
from editor.align.gains import Gains
from editor.align.grading import Hints, timed
from editor.align.hearing import hearings_of
from editor.align.path import divide
from editor.align.phrases import phrases_of
from editor.align.soundtrack import soundtrack
from editor.align.tokens import tokens_of
from editor.align.words import word_times
from editor.core.alignment import Alignment, LineTimes, WordTimes
from editor.core.captions import HeardWord

_MOST_EACH, _MOST = 10_000, 20_000_000
"""Heard words that may be weighed for each phrase, and for all besides: with too few anchors memory would not do."""

Report = Callable[[float], None]
"""Hears how much is done, from 0 to 1."""


class Prepared:
    """The lines of an edited text and what was heard, as they are compared: all words of it, or those of a stretch."""

    def __init__(
        self, lines: Sequence[str], heard: Sequence[HeardWord], first: int = 0, after: int | None = None
    ) -> None:
        self._lines = lines
        self._tokens = [tokens_of(line) for line in lines]
        self.said = soundtrack(heard, first, after)
        self.phrases = phrases_of(lines, self._tokens)
        self.anchors = anchors_of(self.phrases, self.said)

    def align(self, hints: Hints, report: Report) -> Alignment:
        """Return the alignment; something must have been heard. Raises AlignmentError if it would take too much."""
        gains = Gains(self.said)
        hearings = hearings_of(len(self._lines), self.phrases, self._divided(gains, hints, report), self.said, gains)
        lines = timed(self._lines, hearings, self.said, hints)
        return Alignment(
            tuple(
                LineTimes(*line, WordTimes.of(word_times(text, tokens, hearing.hits, self.said, line.start, line.end)))
                for text, tokens, hearing, line in zip(self._lines, self._tokens, hearings, lines, strict=True)
            )
        )

    def _divided(self, gains: Gains, hints: Hints, report: Report) -> list[tuple[int, int]]:
        """Return which heard words are of each phrase."""
        windows = windows_of(len(self.phrases), len(self.said), self.anchors)
        if sum(end - begin for begin, end in windows) > _MOST + _MOST_EACH * len(windows):
            raise AlignmentError("Too little of this transcript is found in these captions to align them.")
        starts = np.array([*self.said.starts, self.said.starts[-1]])
        pulls: dict[int, float] = {}
        for number, phrase in enumerate(self.phrases):
            hint = hints[phrase.line]
            if phrase.first == 0 and hint is not None:
                pulls[number] = hint
        return divide(self.phrases, gains, windows, starts, pulls, report)
