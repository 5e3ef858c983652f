from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core import edits
from editor.core.edits.chapters import HeaderPlan, plan_headers
from editor.core.errors import EditError
from editor.core.model import Episode, Header
from editor.core.sections import Chapter, Section, sections_of
from editor.core.timing import Timeline
from editor.formats.page_file import PageFile
from tests.core.episodes import episode, shown

PAGE = ("5 Ann: Good morning.", "60 Ben: Black tea.", "80: Green tea.", "Oolong.", "100 Ann: Milk.")


def plans(page: Episode, *chapters: tuple[float, str]) -> tuple[HeaderPlan, ...]:
    return plan_headers(page, [Chapter(*one) for one in chapters], Timeline(page.entries))


def put(page: Episode, *chapters: tuple[float, str], only: bool = False) -> list[str]:
    change = edits.headers_from_chapters(page, [Chapter(*one) for one in chapters], only=only)
    return shown(change.apply(page))


def test_each_header_goes_before_the_line_that_starts_nearest() -> None:
    after = put(episode(*PAGE), (0, "Hello"), (62, "Tea"), (97, "Milk"))
    assert after == ["# Hello", PAGE[0], "# Tea", *PAGE[1:4], "# Milk", PAGE[4]]


def test_a_line_that_starts_a_turn_is_preferred_to_a_nearer_one() -> None:
    page = episode("0: " + "word " * 10, "word " * 3, "20: Yes.")
    (plan,) = plans(page, (18.5, "Yes"))
    assert (plan.row, plan.late) == (2, 1.5)


def test_two_headers_stand_before_two_lines_unless_the_list_has_them_at_one_time() -> None:
    page = episode("0: a", "30: b", "90: c")
    assert [plan.row for plan in plans(page, (0, "A"), (40, "B"), (55, "C"))] == [0, 1, 2]
    assert [plan.row for plan in plans(page, (0, "A"), (40, "B"), (40, "C"))] == [0, 1, 1]


def test_chapters_before_anything_is_said_stand_on_top_in_order() -> None:
    assert put(episode("90: a"), (0, "Jingle"), (40, "Advert"), (90, "A")) == ["# Jingle", "# Advert", "# A", "90: a"]


def test_a_header_that_is_there_stays_and_another_in_its_place_is_renamed() -> None:
    page = episode("# Hello", PAGE[0], "# Coffee", *PAGE[1:])
    assert [plan.kind for plan in plans(page, (0, "Hello"), (60, "Tea"), (100, "Milk"))] == ["same", "renamed", "new"]
    after = put(page, (0, "Hello"), (60, "Tea"), (100, "Milk"))
    assert after == ["# Hello", PAGE[0], "# Tea", *PAGE[1:4], "# Milk", PAGE[4]]


def test_a_header_of_that_title_elsewhere_is_moved() -> None:
    page = episode("# Milk", *PAGE)
    (plan,) = plans(page, (100, "Milk"))
    assert (plan.kind, plan.row, plan.at) == ("moved", 5, 0)
    after = edits.headers_from_chapters(page, (), [plan]).apply(page)
    assert shown(after) == [*PAGE[:4], "# Milk", PAGE[4]]
    assert after.entries[4] is page.entries[0]


def test_headers_that_are_not_in_the_list_go_only_when_asked() -> None:
    page = episode("# Hello", PAGE[0], PAGE[1], "# Extra", *PAGE[2:])
    assert "# Extra" in put(page, (0, "Hello"))
    assert put(page, (0, "Hello"), only=True) == ["# Hello", *PAGE]


def test_a_list_that_is_done_already_changes_nothing() -> None:
    page = episode("# Hello", PAGE[0], "# Tea", *PAGE[1:])
    assert not edits.headers_from_chapters(page, [Chapter(0, "Hello"), Chapter(61, "Tea")], only=True)


def test_a_header_within_a_turn_stays_where_it_can_be_right() -> None:
    page = episode("0: a", "word " * 9, "# B", "word", "90: c")
    assert plans(page, (20, "B"))[0].kind == "same"


def test_what_lies_far_off_is_said() -> None:
    near, far = plans(episode("0: a", "90: b"), (1, "A"), (50, "B"))
    assert (near.late, far.late) == (-1, 40)


def test_a_chapter_after_the_end_is_not_advised_and_refused_in_a_script() -> None:
    (plan,) = plans(episode(*PAGE), (999, "Another episode"))
    assert plan.beyond
    assert not plan.advised
    with pytest.raises(EditError, match="The chapter “Another episode” starts at 16:39, but this page ends at 1:40"):
        put(episode(*PAGE), (999, "Another episode"))


@pytest.mark.parametrize("page", [episode(), episode("a", "b"), episode("# A")])
def test_a_page_without_times_is_refused(page: Episode) -> None:
    with pytest.raises(EditError, match="This page has no times yet"):
        put(page, (0, "A"))


@pytest.mark.parametrize("chapter", [(0, " "), (-1, "A"), (float("inf"), "A")])
def test_a_chapter_needs_a_title_and_a_time(chapter: tuple[float, str]) -> None:
    with pytest.raises(EditError):
        put(episode(*PAGE), chapter)


@given(st.sets(st.integers(0, 19), min_size=1), st.data())
def test_the_sections_start_with_their_chapters(rows: set[int], data: st.DataObject) -> None:
    page = episode(*[f"{row * 10}: {'word ' * 20}" for row in range(20)])
    chapters = [Chapter(row * 10 + data.draw(st.integers(-2, 2)) if row else 0, f"T{row}") for row in sorted(rows)]
    after = edits.headers_from_chapters(page, chapters).apply(page)
    starts = [section.start for section in sections_of(after, Timeline(after.entries))]
    assert starts == [row * 10 for row in sorted(rows)]
    assert not edits.headers_from_chapters(after, chapters, only=True)


def test_headers_made_of_real_clips_stand_where_they_stood(shared: Path) -> None:
    right = count = 0
    for path in sorted((shared / "corpus" / "pages").glob("[a-p]*.md")):
        page = PageFile.open(path).episode
        places = {(one.title, id(page.entries[one.first])) for one in sections(page) if one.first < len(page.entries)}
        titles = {title for title, _ in places}
        bare = replace(page, entries=tuple(entry for entry in page.entries if not isinstance(entry, Header)))
        chapters = [(clip.start or 0, clip.name) for clip in page.clips if clip.name in titles]
        if chapters:
            after = edits.headers_from_chapters(bare, (), plans(bare, *chapters)).apply(bare)
            found = {(one.title, id(after.entries[one.first])) for one in sections(after)}
            count += len(found)
            right += len(found & places)
    assert right / count > 0.92


def sections(page: Episode) -> tuple[Section, ...]:
    return sections_of(page, Timeline(page.entries))
