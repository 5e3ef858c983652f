"""The times to review in the window: keys that work anywhere, the caret, and filling in what is missing."""

from pathlib import Path

import pytest

from editor.core.alignment import Alignment, Grade
from editor.core.model import Line
from tests.ui.review.conftest import times
from tests.ui.vocabulary import Person

PAGE = """\
---
transcript:
- header: On tea
- line: Good morning, Ben.
  sec: 5
  time: 0:05
- line: Is the kettle on?
  sec: 80
  time: '1:20'
- line: It is.
- line: Kettles are my thing.
- line: Then the kettle again.
  sec: 150
  time: '2:30'
---
"""
HEARD = Alignment((times(5.2), times(32.8), times(60.1), times(95.5, Grade.GUESS), times(150.2)))


@pytest.fixture
def unaligned(person: Person, tmp_path: Path) -> Person:
    """Sit somebody down before a page of which only the stated times are known."""
    page = tmp_path / "kettle.md"
    page.write_text(PAGE, encoding="utf-8")
    person.open(page)
    return person


@pytest.fixture
def aligned(unaligned: Person) -> Person:
    """Sit somebody down before a page of which the true times are known."""
    unaligned.desk.true_times.take(HEARD, (), "captions.txt")
    return unaligned


def secs(person: Person) -> list[float | None]:
    return [entry.sec for entry in person.document.episode.entries if isinstance(entry, Line)]


def test_the_list_takes_the_keyboard_at_the_next_one_behind_the_caret(aligned: Person) -> None:
    aligned.caret(3)
    aligned.press("F5")
    assert aligned.desk.times.table.hasFocus()
    assert aligned.desk.times.details.sentence.text() == "No time stated, heard 1:00."


def test_showing_the_list_leaves_the_caret_and_the_playhead(aligned: Person) -> None:
    aligned.desk.playback.seek(7.5)
    aligned.press("F5")
    assert (aligned.desk.row, aligned.desk.playback.position) == (0, 7.5)


@pytest.mark.parametrize("key", ["Home", "Up", "F12"])
def test_a_key_goes_to_the_one_that_the_list_begins_with(aligned: Person, key: str) -> None:
    aligned.press("F5", key)
    assert (aligned.desk.row, aligned.desk.playback.position) == (2, 32.8)


def test_the_caret_goes_to_the_line_that_is_chosen(aligned: Person) -> None:
    aligned.press("F5", "Down")
    assert aligned.desk.row == 3
    assert aligned.desk.playback.position == 60.1


def test_enter_in_the_list_accepts_and_the_caret_goes_on(aligned: Person) -> None:
    aligned.press("F5", "Return")
    assert secs(aligned) == [5, 32, None, None, 150]
    assert aligned.desk.row == 3
    aligned.press("Ctrl+Z")
    assert secs(aligned) == [5, 80, None, None, 150]


def test_the_whole_review_by_keys_from_the_text(aligned: Person) -> None:
    aligned.caret(0)
    aligned.press("F12", "Ctrl+T", "Ctrl+Shift+R")
    aligned.caret(5)
    aligned.press("Shift+F12")
    assert aligned.desk.row == 4
    aligned.press("Ctrl+T")
    assert secs(aligned) == [5, 32, None, 95, 150]
    aligned.press("F12")
    assert aligned.said == "There is no time to review further down."


def test_the_time_of_the_carets_line_is_accepted_whatever_is_chosen(aligned: Person) -> None:
    aligned.press("F5")
    aligned.caret(4)
    aligned.press("Ctrl+T")
    assert secs(aligned) == [5, 80, None, 95, 150]


def test_what_cannot_be_accepted_says_why(aligned: Person) -> None:
    aligned.caret(1)
    aligned.press("Ctrl+T")
    assert aligned.said == "There is nothing to review in this line's time."


def test_without_true_times_the_list_leads_to_aligning(unaligned: Person) -> None:
    unaligned.press("F12")
    assert unaligned.said == "The true times of this page are not known yet: align it first."
    unaligned.press("F5")
    with unaligned.answering("Cancel"):
        unaligned.desk.times.align_wanted.emit()
    assert {"next_time", "accept_time", "fill_times"} <= unaligned.greyed()


def test_missing_times_are_filled_in_after_a_look(aligned: Person) -> None:
    with aligned.answering("Fill in 1 time") as said:
        aligned.choose("fill_times")
    assert "2 lines state no time." in said[0]
    assert secs(aligned) == [5, 80, 60, None, 150]
    aligned.choose("undo")
    assert secs(aligned) == [5, 80, None, None, 150]


def test_filling_in_can_be_called_off(aligned: Person) -> None:
    with aligned.answering("Cancel"):
        aligned.choose("fill_times")
    assert secs(aligned) == [5, 80, None, None, 150]


def test_where_every_line_has_a_time_there_is_nothing_to_fill_in(reader: Person) -> None:
    reader.desk.true_times.take(Alignment(tuple(map(times, (5, 12, 20, 65)))), (), "captions.txt")
    assert "fill_times" in reader.greyed()


def test_refused_ones_are_remembered_when_the_page_is_opened_again(aligned: Person) -> None:
    page = aligned.document.path
    aligned.press("F5", "Delete")
    assert aligned.desk.true_times.refused
    aligned.choose("close")
    aligned.open(page)
    aligned.wait(lambda: aligned.desk.true_times.alignment is not None)
    aligned.press("F12")
    assert aligned.desk.row == 3
    aligned.choose("show_refused_times")
    assert len(aligned.desk.times.table.model().shown) == 3


def test_all_sure_ones_are_accepted_from_the_menu(aligned: Person) -> None:
    aligned.choose("accept_sure_times")
    assert secs(aligned) == [5, 32, 60, None, 150]
    assert aligned.document.undo_label == "Accept 2 times"
