"""The rows of the page: how high each is, and the few that were lately looked at, set in lines."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtGui import QFont, QTextLayout

from editor.core.model import Entry, Header, Line
from editor.ui.transcript.heights import Heights
from editor.ui.transcript.metrics import Metrics
from editor.ui.transcript.typeset import height_of, option_for, set_lines

KEPT = 300
NOTHING_YET = (Line(""),)


class SetRow(NamedTuple):
    """A row that is set in lines: its whole height, and its paragraph."""

    height: int
    layout: QTextLayout


class Rows:
    """Heights are estimates until a row is first looked at; `stale` tells that one has changed since the page was set.

    Entries are known by identity: an edited entry is another one, so nothing here can be out of date.
    """

    def __init__(self, entries: Callable[[], Sequence[Entry]], metrics: Metrics) -> None:
        self._entries = entries
        self._kept: OrderedDict[Entry, SetRow] = OrderedDict()
        self.metrics = metrics
        self.stale = False
        self.heights = Heights([])
        self.estimate_all()

    @property
    def entries(self) -> Sequence[Entry]:
        """Return the entries of the episode; one empty line where there are none, as Qt always has a block."""
        return self._entries() or NOTHING_YET

    def set_metrics(self, metrics: Metrics) -> None:
        """Take other measures; every height is an estimate again."""
        self.metrics = metrics
        self.estimate_all()

    def estimate_all(self) -> None:
        """Forget what was set and guess all heights."""
        self._kept.clear()
        estimate = self.metrics.estimate
        self.heights = Heights([estimate(entry) for entry in self.entries])

    def get(self, row: int) -> SetRow:
        """Return a row set in lines."""
        entry = self.entries[row]
        if found := self._kept.get(entry):
            self._kept.move_to_end(entry)
            return found
        layout = QTextLayout(entry.text, self.font_of(entry))
        layout.setTextOption(option_for(entry.text))
        layout.setCacheEnabled(True)
        set_lines(layout, self.metrics.text_width, self.metrics.leading)
        self._kept[entry] = self.measured(row, layout)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return self._kept[entry]

    def measured(self, row: int, layout: QTextLayout) -> SetRow:
        """Note the height that a paragraph gives its row."""
        metrics = self.metrics
        height = metrics.row_height(self.entries[row], height_of(layout, metrics.leading))
        self.stale |= self.heights.set(row, height)
        return SetRow(height, layout)

    def forget(self, row: int) -> None:
        """Have a row set anew, as after an input method was at work in it."""
        self._kept.pop(self.entries[row], None)

    def font_of(self, entry: Entry) -> QFont:
        """Return the font that an entry is set in."""
        return self.metrics.title if isinstance(entry, Header) else self.metrics.body

    def splice(self, at: int, removed: Sequence[Entry], inserted: Sequence[Entry]) -> None:
        """Follow a change of the entries; a row whose words stay keeps its height and its lines."""
        if len(removed) != len(inserted):
            self.heights.splice(at, len(removed), [self._known_height(entry) for entry in inserted])
            self.stale = True
            return
        for row, (old, new) in enumerate(zip(removed, inserted, strict=True), at):
            if old.text != new.text or type(old) is not type(new):
                # What was wrong with the guess for the old words is as wrong for the new ones.
                if grown := self.metrics.estimate(new) - self.metrics.estimate(old):
                    self.heights.set(row, self.heights[row] + grown)
                    self.stale = True
                self._kept.pop(new, None)
            elif kept := self._kept.pop(old, None):
                self._kept[new] = kept

    def _known_height(self, entry: Entry) -> int:
        kept = self._kept.get(entry)
        return kept.height if kept else self.metrics.estimate(entry)
