"""Headers from a chapter list: where each would stand, and putting them there."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from typing import Literal, NamedTuple

from editor.core.change import Change, Splice
from editor.core.durations import stated_duration
from editor.core.edits.tools import checked_seconds, reworded, shortened, splice
from editor.core.errors import EditError
from editor.core.model import Entry, Episode, Header, clean_text
from editor.core.pairing import paired
from editor.core.placing import ChapterLines
from editor.core.sections import Chapter, Section, StatedTimes, sections_of
from editor.core.timing import Timeline, format_time

FAR = 15.0
"""Seconds between a chapter and its line from which on somebody should look."""

Kind = Literal["new", "renamed", "moved", "same", "gone"]


class HeaderPlan(NamedTuple):
    """What becomes of an item of the chapter list, or of a header that is not in it.

    `row` is the line before which the header will stand, `at` the row of the header that is there already; both count
    the entries of the episode before. `late` says by how many seconds that line starts later than the chapter;
    `beyond`, whether the chapter starts after everything that is said.
    """

    kind: Kind
    row: int
    at: int | None
    before: str | None
    chapter: Chapter | None
    late: float = 0.0
    beyond: bool = False

    @property
    def changes(self) -> bool:
        """Tell whether there is something to do."""
        return self.kind != "same"

    @property
    def advised(self) -> bool:
        """Tell whether the change goes without saying: no header is taken out, or put behind the end, unasked."""
        return self.kind != "gone" and not self.beyond


def plan_headers(episode: Episode, chapters: Iterable[Chapter], timeline: Timeline) -> tuple[HeaderPlan, ...]:
    """Return where the headers of a chapter list go, in order of time, then the headers that are not in it.

    A header goes before the line that starts nearest, rather one that starts a turn, and each before a line of its own
    unless the list has several at one time or nothing is said yet. A header that has the title already and is near
    stays; one that has another title in that place is renamed. Raises EditError on a page without times, and for a
    chapter without a title or a time.
    """
    chapters = sorted(map(_checked, chapters), key=lambda chapter: chapter.start)
    rows = [row for row, _ in episode.lines()]
    if not rows or timeline.start_of(0) is None:
        raise EditError("This page has no times yet: a chapter list needs to know when its lines are spoken.")
    there = _Headers(episode, timeline, chapters)
    fixed = {number: bisect_left(rows, section.first) for number, section in there.staying.items()}
    lines = ChapterLines(episode.entries, rows, timeline)
    plans = []
    for number, line in enumerate(lines.assign(chapters, fixed)):
        chapter, row = chapters[number], lines.row_of(line)
        beyond = lines.is_over(chapter.start)
        kind, header = there.header_for(number, chapter.title, -1 if beyond else row)
        at, before = (header.row, header.title) if header else (None, None)
        late = lines.start_of(line) - chapter.start
        plans.append(HeaderPlan(kind, row, at, before, chapter, late, beyond))
    return (*plans, *there.left())


def headers_from_chapters(
    episode: Episode, chapters: Iterable[Chapter] = (), plans: Collection[HeaderPlan] | None = None, only: bool = False
) -> Change:
    """Put the headers of a chapter list before the lines with which they start.

    `plans` are those to be carried out; left out, it is all that the chapters ask for, and headers that are not in the
    list are taken out only if `only` says so. Raises EditError if the page has no times, or ends before a chapter
    starts.
    """
    if plans is None:
        timeline = Timeline(episode.entries, stated_duration(episode.meta))
        plans = [plan for plan in plan_headers(episode, chapters, timeline) if only or plan.kind != "gone"]
        _check_end(plans, timeline.end_of(len(episode.entries) - 1) or 0.0)
    doomed = {plan.at for plan in plans if plan.at is not None and plan.kind in ("gone", "moved")}
    there = dict(sorted((place, _group_above(episode, place)) for place in _places(episode, plans)))
    splices: list[Splice] = []
    for place, group in there.items():
        here = [plan for plan in plans if plan.row == place and plan.kind != "gone"]
        headers = [row for row in group if row not in doomed]
        after = tuple(_arranged(episode, headers, here))
        splices += splice(group.start, tuple(episode.entries[group.start : place]), after).splices
    return Change(tuple(splices))


def _checked(chapter: Chapter) -> Chapter:
    title = clean_text(chapter.title).strip()
    if not title:
        raise EditError(f"The chapter at {format_time(chapter.start)} has no title.")
    return Chapter(checked_seconds(chapter.start, f"The start of the chapter “{shortened(title)}”"), title)


def _check_end(plans: Iterable[HeaderPlan], end: float) -> None:
    for plan in plans:
        if plan.beyond and plan.chapter:
            at, title = format_time(plan.chapter.start), shortened(plan.chapter.title)
            raise EditError(f"The chapter “{title}” starts at {at}, but this page ends at {format_time(end)}.")


def _places(episode: Episode, plans: Iterable[HeaderPlan]) -> set[int]:
    """Return the rows of the lines above which something changes."""
    found = {plan.row for plan in plans if plan.changes}
    for plan in plans:
        if plan.changes and plan.at is not None:
            row = plan.at
            while row < len(episode.entries) and isinstance(episode.entries[row], Header):
                row += 1
            found.add(row)
    return found


def _group_above(episode: Episode, place: int) -> range:
    first = place
    while first and isinstance(episode.entries[first - 1], Header):
        first -= 1
    return range(first, place)


def _arranged(episode: Episode, rows: Sequence[int], plans: Iterable[HeaderPlan]) -> list[Entry]:
    """Return the headers of one place: those that are there in `rows`, and among them, in order, those of the plans."""
    headers = [episode.entries[row] for row in rows]
    at_rows = list(rows)
    place = min((at_rows.index(plan.at) for plan in plans if plan.at in at_rows), default=len(rows))
    for plan in plans:
        title = plan.chapter.title if plan.chapter else ""
        if plan.at is not None and plan.at in at_rows:
            place = at_rows.index(plan.at)
            headers[place] = reworded(headers[place], title)
        else:
            made = Header(title) if plan.at is None else reworded(episode.entries[plan.at], title)
            headers.insert(place, made)
            at_rows.insert(place, -1)
        place += 1
    return headers


class _Headers:
    """The headers that are there, each for the chapter that it belongs to."""

    def __init__(self, episode: Episode, timeline: Timeline, chapters: Sequence[Chapter]) -> None:
        self._free = {section.row: section for section in sections_of(episode, timeline)}
        sections = list(self._free.values())
        pairs = paired(
            [(chapter.title, chapter.start) for chapter in chapters],
            [(section.title, section.start or 0.0) for section in sections],
        )
        self._titled = {number: sections[at] for number, at in pairs.items()}
        times = StatedTimes(episode.entries, timeline)
        self.staying = {
            number: sections[at]
            for number, at in pairs.items()
            if _suits(sections[at], chapters[number].start, times, on_top=sections[at].row == at)
        }
        for section in self._titled.values():
            del self._free[section.row]

    def header_for(self, number: int, title: str, row: int) -> tuple[Kind, Section | None]:
        """Return what becomes of which header for a chapter that is to stand before the line in a row."""
        section = self._titled.get(number)
        if section and number not in self.staying and section.first != row:
            return "moved", section
        if section is None:
            section = next((other for other in self._free.values() if other.first == row), None)
            if section is None:
                return "new", None
            del self._free[section.row]
        return "same" if section.title == title else "renamed", section

    def left(self) -> list[HeaderPlan]:
        """Return the plans of the headers that no chapter has taken."""
        return [HeaderPlan("gone", section.first, section.row, section.title, None) for section in self._free.values()]


def _suits(section: Section, seconds: float, times: StatedTimes, on_top: bool) -> bool:
    """Tell whether a chapter may start where a header stands; on top, that is from the recording's beginning on."""
    earliest, latest = times.bounds(section.first)
    return (0.0 if on_top else earliest - FAR) <= seconds <= latest + FAR
