"""Stated seconds held against when the lines are really said."""

import math
from collections.abc import Container, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.align.aligning import align
from editor.checks.times import (
    Kind,
    TimeReview,
    accepted,
    refusal_of,
    refusals_of,
    steady_offset,
    times_to_review,
)
from editor.core import edits
from editor.core.alignment import Alignment, Grade, LineTimes, WordTimes
from editor.core.model import Entry, Episode, Header, Line
from tests.bench.talks import RealTalk, real_talk, spoilt

SEEDS = range(5)


def times(start: float, grade: Grade = Grade.SURE, low: float | None = None, high: float | None = None) -> LineTimes:
    low, high = start - 1 if low is None else low, start + 1 if high is None else high
    return LineTimes(start, start + 1, low, high, grade, 0.8, False, WordTimes.of(()))


def page(*secs: float | None) -> tuple[Entry, ...]:
    return (Header("On tea"), *(Line(f"Line {number}.", None, sec) for number, sec in enumerate(secs)))


def heard(*starts: float | LineTimes) -> Alignment:
    return Alignment(tuple(one if isinstance(one, LineTimes) else times(one) for one in starts))


def found(reviews: Sequence[TimeReview]) -> list[tuple[int, Kind, int]]:
    return [(review.row, review.kind, review.second) for review in reviews]


def stated_after(
    entries: tuple[Entry, ...],
    alignment: Alignment,
    reviews: Sequence[TimeReview],
    refused: Container[str] = frozenset(),
) -> list[float | None]:
    episode = Episode(entries)
    after = edits.set_times(episode, accepted(entries, alignment, reviews, refused)).apply(episode)
    return [line.sec for _, line in after.lines()]


def test_times_that_were_heard_as_stated_are_not_listed() -> None:
    assert times_to_review(page(5, 12, 40), heard(5.4, 13.1, 36)) == []


def test_a_time_far_from_where_the_line_was_heard_is_contradicted() -> None:
    (review,) = times_to_review(page(5, 1867, 2000), heard(5, 1892.7, 2000))
    assert (review.row, review.kind, review.stated, review.second) == (2, Kind.CONTRADICTED, 1867, 1892)
    assert review.sentence == "Stated 31:07, heard 31:32."


def test_what_no_recording_can_have_is_no_time() -> None:
    assert [review.kind for review in times_to_review(page(-5, math.nan, 1e9), heard(5, 9, 12))] == [Kind.MISSING] * 3


def test_the_half_second_that_a_whole_one_cuts_off_contradicts_nothing() -> None:
    assert times_to_review(page(5, 10), heard(5, 18.4)) == []


def test_a_line_without_a_time_is_listed_with_the_whole_second_in_which_it_was_heard() -> None:
    (review,) = times_to_review(page(5, None), heard(5, 12.9))
    assert (review.kind, review.second, review.sentence) == (Kind.MISSING, 12, "No time stated, heard 0:12.")


def test_a_paragraph_that_repeats_a_second_could_have_its_own() -> None:
    (review,) = times_to_review(page(5, 5), heard(5, 30.2))
    assert found([review]) == [(2, Kind.OWN, 30)]
    assert review.sentence == "Stated 0:05 like the line before, heard 0:30."


def test_of_a_guess_the_range_is_said() -> None:
    (review,) = times_to_review(page(5, None), heard(5, times(30, Grade.GUESS, 20, 45)))
    assert review.sentence == "No time stated, perhaps between 0:20 and 0:45."
    (review,) = times_to_review(page(5, None), heard(5, times(30.2, Grade.GUESS, 30, 30.5)))
    assert review.sentence == "No time stated, perhaps 0:30."


def test_a_guess_within_whose_range_a_time_lies_does_not_contradict_it() -> None:
    assert times_to_review(page(5, 60), heard(5, times(30, Grade.GUESS, 20, 70))) == []


def test_of_times_that_run_backwards_the_one_that_was_heard_elsewhere_is_listed() -> None:
    assert found(times_to_review(page(10, 25, 21), heard(10, 18.5, 21.2))) == [(2, Kind.CONTRADICTED, 18)]
    assert found(times_to_review(page(10, 25, 21), heard(10, 25.1, 27.9))) == [(3, Kind.CONTRADICTED, 27)]


def test_a_passage_that_was_moved_is_not_listed() -> None:
    assert times_to_review(page(200, 0, 100), heard(200.3, 0.4, 100.2)) == []


def test_what_was_refused_is_not_listed() -> None:
    entries = page(5, 1867, None)
    refused = {refusal_of(entries[2], Kind.CONTRADICTED), refusal_of(entries[3], Kind.OWN)}
    assert found(times_to_review(entries, heard(5, 1892, 1900), refused)) == [(3, Kind.MISSING, 1900)]


def test_a_line_that_shall_go_on_repeating_a_second_holds_no_other_back() -> None:
    entries, alignment = page(10, 10, 10), heard(10, 40, 70)
    refused = {refusal_of(entries[3], Kind.OWN)}
    reviews = times_to_review(entries, alignment, refused)
    assert found(reviews) == [(2, Kind.OWN, 40)]
    assert stated_after(entries, alignment, reviews, refused) == [10, 40, 10]


def test_what_was_refused_is_listed_when_another_wrong_second_is_stated() -> None:
    refused = {refusal_of(page(1867)[1], Kind.CONTRADICTED)}
    assert times_to_review(page(1867), heard(1892), refused) == []
    assert found(times_to_review(page(1800), heard(1892), refused)) == [(1, Kind.CONTRADICTED, 1892)]


def test_nothing_is_suggested_before_a_line_that_is_not_listed() -> None:
    (review,) = times_to_review(page(10, None, 25), heard(10, times(28, Grade.SURE, 20, 30), 29))
    assert (review.second, review.sentence) == (25, "No time stated, heard 0:28, at 0:25 to stay in order.")


def test_lines_that_repeat_the_second_of_a_turn_follow_it() -> None:
    entries, alignment = page(5, 100, 100, 100, 300), heard(5, 150, 170, 190, 300)
    first, *_ = times_to_review(entries, alignment)
    assert stated_after(entries, alignment, [first]) == [5, 150, 150, 150, 300]


def test_lines_behind_one_that_gets_a_second_of_its_own_repeat_that() -> None:
    entries, alignment = page(100, 100, 100, 300), heard(100, 150, 180, 300)
    own, _ = times_to_review(entries, alignment)
    assert stated_after(entries, alignment, [own]) == [100, 150, 150, 300]


def test_the_going_along_stops_at_a_line_that_was_refused_another_second() -> None:
    entries, alignment = page(100, 100, 100, 100, 100), heard(100, 150, 170, 180, 190)
    refused = {refusal_of(entries[4], Kind.OWN)}
    own, *_ = times_to_review(entries, alignment, refused)
    assert stated_after(entries, alignment, [own], refused) == [100, 150, 150, 100, 100]


def test_a_line_that_was_refused_its_own_second_stays_so_when_the_one_before_gets_another() -> None:
    alignment, before = heard(100, 150, 180), page(100, 100, 100)
    refused = set(refusals_of(before[3], Kind.OWN))
    assert times_to_review(page(100, 150, 100), alignment, refused) == []


def test_what_was_refused_can_be_accepted_all_the_same() -> None:
    entries, alignment = page(100, 100), heard(100, 150)
    refused = set(refusals_of(entries[2], Kind.OWN))
    assert stated_after(entries, alignment, times_to_review(entries, alignment), refused) == [100, 150]


def test_a_line_that_is_heard_where_it_repeats_a_second_keeps_it() -> None:
    entries, alignment = page(5, 100, 100), heard(5, 60, 100.4)
    assert stated_after(entries, alignment, times_to_review(entries, alignment)) == [5, 60, 100]


TURNS = [10 * number for number in range(1, 11)]


@pytest.mark.parametrize("late", [7.3, 3.5, -5.0, 40.0])
def test_seconds_that_all_differ_by_the_same_are_noticed(late: float) -> None:
    starts = [sec + 0.5 + late + 0.1 * (number % 3) for number, sec in enumerate(TURNS)]
    assert steady_offset(page(*TURNS), heard(*starts)) == pytest.approx(late, abs=0.2)


@pytest.mark.parametrize("late", [0.0, 2.5, -2.5])
def test_a_small_offset_is_none(late: float) -> None:
    assert steady_offset(page(*TURNS), heard(*(sec + 0.5 + late for sec in TURNS))) is None


def test_few_lines_tell_no_offset() -> None:
    assert steady_offset(page(*TURNS[:7]), heard(*(sec + 7 for sec in TURNS[:7]))) is None


def test_lines_that_differ_by_this_and_that_have_no_offset() -> None:
    assert steady_offset(page(*TURNS), heard(*(sec + 4 + number for number, sec in enumerate(TURNS)))) is None


def test_guesses_and_lines_that_repeat_a_second_tell_no_offset() -> None:
    guesses = heard(*(times(sec + 7, Grade.GUESS) for sec in TURNS))
    assert steady_offset(page(*TURNS), guesses) is None
    assert steady_offset(page(*([10] * 10)), heard(*(sec + 7 for sec in TURNS))) is None


seconds = st.one_of(st.none(), st.integers(0, 60))
starts = st.floats(0, 60, allow_nan=False)
pages = st.lists(st.tuples(seconds, starts, st.sampled_from(Grade)), min_size=1, max_size=8)


@given(pages)
def test_a_page_that_takes_every_suggestion_never_runs_backwards_where_it_did_not(
    lines: list[tuple[int | None, float, Grade]],
) -> None:
    alignment = heard(*(times(at, grade) for (_, _, grade), at in zip(lines, sorted(x[1] for x in lines), strict=True)))
    entries = page(*(sec for sec, _, _ in lines))
    reviews = times_to_review(entries, alignment)
    listed = {review.row for review in reviews}
    kept = [entry.sec for row, entry in enumerate(entries) if isinstance(entry, Line) and row not in listed]
    after = stated_after(entries, alignment, reviews)
    assert falls(after) <= falls(kept)


def falls(secs: Sequence[float | None]) -> int:
    known = [sec for sec in secs if sec is not None]
    return sum(one > other for one, other in pairwise(known))


@pytest.fixture(scope="module")
def real(shared: Path) -> RealTalk:
    return real_talk(shared)


@pytest.mark.parametrize("share", [0.1, 0.2, 0.4])
def test_spoilt_seconds_of_a_real_page_are_reported(real: RealTalk, share: float) -> None:
    reported, others, right = [], [], []
    for seed in SEEDS:
        hints, wrong = spoilt(real, share, seed)
        entries = tuple(Line(text, None, sec) for text, sec in zip(real.lines, hints, strict=True))
        reviews = times_to_review(entries, align(real.lines, real.heard, hints))
        listed = {review.row: review for review in reviews if review.kind is Kind.CONTRADICTED}
        reported.append(len(wrong & listed.keys()) / len(wrong))
        others.append(len(listed.keys() - wrong))
        right += [abs(listed[row].second + 0.5 - real.known[row]) <= 5 for row in wrong & listed.keys()]
    assert mean(reported) >= 0.90
    assert mean(others) <= 4
    assert mean(right) >= 0.94


def test_a_real_page_is_not_early_or_late_throughout(real: RealTalk) -> None:
    entries = tuple(Line(text, None, sec) for text, sec in zip(real.lines, real.hints, strict=True))
    assert steady_offset(entries, align(real.lines, real.heard, real.hints)) is None


def test_a_real_page_that_was_shifted_is_noticed(real: RealTalk) -> None:
    hints = [None if sec is None else sec + 7 for sec in real.hints]
    entries = tuple(Line(text, None, sec) for text, sec in zip(real.lines, hints, strict=True))
    assert steady_offset(entries, align(real.lines, real.heard, hints)) == pytest.approx(-7, abs=1)
