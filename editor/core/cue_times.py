"""When subtitles come and go: each for at least a second, and as long as it takes to read it where the time allows."""

from collections.abc import Sequence

from editor.core.cue_breaks import LONGEST, READING_SPEED, SHORTEST

LEAD = 0.5
"""Seconds that a cue may come early or late for the sake of its neighbour that could not be read otherwise."""

_GRAIN = 0.001
"""Seconds that a time may lose where it is written in thousandths."""


def cue_times(
    spans: Sequence[tuple[float, float]], lengths: Sequence[int], start: float, end: float
) -> list[tuple[float, float]]:
    """Return when each cue comes and goes, none before the one before it has gone.

    `spans` holds when the words of each are said, in order; `lengths` how many characters each shows. All lies between
    `start` and `end` in seconds.
    """
    if not spans:
        return []
    spoken = [min(max(begin, start), end) for begin, _ in spans]
    needs = [min(max(length / READING_SPEED, SHORTEST), LONGEST - 2 * _GRAIN) + _GRAIN for length in lengths]
    starts = _apart(spoken, SHORTEST + _GRAIN, start, end)
    _share(starts, spoken, needs, end)
    # It stays until it can be read, but no longer than until the next one comes.
    return [
        (begin, max(begin, min(max(until, begin + need), begin + LONGEST - _GRAIN, limit)))
        for begin, (_, until), need, limit in zip(starts, spans, needs, [*starts[1:], end], strict=True)
    ]


def _apart(seconds: Sequence[float], least: float, start: float, end: float) -> list[float]:
    """Return seconds that are at least `least` apart and as near as can be (least squares) to those that are given.

    Where there is no room for that, they are evenly apart. Source: the pool adjacent violators algorithm.
    """
    least = min(least, (end - start) / len(seconds))
    pools: list[tuple[float, int]] = []
    for index, second in enumerate(seconds):
        mean, count = second - index * least, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean = (before * many + mean * count) / (many + count)
            count += many
        pools.append((mean, count))
    latest = end - least * len(seconds)
    level = [min(max(mean, start), max(start, latest)) for mean, count in pools for _ in range(count)]
    return [min(second + index * least, end) for index, second in enumerate(level)]


def _share(starts: list[float], spoken: Sequence[float], needs: Sequence[float], end: float) -> None:
    """Move the starts a little where a cue has less time than it needs and its neighbour more."""
    for index in range(1, len(starts)):
        lacks = needs[index - 1] - (starts[index] - starts[index - 1])
        if lacks > 0:
            after = starts[index + 1] if index + 1 < len(starts) else end
            room = min(lacks, after - starts[index] - needs[index], spoken[index] + LEAD - starts[index])
            starts[index] += max(0.0, room)
    for index in range(len(starts) - 1, 0, -1):
        after = starts[index + 1] if index + 1 < len(starts) else end
        lacks = needs[index] - (after - starts[index])
        if lacks > 0:
            before = starts[index] - starts[index - 1] - needs[index - 1]
            starts[index] -= max(0.0, min(lacks, before, starts[index] - spoken[index] + LEAD))
