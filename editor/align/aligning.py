"""Aligning an edited text with what was heard: when each line and each word of it is said."""

from collections.abc import Sequence

from editor.align.anchors import Verdict, fit_of
from editor.align.errors import AlignmentError
from editor.align.grading import Hints
from editor.align.prepared import Prepared
from editor.align.surroundings import surroundings
from editor.core.alignment import Alignment
from editor.core.captions import HeardWord
from editor.core.stated import all_meant
from editor.core.watch import Unwatched, Watch, check

_NOTHING_HEARD = "There are no words with times in these captions, so nothing can be aligned with them."
_NOBODY = Unwatched()


def align(
    lines: Sequence[str],
    heard: Sequence[HeardWord],
    hints: Hints | None = None,
    watch: Watch = _NOBODY,
) -> Alignment:
    """Return when the lines of an edited text are said, and their words.

    `heard` are the words of captions in order. `hints` are the seconds at which the lines are stated to begin, where
    they are; they pull softly and may be wrong. One that repeats the one before is of the same turn, and none. Whole
    seconds are taken as cut off. Raises AlignmentError if the captions are of something else, and Cancelled.
    """

    def report(done: float) -> None:
        check(watch)
        watch.progress(done)

    report(0.0)
    if not lines:
        return Alignment()
    text = Prepared(lines, heard)
    if not text.said.keys:
        raise AlignmentError(_NOTHING_HEARD)
    fit = fit_of(text.phrases, text.anchors)
    if fit.verdict is Verdict.NO:
        raise AlignmentError(fit.sentence)
    alignment = text.align(all_meant(hints or [None] * len(lines)), report)
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
    """Return an alignment in which `count` lines from `first` on are aligned again, because they have other words now.

    `lines` are all as they are now, `old` are their times as they followed the edit. Only they and a line or a few on
    either side are aligned, with what was heard between the lines around those; the rest keeps its times, and all do
    where nothing tells what may have been heard of them. Raises AlignmentError if that would take too much.
    """
    found = surroundings(old, heard, first, first + count)
    if found is None:
        return old
    begin, until = found.begin, found.until
    text = Prepared(lines[begin:until], heard, found.first, found.after)
    if not text.said.keys:
        return old
    pulls = all_meant(hints[max(0, begin - 1) : until])[begin and 1 :] if hints else [None] * (until - begin)
    return old.spliced(begin, until, text.align(pulls, lambda _: None).lines)
