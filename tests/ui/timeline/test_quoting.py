"""Which words a clip would hold."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from editor.core.aligned_timeline import AlignedTimeline
from editor.core.alignment import Alignment, WordTimes
from editor.core.model import Line
from editor.core.timing import Timeline
from editor.core.words import spans_of, words_between
from editor.ui.timeline.quoting import spans_between
from tests.ui.transcript.aligned import times

LINES = tuple(Line("Some words that somebody says " * (1 + n % 4) + "here.", "Ann", n * 7) for n in range(60))
TIMELINE = Timeline(LINES, 420.0)


@given(st.floats(0, 420), st.floats(0, 420))
def test_a_long_span_holds_the_same_words_as_one_that_is_looked_at_word_by_word(one: float, other: float) -> None:
    start, end = sorted((one, other))
    assert list(spans_between(TIMELINE, start, end)) == spans_of(words_between(TIMELINE, start, end))


def test_a_line_that_was_moved_away_from_its_time_is_quoted_where_it_is_said() -> None:
    order = [*range(30), 59, *range(30, 59)]
    known = tuple(replace(times(7 * number), end=7 * number + 6, words=WordTimes.of([])) for number in order)
    timeline = AlignedTimeline(LINES, Alignment(known), 420.0)
    assert [span.row for span in spans_between(timeline, 300, 420)] == [*range(43, 60), 30]
