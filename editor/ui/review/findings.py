"""What there is to review on a page, kept up while it is edited."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from PySide6.QtCore import QObject, QTimer, Signal

from editor.checks.times import Kind, TimeReview, accepted, refusal_of, refusals_of, times_to_review
from editor.core import edits
from editor.core.alignment import Alignment, Grade
from editor.core.change import Change, Splice
from editor.core.model import Entry, Line
from editor.ui.background import Background
from editor.ui.document import Document
from editor.ui.true_times import TrueTimes

REST_MS = 200
AT_ONCE = 3000
"""So many entries are checked while the window waits, in about 5 ms; more behind it."""

Found = list[tuple[TimeReview, bool]]
"""Reviews, and of each whether it was refused."""
_ROW = attrgetter("row")


@dataclass(slots=True, eq=False)
class Finding:
    """A review and the row in which its line is now; the same object as long as it says the same."""

    review: TimeReview
    row: int
    refused: bool = False

    @property
    def now(self) -> TimeReview:
        """Return the review in the row in which its line is now."""
        return self.review._replace(row=self.row)


class Findings(QObject):
    """Checks when the typing rests; what an edit settles goes at once, and rows follow.

    Signals:
        changed(): others may be there.
        came(items): these were not there before.
        reworded(first, last): lines in these rows read differently.
        went_along(count): so many lines that were not accepted were given other seconds too, to stay in order.
    """

    changed = Signal()
    came = Signal(object)
    reworded = Signal(int, int)
    went_along = Signal(int)

    def __init__(self, document: Document, true_times: TrueTimes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._true_times = true_times
        self._with_refused = False
        # What follows the edit that is being made: it states another second then, and is to be reviewed still.
        self._along: list[Finding] = []
        self.items: Sequence[Finding] = ()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look_at_rest)
        self._background = Background(self)
        self._background.done.connect(self._take)
        document.changed.connect(self._follow)
        true_times.changed.connect(self._rest.start)
        self.look()

    @property
    def possible(self) -> bool:
        """Tell whether there is an alignment to hold the page against."""
        return self._true_times.alignment is not None

    @property
    def busy(self) -> bool:
        """Tell whether the page is to be checked yet, as it was edited."""
        return self._rest.isActive() or self._background.busy

    @property
    def refused_count(self) -> int:
        """Return how many lines were refused another second."""
        # By the text of the line, which stands last: of one, more than one kind of suggestion may be refused.
        return len({refused.rpartition(" ")[2] for refused in self._true_times.refused})

    @property
    def with_refused(self) -> bool:
        """Tell whether those that were refused are listed too."""
        return self._with_refused

    def show_refused(self, shown: bool) -> None:
        """List those that were refused too, or not."""
        if shown != self._with_refused:
            self._with_refused = shown
            self.look()

    def counts(self) -> Mapping[Kind, int]:
        """Return how many there are of each kind."""
        return Counter(item.review.kind for item in self.items)

    def at_row(self, row: int) -> Finding | None:
        """Return the finding in a row of the page, if there is one."""
        at = bisect_left(self.items, row, key=_ROW)
        return self.items[at] if at < len(self.items) and self.items[at].row == row else None

    def look(self) -> None:
        """Check the page now."""
        self._rest.stop()
        self._show(self._check()())

    def along(self, items: Iterable[Finding]) -> int:
        """Return how many lines behind these would be given other seconds too, if they were accepted."""
        reviews = [item.now for item in items]
        return len(self._seconds(reviews).keys() - {review.row for review in reviews})

    def accept(self, items: Iterable[Finding]) -> None:
        """Give lines the second in which they were heard, all in one edit."""
        reviews = [item.now for item in items]
        seconds = self._seconds(reviews)
        if not seconds:
            return
        rows = seconds.keys() - {review.row for review in reviews}
        along = ((self.at_row(row), seconds[row]) for row in rows)
        self._along = [Finding(item.review._replace(stated=sec), item.row, item.refused) for item, sec in along if item]
        self._document.seal()
        label = "Accept time" if len(reviews) == 1 else f"Accept {len(reviews)} times"
        try:
            self._document.apply(label, edits.set_times, seconds)
        finally:
            self._along = []
        if rows:
            self.went_along.emit(len(rows))

    def refuse(self, items: Iterable[Finding]) -> None:
        """List these no longer: what the page states is right, or good enough."""
        self._true_times.refuse(*self._refusals(items))
        self.look()

    def ask_again(self, items: Iterable[Finding]) -> None:
        """List these again although they were refused."""
        self._true_times.ask_again(*self._refusals(items))
        self.look()

    def _refusals(self, items: Iterable[Finding]) -> Iterator[str]:
        entries = self._document.episode.entries
        for item in items:
            line = entries[item.row]
            if isinstance(line, Line):
                yield from refusals_of(line, item.review.kind)

    def _seconds(self, reviews: Sequence[TimeReview]) -> Mapping[int, float]:
        """Return which seconds lines would be given, by row; none without an alignment."""
        alignment, entries = self._true_times.alignment, self._document.episode.entries
        return accepted(entries, alignment, reviews, self._true_times.refused) if alignment is not None else {}

    def _check(self) -> Callable[[], Found]:
        """Return what checks the page as it is now, wherever and whenever it is called."""
        true = self._true_times
        return partial(_found, self._document.episode.entries, true.alignment, true.refused, self._with_refused)

    def _look_at_rest(self) -> None:
        entries, check = self._document.episode.entries, self._check()
        if len(entries) <= AT_ONCE:
            self._show(check())
        else:
            self._background.ask(lambda: (entries, check()))

    def _take(self, result: tuple[Sequence[Entry], Found]) -> None:
        if result[0] is self._document.episode.entries and not self._rest.isActive():
            self._show(result[1])

    def _show(self, found: Found) -> None:
        before = {item.row: item for item in self.items}
        items, new = [], []
        for review, refused in found:
            item = before.get(review.row)
            if item is None or item.refused != refused or item.review[1:] != review[1:]:
                item = Finding(review, review.row, refused)
                new.append(item)
            items.append(item)
        self.items = items
        self.changed.emit()
        if new:
            self.came.emit(new)

    def _follow(self, change: Change, _origin: object) -> None:
        if not change.splices:
            return
        self._rest.start()
        if any(map(_matters, change.splices)):
            before, left = len(self.items), _followed(self.items, change)
            self.items = sorted([*left, *self._along], key=_ROW) if self._along else left
            if len(left) < before:
                self.changed.emit()
        else:
            last = change.splices[-1]
            self.reworded.emit(change.splices[0].at, last.at + len(last.removed) - 1)


def sure_of(items: Iterable[Finding]) -> list[Finding]:
    """Return those that can be accepted unheard."""
    return [item for item in items if item.review.grade is Grade.SURE and not item.refused]


def _found(entries: Sequence[Entry], alignment: Alignment | None, refused: frozenset[str], with_refused: bool) -> Found:
    """Check a page; what was refused is among what is found if it is asked for."""
    if alignment is None:
        return []
    found = [(review, False) for review in times_to_review(entries, alignment, refused)]
    if refused and with_refused:
        listed = {review.row for review, _ in found}
        again = (review for review in times_to_review(entries, alignment) if review.row not in listed)
        found += [(one, True) for one in again if _refusal(entries, one) in refused]
        found.sort(key=lambda one: one[0].row)
    return found


def _refusal(entries: Sequence[Entry], review: TimeReview) -> str:
    line = entries[review.row]
    return refusal_of(line, review.kind) if isinstance(line, Line) else ""


def _matters(splice: Splice) -> bool:
    """Tell whether seconds may be others after a splice, or stand in other rows."""
    if len(splice.removed) != len(splice.inserted):
        return True
    pairs = zip(splice.removed, splice.inserted, strict=True)
    return any(old.origin is not new.origin or _sec(old) != _sec(new) for old, new in pairs)


def _followed(items: Sequence[Finding], change: Change) -> list[Finding]:
    """Return what is left after a change, in its rows; what has another second now is settled."""
    left: list[Finding] = []
    start = shift = 0
    for splice in change.splices:
        first = bisect_left(items, splice.at, start, key=_ROW)
        after = bisect_left(items, splice.at + len(splice.removed), first, key=_ROW)
        left += _shifted(items[start:first], shift)
        left += _inside(items[first:after], splice, shift)
        start, shift = after, shift + len(splice.inserted) - len(splice.removed)
    return [*left, *_shifted(items[start:], shift)]


def _shifted(items: Sequence[Finding], shift: int) -> Sequence[Finding]:
    if shift:
        for item in items:
            item.row += shift
    return items


def _inside(items: Sequence[Finding], splice: Splice, shift: int) -> list[Finding]:
    """Return those of lines that a splice exchanged for the same line with the same second."""
    places = {new.origin: place for place, new in enumerate(splice.inserted)} if items else {}
    left = []
    for item in items:
        old = splice.removed[item.row - splice.at]
        place = places.get(old.origin)
        if place is not None and _sec(splice.inserted[place]) == _sec(old):
            item.row = splice.at + shift + place
            left.append(item)
    return sorted(left, key=_ROW)


def _sec(entry: object) -> float | None:
    return entry.sec if isinstance(entry, Line) else None
