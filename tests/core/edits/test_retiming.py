"""Times of many lines and clips, shifted and stretched at once."""

import math
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from editor.core import edits
from editor.core.edits.retiming import falls, keeps_whole_seconds, retime, stated_at
from editor.core.errors import EditError
from editor.core.model import Clip, Episode, Line
from editor.core.retiming import Knot, Retiming, shifted, stretched
from tests.core.episodes import EPISODES, episode, shown
from tests.core.test_laws import check_law, check_sentence

CLIPS = (Clip("Opening", 2, 20, "https://youtu.be/abc?t=2"), Clip("Later", 30.5, 44), Clip("Untimed"))
PAGE = episode("# One", "2: a", "20: b", "c", "# Two", "31: d", "60: e", clips=CLIPS)


def seconds(page: Episode) -> list[float | None]:
    return [line.sec for _, line in page.lines()]


def spans(page: Episode) -> list[tuple[float | None, float | None]]:
    return [(clip.start, clip.end) for clip in page.clips]


def test_all_lines_and_clips_are_shifted() -> None:
    by = shifted(10)
    after = retime(PAGE, by, clips=by).apply(PAGE)
    assert shown(after) == ["# One", "12: a", "30: b", "c", "# Two", "41: d", "70: e"]
    assert spans(after) == [(12, 30), (40.5, 54), (None, None)]
    assert after.clips[0].url == "https://youtu.be/abc?t=12"


def test_from_a_line_on_what_stands_before_stays_with_its_clips() -> None:
    after = retime(PAGE, shifted(10), range(4, 7), shifted(10)).apply(PAGE)
    assert seconds(after) == [2, 20, None, 41, 70]
    assert spans(after)[:2] == [(2, 20), (30.5, 44)]
    assert retime(PAGE, shifted(10), range(2, 7), shifted(10)).apply(PAGE).clips[1].start == 40.5


def test_a_page_of_whole_seconds_keeps_whole_ones_and_its_clips_the_exact_ones() -> None:
    after = retime(PAGE, shifted(12.4), clips=shifted(12.4)).apply(PAGE)
    assert seconds(after) == [14, 32, None, 43, 72]
    assert spans(after)[1] == (42.9, 56.4)


def test_a_page_with_parts_of_seconds_keeps_them() -> None:
    page = episode("1.25: a", "3: b")
    assert seconds(retime(page, shifted(12.4)).apply(page)) == [13.65, 15.4]


def test_nothing_starts_before_the_recording() -> None:
    with pytest.raises(EditError, match="What starts at 0:02 cannot start 1 s before 0:00"):
        retime(PAGE, shifted(-3))
    assert retime(PAGE, shifted(-2))
    with pytest.raises(EditError, match="The clip “Opening” cannot start"):
        retime(episode("9: a", clips=CLIPS), shifted(-3), clips=shifted(-3))


def test_times_are_stretched_between_two_lines() -> None:
    after = edits.stretch_times(PAGE, 1, 4, 5, 62, clips=True).apply(PAGE)
    assert seconds(after) == [4, 40, None, 62, 60]
    assert spans(after)[0] == (4, 40)


def test_times_are_stretched_beyond_two_lines() -> None:
    assert seconds(edits.stretch_times(PAGE, 1, 4, 5, 62, beyond=True).apply(PAGE)) == [4, 40, None, 62, 120]


def test_a_line_without_a_time_is_no_end_of_a_stretch() -> None:
    with pytest.raises(EditError, match="Line 3 has no time yet"):
        edits.stretch_times(PAGE, 3, 4, 5, 62)


@pytest.mark.parametrize("sec", [math.nan, math.inf, 1e9, -1])
def test_what_is_no_time_is_no_end_of_a_stretch(sec: float) -> None:
    with pytest.raises(EditError):
        edits.stretch_times(PAGE, 1, 0, 5, sec)


def test_lines_that_fall_are_counted() -> None:
    assert falls(PAGE) == 0
    assert falls(edits.stretch_times(PAGE, 1, 4, 5, 62).apply(PAGE)) == 1


@st.composite
def retimings(draw: st.DrawFn) -> Retiming:
    first, last = sorted(
        draw(st.tuples(st.integers(0, 4000), st.integers(0, 4000)).filter(lambda two: two[0] != two[1]))
    )
    by, pace = draw(st.floats(-20, 500)), draw(st.floats(0.5, 2))
    return stretched(Knot(first, first + by), Knot(last, first + by + (last - first) * pace))


ROWS = st.none() | st.lists(st.integers(0, 11))


def tried(page: Episode, retiming: Retiming, rows: Sequence[int] | None) -> tuple[Episode, set[int]]:
    """Retime the rows that the page has; what is refused is no example."""
    known = None if rows is None else [row for row in rows if row < len(page.entries)]
    try:
        change = retime(page, retiming, known, retiming)
    except EditError as refusal:
        check_sentence(str(refusal))
        assume(False)
    return check_law(page, change), set(range(len(page.entries)) if known is None else known)


@given(EPISODES, retimings(), ROWS)
def test_it_can_be_undone_and_nothing_beyond_the_rows_is_touched(
    page: Episode, retiming: Retiming, rows: Sequence[int] | None
) -> None:
    after, touched = tried(page, retiming, rows)
    assert all(after.entries[row] is entry for row, entry in enumerate(page.entries) if row not in touched)
    assert keeps_whole_seconds(after) or not keeps_whole_seconds(page)


@given(EPISODES, retimings())
def test_the_order_stays(page: Episode, retiming: Retiming) -> None:
    after, _ = tried(page, retiming, None)
    rows = [
        row for row, entry in enumerate(page.entries) if isinstance(entry, Line) and stated_at(page, row) is not None
    ]
    for one, other in pairwise(rows):
        before, now = ((stated_at(some, one), stated_at(some, other)) for some in (page, after))
        assert before[0] == before[1] or (before[0] < before[1]) == (now[0] <= now[1]) or now[0] == now[1]


@given(EPISODES, st.integers(0, 5000))
def test_a_shift_back_is_the_inverse(page: Episode, by: int) -> None:
    there = retime(page, shifted(by), clips=shifted(by)).apply(page)
    back = retime(there, shifted(-by), clips=shifted(-by)).apply(there)
    assert seconds(back) == pytest.approx(seconds(page), abs=0.001)
