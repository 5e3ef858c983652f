"""What was found by aligning a page, for people and for programs."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from editor.checks.times import Kind, TimeReview, early_words, steady_offset
from editor.core.alignment import NOT_HEARD, Alignment, Grade, LineTimes
from editor.core.edits.tools import shortened
from editor.core.model import Episode, Line
from editor.core.timing import format_time

_FIRST_WORDS = 48
"""Characters of a line that are shown."""
_SUMMARY = {
    Kind.CONTRADICTED: ("stated second is contradicted", "stated seconds are contradicted"),
    Kind.MISSING: ("line states no second", "lines state no second"),
    Kind.OWN: ("repeats another's and could have its own", "repeat another's and could have their own"),
}


def report(
    page: Path, source: str, episode: Episode, alignment: Alignment, reviews: Sequence[TimeReview]
) -> Iterator[str]:
    """Yield as text when each line is said, how far that can be trusted, and what is to be said of its second."""
    sentences = {review.row: review.sentence for review in reviews}
    yield f"{page}: aligned with {source}"
    for (row, line), times in zip(episode.lines(), alignment.lines, strict=True):
        grade = times.grade.name.lower()
        span = f"{format_time(times.low)} – {format_time(times.high)}" if times.grade is Grade.GUESS else ""
        words = f"{line.who}: {line.text}" if line.who else line.text
        yield f"{row:5}  {format_time(times.start):>7}  {grade:<6}  {span:<17}  {shortened(words, _FIRST_WORDS)}"
        if row in sentences:
            yield f"{'':14}  {sentences[row]}"
    yield f"{page}: {summary(alignment, reviews)}"
    offset = steady_offset(episode.entries, alignment)
    if offset is not None:
        yield f"{page}: {early_words(offset)}."


def summary(alignment: Alignment, reviews: Sequence[TimeReview]) -> str:
    """Say how many lines are of which grade, and of how many the seconds should be looked at."""
    grades = Counter(alignment.grades)
    counts = ", ".join(f"{grades[grade]} {grade.name.lower()}" for grade in reversed(Grade))
    kinds = Counter(review.kind for review in reviews)
    said = "".join(f"; {kinds[kind]} {_SUMMARY[kind][kinds[kind] > 1]}" for kind in Kind if kinds[kind])
    return f"{len(alignment)} {'line' if len(alignment) == 1 else 'lines'}: {counts}{said}."


def as_json(page: Path, source: str, episode: Episode, alignment: Alignment, reviews: Sequence[TimeReview]) -> str:
    """Return all of it as one line of JSON; seconds are to the thousandth."""
    kinds = {review.row: review for review in reviews}
    grades = Counter(alignment.grades)
    whole = {
        "page": str(page),
        "captions": source,
        "grades": {grade.name.lower(): grades[grade] for grade in reversed(Grade)},
        "lines": [
            _line(row, line, times, kinds.get(row))
            for (row, line), times in zip(episode.lines(), alignment.lines, strict=True)
        ],
    }
    return json.dumps(whole, ensure_ascii=False)


def _line(row: int, line: Line, times: LineTimes, review: TimeReview | None) -> dict[str, object]:
    return {
        "row": row,
        "who": line.who,
        "text": line.text,
        "stated": line.sec,
        "start": _rounded(times.start),
        "end": _rounded(times.end),
        "low": _rounded(times.low),
        "high": _rounded(times.high),
        "grade": times.grade.name.lower(),
        "cover": round(times.cover, 3),
        "review": None if review is None else {"kind": review.kind, "second": review.second},
        "words": [
            {
                "text": line.text[word.offset : word.until],
                "start": _rounded(word.start),
                "end": _rounded(word.end),
                "heard": word.heard != NOT_HEARD,
            }
            for word in times.words
        ],
    }


def _rounded(seconds: float) -> float:
    return round(seconds, 3)
