"""Where two lists differ, so that a model can say what changed instead of starting over."""

from collections.abc import Sequence
from typing import NamedTuple


class Run(NamedTuple):
    """Items `at` to `old_end` of the old list gave way to items `at` to `new_end` of the new one."""

    at: int
    old_end: int
    new_end: int

    @property
    def exchanged(self) -> int:
        """Return how many items stand where another stood."""
        return min(self.old_end, self.new_end) - self.at


def changed_run(old: Sequence[object], new: Sequence[object]) -> Run:
    """Find the one run in which the lists differ, comparing items by identity."""
    most = min(len(old), len(new))
    at = next((row for row in range(most) if old[row] is not new[row]), most)
    back = next((row for row in range(most - at) if old[-1 - row] is not new[-1 - row]), most - at)
    return Run(at, len(old) - back, len(new) - back)
