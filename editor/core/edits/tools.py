"""What the edits are made of: finding an entry or refusing, and building a change."""

import math
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from editor.core.change import Change, Splice
from editor.core.errors import EditError
from editor.core.model import Clip, Entry, Episode, Header, Line, clean_text
from editor.core.timing import NEVER, Timeline, format_time

# A turn hardly has more paragraphs; estimating a time need not look farther.
NEIGHBOURS = 200


def entry_at(episode: Episode, at: int) -> Entry:
    """Return an entry; raise EditError if there is none."""
    check_range(at, len(episode.entries), "entry", "entries")
    return episode.entries[at]


def line_at(episode: Episode, at: int) -> Line:
    """Return a line; raise EditError if there is none or a header stands there."""
    entry = entry_at(episode, at)
    if isinstance(entry, Header):
        raise EditError(f"Entry {at} is a header (“{shortened(entry.text)}”), not a line.")
    return entry


def header_at(episode: Episode, at: int) -> Header:
    """Return a header; raise EditError if there is none or a line stands there."""
    entry = entry_at(episode, at)
    if isinstance(entry, Line):
        raise EditError(f"Entry {at} is a line (“{shortened(entry.text)}”), not a header.")
    return entry


def clip_at(episode: Episode, at: int) -> Clip:
    """Return a clip; raise EditError if there is none."""
    check_range(at, len(episode.clips), "clip", "clips")
    return episode.clips[at]


def check_range(at: int, count: int, one: str, many: str) -> None:
    """Raise EditError unless `at` counts one of `count` things from 0."""
    if 0 <= at < count:
        return
    if count == 0:
        raise EditError(f"There is no {one} {at}: this page has no {many}.")
    raise EditError(f"There is no {one} {at}: the {many} of this page are counted from 0 to {count - 1}.")


def check_place(episode: Episode, at: int) -> None:
    """Raise EditError unless a new entry can stand at `at`."""
    count = len(episode.entries)
    if not 0 <= at <= count:
        raise EditError(f"Nothing can be put at {at}: a new entry may stand at 0 to {count}.")


def shortened(text: str, length: int = 40) -> str:
    """Return the beginning of a text, for a message."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def checked_seconds(seconds: float, what: str) -> float:
    """Return seconds as a page states them, whole ones as int; raise EditError below 0 or if they are no time."""
    if not abs(seconds) < NEVER:
        raise EditError(f"{what} must be a number of seconds that a recording can have.")
    if seconds < 0:
        raise EditError(f"{what} cannot be {seconds:g} seconds: nothing is before 0.")
    return int(seconds) if seconds == int(seconds) else float(seconds)


def timed(line: Line, sec: float) -> Line:
    """Return a line that starts at a second; the same one if it did."""
    time = format_time(sec)
    return line if line.sec == sec and line.time == time else replace(line, sec=sec, time=time)


def new_line(text: str, who: str | None, sec: float | None) -> Line:
    """Make a line whose time agrees with its second."""
    return Line(text, who, sec, None if sec is None else format_time(sec))


def reworded(entry: Entry, text: str) -> Entry:
    """Return an entry that reads `text`; the same one if it did."""
    if entry.text == text:
        return entry
    # By hand, because `replace` takes twice as long, and thousands may be reworded at once.
    if isinstance(entry, Header):
        return Header(text, entry.extra, entry.origin)
    return Line(text, entry.who, entry.sec, entry.time, entry.extra, entry.origin)


def joined_entry(first: Entry, second: Entry, text: str) -> Entry:
    """Return the first of two entries of one kind with the text of both; what is unknown of the second is carried."""
    extra = {**second.extra, **first.extra} if second.extra else first.extra
    return replace(first, text=text, extra=extra)


def clean_name(who: str | None) -> str | None:
    """Return a speaker's name without blanks around it; None for no name."""
    return clean_text(who).strip() or None if who else None


def estimate(episode: Episode, at: int, offset: int) -> float | None:
    """Return the whole second at which a character is spoken, between the line's own and the next line's."""
    first = max(0, at - NEIGHBOURS)
    nearby = episode.entries[first : at + NEIGHBOURS]
    seconds = Timeline(nearby).time_at(at - first, offset)
    if seconds is None:
        return None
    following = next((line.sec for line in nearby[at - first + 1 :] if isinstance(line, Line)), None)
    if following is not None:
        seconds = min(seconds, following)
    return whole_second(seconds, stated_second(episode.entries[at]))


def stated_second(entry: Entry) -> float | None:
    """Return the second that a line states; None for a header."""
    return entry.sec if isinstance(entry, Line) else None


def whole_second(seconds: float, earliest: float | None) -> float:
    """Round an estimate down to a whole second, but not before the second that must not be passed."""
    whole = math.floor(seconds)
    return whole if earliest is None else max(whole, earliest)


def next_speaker(episode: Episode, at: int) -> str | None:
    """Return who says the first line at or below a row."""
    entries = episode.entries
    following = (entries[row] for row in range(at, len(entries)))
    return next((entry.who for entry in following if isinstance(entry, Line)), None)


def splice(at: int, removed: tuple[Entry, ...], inserted: tuple[Entry, ...]) -> Change:
    """Return a change of one stretch, narrowed to the entries that really differ."""
    while removed and inserted and removed[0] is inserted[0]:
        removed, inserted, at = removed[1:], inserted[1:], at + 1
    while removed and inserted and removed[-1] is inserted[-1]:
        removed, inserted = removed[:-1], inserted[:-1]
    return Change((Splice(at, removed, inserted),)) if removed or inserted else Change()


def exchange(episode: Episode, entries: Mapping[int, Entry]) -> Change:
    """Return the change that puts each entry in its row in place of the one there; rows that follow share a splice."""
    old = episode.entries
    rows = sorted(row for row, entry in entries.items() if entry is not old[row])
    ends = [number for number, (row, after) in enumerate(pairwise([*rows, -1]), 1) if after != row + 1]
    return Change(tuple(_run_splice(old, entries, rows[start:end]) for start, end in pairwise([0, *ends])))


def _run_splice(old: tuple[Entry, ...], new: Mapping[int, Entry], rows: list[int]) -> Splice:
    return Splice(rows[0], old[rows[0] : rows[-1] + 1], tuple(map(new.__getitem__, rows)))
