from collections.abc import Callable

import pytest

from editor.core import edits
from editor.core.change import Change
from editor.core.errors import EditError
from editor.core.model import Clip, Episode, Position
from tests.core.episodes import episode

WATCH = "https://www.youtube.com/watch?v=abc"
PAGE = episode(
    "# Start", "0 A: One two three four five six seven eight nine", "40 B: short", "# Next", "60 A: last words",
    clips=[Clip("First", 10, 20, f"{WATCH}&t=10s"), Clip("Second", 50, 60, f"{WATCH}&t=50s")],
)  # fmt: skip


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


class TestFromSelection:
    def test_it_starts_and_ends_with_the_lines(self) -> None:
        assert edits.clip_from(PAGE, Position(1, 4), Position(2, 2)) == ("Start", 0, 60)

    def test_without_a_header_above_it_is_named_by_its_first_words(self) -> None:
        assert edits.clip_from(PAGE, Position(2, 0), Position(2, 5)) == ("short", 40, 60)
        page = episode("0 A: x", *[PAGE.entries[1]])
        assert edits.clip_from(page, Position(1, 4), Position(1, 9))[0] == "two three four five six seven eight"

    def test_a_header_that_is_selected_names_it(self) -> None:
        assert edits.clip_from(PAGE, Position(3, 0), Position(4, 3)) == ("Next", 60, 61)

    def test_a_header_whose_name_a_clip_has_is_not_used_again(self) -> None:
        page = edits.add_clip(PAGE, "Start", 0, 40).apply(PAGE)
        assert edits.clip_from(page, Position(1, 4), Position(1, 9))[0] == "two three four five six seven eight"
        assert edits.clip_from(page, Position(0, 2), Position(1, 9))[0] == "One two three four five six seven"

    def test_a_line_that_is_only_touched_is_not_in_it(self) -> None:
        assert edits.clip_from(PAGE, Position(1, 0), Position(2, 0)) == ("Start", 0, 40)

    def test_lines_that_share_a_second_start_where_they_are_said(self) -> None:
        page = episode("0: xxxxxxxxx", "0: yyyyyyyyy", "9: z")
        assert edits.clip_from(page, Position(1, 0), Position(1, 1)) == ("yyyyyyyyy", 4, 9)

    @pytest.mark.parametrize("page", [episode("# Only a title"), episode("no time")])
    def test_without_a_line_or_a_time_there_is_no_clip(self, page: Episode) -> None:
        with pytest.raises(EditError):
            edits.clip_from(page, Position(0, 0), Position(0, 3))
