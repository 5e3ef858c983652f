import re
from contextlib import suppress
from functools import partial
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.change import Change
from editor.core.edits import retype, set_text, set_time, split_line
from editor.core.model import Episode, Line
from editor.core.timing import Spoken, Timeline, _longest_run, format_exactly, format_time, parse_time
from editor.formats.page_file import PageFile
from editor.formats.problems import PageError
from tests.core.episodes import EPISODES, SECONDS, TEXTS, episode, line


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("83", 83), ("1:23", 83), ("1:02:03", 3723), ("1:23.5", 83.5), ("60:08", 3608), ("0:00", 0), (" 0:05 ", 5)],
)
def test_times_are_read(text: str, seconds: float) -> None:
    assert parse_time(text) == seconds


@pytest.mark.parametrize(
    "text", ["", "37:567", "9" * 5000, "9:\n46", "1:60", "1:60:00", "-3", "1:2:3:4", "half past", "1:", "٣"]
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert parse_time(text) is None


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (83, "1:23"), (83.9, "1:23"), (3599, "59:59"), (3723, "1:02:03")]
)
def test_times_are_written_with_hours_only_where_there_are_any(seconds: float, text: str) -> None:
    assert format_time(seconds) == text


@given(st.integers(0, 10**6))
def test_a_written_time_reads_as_the_same_second(seconds: int) -> None:
    assert parse_time(format_time(seconds)) == seconds


def starts(episode: Episode, duration: float | None = None) -> list[float | None]:
    timeline = Timeline(episode.entries, duration)
    return [timeline.start_of(row) for row in range(len(episode.entries))]


def test_a_stated_second_is_where_the_line_starts() -> None:
    assert starts(episode("0 A: one", "7 B: two", "7.5 A: three")) == [0, 7, 7.5]


def test_lines_that_share_a_second_are_spread_by_their_characters() -> None:
    assert starts(episode("10: xxxxxxxxx", "10: xxxxxxxxxxxxxxxxxxx", "40: x")) == [10, 20, 40]


def test_lines_without_a_second_share_the_time_of_the_line_above() -> None:
    assert starts(episode("10: xxxxxxxxx", "xxxxxxxxxxxxxxxxxxx", "40: x")) == [10, 20, 40]


def test_lines_before_the_first_time_end_where_it_is() -> None:
    assert starts(episode("x" * 149, "20: x")) == [10, 20]
    assert starts(episode("x" * 999, "20: x")) == [0, 20]


def test_times_that_go_backwards_do_not_steal_time() -> None:
    assert starts(episode("0: a", "10: bbbb", "3: cccc", "20: d", "30: e")) == [0, 10, 15, 20, 30]


def test_a_time_far_ahead_does_not_steal_time() -> None:
    assert starts(episode("0: a", "10: bbbb", "5000: cccc", "20: d", "30: e")) == [0, 10, 15, 20, 30]


@pytest.mark.parametrize("sec", [-1, float("nan"), float("inf"), 10**400])
def test_what_is_no_second_counts_as_none(sec: float) -> None:
    assert starts(Episode((line("aa", sec=0), Line("b" * 11, sec=sec), line("c", sec=15)))) == [0, 3, 15]


def test_a_page_without_times_has_no_timeline() -> None:
    timeline = Timeline(episode("one", "two").entries)
    assert (timeline.start_of(0), timeline.end_of(1), timeline.time_at(0, 1), timeline.spoken(3)) == (None,) * 4
    assert Timeline(()).spoken(0) is None


def test_the_last_line_ends_with_the_recording() -> None:
    assert Timeline(episode("0: a", "10: b").entries, 60).end_of(1) == 60


@pytest.mark.parametrize("duration", [None, 5])
def test_without_a_fitting_duration_the_last_line_ends_at_the_pace_of_speech(duration: float | None) -> None:
    assert Timeline(episode("0: a", f"10: {'b' * 149}").entries, duration).end_of(1) == 20


def test_a_header_stands_where_the_line_after_it_starts() -> None:
    timeline = Timeline(episode("# One", "5: a", "# Two", "9: b", "# End").entries, 20)
    assert [timeline.start_of(row) for row in (0, 2, 4)] == [5, 9, 20]
    assert [timeline.end_of(row) for row in (0, 2, 4)] == [5, 9, 20]


def test_the_word_that_is_spoken_is_found() -> None:
    timeline = Timeline(episode("0: one two three", "14: next").entries, 19)
    assert timeline.spoken(0) == Spoken(0, 0, 3)
    assert timeline.spoken(4.5) == Spoken(0, 4, 7)
    assert timeline.spoken(13.9) == Spoken(0, 8, 13)
    assert timeline.spoken(14) == Spoken(1, 0, 4)


def test_nothing_is_spoken_before_the_first_line_and_after_the_last() -> None:
    timeline = Timeline(episode("# Title", "5: one", "9: two").entries, 12)
    assert timeline.spoken(4.9) is None
    assert timeline.spoken(12) == Spoken(2, 0, 3)
    assert timeline.spoken(12.1) is None


def test_an_empty_line_has_its_moment_but_no_word() -> None:
    assert Timeline(episode("0: one", "4:", "9: x").entries).spoken(5) == Spoken(1, 0, 0)


def test_a_character_is_spoken_in_proportion() -> None:
    timeline = Timeline(episode("10: 123456789", "20: x").entries)
    assert [timeline.time_at(0, offset) for offset in (-3, 0, 5, 9, 99)] == [10, 10, 15, 19, 20]


TIMED = st.lists(SECONDS, min_size=1, max_size=20, unique=True).map(sorted)
MOMENTS = st.lists(st.floats(-10, 6000) | SECONDS, min_size=2, max_size=20).map(sorted)


@given(EPISODES, st.none() | SECONDS, MOMENTS)
def test_time_only_goes_on_through_the_text(episode: Episode, duration: float | None, moments: list[float]) -> None:
    timeline = Timeline(episode.entries, duration)
    spoken = [(one.row, one.start, one.end) for one in map(timeline.spoken, moments) if one]
    assert spoken == sorted(spoken)
    for row, *span in spoken:
        words = [word.span() for word in re.finditer(r"\S+", episode.entries[row].text)]
        assert tuple(span) in words or not words


@given(EPISODES, st.none() | SECONDS)
def test_every_entry_ends_after_it_starts_where_the_next_one_starts(episode: Episode, duration: float | None) -> None:
    timeline = Timeline(episode.entries, duration)
    bounds = [(timeline.start_of(row), timeline.end_of(row)) for row in range(len(episode.entries))]
    if all(isinstance(start, int | float) and isinstance(end, int | float) for start, end in bounds):
        assert all(start <= end for start, end in bounds)
        assert all(end == after for (_, end), (after, _) in pairwise(bounds))
    else:
        assert set(bounds) == {(None, None)}


@given(TIMED, st.data())
def test_at_its_own_second_each_line_is_spoken(seconds: list[float], data: st.DataObject) -> None:
    entries = tuple(line(data.draw(TEXTS), sec=sec) for sec in seconds)
    timeline = Timeline(entries)
    for row, sec in enumerate(seconds):
        spoken = timeline.spoken(sec)
        assert timeline.start_of(row) == sec
        assert spoken
        assert spoken.row == row


@given(st.lists(st.integers(0, 12), min_size=1, max_size=12))
def test_the_longest_run_that_never_falls_is_kept(seconds: list[int]) -> None:
    run = [seconds[number] for number in _longest_run(seconds)]
    runs = (list(some) for size in range(len(seconds), 0, -1) for some in combinations(seconds, size))
    assert run == next(some for some in runs if some == sorted(some))


def test_every_real_page_has_a_timeline(shared: Path) -> None:
    seen = 0
    for path in sorted((shared / "corpus" / "pages").glob("*.md")):
        with suppress(PageError):
            entries = PageFile.open(path).episode.entries
            timeline = Timeline(entries)
            begun = [start for row in range(len(entries)) if (start := timeline.start_of(row)) is not None]
            assert begun == sorted(begun)
            assert len(begun) in (0, len(entries))
            seen += 1
    assert seen


def test_a_timeline_follows_the_words_of_a_line() -> None:
    before = episode("0: a", "10: xxxx", "10: xxxx", "20: b", "30: c")
    timeline = Timeline(before.entries)
    change = set_text(before, 1, "x" * 14)
    assert timeline.reword(change, change.apply(before).entries)
    assert [timeline.start_of(row) for row in range(5)] == [0, 10, 17.5, 20, 30]


@given(EPISODES.filter(lambda page: page.entries), TEXTS, st.none() | SECONDS, MOMENTS, st.data())
def test_a_timeline_that_follows_is_the_same_as_a_new_one(
    before: Episode, text: str, duration: float | None, moments: list[float], data: st.DataObject
) -> None:
    timeline = Timeline(before.entries, duration)
    change = retype(before, data.draw(st.integers(0, len(before.entries) - 1)), 1, (text,))
    after = change.apply(before)
    if timeline.reword(change, after.entries):
        fresh = Timeline(after.entries, duration)
        assert list(map(timeline.spoken, moments)) == list(map(fresh.spoken, moments))
        assert all(timeline.start_of(row) == fresh.start_of(row) for row in range(len(after.entries)))


@pytest.mark.parametrize(
    "edit", [partial(split_line, at=1, offset=1), partial(set_time, at=1, sec=11), partial(set_text, at=2, text="z")]
)
def test_a_timeline_does_not_follow_what_takes_a_new_one(edit: partial[Change]) -> None:
    before = episode("0: a", "10: bb", "20: c")
    change = edit(before)
    assert not Timeline(before.entries).reword(change, change.apply(before).entries)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(83, "1:23"), (83.5, "1:23.5"), (83.45, "1:23.45"), (83.996, "1:24"), (3600.049, "1:00:00.05")],
)
def test_exact_times_have_the_decimals_that_they_need(seconds: float, words: str) -> None:
    assert format_exactly(seconds) == words
