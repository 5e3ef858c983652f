import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core import edits
from editor.core.aligned_timeline import AlignedTimeline
from editor.core.alignment import AlignedWord, Alignment, Grade, LineTimes, WordTimes
from editor.core.change import Change
from editor.core.following import followed
from editor.core.model import Entry, Episode, Line
from editor.core.sentences import inner_ends
from editor.core.timing import Spoken, Timeline
from editor.core.words import Word, words_between, words_of
from tests.core.alignments import heard, lines_of
from tests.core.episodes import EPISODES, episode
from tests.core.test_laws import EDITS, try_edit

PAGE = episode("# One", "0 A: one two three", "0 B: (And) (so) four. (Then) five.", "# Two", "9 A: six")


def timeline(page: Episode = PAGE, duration: float | None = None) -> AlignedTimeline:
    return AlignedTimeline(page.entries, heard(page.entries), duration)


def graded(page: Episode, grade: Grade) -> AlignedTimeline:
    return AlignedTimeline(
        page.entries, Alignment(tuple(replace(one, grade=grade) for one in heard(page.entries).lines))
    )


def test_lines_start_and_end_when_they_are_said_whatever_the_page_states() -> None:
    times = timeline()
    assert list(times.starts) == [0, 2, 5]
    assert [times.start_of(row) for row in range(5)] == [0, 0, 2, 5, 5]
    assert [times.end_of(row) for row in range(5)] == [0, 2, 5, 5, 5.5]


def test_the_recording_tells_how_long_the_last_line_is_said() -> None:
    assert timeline(duration=60).end_of(4) == 60
    assert timeline(duration=3).end_of(4) == 5.5


def test_the_word_is_told_where_most_of_the_line_was_heard() -> None:
    assert timeline().spoken(0.6) == Spoken(1, 4, 7)
    assert timeline().spoken(1.9) == Spoken(1, 8, 13)


def test_the_sentence_is_told_where_little_of_the_line_was_heard() -> None:
    assert timeline().spoken(2) == timeline().spoken(3.2) == Spoken(2, 0, 16)
    assert timeline().spoken(4) == Spoken(2, 17, 29)


def test_a_guess_is_faint() -> None:
    assert graded(PAGE, Grade.GUESS).spoken(0.6) == Spoken(1, 4, 7, faint=True)
    assert not graded(PAGE, Grade.LIKELY).spoken(0.6).faint


def test_nothing_is_spoken_before_the_first_line_and_after_the_last() -> None:
    line = LineTimes(3, 4, 3, 3, Grade.SURE, 0, False, WordTimes.of([]))
    times = AlignedTimeline([Line("")], Alignment((line,)))
    assert [times.spoken(second) for second in (2.9, 4.1)] == [None, None]
    assert times.spoken(3.5) == Spoken(0, 0, 0)
    assert AlignedTimeline((), Alignment()).spoken(0) is None


def test_lines_that_were_moved_are_found_by_time() -> None:
    change = edits.move_entry(PAGE, 4, 1)
    after = change.apply(PAGE)
    times = AlignedTimeline(after.entries, followed(heard(PAGE.entries), change, PAGE.entries, after.entries)[0])
    assert [times.start_of(row) for row in range(5)] == [5, 5, 0, 2, 5.5]
    assert [times.end_of(row) for row in (1, 2, 3)] == [5.5, 2, 5]
    assert times.spoken(5.2) == Spoken(1, 0, 3)
    assert times.spoken(0.6) == Spoken(2, 4, 7)
    assert list(times.rows_between(1, 5.1)) == [2, 3, 1]


def test_a_character_is_said_with_its_word() -> None:
    seconds = [timeline().time_at(1, offset) for offset in (-1, 0, 1.5, 3, 4, 7, 13, 99)]
    assert seconds == [0, 0, 0.25, 0.5, 0.5, 1, 1.5, 2]


def test_only_lines_have_times_of_what_was_heard() -> None:
    times = timeline()
    assert times.line_times(1) is times.alignment.line(0)
    assert times.line_times(3) is None
    assert Timeline(PAGE.entries).line_times(1) is None


def test_words_have_the_times_that_were_heard() -> None:
    assert words_of(timeline(), 1)[1:] == [Word(1, 4, 7, 0.5, 1), Word(1, 8, 13, 1, 1.5)]
    assert not words_of(timeline(), 0)


def test_an_alignment_of_other_lines_is_refused() -> None:
    with pytest.raises(ValueError, match="3 lines were aligned"):
        AlignedTimeline(PAGE.entries[:3], heard(PAGE.entries))


def test_it_does_not_follow_words_without_their_times() -> None:
    change = edits.set_text(PAGE, 1, "one")
    assert not timeline().reword(change, change.apply(PAGE).entries)


class Plain:
    """The same in a plain way, and slow."""

    def __init__(self, entries: Sequence[Entry], alignment: Alignment, duration: float | None) -> None:
        rows = [row for row, entry in enumerate(entries) if isinstance(entry, Line)]
        self.order = sorted(
            zip(alignment.starts, range(len(rows)), rows, alignment.lines, strict=True), key=lambda one: one[:2]
        )
        self.entries = entries
        if self.order:
            start, *_, last = self.order[-1]
            self.end = duration if duration is not None and duration > start else max(start, last.end)

    def spoken(self, seconds: float) -> Spoken | None:
        begun = [(row, times) for start, _, row, times in self.order if start <= seconds]
        if not begun or seconds > self.end:
            return None
        row, times = begun[-1]
        text, faint = self.entries[row].text, times.grade is Grade.GUESS
        if not times.words:
            return Spoken(row, len(text.rstrip()), len(text.rstrip()), faint)
        word = self.word(list(times.words), seconds)
        if times.heard_share >= 0.5:
            return Spoken(row, word.offset, word.until, faint)
        edges = [0, *inner_ends(text), len(text)]
        first = max(edge for edge in edges if edge <= word.offset)
        after = min(edge for edge in edges if edge > word.offset)
        found = re.compile(r"\S(?:.*\S)?", re.DOTALL).search(text, first, after)
        return found and Spoken(row, *found.span(), faint)

    def word(self, words: list[AlignedWord], seconds: float) -> AlignedWord:
        begun = [word for word in words if word.start <= seconds]
        latest = max((word.start for word in begun), default=0.0)
        said = [word for word in begun if word.start == latest]
        return said[-1] if said else min(words, key=lambda word: word.start)

    def end_of(self, row: int) -> float:
        place = [other for _, _, other, _ in self.order].index(row)
        return self.order[place + 1][0] if place + 1 < len(self.order) else self.end


TIMES = st.integers(0, 40).map(lambda half: half / 2)


@st.composite
def alignments(draw: st.DrawFn, entries: Sequence[Entry]) -> Alignment:
    """Draw any times, in order or not, with words that may be outside of their lines."""
    made = []
    for line in lines_of(entries):
        words = []
        for match in re.finditer(r"\S+", line.text):
            start = draw(TIMES)
            words.append(AlignedWord(*match.span(), start, start + draw(TIMES), draw(st.integers(-1, 3))))
        start, grade = draw(TIMES), draw(st.sampled_from(Grade))
        made.append(LineTimes(start, start + draw(TIMES), start, start, grade, 0.5, False, WordTimes.of(words)))
    return Alignment(tuple(made))


@given(EPISODES, st.none() | TIMES, st.data())
def test_it_agrees_with_a_plain_model(page: Episode, duration: float | None, data: st.DataObject) -> None:
    alignment = data.draw(alignments(page.entries))
    times, plain = AlignedTimeline(page.entries, alignment, duration), Plain(page.entries, alignment, duration)
    for seconds in data.draw(st.lists(TIMES, min_size=1, max_size=9)):
        assert times.spoken(seconds) == plain.spoken(seconds)
    for row, _ in page.lines():
        assert times.end_of(row) == plain.end_of(row)


@given(EPISODES, TIMES, TIMES, TIMES, st.data())
def test_every_word_is_in_one_of_adjoining_spans(
    page: Episode, one: float, two: float, three: float, data: st.DataObject
) -> None:
    times = AlignedTimeline(page.entries, data.draw(alignments(page.entries)))
    first, middle, last = sorted([one, two, three])
    both = words_between(times, first, middle) + words_between(times, middle, last)
    assert sorted(both) == sorted(words_between(times, first, last))
    whole = [word for row in range(len(page.entries)) for word in words_of(times, row)]
    assert sorted(words_between(times, -1, 1000)) == sorted(whole)


@given(EPISODES.filter(lambda page: lines_of(page.entries)), st.data())
def test_seconds_grow_through_the_characters_of_a_line(page: Episode, data: st.DataObject) -> None:
    times = AlignedTimeline(page.entries, heard(page.entries))
    row = data.draw(st.integers(0, len(page.entries) - 1))
    seconds = [times.time_at(row, offset) for offset in range(-1, len(page.entries[row].text) + 3)]
    assert seconds == sorted(seconds)


@given(EPISODES, st.lists(TIMES, max_size=5), st.data())
def test_a_timeline_that_follows_is_the_same_as_a_new_one(
    page: Episode, moments: list[float], data: st.DataObject
) -> None:
    alignment, duration = data.draw(alignments(page.entries)), data.draw(st.none() | TIMES)
    times = AlignedTimeline(page.entries, alignment, duration)
    for _ in range(data.draw(st.integers(1, 5))):
        change = try_edit(data.draw, data.draw(st.sampled_from(EDITS)), page)
        page, alignment = edited(page, alignment, change)
        times.follow(page.entries, alignment)
        fresh = AlignedTimeline(page.entries, alignment, duration)
        assert list(times.starts) == list(fresh.starts)
        assert [bounds(times, row) for row in range(len(page.entries))] == [
            bounds(fresh, row) for row in range(len(page.entries))
        ]
        assert list(map(times.spoken, moments)) == list(map(fresh.spoken, moments))


def edited(page: Episode, alignment: Alignment, change: Change) -> tuple[Episode, Alignment]:
    after = change.apply(page)
    return after, followed(alignment, change, page.entries, after.entries)[0]


def bounds(times: Timeline, row: int) -> tuple[float | None, float | None]:
    return times.start_of(row), times.end_of(row)
