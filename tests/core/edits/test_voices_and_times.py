import pytest

from editor.core import edits
from editor.core.errors import EditError
from editor.core.model import Line
from tests.core.episodes import episode, shown

PAGE = episode("# One", "10 A: first", "20 B: second", "third", "3700 A: fourth")


def test_a_line_gets_another_speaker() -> None:
    assert shown(edits.set_speaker(PAGE, 1, " Anna ").apply(PAGE))[1] == "10 Anna: first"


@pytest.mark.parametrize("nobody", ["", " ", None])
def test_an_empty_name_removes_the_speaker(nobody: str | None) -> None:
    assert shown(edits.set_speaker(PAGE, 1, nobody).apply(PAGE))[1] == "10: first"


def test_several_lines_get_another_speaker_and_headers_do_not_mind() -> None:
    after = edits.set_speakers(PAGE, range(5), "B").apply(PAGE)
    assert shown(after) == ["# One", "10 B: first", "20 B: second", "B: third", "3700 B: fourth"]
    assert after.entries[2] is PAGE.entries[2]


def test_a_rename_goes_through_the_page() -> None:
    after = edits.rename_speaker(PAGE, "A", "Anna").apply(PAGE)
    assert shown(after) == ["# One", "10 Anna: first", "20 B: second", "third", "3700 Anna: fourth"]


def test_a_rename_to_a_name_that_exists_makes_one_speaker_of_two() -> None:
    after = edits.rename_speaker(PAGE, "A", "B").apply(PAGE)
    assert {line.who for _, line in after.lines()} == {"B", None}


def test_a_rename_of_nobody_changes_nothing() -> None:
    assert not edits.rename_speaker(PAGE, "C", "D")
    assert not edits.rename_speaker(PAGE, "A", "A")


def test_nobody_is_renamed_to_nothing() -> None:
    with pytest.raises(EditError, match="needs a name"):
        edits.rename_speaker(PAGE, "A", " ")


@pytest.mark.parametrize(
    ("sec", "time"), [(83, "1:23"), (83.0, "1:23"), (83.5, "1:23"), (3723, "1:02:03"), (0, "0:00")]
)
def test_the_written_time_follows_the_second(sec: float, time: str) -> None:
    line = edits.set_time(PAGE, 3, sec).apply(PAGE).entries[3]
    assert isinstance(line, Line)
    assert (line.sec, line.time) == (sec, time)
    assert isinstance(line.sec, int) == (sec == int(sec))


def test_a_time_that_disagrees_with_its_second_is_mended() -> None:
    page = episode(Line("one", sec=83, time="37:567"))
    assert edits.set_time(page, 0, 83).splices[0].inserted[0].time == "1:23"  # type: ignore[union-attr]
    assert not edits.set_time(PAGE, 1, 10)


@pytest.mark.parametrize("sec", [-1, float("nan"), float("inf"), 10**400])
def test_what_is_no_time_is_refused(sec: float) -> None:
    with pytest.raises(EditError):
        edits.set_time(PAGE, 1, sec)


def test_times_are_shifted_from_and_to_included_and_lines_without_stay_so() -> None:
    after = edits.shift_times(PAGE, 0, 3, -2).apply(PAGE)
    assert shown(after) == ["# One", "8 A: first", "18 B: second", "third", "3700 A: fourth"]
    assert [line.time for _, line in after.lines()] == ["0:08", "0:18", None, "1:01:40"]


def test_parts_of_seconds_add_up() -> None:
    page = episode("0.1: one")
    assert shown(edits.shift_times(page, 0, 0, 0.2).apply(page)) == ["0.3: one"]
    assert shown(edits.shift_times(page, 0, 0, 0.9).apply(page)) == ["1: one"]


def test_times_are_not_shifted_below_nothing() -> None:
    with pytest.raises(EditError, match="by 11 s, only by 10 s"):
        edits.shift_times(PAGE, 0, 4, -11)


def test_a_shift_without_an_effect_changes_nothing() -> None:
    assert not edits.shift_times(PAGE, 0, 4, 0)
    assert not edits.shift_times(PAGE, 3, 3, 5)


def test_a_stretch_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(EditError, match="before"):
        edits.shift_times(PAGE, 3, 1, 5)
