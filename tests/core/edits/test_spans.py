import pytest

from editor.core import edits
from editor.core.errors import EditError
from editor.core.model import Episode, Position
from tests.core.episodes import episode, shown

PAGE = episode("# Title", "0 A: one two", "10 B: three four", "20 C: five six", "# End", "30 A: seven")


def put(start: tuple[int, int], end: tuple[int, int], *paragraphs: str, page: Episode = PAGE) -> list[str]:
    return shown(edits.replace_span(page, Position(*start), Position(*end), paragraphs).apply(page))


def test_typing_and_deleting_within_a_line() -> None:
    assert put((1, 3), (1, 3), "!")[1] == "0 A: one! two"
    assert put((1, 0), (1, 4), "")[1] == "0 A: two"
    assert put((1, 0), (1, 7), "")[1] == "0 A:"


def test_what_changes_nothing_is_no_change() -> None:
    assert not edits.replace_span(PAGE, Position(1, 3), Position(1, 3), ("",))
    assert not edits.replace_span(PAGE, Position(1, 0), Position(1, 3), ("one",))


def test_a_selection_across_lines_joins_its_ends_into_the_first() -> None:
    assert put((1, 4), (3, 5), "and ")[1:3] == ["0 A: one and six", "# End"]


def test_a_line_selected_from_its_start_goes_and_the_rest_of_the_last_stays_itself() -> None:
    assert put((1, 0), (3, 5), "")[1:3] == ["20 C: six", "# End"]
    after = edits.replace_span(PAGE, Position(1, 0), Position(2, 0), ("",)).apply(PAGE)
    assert after.entries[1] is PAGE.entries[2]


def test_of_whole_lines_one_stays_for_the_caret() -> None:
    assert put((1, 0), (3, 8), "")[1:3] == ["0 A:", "# End"]
    assert put((0, 0), (5, 5), "") == ["# "]


def test_pasted_lines_get_the_speaker_and_estimated_times() -> None:
    assert put((1, 3), (1, 3), "!", "new", "and")[1:5] == [
        "0 A: one!", "2 A: new", "5 A: and two", "10 B: three four"
    ]  # fmt: skip


def test_lines_pasted_at_the_start_stand_above_and_leave_the_line_as_it_is() -> None:
    after = edits.replace_span(PAGE, Position(2, 0), Position(2, 0), ("new", "")).apply(PAGE)
    assert shown(after)[1:4] == ["0 A: one two", "10 B: new", "10 B: three four"]
    assert after.entries[3] is PAGE.entries[2]


def test_lines_pasted_over_a_selection_leave_both_ends_their_own() -> None:
    assert put((1, 4), (3, 5), "x", "y", "z")[1:4] == ["0 A: one x", "15 A: y", "20 C: zsix"]


def test_pasting_on_a_page_without_times_estimates_none() -> None:
    assert put((0, 3), (0, 3), "", "two", page=episode("A: one")) == ["A: one", "A: two"]


def test_text_is_cleaned() -> None:
    assert put((1, 3), (1, 3), "\tx\u2028y")[1] == "0 A: one x y two"


class TestHeaders:
    def test_typing_within_a_header(self) -> None:
        assert put((0, 5), (0, 5), "!")[0] == "# Title!"

    def test_two_headers_join(self) -> None:
        assert put((0, 2), (4, 1), "") == ["# Tind", "30 A: seven"]

    def test_a_header_and_a_line_stay_apart_trimmed(self) -> None:
        assert put((0, 2), (2, 6), "x")[:2] == ["# Tix", "10 B: four"]
        assert put((3, 4), (4, 1), "x")[3:5] == ["20 C: fivex", "# nd"]

    def test_what_is_wholly_inside_goes(self) -> None:
        assert put((0, 0), (2, 6), "")[0] == "10 B: four"
        assert put((0, 2), (2, 10), "")[:2] == ["# Ti", "20 C: five six"]
        assert put((3, 4), (4, 3), "")[3:] == ["20 C: five", "30 A: seven"]

    def test_lines_pasted_into_a_header_become_lines_of_the_next_speaker(self) -> None:
        assert put((0, 5), (0, 5), "!", "new")[:3] == ["# Title!", "0 A: new", "0 A: one two"]
        assert put((0, 2), (0, 2), "-", "new")[:4] == ["# Ti-", "0 A: new", "# tle", "0 A: one two"]

    def test_lines_pasted_at_a_headers_start_stand_above_it(self) -> None:
        assert put((4, 0), (4, 0), "new", "lines", "")[3:7] == ["20 C: five six", "24 A: new", "26 A: lines", "# End"]

    def test_a_paste_from_a_header_into_a_line(self) -> None:
        assert put((0, 2), (2, 6), "x", "y", "z ")[:4] == ["# Tix", "0 A: y", "10 B: z four", "20 C: five six"]

    def test_a_paste_from_a_line_into_a_header(self) -> None:
        assert put((3, 4), (4, 1), "x", "y")[3:6] == ["20 C: fivex", "27 C: y", "# nd"]

    def test_a_paste_from_a_header_to_a_header(self) -> None:
        assert put((0, 2), (4, 1), "x", "y")[:3] == ["# Tix", "0 A: y", "# nd"]


@pytest.mark.parametrize(("start", "end"), [((1, 4), (1, 3)), ((1, 0), (9, 0)), ((1, 8), (2, 0)), ((1, -1), (1, 0))])
def test_an_impossible_stretch_is_refused(start: tuple[int, int], end: tuple[int, int]) -> None:
    with pytest.raises(EditError):
        put(start, end, "x")


class TestRetype:
    def test_entries_read_what_they_are_told_and_those_that_did_stay_the_same(self) -> None:
        change = edits.retype(PAGE, 0, 3, ("Title", "new", "three four"))
        assert (change.splices[0].at, len(change.splices[0].removed)) == (1, 1)
        assert shown(change.apply(PAGE))[:3] == ["# Title", "0 A: new", "10 B: three four"]

    def test_what_there_is_more_becomes_lines_where_it_stands(self) -> None:
        after = edits.retype(PAGE, 1, 2, ("one", "two", "three four")).apply(PAGE)
        assert shown(after)[1:4] == ["0 A: one", "5 A: two", "10 B: three four"]

    def test_what_there_is_less_goes(self) -> None:
        assert shown(edits.retype(PAGE, 1, 3, ("five six",)).apply(PAGE))[:2] == ["# Title", "20 C: five six"]

    def test_the_same_changes_nothing(self) -> None:
        assert not edits.retype(PAGE, 0, 6, [entry.text for entry in PAGE.entries])

    @pytest.mark.parametrize(("at", "count"), [(-1, 1), (5, 2), (0, -1), (7, 0)])
    def test_entries_that_are_not_there_are_refused(self, at: int, count: int) -> None:
        with pytest.raises(EditError):
            edits.retype(PAGE, at, count, ("x",))
