"""Edits of a stretch of text that may cross entries: typing over it, pasting, cutting, an input method's doing."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from editor.core.change import Change
from editor.core.edits.tools import (
    NEIGHBOURS,
    entry_at,
    joined_entry,
    new_line,
    next_speaker,
    reworded,
    shortened,
    splice,
    stated_second,
    whole_second,
)
from editor.core.errors import EditError
from editor.core.model import Entry, Episode, Header, Line, Position, clean_text
from editor.core.timing import Timeline


def replace_span(episode: Episode, start: Position, end: Position, paragraphs: tuple[str, ...]) -> Change:
    """Put paragraphs for the text between two places, as typing, pasting and cutting do.

    The first paragraph joins what stands before `start`, the last what stands behind `end`; those between become lines
    with the first line's speaker and estimated times. A header never swallows prose, nor prose a header: where the two
    meet, both stay with what is left of them. An entry wholly inside goes, but one stays for the caret.
    """
    first, last = _entry_with(episode, start), _entry_with(episode, end)
    if end < start:
        raise EditError("The end of what is to be replaced stands before its start.")
    texts = [clean_text(text) for text in paragraphs] or [""]
    head, tail = first.text[: start.offset], last.text[end.offset :]
    who = next_speaker(episode, start.row)
    many = len(texts) > 1
    if start.row == end.row and not many:
        entries: list[Entry] = [reworded(first, head + texts[0] + tail)]
    elif isinstance(first, Header) and start.row == end.row:
        entries = _into_header(first, head, texts, tail, who)
    elif isinstance(first, Line) and start.row == end.row:
        entries = _into_line(first, head, texts, tail)
    elif type(first) is not type(last) or (isinstance(last, Header) and many):
        entries = _apart(first, last, head, texts, tail, who)
    else:
        entries = _joined(first, last, head, texts, tail, who)
    return _retimed_splice(episode, start.row, end.row + 1, entries)


def retype(episode: Episode, at: int, count: int, texts: Sequence[str]) -> Change:
    """Make the `count` entries from `at` on read `texts`, one each; what there is more becomes lines, what less goes.

    Entries that read the same as before at either end of the stretch are kept as they are.
    """
    if count < 0 or not 0 <= at <= at + count <= len(episode.entries):
        raise EditError(f"There are no {count} entries from {at} on: this page has {len(episode.entries)}.")
    old = episode.entries[at : at + count]
    new = [clean_text(text) for text in texts]
    before = 0
    while before < min(len(old), len(new)) and old[before].text == new[before]:
        before += 1
    behind = 0
    while behind < min(len(old), len(new)) - before and old[-1 - behind].text == new[-1 - behind]:
        behind += 1
    middle, words = old[before : len(old) - behind], new[before : len(new) - behind]
    entries = [reworded(entry, text) for entry, text in zip(middle, words, strict=False)]
    above = max(at + before + len(entries) - 1, 0)
    entries += _fresh(words[len(middle) :], next_speaker(episode, above))
    return _retimed_splice(episode, at + before, at + len(old) - behind, entries)


def _entry_with(episode: Episode, position: Position) -> Entry:
    entry = entry_at(episode, position.row)
    if not 0 <= position.offset <= len(entry.text):
        raise EditError(
            f"There is no character {position.offset} in entry {position.row} (“{shortened(entry.text)}”): "
            f"its text has {len(entry.text)} characters."
        )
    return entry


def _into_line(line: Line, head: str, texts: list[str], tail: str) -> list[Entry]:
    """Cut a line in two with new ones between; words that follow a cut at the start keep their line."""
    if tail and not head:
        return [*_fresh(texts[:-1], line.who), reworded(line, texts[-1] + tail)]
    return [reworded(line, head + texts[0]), *_fresh([*texts[1:-1], texts[-1] + tail], line.who)]


def _into_header(header: Header, head: str, texts: list[str], tail: str, who: str | None) -> list[Entry]:
    if tail.strip() and not head.strip():
        return [*_fresh(_filled(texts), who), reworded(header, tail)]
    entries = [reworded(header, head + texts[0]), *_fresh(_filled(texts[1:]), who)]
    return [*entries, Header(tail)] if tail.strip() else entries


def _joined(first: Entry, last: Entry, head: str, texts: list[str], tail: str, who: str | None) -> list[Entry]:
    """Join what is left of two entries of one kind, or make them the ends of what is put between."""
    if len(texts) > 1:
        return [reworded(first, head + texts[0]), *_fresh(texts[1:-1], who), reworded(last, texts[-1] + tail)]
    if tail and not head + texts[0]:
        return [reworded(last, tail)]
    return [joined_entry(first, last, head + texts[0] + tail) if tail else reworded(first, head + texts[0])]


def _apart(first: Entry, last: Entry, head: str, texts: list[str], tail: str, who: str | None) -> list[Entry]:
    """Trim a header and a line, or two headers with lines put between them, and keep them apart."""
    between = texts[1:]
    if between and isinstance(last, Line):
        tail = between.pop() + tail
    entries = [reworded(first, head + texts[0])] if head + texts[0] else []
    entries += _fresh(_filled(between), who)
    if tail:
        entries.append(reworded(last, tail))
    return entries or [reworded(first, "")]


def _fresh(texts: Iterable[str], who: str | None) -> list[Entry]:
    return [Line(text, who) for text in texts]


def _filled(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if text.strip()]


def _retimed_splice(episode: Episode, start: int, stop: int, entries: list[Entry]) -> Change:
    """Return the change of a stretch, its new lines timed by their place among the lines around them."""
    removed = episode.entries[start:stop]
    known = {entry.origin for entry in removed}
    fresh = [number for number, entry in enumerate(entries) if isinstance(entry, Line) and entry.origin not in known]
    if fresh:
        _let_begin(removed, entries, fresh[0])
        before = episode.entries[max(0, start - NEIGHBOURS) : start]
        timeline = Timeline((*before, *entries, *episode.entries[stop : stop + NEIGHBOURS]))
        for number in fresh:
            above = stated_second(entries[number - 1]) if number else None
            entries[number] = _at_its_second(entries[number], timeline.start_of(len(before) + number), above)
    return splice(start, removed, tuple(entries))


def _at_its_second(entry: Entry, seconds: float | None, above: float | None) -> Entry:
    """Return a new line timed by an estimate, which a time above it in the text does not pass."""
    if isinstance(entry, Header):
        return entry
    earliest = above if above is not None and seconds is not None and above <= seconds else None
    return new_line(entry.text, entry.who, None if seconds is None else whole_second(seconds, earliest))


def _let_begin(removed: Sequence[Entry], entries: list[Entry], number: int) -> None:
    """Let a new line that comes before all others of a stretch begin when the first of the old ones did."""
    first = next((entry for entry in removed if isinstance(entry, Line)), None)
    entry = entries[number]
    if first and isinstance(entry, Line) and not any(isinstance(other, Line) for other in entries[:number]):
        entries[number] = replace(entry, sec=first.sec)
