"""Which words a span of seconds holds, quickly even where it holds an hour of them."""

from operator import lt

from editor.core.timing import Timeline
from editor.core.words import Span, spans_of, words_between

EDGE = 30.0  # seconds at either end that are looked at word by word


def spans_between(timeline: Timeline, start: float, end: float) -> tuple[Span, ...]:
    """Return where the words are that are said in a span of seconds: a part of the text for each row."""
    within = timeline.rows_between(start, end) if end - start > 2 * EDGE else ()
    if within and all(map(lt, within, within[1:])):
        head = spans_of(words_between(timeline, start, start + EDGE))
        tail = spans_of(words_between(timeline, end - EDGE, end))
        if head and tail and head[-1].row < tail[0].row:
            first, last, entries = head[-1], tail[0], timeline.entries
            rows = [row for row in within if first.row < row < last.row]
            between = [Span(row, 0, len(entries[row].text)) for row in rows]
            begun = Span(first.row, first.offset, len(entries[first.row].text))
            return (*head[:-1], begun, *between, Span(last.row, 0, last.until), *tail[1:])
    return tuple(spans_of(words_between(timeline, start, end)))
