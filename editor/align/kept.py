"""Times that were kept of a page, on the page as it is now."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from editor.align.by_characters import by_characters
from editor.align.runs import longest_run, only_ones
from editor.core.alignment import NOT_HEARD, Alignment, Grade, LineTimes
from editor.core.captions import HeardWord
from editor.core.kept_times import Kept, line_digests
from editor.core.number_runs import number_runs

_TELLING = 40
"""Characters of a line that, found at another place, is still the same one; "Yes." may be anybody's."""


def restored(
    lines: Sequence[str], kept: Kept, heard: Sequence[HeardWord]
) -> tuple[Alignment, tuple[range, ...]] | None:
    """Return the times of lines by what was kept of those that still read the same, and which ones do not.

    Lines that are new or have changed, of which the numbers are returned in runs, have guesses until they are aligned
    again. `heard` are the words of the captions that the times were kept with. None if they are others, or if no line
    is as it was.
    """
    if any(max(line.words.heard, default=NOT_HEARD) >= len(heard) for line in kept.alignment.lines):
        return None
    known = {
        number: kept.alignment.lines[before]
        for number, before in _same(lines, kept.lines).items()
        if _fits(kept.alignment.lines[before], lines[number])
    }
    if lines and not known:
        return None
    ranges = tuple(number_runs(number for number in range(len(lines)) if number not in known))
    made = dict(known)
    for new in ranges:
        guesses = _guesses(lines[new.start : new.stop], known.get(new.start - 1), known.get(new.stop))
        made.update(zip(new, guesses, strict=True))
    return Alignment(tuple(map(made.__getitem__, range(len(lines))))), ranges


def _fits(times: LineTimes, text: str) -> bool:
    """Tell whether the words of a line stand in its text, as they do if the file was not made by anybody else."""
    return max(times.words.untils, default=0) <= len(text)


def _same(lines: Sequence[str], before: Sequence[bytes]) -> dict[int, int]:
    """Return which line is which one of before.

    It is where a text occurs once on both sides, in order or elsewhere if it is long, and next to others and to either
    end.
    """
    now = line_digests(lines)
    here, there = only_ones(now), only_ones(before)
    shared = sorted((number, there[text]) for text, number in here.items() if text in there)
    same = {number: other for number, other in shared if len(lines[number]) >= _TELLING}
    same.update(longest_run(shared))
    same.update({-1: -1, len(now): len(before)})
    taken = set(same.values())
    for numbers, step in ((range(len(now)), 1), (reversed(range(len(now))), -1)):
        for number in numbers:
            other = same.get(number - step, -2) + step
            if number not in same and 0 <= other < len(before) and other not in taken and now[number] == before[other]:
                same[number] = other
                taken.add(other)
    return {number: other for number, other in same.items() if 0 <= number < len(now)}


def _guesses(texts: Sequence[str], before: LineTimes | None, after: LineTimes | None) -> Iterator[LineTimes]:
    """Yield times of lines between two whose times are known: they share the time between by their characters."""
    low = before.end if before else 0.0
    end = after.start if after and after.start > low else None
    made = by_characters(texts, [low, *[None] * (len(texts) - 1)], end)
    high = made.ends[-1] if end is None else end
    yield from (replace(line, low=low, high=high, grade=Grade.GUESS) for line in made.lines)
