"""Headers of another version of an episode: where each would stand, which are there already, which only here."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from editor.align.carry import Carrier, Landing
from editor.core.model import Episode, Header, Line, clean_text
from editor.core.pairing import key_of

Kind = Literal["new", "renamed", "moved", "same", "own"]


class CarriedHeader(NamedTuple):
    """What becomes of a header of the other version, or of one that only this version has.

    It will stand before the line in `row`, which is the number of entries at the end; where `offset` is more than 0,
    before the words that begin with that character of the line, which is split there; `who` says those by the other
    version, None if that is not known. `at` is the row of the header that is there already. Rows count the entries
    before anything is done.
    """

    kind: Kind
    row: int
    offset: int
    at: int | None
    before: Header | None
    after: Header | None
    sure: bool = True
    who: str | None = None

    @property
    def changes(self) -> bool:
        """Tell whether there is something to do."""
        return self.kind != "same"

    @property
    def advised(self) -> bool:
        """Tell whether the change goes without saying: none is that is not sure, and no header is taken out unasked."""
        return self.sure and self.kind != "own"


def plan_headers(
    episode: Episode, other: Episode, carrier: Carrier, names: Mapping[str, str]
) -> tuple[CarriedHeader, ...]:
    """Return what becomes of the headers, in the order of the page; those without words or place are left out.

    `carrier` leads from the other version to the episode, and so do the `names` of speakers. A header that stands there
    with the same title stays, and so does one near where the place is not sure. One of the same title elsewhere is
    moved, one of another title in that place is renamed.
    """
    places = list(_places(episode, other, carrier, names))
    own = {row: entry for row, entry in enumerate(episode.entries) if isinstance(entry, Header)}
    pairs = _pairs(episode, own, places)
    plans = [_plan(episode, own, place, pairs.get(number)) for number, place in enumerate(places)]
    left = own.keys() - pairs.values()
    plans += [CarriedHeader("own", _line_below(episode, row), 0, row, own[row], None) for row in left]
    return tuple(sorted(plans, key=lambda plan: (plan.row, plan.offset, plan.kind == "own")))


class _Place(NamedTuple):
    """A header of the other version, and where it belongs."""

    header: Header
    landing: Landing
    who: str | None


def _places(episode: Episode, other: Episode, carrier: Carrier, names: Mapping[str, str]) -> Iterator[_Place]:
    """Yield the headers of the other version with where each belongs, in order."""
    lines = [row for row, _ in other.lines()]
    least = (0, 0)
    for row, entry in enumerate(other.entries):
        if not isinstance(entry, Header) or not clean_text(entry.text).strip():
            continue
        at = bisect_left(lines, row)
        landing = carrier.landing(row) if at < len(lines) else Landing(len(episode.entries), 0, True)
        if landing is None:
            continue
        # What comes later in the one comes no earlier in the other.
        place = max(least, (landing.row, landing.offset))
        sure = landing.sure and place == (landing.row, landing.offset)
        least = place
        below = other.entries[lines[at]] if at < len(lines) else None
        who = names.get(below.who or "") if isinstance(below, Line) else None
        yield _Place(entry, Landing(*place, sure), who)


def _pairs(episode: Episode, own: Mapping[int, Header], places: Sequence[_Place]) -> dict[int, int]:
    """Return which header of the other version is in which row of the episode: by place and title, title, place."""
    titled, placed = defaultdict[str, list[int]](list), defaultdict[int, list[int]](list)
    for row, header in own.items():
        titled[key_of(header.text)].append(row)
        placed[_line_below(episode, row)].append(row)
    pairs: dict[int, int] = {}
    taken: set[int] = set()

    def pair(number: int, rows: Iterable[int]) -> None:
        row = next((row for row in rows if row not in taken), None)
        if number not in pairs and row is not None:
            pairs[number] = row
            taken.add(row)

    here = [placed[landing.row] if not landing.offset else [] for _, landing, _ in places]
    for number, (header, _, _) in enumerate(places):
        pair(number, [row for row in here[number] if row in titled[key_of(header.text)]])
    for number, (header, landing, _) in enumerate(places):
        pair(number, sorted(titled[key_of(header.text)], key=lambda row: abs(row - landing.row)))
    for number, (_, landing, _) in enumerate(places):
        pair(number, here[number] if landing.sure else ())
    return pairs


def _plan(episode: Episode, own: Mapping[int, Header], place: _Place, at: int | None) -> CarriedHeader:
    header, (row, offset, sure), who = place
    title = clean_text(header.text).strip()
    if at is None:
        return CarriedHeader("new", row, offset, None, None, Header(title, header.extra), sure, who)
    before = own[at]
    after = Header(title, before.extra, before.origin)
    there = _line_below(episode, at)
    if key_of(before.text) != key_of(title):
        return CarriedHeader("renamed", row, offset, at, before, after, sure, who)
    if (there, 0) == (row, offset) or not sure:
        return CarriedHeader("same", there, 0, at, before, before, True, who)
    return CarriedHeader("moved", row, offset, at, before, before, sure, who)


def _line_below(episode: Episode, row: int) -> int:
    """Return the row of the line that a header stands above; the number of entries where there is none."""
    while row < len(episode.entries) and isinstance(episode.entries[row], Header):
        row += 1
    return row
