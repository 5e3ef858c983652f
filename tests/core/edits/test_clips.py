import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core import edits
from editor.core.change import Change
from editor.core.errors import EditError
from editor.core.model import Clip, Episode, Position
from editor.core.timing import Timeline
from tests.core.episodes import EPISODES, episode

WATCH = "https://www.youtube.com/watch?v=abc"
PAGE = episode(
    "# Start", "0 A: One two three four five six seven eight nine", "40 B: short", "# Next", "60 A: last words",
    clips=[Clip("First", 10, 20, f"{WATCH}&t=10s"), Clip("Second", 50, 60, f"{WATCH}&t=50s")],
)  # fmt: skip

# A character a second.
EVEN = episode("# Start", "0 A: one two x", "10 B: and three", "# Next", "20 A: x")


def clips(episode: Episode) -> list[tuple[str, float | None, float | None, str | None]]:
    return [(clip.name, clip.start, clip.end, clip.url) for clip in episode.clips]


def test_a_clip_is_placed_by_time_with_a_url_like_the_others() -> None:
    after = edits.add_clip(PAGE, " New ", 30.0, 45.5).apply(PAGE)
    assert clips(after)[1] == ("New", 30, 45.5, f"{WATCH}&t=30s")
    assert after.clips[0] is PAGE.clips[0]
    assert isinstance(after.clips[1].start, int)


@pytest.mark.parametrize(
    ("youtube", "url"),
    [
        (WATCH, f"{WATCH}&t=30"),
        ("https://youtu.be/abc", "https://youtu.be/abc?t=30"),
        (f"{WATCH}&t=5s", f"{WATCH}&t=30s"),
        (None, None),
    ],
)
def test_the_first_clip_gets_its_url_from_the_pages_link(youtube: str | None, url: str | None) -> None:
    page = episode("0: one", youtube=youtube)
    assert clips(edits.add_clip(page, "New", 30.9, 45).apply(page)) == [("New", 30.9, 45, url)]


@pytest.mark.parametrize("links", [None, "none", {}, {"youtube": None}, {"youtube": 3}, {"youtube": ""}])
def test_without_a_link_a_clip_has_no_url(links: object) -> None:
    assert edits.add_clip(Episode(meta={"links": links}), "New", 1, 2).apply(Episode()).clips[0].url is None


def test_a_new_start_rewrites_only_the_start_in_the_url() -> None:
    page = Episode(clips=(Clip("One", 1, 9, f"{WATCH}&t=1s&list=x#top"),))
    assert clips(edits.set_clip(page, 0, start=5).apply(page)) == [("One", 5, 9, f"{WATCH}&t=5s&list=x#top")]


def test_name_and_end_leave_the_url_alone() -> None:
    after = edits.set_clip(PAGE, 0, name="Other", end=25).apply(PAGE)
    assert clips(after)[0] == ("Other", 10, 25, f"{WATCH}&t=10s")
    assert after.clips[0].origin is PAGE.clips[0].origin


def test_what_is_the_same_changes_nothing() -> None:
    assert not edits.set_clip(PAGE, 0, name="First", start=10, end=20.0)
    assert not edits.set_clip(PAGE, 0)


def test_a_clip_without_times_can_be_named() -> None:
    page = Episode(clips=(Clip("One"),))
    assert clips(edits.set_clip(page, 0, name="Two").apply(page)) == [("Two", None, None, None)]
    assert clips(edits.set_clip(page, 0, end=3).apply(page)) == [("One", None, 3, None)]


def test_a_clip_is_deleted() -> None:
    assert edits.delete_clip(PAGE, 0).apply(PAGE).clips == PAGE.clips[1:]


@pytest.mark.parametrize(
    "edit",
    [
        lambda: edits.add_clip(PAGE, "New", 5, 5),
        lambda: edits.add_clip(PAGE, "New", -1, 5),
        lambda: edits.add_clip(PAGE, "New", 1, float("inf")),
        lambda: edits.add_clip(PAGE, " ", 1, 5),
        lambda: edits.set_clip(PAGE, 0, start=20),
        lambda: edits.set_clip(PAGE, 0, end=10),
        lambda: edits.set_clip(PAGE, 0, name="\n"),
        lambda: edits.set_clip(PAGE, 2, name="x"),
        lambda: edits.delete_clip(PAGE, -1),
    ],
)
def test_what_is_no_clip_is_refused(edit: Callable[[], Change]) -> None:
    with pytest.raises(EditError, match=r"\.$"):
        edit()


def test_times_are_kept_to_the_hundredth() -> None:
    after = edits.add_clip(PAGE, "New", 30.126, 45.004).apply(PAGE)
    assert clips(after)[1] == ("New", 30.13, 45, f"{WATCH}&t=30s")
    assert clips(edits.set_clip(PAGE, 0, start=9.999).apply(PAGE))[0] == ("First", 10, 20, f"{WATCH}&t=10s")
    assert clips(edits.set_clip(PAGE, 0, start=9.876).apply(PAGE))[0] == ("First", 9.88, 20, f"{WATCH}&t=9s")


def test_what_a_page_states_more_exactly_stays_where_it_is_not_set() -> None:
    page = Episode(clips=(Clip("One", 1.2345, 9.8765),))
    assert clips(edits.set_clip(page, 0, start=1.2345, end=9.5).apply(page)) == [("One", 1.2345, 9.5, None)]


class TestSplit:
    def test_both_halves_have_what_the_clip_had(self) -> None:
        page = Episode(clips=(Clip("One", 1, 9.5, f"{WATCH}&t=1", {"id": 7}),))
        after = edits.split_clip(page, 0, 4.256).apply(page)
        assert clips(after) == [("One", 1, 4.26, f"{WATCH}&t=1"), ("One (2)", 4.26, 9.5, f"{WATCH}&t=4")]
        assert [clip.extra for clip in after.clips] == [{"id": 7}, {"id": 7}]
        assert [clip.origin is page.clips[0].origin for clip in after.clips] == [True, False]

    def test_the_number_is_the_next_that_is_free(self) -> None:
        page = edits.split_clip(PAGE, 0, 15).apply(PAGE)
        page = edits.split_clip(page, 1, 18).apply(page)
        page = edits.split_clip(page, 0, 12).apply(page)
        assert [name for name, *_ in clips(page)] == ["First", "First (4)", "First (2)", "First (3)", "Second"]

    @pytest.mark.parametrize("sec", [10, 20, 3, 99, 10.001, -1, float("nan")])
    def test_it_is_cut_within(self, sec: float) -> None:
        with pytest.raises(EditError, match=r"\.$"):
            edits.split_clip(PAGE, 0, sec)

    def test_without_both_times_it_cannot_be_cut(self) -> None:
        with pytest.raises(EditError, match="has no start or no end"):
            edits.split_clip(Episode(clips=(Clip("One", 1),)), 0, 5)


class TestMerge:
    def test_the_next_in_time_is_taken_in(self) -> None:
        page = Episode(clips=(Clip("C", 30, 40), Clip("A", 1, 9, "a", {"x": 1}), Clip("B", 20, 25, "b", {"y": 2})))
        after = edits.merge_clips(page, 1).apply(page)
        assert clips(after) == [("C", 30, 40, None), ("A", 1, 25, "a")]
        assert after.clips[1].extra == {"x": 1, "y": 2}
        assert after.clips[1].origin is page.clips[1].origin

    @pytest.mark.parametrize(
        ("first", "second", "end"), [((1, 50), (20, 25), 50), ((1, None), (5, 9), 9), ((1, 4), (5, None), 4)]
    )
    def test_it_ends_with_the_later_end(
        self, first: tuple[float, float | None], second: tuple[float, float | None], end: float
    ) -> None:
        page = Episode(clips=(Clip("A", *first), Clip("B", *second)))
        assert clips(edits.merge_clips(page, 0).apply(page)) == [("A", 1, end, None)]

    def test_of_clips_that_start_together_the_lower_one_comes_after(self) -> None:
        page = Episode(clips=(Clip("A", 5, 9), Clip("B", 5, 8)))
        assert clips(edits.merge_clips(page, 0).apply(page)) == [("A", 5, 9, None)]
        with pytest.raises(EditError, match="is the last"):
            edits.merge_clips(page, 1)

    @pytest.mark.parametrize("clip", [Clip("A", 60, 70), Clip("A", None, 70), Clip("A", 45, None)])
    def test_there_must_be_one_after_it_and_an_end_after_the_start(self, clip: Clip) -> None:
        with pytest.raises(EditError, match=r"\.$"):
            edits.merge_clips(Episode(clips=(clip, Clip("B", 50, 40))), 0)


def test_a_copy_comes_right_after_and_is_its_own() -> None:
    page = edits.add_clip(PAGE, "Talk (2019)", 30, 40).apply(PAGE)
    after = edits.duplicate_clip(page, 1).apply(page)
    after = edits.duplicate_clip(after, 2).apply(after)
    assert [name for name, *_ in clips(after)] == [
        *("First", "Talk (2019)", "Talk (2019) (2)", "Talk (2019) (3)", "Second")
    ]
    assert clips(after)[2][1:] == clips(after)[1][1:]
    assert len({clip.origin for clip in after.clips}) == 5


def test_clips_are_sorted_by_start() -> None:
    page = Episode(clips=(Clip("none"), Clip("C", 9, 10), Clip("B", 4), Clip("A", 9, 11), Clip("D", 1.5, 2)))
    after = edits.sort_clips(page).apply(page)
    assert [clip.name for clip in after.clips] == ["D", "B", "C", "A", "none"]
    assert set(after.clips) == set(page.clips)
    assert not edits.sort_clips(after)


@given(EPISODES, st.data())
def test_a_clip_that_was_split_and_merged_is_as_it_was(page: Episode, data: st.DataObject) -> None:
    timed = [row for row, clip in enumerate(page.clips) if (clip.end or 0) - (clip.start or 0) > 0.03]
    if not timed:
        return
    at = data.draw(st.sampled_from(timed))
    clip = page.clips[at]
    assert clip.start is not None
    assert clip.end is not None
    split = edits.split_clip(page, at, data.draw(st.floats(clip.start + 0.01, clip.end - 0.01))).apply(page)
    after = [clip for clip in split.clips if clip in page.clips or clip.origin is page.clips[at].origin]
    assert len(after) == len(page.clips)
    alone = Episode(clips=tuple(clip for clip in split.clips if clip not in page.clips))
    assert clips(edits.merge_clips(alone, 0).apply(alone)) == [(clip.name, clip.start, clip.end, clip.url)]


@given(EPISODES)
def test_sorting_leaves_equal_starts_as_they_are(page: Episode) -> None:
    order = list(page.clips)
    after = edits.sort_clips(page).apply(page).clips
    places = [(math.inf if clip.start is None else clip.start, order.index(clip)) for clip in after]
    assert places == sorted(places)


class TestFromSelection:
    def test_it_has_the_times_of_its_first_and_last_word(self) -> None:
        assert edits.clip_from(EVEN, Position(1, 4), Position(2, 2)) == ("two x", 4, 13)
        assert edits.clip_from(EVEN, Position(1, 5), Position(1, 6)) == ("two", 4, 7)

    def test_a_line_that_is_taken_to_its_end_ends_with_its_time(self) -> None:
        assert edits.clip_from(EVEN, Position(1, 4), Position(1, 9)) == ("two x", 4, 10)
        assert edits.clip_from(PAGE, Position(1, 0), Position(2, 5)) == ("Start", 0, 60)

    def test_times_are_hundredths(self) -> None:
        assert edits.clip_from(PAGE, Position(1, 4), Position(1, 7))[1:] == (3.56, 6.22)

    def test_a_timeline_that_knows_better_is_asked(self) -> None:
        assert edits.clip_from(EVEN, Position(4, 0), Position(4, 1), Timeline(EVEN.entries, 30))[1:] == (20, 30)

    def test_without_a_header_above_it_is_named_by_its_first_words(self) -> None:
        assert edits.clip_from(PAGE, Position(2, 0), Position(2, 5)) == ("short", 40, 60)
        page = episode("0 A: x", *[PAGE.entries[1]])
        assert edits.clip_from(page, Position(1, 4), Position(1, 99))[0] == "two three four five six seven eight"
        assert edits.clip_from(page, Position(1, 4), Position(1, 9))[0] == "two three"

    def test_a_header_that_is_selected_names_it(self) -> None:
        assert edits.clip_from(PAGE, Position(3, 0), Position(4, 10))[:2] == ("Next", 60)

    def test_a_quote_from_within_a_section_is_not_named_like_it(self) -> None:
        assert edits.clip_from(PAGE, Position(0, 0), Position(1, 9))[0] == "Start"
        assert edits.clip_from(PAGE, Position(1, 2), Position(1, 9))[0] == "Start"
        assert edits.clip_from(PAGE, Position(1, 4), Position(1, 9))[0] == "two three"

    def test_a_header_whose_name_a_clip_has_is_not_used_again(self) -> None:
        page = edits.add_clip(PAGE, "Start", 0, 40).apply(PAGE)
        assert edits.clip_from(page, Position(0, 2), Position(2, 1))[0] == "One two three four five six seven"

    def test_a_line_that_is_only_touched_is_not_in_it(self) -> None:
        assert edits.clip_from(PAGE, Position(1, 0), Position(2, 0)) == ("Start", 0, 40)
        assert edits.clip_from(EVEN, Position(1, 9), Position(2, 3)) == ("and", 10, 13)

    def test_without_a_word_it_is_the_lines_that_it_touches(self) -> None:
        assert edits.clip_from(EVEN, Position(2, 3), Position(2, 3)) == ("and three", 10, 20)
        page = episode("0 A: ", "7 B: x")
        assert edits.clip_from(page, Position(0, 0), Position(0, 0)) == ("Clip", 0, 7)

    def test_lines_that_share_a_second_start_where_they_are_said(self) -> None:
        page = episode("0: xxxxxxxxx", "0: yyyyyyyyy", "9: z")
        assert edits.clip_from(page, Position(1, 0), Position(1, 1)) == ("yyyyyyyyy", 4.5, 9)

    @pytest.mark.parametrize("page", [episode("# Only a title"), episode("no time")])
    def test_without_a_line_or_a_time_there_is_no_clip(self, page: Episode) -> None:
        with pytest.raises(EditError):
            edits.clip_from(page, Position(0, 0), Position(0, 3))

    @given(EPISODES, st.data())
    def test_what_it_gives_is_a_clip(self, page: Episode, data: st.DataObject) -> None:
        rows = st.integers(0, max(0, len(page.entries) - 1))
        start, end = sorted(data.draw(st.tuples(*[st.builds(Position, rows, st.integers(0, 30))] * 2)))
        try:
            made = edits.clip_from(page, start, end)
        except EditError:
            return
        assert edits.add_clip(page, *made)
