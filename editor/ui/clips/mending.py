"""Settling what is to be said of a clip: words that have changed, and what is wrong with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from editor.core.errors import EditError
from editor.ui.clips.notes import ClipNotes
from editor.ui.quotes import Quotes

SAME = "The words of this clip are those that it quotes."
ALL_SAME = "The words of all clips are those that they quote."


class ClipMending(QObject):
    """Mends the current clip; `at` tells which it is on the page, `chosen` which are selected.

    Signals:
        refused(sentence): it cannot be done, and why.
    """

    refused = Signal(str)

    def __init__(
        self,
        quotes: Quotes,
        notes: ClipNotes,
        at: Callable[[], int | None],
        chosen: Callable[[], Sequence[int]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._quotes = quotes
        self._notes = notes
        self._at = at
        self._chosen = chosen

    def why_not(self) -> str:
        """Say why there is nothing to accept or to follow in the clips that are selected, if so."""
        return "" if any(map(self._quotes.stale, self._chosen())) else SAME

    def why_none(self) -> str:
        """Say why there is nothing to accept in any clip, if so."""
        return "" if self._quotes.stale_clips else ALL_SAME

    def accept(self) -> None:
        """Take the words that the selected clips hold for those that they quote."""
        self._quotes.accept([at for at in self._chosen() if self._quotes.stale(at)])

    def accept_all(self) -> None:
        """Take the words that the clips hold for those that they quote, in all of them."""
        self._quotes.accept(self._quotes.stale_clips)

    def follow(self) -> None:
        """Move the current clip to where its words are now."""
        self._settle(self._quotes.follow)

    def fix(self) -> None:
        """Mend what is wrong with the current clip."""
        self._settle(self._notes.fix)

    def _settle(self, how: Callable[[int], None]) -> None:
        at = self._at()
        if at is None:
            return
        try:
            how(at)
        except EditError as error:
            self.refused.emit(str(error))
