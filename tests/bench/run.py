"""Run the benchmarks, each in a process of its own; print one table, and keep it with --record."""

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import PySide6

from bench import MARK, Row

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "RESULTS.md"
HEAD = ["operation", "size", "runs", "median", "p99", "worst", "target", "met"]
MINUTES = 15


def main() -> int:
    parser = argparse.ArgumentParser(prog="packaging/bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="page, view, start ...; all unless given")
    parser.add_argument("--record", action="store_true", help=f"write {RESULTS.name}")
    options = parser.parse_args()
    known = {path.name.removesuffix("_speed.py"): path for path in sorted(HERE.glob("*_speed.py"))}
    if unknown := set(options.names) - set(known):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    rows = []
    failed = []
    for name in options.names or known:
        print(f"measuring: {name}", file=sys.stderr, flush=True)
        found = run(known[name])
        rows += found
        failed += [] if found else [name]
    table = markdown(rows)
    print(table)
    if options.record:
        RESULTS.write_text(f"# Benchmarks\n\n{machine()}\n\n{table}\n", encoding="utf-8")
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def run(script: Path) -> list[Row]:
    """Return what a benchmark reports; nothing if it fails."""
    done = subprocess.run([sys.executable, script], stdout=subprocess.PIPE, text=True, timeout=MINUTES * 60)
    if done.returncode != 0:
        return []
    return [Row(**json.loads(line[len(MARK) :])) for line in done.stdout.splitlines() if line.startswith(MARK)]


def markdown(rows: list[Row]) -> str:
    """Lay the rows out as a table that reads well as plain text too."""
    cells = [HEAD, *(shown(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEAD))]
    lines = [f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |" for line in cells]
    rule = f"|{'|'.join('-' * (width + 2) for width in widths)}|"
    return "\n".join([lines[0], rule, *lines[1:]])


def shown(row: Row) -> list[str]:
    times = [f"{value:.{2 if value < 10 else 0}f} {row.unit}" for value in (row.median, row.p99, row.worst)]
    target = "" if row.target is None else f"{row.judged} {round(row.target, 1):g} {row.unit}"
    met = {None: "", True: "yes", False: "NO"}[row.met]
    return [row.operation, row.size, str(row.runs), *times, target, met]


def machine() -> str:
    """Say on what the figures were taken."""
    release = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    screen = os.environ.get("QT_QPA_PLATFORM", "the desktop's")
    return (
        f"Measured on {datetime.date.today():%-d %B %Y} by `packaging/bench --record`: {processor()},"
        f" {os.cpu_count()} cores, {release}, Python {platform.python_version()}, PySide6 {PySide6.__version__},"
        f" platform {screen}. Targets are those of the design, at the median, the 99th percentile or the worst"
        " as the column says; the pages are made up."
    )


def processor() -> str:
    """Name the processor as Linux does, or as Python knows it."""
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


if __name__ == "__main__":
    sys.exit(main())
