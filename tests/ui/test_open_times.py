"""True times of a page that is open: what the text, the status line and the player make of them."""

import pytest
from PySide6.QtCore import QPointF

from editor.checks.times import Kind, refusal_of
from editor.core.alignment import AlignedWord, Alignment, Grade, LineTimes, WordTimes
from editor.core.edits import set_times
from editor.core.model import Line
from editor.ui.settings import Settings
from tests.ui.transcript.aligned import times
from tests.ui.vocabulary import Person

HEARD = WordTimes.of([AlignedWord(0, 4, 7.0, 7.5, 0), AlignedWord(5, 13, 8.0, 8.5, 1), AlignedWord(14, 18, 9, 10, 2)])
GUESS = LineTimes(40, 60, 30, 60, Grade.GUESS, 0.0, False, WordTimes.of([AlignedWord(0, 3, 40, 41, -1)]))


@pytest.fixture
def aligned(reader: Person) -> Person:
    """Open the page and align it: the first line is heard 2 s late, the third is a guess, the fourth contradicted."""
    first = LineTimes(7, 10, 6.5, 7.5, Grade.SURE, 1.0, False, HEARD)
    reader.desk.true_times.take(Alignment((first, times(12), GUESS, times(92, clash=True))), (), "captions")
    return reader


def mark(person: Person, row: int) -> object:
    return person.desk.transcript.gutter.mark_place(row, 0)


def test_marks_come_with_an_alignment_and_go_with_it(aligned: Person) -> None:
    assert mark(aligned, 1)
    aligned.desk.true_times.forget()
    assert mark(aligned, 1) is None


def test_marks_can_be_switched_off(aligned: Person) -> None:
    settings: Settings = aligned.window.shell.settings
    settings.grades = False
    assert mark(aligned, 1) is None
    settings.grades = True
    assert mark(aligned, 1)


def test_clicking_a_time_plays_from_the_true_start(aligned: Person) -> None:
    aligned.desk.transcript.time_clicked.emit(1)
    assert aligned.desk.playback.position == pytest.approx(7, abs=0.3)


def test_the_word_that_is_truly_said_is_lit(aligned: Person) -> None:
    aligned.desk.playback.seek(8.2)
    spoken = aligned.desk.transcript.marks.spoken
    assert spoken is not None
    assert (spoken.row, spoken.start, spoken.end, spoken.faint) == (1, 5, 13, False)


def test_a_guess_is_lit_faintly_even_without_its_words(aligned: Person) -> None:
    aligned.window.shell.settings.word_highlight = False
    aligned.desk.playback.seek(45)
    spoken = aligned.desk.transcript.marks.spoken
    assert spoken is not None
    assert (spoken.row, spoken.end, spoken.faint) == (3, 0, True)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (1, "Line 1 · 0:05 · Ann"),
        (3, "Line 3 · 0:20 · between 0:30 and 1:00 · Ann"),
        (5, "Line 4 · 1:05 · heard at 1:32 · Ben"),
    ],
)
def test_the_status_line_tells_what_the_page_does_not(aligned: Person, row: int, words: str) -> None:
    aligned.caret(row)
    assert aligned.window.status.place.text() == words


def test_the_status_line_hears_of_an_alignment(aligned: Person) -> None:
    aligned.caret(5)
    aligned.desk.true_times.forget()
    assert aligned.window.status.place.text() == "Line 4 · 1:05 · Ben"


def test_a_contradiction_that_was_refused_is_no_longer_marked(aligned: Person) -> None:
    aligned.caret(5)
    aligned.desk.true_times.refuse(refusal_of(aligned.document.episode.entries[5], Kind.CONTRADICTED))
    assert aligned.window.status.place.text() == "Line 4 · 1:05 · Ben"


def test_a_page_can_be_emptied(aligned: Person) -> None:
    aligned.desk.transcript.setFocus()
    aligned.press("Ctrl+A", "Delete")
    assert aligned.desk.transcript.gutter.spot_at(QPointF(30, 10)) is None


def test_times_follow_a_line_that_is_split(aligned: Person) -> None:
    aligned.caret(1, 5)
    aligned.press("Return")
    assert mark(aligned, 1)
    assert mark(aligned, 2)
    assert aligned.desk.playback.timeline.start_of(2) == pytest.approx(8)


@pytest.mark.parametrize(("offset", "second"), [(14, 9), (5, 8)])
def test_what_is_split_off_states_when_it_was_heard(aligned: Person, offset: int, second: float) -> None:
    aligned.caret(1, offset)
    aligned.press("Return")
    assert seconds(aligned)[1:3] == [5, second]


def test_what_is_split_off_a_guess_is_estimated(aligned: Person) -> None:
    aligned.caret(3, 4)
    aligned.press("Return")
    assert 20 < seconds(aligned)[4] < 40


def test_splitting_never_makes_times_run_backwards(aligned: Person) -> None:
    document = aligned.document
    document.apply("Set time", set_times, {1: 11})
    aligned.caret(1, 5)
    aligned.press("Return")
    assert 11 <= seconds(aligned)[2] <= seconds(aligned)[3]


def test_splitting_before_the_first_word_moves_no_time(aligned: Person) -> None:
    aligned.caret(1)
    aligned.press("Return")
    assert seconds(aligned)[1:3] == [5, 5]


def seconds(person: Person) -> list[float]:
    return [entry.sec or 0.0 if isinstance(entry, Line) else 0.0 for entry in person.document.episode.entries]
