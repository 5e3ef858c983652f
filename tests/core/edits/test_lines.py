from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core import edits
from editor.core.change import Change
from editor.core.errors import EditError
from editor.core.model import Episode, Header, Line
from tests.core.episodes import LINES, episode, line, shown

PAGE = episode("# One", "10 A: first words", "20 B: second", "# Two", "30 A: third")


def test_a_line_gets_other_words_and_keeps_the_rest() -> None:
    after = edits.set_text(PAGE, 1, "new\nwords").apply(PAGE)
    assert shown(after)[1] == "10 A: new words"
    assert after.entries[1].origin is PAGE.entries[1].origin


def test_a_line_without_a_time_stays_without_when_its_text_is_edited() -> None:
    page = episode("A: one")
    assert shown(edits.set_text(page, 0, "two").apply(page)) == ["A: two"]


def test_a_header_gets_another_title() -> None:
    assert shown(edits.set_header(PAGE, 3, "Three").apply(PAGE))[3] == "# Three"


def test_the_same_text_changes_nothing() -> None:
    assert not edits.set_text(PAGE, 1, "first words")
    assert not edits.set_header(PAGE, 0, "One")


@pytest.mark.parametrize("at", [-1, 5])
@pytest.mark.parametrize(
    "edit",
    [
        lambda at: edits.set_text(PAGE, at, ""),
        lambda at: edits.set_header(PAGE, at, ""),
        lambda at: edits.split_line(PAGE, at, 0),
        lambda at: edits.merge_lines(PAGE, at),
        lambda at: edits.move_entry(PAGE, at, 0),
        lambda at: edits.move_entry(PAGE, 0, at),
        lambda at: edits.delete_entry(PAGE, at),
        lambda at: edits.delete_entries(PAGE, [at]),
        lambda at: edits.set_speaker(PAGE, at, "A"),
        lambda at: edits.set_time(PAGE, at, 0),
        lambda at: edits.shift_times(PAGE, at, 4, 1),
    ],
)
def test_a_row_that_is_not_there_is_refused_with_those_that_are(edit: Callable[[int], Change], at: int) -> None:
    with pytest.raises(EditError, match="from 0 to 4"):
        edit(at)


def test_an_empty_page_says_so() -> None:
    with pytest.raises(EditError, match="no entries"):
        edits.delete_entry(Episode(), 0)


def test_a_line_is_no_header_and_a_header_no_line() -> None:
    with pytest.raises(EditError, match="header"):
        edits.set_text(PAGE, 0, "")
    with pytest.raises(EditError, match="line"):
        edits.set_header(PAGE, 1, "")
    with pytest.raises(EditError, match="header"):
        edits.set_time(PAGE, 3, 1)
    with pytest.raises(EditError, match="header"):
        edits.set_speaker(PAGE, 3, "A")


class TestSplit:
    def test_the_second_half_keeps_the_speaker_and_starts_where_its_words_do(self) -> None:
        assert shown(edits.split_line(PAGE, 1, 5).apply(PAGE))[1:4] == ["10 A: first", "14 A: words", "20 B: second"]

    def test_the_second_half_can_be_given_its_second(self) -> None:
        after = edits.split_line(PAGE, 1, 6, sec=17.0).apply(PAGE)
        second = after.entries[2]
        assert isinstance(second, Line)
        assert (second.sec, second.time, type(second.sec)) == (17, "0:17", int)

    def test_the_first_half_is_still_the_line_that_it_was(self) -> None:
        after = edits.split_line(PAGE, 1, 6).apply(PAGE)
        assert after.entries[1].origin is PAGE.entries[1].origin
        assert after.entries[2].origin is not PAGE.entries[1].origin

    def test_the_estimate_is_not_after_the_next_line(self) -> None:
        page = episode("10: one two", "5: three", "90: four")
        assert shown(edits.split_line(page, 0, 3).apply(page))[1] == "10: two"

    def test_on_a_page_without_times_there_is_none_to_estimate(self) -> None:
        page = episode("A: one two")
        assert shown(edits.split_line(page, 0, 3).apply(page)) == ["A: one", "A: two"]

    def test_at_the_end_it_makes_an_empty_line_and_leaves_the_line_as_it_is(self) -> None:
        after = edits.split_line(PAGE, 2, 6).apply(PAGE)
        assert shown(after)[2:4] == ["20 B: second", "28 B:"]
        assert after.entries[2] is PAGE.entries[2]

    def test_at_the_start_it_makes_an_empty_line_above_and_leaves_the_line_as_it_is(self) -> None:
        after = edits.split_line(PAGE, 2, 0).apply(PAGE)
        assert shown(after)[2:4] == ["20 B:", "20 B: second"]
        assert after.entries[3] is PAGE.entries[2]

    def test_at_the_start_the_words_can_be_given_their_second(self) -> None:
        assert shown(edits.split_line(PAGE, 2, 0, sec=23).apply(PAGE))[2:4] == ["20 B:", "23 B: second"]

    def test_a_header_gives_two_headers(self) -> None:
        page = episode("# One two", "10 A: first")
        assert shown(edits.split_line(page, 0, 3).apply(page)) == ["# One", "# two", "10 A: first"]
        assert shown(edits.split_line(page, 0, 0).apply(page)) == ["# ", "# One two", "10 A: first"]

    def test_at_its_end_a_header_gets_an_empty_line_of_the_next_speaker(self) -> None:
        assert shown(edits.split_line(PAGE, 0, 3).apply(PAGE))[:3] == ["# One", "10 A:", "10 A: first words"]
        page = episode("# Title")
        assert shown(edits.split_line(page, 0, 5).apply(page)) == ["# Title", ""]

    @pytest.mark.parametrize(("offset", "sec"), [(-1, None), (12, None), (3, -1), (3, float("nan"))])
    def test_an_impossible_place_or_time_is_refused(self, offset: int, sec: float | None) -> None:
        with pytest.raises(EditError):
            edits.split_line(PAGE, 1, offset, sec)


class TestMerge:
    def test_the_first_speaker_and_time_stay(self) -> None:
        after = edits.merge_lines(PAGE, 1).apply(PAGE)
        assert shown(after)[1:3] == ["10 A: first words second", "# Two"]
        assert after.entries[1].origin is PAGE.entries[1].origin

    def test_there_is_one_blank_between(self) -> None:
        page = episode(line("one  "), line("  two"))
        assert shown(edits.merge_lines(page, 0).apply(page)) == ["one two"]

    def test_headers_merge_too(self) -> None:
        page = episode("# One", "# two")
        assert shown(edits.merge_lines(page, 0).apply(page)) == ["# One two"]

    @pytest.mark.parametrize("at", [0, 2])
    def test_a_header_and_a_line_do_not(self, at: int) -> None:
        with pytest.raises(EditError, match="cannot be merged"):
            edits.merge_lines(PAGE, at)

    @pytest.mark.parametrize("other", ["# Title", "10 A: words", "10 A:"])
    def test_an_empty_entry_simply_goes(self, other: str) -> None:
        for empty in ("20 B:", "# ", "20 B:  "):
            before, behind = episode(empty, other), episode(other, empty)
            assert edits.merge_lines(behind, 0).apply(behind).entries == behind.entries[:1]
            assert shown(edits.merge_lines(before, 0).apply(before)) in ([other], [empty.rstrip()], [empty])

    def test_the_last_entry_has_nothing_to_merge_with(self) -> None:
        with pytest.raises(EditError, match="last"):
            edits.merge_lines(PAGE, 4)

    def test_what_the_editor_does_not_know_is_carried(self) -> None:
        page = episode(Line("one", extra={"a": 1, "b": 1}), Line("two", extra={"b": 2, "c": 2}))
        assert edits.merge_lines(page, 0).apply(page).entries[0].extra == {"a": 1, "b": 1, "c": 2}

    @given(LINES.filter(lambda line: line.text.strip() or not line.text), st.integers(0, 40))
    def test_a_split_and_a_merge_give_the_line_back(self, whole: Line, place: int) -> None:
        text = whole.text
        blanks = [number for number in range(1, len(text)) if text[number] == " "]
        cuts = [0, len(text), *[cut for cut in blanks if " " not in (text[cut - 1], text[cut + 1 : cut + 2])]]
        before = Episode((whole,))
        split = edits.split_line(before, 0, cuts[place % len(cuts)]).apply(before)
        (merged,) = edits.merge_lines(split, 0).apply(split).entries
        assert isinstance(merged, Line)
        assert (merged.text.strip(" "), merged.who, merged.sec) == (text.strip(" "), whole.who, whole.sec)


def test_a_line_is_inserted_before_what_stands_there() -> None:
    page = episode("10: one")
    assert shown(edits.insert_line(page, 0, "new", who=" A ", sec=5.0).apply(page)) == ["5 A: new", "10: one"]
    assert shown(edits.insert_line(page, 1, "new").apply(page)) == ["10: one", "new"]


def test_a_header_is_inserted_before_what_stands_there() -> None:
    assert shown(edits.insert_header(PAGE, 2, "New").apply(PAGE))[2:4] == ["# New", "20 B: second"]


@pytest.mark.parametrize("at", [-1, 6])
def test_nothing_is_inserted_outside_the_page(at: int) -> None:
    for edit in (edits.insert_line, edits.insert_header):
        with pytest.raises(EditError, match="0 to 5"):
            edit(PAGE, at, "")


@pytest.mark.parametrize("at", range(5))
@pytest.mark.parametrize("to", range(5))
def test_a_moved_entry_stands_where_it_was_moved_to(at: int, to: int) -> None:
    after = edits.move_entry(PAGE, at, to).apply(PAGE)
    rest = [entry for entry in PAGE.entries if entry is not PAGE.entries[at]]
    assert list(after.entries) == [*rest[:to], PAGE.entries[at], *rest[to:]]


def test_entries_are_deleted() -> None:
    assert shown(edits.delete_entry(PAGE, 0).apply(PAGE)) == shown(PAGE)[1:]
    assert shown(edits.delete_entries(PAGE, [4, 0, 1, 0]).apply(PAGE)) == ["20 B: second", "# Two"]
    assert not edits.delete_entries(PAGE, [])


def test_an_inserted_header_is_new() -> None:
    entry = edits.insert_header(PAGE, 0, "New").splices[0].inserted[0]
    assert isinstance(entry, Header)
    assert entry.origin not in [other.origin for other in PAGE.entries]
