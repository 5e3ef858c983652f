"""What the benchmarks share: how a time is taken, and how it is handed to the table.

A benchmark is a script beside this file named `*_speed.py`. It calls `report` for everything it has measured;
`packaging/bench` starts each in a process of its own, on an X server, and makes one table of what they report.
"""

import json
import math
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

MARK = "measured: "


@dataclass(frozen=True)
class Row:
    """One line of the table. Times are in milliseconds unless `unit` says otherwise; `target` is for `judged`."""

    operation: str
    size: str
    runs: int
    median: float
    p99: float
    worst: float
    target: float | None = None
    judged: str = "p99"
    unit: str = "ms"

    @property
    def met(self) -> bool | None:
        """Tell whether the target was met, if there is one."""
        return None if self.target is None else getattr(self, self.judged) <= self.target


def report(
    operation: str, size: str, samples: list[float], target: float | None = None, judged: str = "p99", unit: str = "ms"
) -> None:
    """Print a row for the table, made of single measurements; judge it by its median, p99 or worst."""
    ordered = sorted(samples)
    p99 = ordered[math.ceil(len(ordered) * 0.99) - 1]
    row = Row(operation, size, len(samples), statistics.median(samples), p99, ordered[-1], target, judged, unit)
    print(MARK + json.dumps(asdict(row)), flush=True)


def timed(action: Callable[[], object]) -> float:
    """Do something and return how long it took, in milliseconds."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000
