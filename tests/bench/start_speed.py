"""How long the program takes to start on a page of one hour, against a bare window of Qt's in the same run."""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pages
from bench import report

ROUNDS = 11
RATIO_TARGET = 1.3
HERE = Path(__file__).resolve().parent
RECORDING = HERE.parents[1] / "resources" / "sample" / "sample.opus"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        silent, sounding = Path(folder) / "silent.md", Path(folder) / "sounding.md"
        for page in (silent, sounding):
            page.write_bytes(pages.page(1))
        shutil.copy(RECORDING, sounding.with_suffix(".opus"))
        measure({"bare": [], "silent": [silent], "sounding": [sounding]})


def measure(kinds: dict[str, list[Path]]) -> None:
    """Start all kinds in turn, so that what else the machine does hits them alike."""
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    for arguments in kinds.values():
        start(arguments)
    for _ in range(ROUNDS):
        for kind, arguments in kinds.items():
            times[kind].append(start(arguments))
    report("start: a bare Qt window", "", times["bare"])
    report("start: window usable", "1 h", times["silent"])
    report("start: window usable, recording loaded", "1 h", times["sounding"])
    ratios = [mine / bare for mine, bare in zip(times["silent"], times["bare"], strict=True)]
    report("start: usable against bare", "1 h", ratios, RATIO_TARGET, "median", "×")


def start(arguments: list[Path]) -> float:
    """Start a window; return the milliseconds until it is usable."""
    began = time.monotonic()
    command = [sys.executable, HERE / "started.py", *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return (float(done.stdout.split()[-1]) - began) * 1000


if __name__ == "__main__":
    main()
