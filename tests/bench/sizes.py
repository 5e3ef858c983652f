"""Measuring a widget on episodes of 1, 10 and 100 hours."""

import argparse
from collections.abc import Callable

from PySide6.QtWidgets import QApplication


def measure_sizes(description: str | None, measure: Callable[[int, bool], object]) -> None:
    """Call `measure` for each size with its hours, and whether it should be quick: then for one hour only."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--quick", action="store_true", help="1 h only, few runs")
    quick = parser.parse_args().quick
    app = QApplication([])
    app.setStyle("Fusion")
    for hours in (1,) if quick else (1, 10, 100):
        measure(hours, quick)
