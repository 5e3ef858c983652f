"""Times that follow a page through its edits: what undo brings back, and what is to be aligned again."""

from collections.abc import Iterable, Iterator, Sequence
from weakref import WeakKeyDictionary, WeakSet

from editor.core.alignment import Alignment, LineTimes
from editor.core.change import Change
from editor.core.following import followed, given_up
from editor.core.model import Entry, Line
from editor.core.timing import Timeline


class Following:
    """Follows the lines of a page that have times found by the same words.

    Values:
        stale: the lines that read otherwise than when their times were found.
    """

    def __init__(self, entries: Sequence[Entry] = (), doubtful: Iterable[range] = ()) -> None:
        # What lines had that are not on the page now: undo brings them back, and their times with them.
        self._gone: WeakKeyDictionary[Line, LineTimes] = WeakKeyDictionary()
        lines = [entry for entry in entries if isinstance(entry, Line)]
        self.stale: WeakSet[Line] = WeakSet(lines[number] for some in doubtful for number in some)

    def after(
        self,
        alignment: Alignment,
        change: Change,
        entries: tuple[Sequence[Entry], Sequence[Entry]],
        timeline: Timeline | None,
    ) -> Alignment:
        """Return the times after a change that led from the one to the other entries.

        `timeline` may be that of the entries before: it knows how many lines stand above a row, which else are counted.
        """
        before, now = entries
        numbers: list[int] = []
        if timeline is not None and timeline.entries is before:
            numbers = [timeline.number_of(splice.at) for splice in change.splices]
        self._gone.update(given_up(alignment, change, before, numbers))
        alignment, ranges = followed(alignment, change, before, now, self._gone, numbers)
        if ranges:
            self.stale.update(_lines_of(now, change, ranges))
        return alignment


def _lines_of(entries: Sequence[Entry], change: Change, numbers: Sequence[range]) -> Iterator[Line]:
    """Yield those of the lines that a change put into entries which have one of some numbers."""
    put_in = [entry for splice in change.splices for entry in splice.inserted if isinstance(entry, Line)]
    if sum(map(len, numbers)) == len(put_in):
        # As it is for every key: at a hundred hours, counting would take a good part of what that may.
        yield from put_in
        return
    wanted = {number for some in numbers for number in some}
    lines = (entry for entry in entries if isinstance(entry, Line))
    yield from (line for number, line in enumerate(lines) if number in wanted)
