"""Aligning an edited text with what was heard: when each line and each word of it is said."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from editor.align.anchors import Verdict, fit_of
from editor.align.grading import Hints
from editor.align.prepared import Prepared, Report
from editor.align.values import NOT_HEARD, Alignment, AlignmentError, Cancelled, alignment_of, spliced
from editor.core.captions import HeardWord
from editor.core.timing import NEVER

_MIDDLE = 0.5  # seconds
_NOTHING_HEARD = "There are no words with times in these captions, so nothing can be aligned with them."


def align(
    lines: Sequence[str],
    heard: Sequence[HeardWord],
    hints: Hints | None = None,
    progress: Report = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Alignment:
    """Return when the lines of an edited text are said, and their words.

    `heard` are the words of captions in order. `hints` are the seconds at which the lines are stated to begin, where
    they are; they pull softly and may be wrong. One that repeats the one before is of the same turn, and none. Whole
    seconds are taken as cut off. `progress` hears how much is done, from 0 to 1. Raises AlignmentError
    if the captions are of something else, and Cancelled.
    """

    def report(done: float) -> None:
        if cancelled():
            raise Cancelled
        progress(done)

    report(0.0)
    if not lines:
        return alignment_of([], [])
    text = Prepared(lines, heard)
    if not text.said.keys:
        raise AlignmentError(_NOTHING_HEARD)
    fit = fit_of(text.phrases, text.anchors)
    if fit.verdict is Verdict.NO:
        raise AlignmentError(fit.sentence)
    alignment = text.align(_pulls(hints or [None] * len(lines)), report)
    report(1.0)
    return alignment


def realign(
    old: Alignment,
    lines: Sequence[str],
    heard: Sequence[HeardWord],
    first: int,
    count: int,
    hints: Hints | None = None,
) -> Alignment:
    """Return an alignment after an edit: of `lines`, the text as it is now, `count` from `first` on are new.

    They stand in place of as many as there were more before. Only they and a line or a few on either side are aligned,
    with what was heard between the lines around those; the rest keeps its times. Raises AlignmentError.
    """
    removed = count + len(old) - len(lines)
    begin, until = first, first + removed
    while True:
        begin, until = _widened(old, begin, until)
        end = until + count - removed
        text = Prepared(lines[begin:end], heard, *_stretch(old, heard, begin, until))
        if text.said.keys:
            break
        if (begin, until) == (0, len(old)):
            raise AlignmentError(_NOTHING_HEARD)
    pulls = _pulls(hints[max(0, begin - 1) : end])[begin and 1 :] if hints else [None] * (end - begin)
    return spliced(old, begin, until, text.align(pulls, lambda _: None))


def _widened(old: Alignment, begin: int, until: int) -> tuple[int, int]:
    """Return lines and one more on either side, up to where something was heard of those around them."""
    begin, until = max(0, begin - 1), min(len(old), until + 1)
    while begin > 0 and not _heard_of(old, begin - 1):
        begin -= 1
    while until < len(old) and not _heard_of(old, until):
        until += 1
    return begin, until


def _stretch(old: Alignment, heard: Sequence[HeardWord], begin: int, until: int) -> tuple[int, int]:
    """Return which heard words, half open, lie between the lines around some."""
    first = max(_heard_of(old, begin - 1)) + 1 if begin else 0
    if until == len(old):
        return first, len(heard)
    after = min(_heard_of(old, until))
    while after > first and heard[after - 1].start >= old.starts[until]:
        after -= 1
    return first, after


def _heard_of(alignment: Alignment, line: int) -> list[int]:
    """Return which heard words are of a line."""
    return [word.heard for word in alignment.words_of(line) if word.heard != NOT_HEARD]


def _pulls(hints: Hints) -> list[float | None]:
    """Return when lines begin by what is stated: the middle of a whole second, and None where that tells nothing."""
    pulls: list[float | None] = []
    for before, hint in pairwise([None, *hints]):
        if hint is None or hint == before or not 0 <= hint < NEVER:
            pulls.append(None)
        else:
            pulls.append(hint + _MIDDLE if float(hint).is_integer() else hint)
    return pulls
