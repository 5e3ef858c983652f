"""Where words are said of which nothing was heard: they share the time between those around them, by characters."""

from collections.abc import Sequence

_PACE = 0.062
"""Seconds that a character usually takes."""
_SLOWLY, _LEADING = 2.0, 1.6
"""Words that were not heard take at most so many times what they usually take; those before the first heard one, so
many times, up to it."""


def spread(
    places: Sequence[tuple[int, int]], begin: float, until: float, leading: bool = False
) -> list[tuple[float, float]]:
    """Return when words start and end that share a span of seconds.

    `places` is where they stand in the text, in characters, half open. Leading ones stand at the end of the span,
    others at its start.
    """
    if not places:
        return []
    begin = min(begin, until)
    whole = _characters(places)
    usual = whole * _PACE
    if leading:
        begin = max(begin, until - usual * _LEADING)
    else:
        until = min(until, begin + usual * _SLOWLY)
    pace = (until - begin) / whole
    times = []
    for offset, after in places:
        duration = (after - offset + 1) * pace
        times.append((begin, begin + duration))
        begin += duration
    return times


def _characters(places: Sequence[tuple[int, int]]) -> int:
    """Count the characters of words, and a blank for each."""
    return sum(after - offset + 1 for offset, after in places)
