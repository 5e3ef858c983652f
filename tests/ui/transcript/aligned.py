"""Times of lines, made by hand."""

from editor.core.alignment import AlignedWord, Grade, LineTimes, WordTimes


def times(
    start: float,
    grade: Grade = Grade.SURE,
    low: float | None = None,
    high: float | None = None,
    clash: bool = False,
    cover: float = 0.9,
) -> LineTimes:
    """Make the times of a line of one word that lasts three seconds."""
    words = WordTimes.of([AlignedWord(0, 1, start, start + 3, 0)])
    low, high = start if low is None else low, start if high is None else high
    return LineTimes(start, start + 3, low, high, grade, cover, clash, words)


SURE = times(5.24)
LIKELY = times(12.6, Grade.LIKELY, 10, 16)
GUESS = times(30, Grade.GUESS, 21, 64)
CLASH = times(92, clash=True)
