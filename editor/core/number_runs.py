"""Numbers that follow each other without a gap."""

from collections.abc import Iterable, Iterator
from itertools import groupby


def number_runs(numbers: Iterable[int]) -> Iterator[range]:
    """Yield the runs of which numbers consist that grow."""
    for _, group in groupby(enumerate(numbers), lambda numbered: numbered[1] - numbered[0]):
        some = [number for _, number in group]
        yield range(some[0], some[-1] + 1)
