"""Where the page stands: the row at its top is the truth, the scroll bar is made to agree."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QTextEdit

from editor.core.change import Change
from editor.ui.transcript.layout import LazyLayout

ONE_THIRD = 1 / 3
NEAR_PAGES = 3


class Scroller:
    """Keeps what is read in place when rows elsewhere turn out higher or lower than they were thought to be.

    The page starts `inside` pixels below the top of `row`. While `held`, moves of the scroll bar are our own.
    """

    def __init__(self, view: QTextEdit, layout: LazyLayout) -> None:
        self._view = view
        self._layout = layout
        self.row = 0
        self.inside = 0
        self.held = False

    @property
    def height(self) -> int:
        """Return the height of the page."""
        return self._view.viewport().height()

    @property
    def value(self) -> int:
        """Return how far the page is from the top of the document."""
        return self._view.verticalScrollBar().value()

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Take moves of the scroll bar as our own meanwhile."""
        before, self.held = self.held, True
        try:
            yield
        finally:
            self.held = before

    @contextmanager
    def keep_place(self) -> Iterator[None]:
        """Show the same part of the same row after everything was set anew meanwhile."""
        heights = self._layout.rows.heights
        row = self.row = min(self.row, len(heights) - 1)
        share = self.inside / heights[row] if heights[row] else 0
        with self.hold():
            yield
        self.inside = int(share * self._layout.height_of(row))
        self.settle()

    def moved(self, dy: int) -> None:
        """Follow the scroll bar, which moved the page by `dy` pixels."""
        value = self.value
        if abs(dy) <= NEAR_PAGES * self.height:
            self.inside -= dy
        else:
            self.row = self._layout.row_at(value)
            self.inside = value - self._layout.rows.heights.top(self.row)
        self.settle()
        self._view.viewport().update()

    def move_by(self, pixels: int) -> None:
        """Move down, or up where it is negative."""
        self.inside += pixels
        self.settle()
        self._view.viewport().update()

    def show(self, row: int, below: float = ONE_THIRD, part: int = 0) -> None:
        """Put a row, or what stands `part` pixels inside it, at a share of the page's height."""
        self.row = min(max(row, 0), len(self._layout.rows.heights) - 1)
        self.inside = part - int(self.height * below)
        self.settle()
        self._view.viewport().update()

    def follow(self, change: Change) -> None:
        """Stay with the row at the top when rows come or go above it."""
        row = change.map_row(self.row)
        self.row = max(0, min(row, len(self._layout.rows.heights) - 1))

    def settle(self) -> None:
        """Set the rows of this page in lines, then let range and value of the scroll bar agree with it."""
        heights, bar = self._layout.rows.heights, self._view.verticalScrollBar()
        self.row = min(self.row, len(heights) - 1)
        self._find_top()
        self._fill_page()
        self._layout.rows.stale = False
        with self.hold():
            wanted = max(heights.total + self._layout.room_below - self.height, 0)
            if bar.maximum() != wanted:
                self._layout.set_size()
            bar.setValue(heights.top(self.row) + self.inside)
        self.inside = bar.value() - heights.top(self.row)

    def _find_top(self) -> None:
        """Walk from wherever the anchor has got to the row that is really at the top."""
        last = len(self._layout.rows.heights) - 1
        while self.inside < 0 and self.row > 0:
            self.row -= 1
            self.inside += self._layout.height_of(self.row)
        self.inside = max(self.inside, 0)
        while self.row < last and self.inside >= (height := self._layout.height_of(self.row)):
            self.inside -= height
            self.row += 1

    def _fill_page(self) -> None:
        """Set every row of the page; where it would end below the last row, go up again."""
        y, row, count = -self.inside, self.row, len(self._layout.rows.heights)
        while row < count and y < self.height:
            y += self._layout.height_of(row)
            row += 1
        missing = self.height - y - self._layout.room_below
        if missing > 0:
            self.inside -= missing
            self._find_top()
