"""Edits of single entries: their text, and which there are in which order."""

from collections.abc import Iterable

from editor.core.change import Change, Splice
from editor.core.edits.tools import (
    check_place,
    check_range,
    checked_seconds,
    clean_name,
    entry_at,
    estimate,
    header_at,
    joined_entry,
    line_at,
    new_line,
    next_speaker,
    reworded,
    splice,
    timed,
)
from editor.core.errors import EditError
from editor.core.model import Entry, Episode, Header, Line, clean_text

_APART = "A line cannot be merged with the header after it. Delete or move the header first."
_APART_HEADER = "A header cannot be merged with the line after it: its title would become part of what is said."


def set_text(episode: Episode, at: int, text: str) -> Change:
    """Give a line other words."""
    line = line_at(episode, at)
    return splice(at, (line,), (reworded(line, clean_text(text)),))


def set_header(episode: Episode, at: int, text: str) -> Change:
    """Give a header another title."""
    header = header_at(episode, at)
    return splice(at, (header,), (reworded(header, clean_text(text)),))


def split_line(episode: Episode, at: int, offset: int, sec: float | None = None) -> Change:
    """Split a line before the character `offset`; the second half starts at `sec` or at an estimated second.

    A header gives two headers; split at its end, it gets an empty line after it.
    """
    entry = entry_at(episode, at)
    if not 0 <= offset <= len(entry.text):
        raise EditError(f"Entry {at} cannot be split at {offset}: its text has {len(entry.text)} characters.")
    if sec is not None:
        sec = checked_seconds(sec, "The second half's time")
    left, right = entry.text[:offset].rstrip(" "), entry.text[offset:].lstrip(" ")
    if isinstance(entry, Header):
        return splice(at, (entry,), _split_header(episode, at, left, right, sec))
    if not left and right:
        # The words keep their line, so that what the page says of it stays theirs.
        words = entry if sec is None else timed(entry, sec)
        return splice(at, (entry,), (Line("", entry.who, entry.sec, entry.time), reworded(words, right)))
    if sec is None:
        sec = estimate(episode, at, offset)
    return splice(at, (entry,), (reworded(entry, left), new_line(right, entry.who, sec)))


def _split_header(episode: Episode, at: int, left: str, right: str, sec: float | None) -> tuple[Entry, ...]:
    header = header_at(episode, at)
    if not right:
        if sec is None:
            sec = estimate(episode, at, 0)
        return reworded(header, left), new_line("", next_speaker(episode, at + 1), sec)
    if not left:
        return Header(""), reworded(header, right)
    return reworded(header, left), Header(right)


def merge_lines(episode: Episode, at: int) -> Change:
    """Join a line with the one after it; the first one's speaker and time stay. An empty entry simply goes."""
    first = entry_at(episode, at)
    if at + 1 == len(episode.entries):
        raise EditError(f"Entry {at} is the last: there is nothing after it to merge with.")
    second = episode.entries[at + 1]
    if not second.text.strip():
        return splice(at + 1, (second,), ())
    if not first.text.strip():
        return splice(at, (first,), ())
    if type(first) is not type(second):
        raise EditError(_APART if isinstance(second, Header) else _APART_HEADER)
    text = f"{first.text.rstrip(' ')} {second.text.lstrip(' ')}"
    return splice(at, (first, second), (joined_entry(first, second, text),))


def insert_line(episode: Episode, at: int, text: str, who: str | None = None, sec: float | None = None) -> Change:
    """Put a new line at `at`, before what stands there."""
    check_place(episode, at)
    if sec is not None:
        sec = checked_seconds(sec, "A line's time")
    return splice(at, (), (new_line(clean_text(text), clean_name(who), sec),))


def insert_header(episode: Episode, at: int, text: str) -> Change:
    """Put a new header at `at`, before what stands there."""
    check_place(episode, at)
    return splice(at, (), (Header(clean_text(text)),))


def move_entry(episode: Episode, at: int, to: int) -> Change:
    """Move an entry so that it stands at `to` afterwards."""
    entry = entry_at(episode, at)
    check_range(to, len(episode.entries), "entry", "entries")
    if to == at:
        return Change()
    out = Splice(at, (entry,), ())
    return Change((Splice(to, (), (entry,)), out) if to < at else (out, Splice(to + 1, (), (entry,))))


def delete_entry(episode: Episode, at: int) -> Change:
    """Take a line or a header out."""
    return splice(at, (entry_at(episode, at),), ())


def delete_entries(episode: Episode, rows: Iterable[int]) -> Change:
    """Take several entries out, in any order of rows."""
    splices: list[Splice] = []
    for row in sorted(set(rows)):
        entry = entry_at(episode, row)
        if splices and splices[-1].at + len(splices[-1].removed) == row:
            splices[-1] = Splice(splices[-1].at, (*splices[-1].removed, entry), ())
        else:
            splices.append(Splice(row, (entry,), ()))
    return Change(tuple(splices))
