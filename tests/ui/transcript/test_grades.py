"""How far the times of lines can be trusted, as the margin shows and says it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QAccessible, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from editor.core.alignment import Grade, LineTimes
from editor.core.model import Header, Line
from editor.core.timing import Spoken
from editor.ui.theme import LIGHT
from editor.ui.transcript.grades import remark, start_words
from tests.ui.transcript.aligned import CLASH, GUESS, LIKELY, SURE, times
from tests.ui.transcript.conftest import Opener
from tests.ui.transcript.reader import Reader
from tests.ui.transcript.test_marks import count

KNOWN = {1: SURE, 2: LIKELY, 4: GUESS, 6: CLASH}
WIDTHS = pytest.mark.parametrize("width", [900, 380])


@pytest.fixture
def timed(reader: Reader) -> Reader:
    """Open a page of which some lines are aligned: sure, likely, a guess, one that states another second."""
    reader.view.set_line_times(KNOWN.get)
    return reader


@pytest.fixture
def tips(qapp: QApplication) -> Iterator[None]:
    """Leave no tooltip behind."""
    yield
    QToolTip.hideText()


def mark_of(reader: Reader, row: int) -> QImage:
    """Look at the mark of a row."""
    place = reader.view.gutter.mark_place(row, reader.top_of(row))
    assert place is not None
    return reader.image().copy(place.toAlignedRect())


def ink_of(reader: Reader, row: int) -> float:
    """Measure how much of the mark of a row is filled, from 0 to 1."""
    mark, ground = mark_of(reader, row), LIGHT.page
    full = abs(LIGHT.grade.lightness() - ground.lightness())
    cells = [(x, y) for x in range(mark.width()) for y in range(mark.height())]
    return sum(abs(mark.pixelColor(*cell).lightness() - ground.lightness()) for cell in cells) / full / len(cells)


def tip(reader: Reader, place: QPoint) -> str:
    event = QHelpEvent(QHelpEvent.Type.ToolTip, place, reader.view.viewport().mapToGlobal(place))
    QApplication.sendEvent(reader.view.viewport(), event)
    return QToolTip.text()


def test_a_page_that_is_not_aligned_has_no_marks(reader: Reader) -> None:
    assert [reader.view.gutter.mark_place(row, 0) for row in range(7)] == [None] * 7


@WIDTHS
def test_the_fuller_a_mark_the_surer_the_time(timed: Reader, width: int) -> None:
    timed.view.resize(width, 600)
    sure, likely, guess = (ink_of(timed, row) for row in (1, 2, 4))
    assert sure > likely + 0.1 > guess + 0.2


def test_a_contradicted_second_is_told_by_shape_and_colour(timed: Reader) -> None:
    mark = mark_of(timed, 6)
    rows = [sum(mark.pixelColor(x, y) != LIGHT.page for x in range(mark.width())) for y in range(mark.height())]
    assert rows == sorted(rows)
    assert mark.pixelColor(mark.width() // 2, mark.height() - 2) == LIGHT.warning
    assert timed.view.gutter.labels(6, 0)[1].color == LIGHT.warning


def test_a_second_that_was_mended_is_no_longer_contradicted(timed: Reader) -> None:
    timed.view.set_line_times({6: times(65.4, clash=True)}.get)
    assert mark_of(timed, 6).pixelColor(3, 3) == LIGHT.grade


def test_headers_and_lines_that_nothing_is_known_of_have_no_mark(timed: Reader) -> None:
    timed.view.set_line_times(lambda _row: SURE if _row == 0 else None)
    assert timed.view.gutter.mark_place(0, 0) is timed.view.gutter.mark_place(3, 0) is None


def test_marks_stand_in_a_column_clear_of_times_and_text(timed: Reader) -> None:
    gutter, metrics = timed.view.gutter, timed.view.rows.metrics
    places = [place for row in KNOWN if (place := gutter.mark_place(row, 0))]
    times_end = max(gutter.labels(row, 0)[1].place.right() for row in KNOWN)
    assert len({place.left() for place in places}) == 1
    assert times_end < places[0].left() < places[0].right() < metrics.text_left - 2 * metrics.unit


@pytest.mark.parametrize(("zoom", "width"), [(0.5, 180), (1, 300), (2.3, 700)])
def test_a_mark_stands_before_the_time_on_a_narrow_page(timed: Reader, zoom: float, width: int) -> None:
    timed.view.resize(width, 600)
    timed.view.set_zoom(zoom)
    for row in KNOWN:
        name, time = timed.view.gutter.labels(row, 0)
        mark = timed.view.gutter.mark_place(row, 0)
        assert mark is not None
        assert name.place.right() < mark.left() < mark.right() < time.place.left()


def test_marks_can_be_hidden(timed: Reader) -> None:
    timed.view.set_grades_shown(False)
    assert timed.view.gutter.mark_place(1, 0) is None
    assert timed.view.gutter.labels(6, 0)[1].color == LIGHT.faint


def test_nothing_moves_when_a_page_is_aligned(reader: Reader) -> None:
    before = [[label.place for label in reader.view.gutter.labels(row, 0)] for row in (1, 2, 6)]
    reader.view.set_line_times(KNOWN.get)
    assert [[label.place for label in reader.view.gutter.labels(row, 0)] for row in (1, 2, 6)] == before


def test_a_line_without_a_second_shows_where_it_was_heard(timed: Reader) -> None:
    assert timed.labels(4) == ["Ann", "≈0:30"]
    timed.view.set_line_times({4: times(31.9)}.get)
    assert timed.labels(4) == ["Ann", "0:31"]
    assert timed.view.gutter.labels(4, 0)[1].font.italic()


@pytest.mark.parametrize(
    ("known", "stated", "words"),
    [
        (SURE, 5, "Heard at 0:05.2, sure"),
        (LIKELY, None, "Heard at 0:12.6, likely"),
        (GUESS, 30, "Perhaps at 0:30, a guess between 0:21 and 1:04"),
        (times(30, Grade.GUESS), None, "Perhaps at 0:30, a guess"),
        (CLASH, 65, "Stated 1:05, heard at 1:32, sure"),
        (times(5, Grade.LIKELY, cover=0.0), 5, "Placed at 0:05, likely"),
        (
            times(300, Grade.GUESS, 290, 310, clash=True),
            65,
            "Stated 1:05, perhaps at 5:00, a guess between 4:50 and 5:10",
        ),
    ],
)
def test_what_is_known_is_said_in_words(known: LineTimes, stated: float | None, words: str) -> None:
    assert start_words(known, stated) == words


@pytest.mark.parametrize(
    ("known", "stated", "words"),
    [(SURE, 5, ""), (SURE, None, "heard at 0:05"), (GUESS, 30, "between 0:21 and 1:04"), (CLASH, 65, "heard at 1:32")],
)
def test_only_what_the_page_does_not_state_is_remarked(known: LineTimes, stated: float | None, words: str) -> None:
    assert remark(known, stated) == words


@WIDTHS
def test_the_time_and_its_mark_explain_themselves(timed: Reader, tips: None, width: int) -> None:
    timed.view.resize(width, 600)
    mark = timed.view.gutter.mark_place(2, timed.top_of(2))
    assert mark is not None
    assert tip(timed, timed.label(1, "time")) == "Heard at 0:05.2, sure"
    assert tip(timed, mark.center().toPoint()) == "Heard at 0:12.6, likely"


def test_names_and_unknown_times_explain_nothing(timed: Reader, tips: None) -> None:
    assert tip(timed, timed.label(1, "speaker")) == tip(timed, timed.label(3, "time")) == ""


@WIDTHS
def test_clicking_a_mark_plays_as_clicking_the_time_does(timed: Reader, qtbot: QtBot, width: int) -> None:
    timed.view.resize(width, 600)
    mark = timed.view.gutter.mark_place(2, timed.top_of(2))
    assert mark is not None
    with qtbot.waitSignal(timed.view.time_clicked) as clicked:
        timed.click(mark.center().toPoint())
    assert clicked.args == [2]


def test_a_guess_shows_its_range_while_it_is_spoken(timed: Reader) -> None:
    assert timed.labels(4) == ["Ann", "≈0:30"]
    timed.view.set_spoken(Spoken(4, 0, 7, faint=True))
    assert timed.labels(4) == ["Ann", "≈0:30", "0:21–1:04"]


def test_a_guess_shows_its_range_under_the_mouse(timed: Reader) -> None:
    QTest.mouseMove(timed.view.viewport(), timed.point_in(4, 3))
    assert timed.labels(4)[2:] == ["0:21–1:04"]
    QTest.mouseMove(timed.view.viewport(), timed.point_in(2, 3))
    assert timed.labels(4)[2:] == []


def test_what_was_heard_has_no_range(timed: Reader) -> None:
    timed.view.set_spoken(Spoken(2, 0, 7))
    assert len(timed.labels(2)) == 2


def test_a_narrow_page_says_the_range_in_words_where_there_is_room(timed: Reader) -> None:
    timed.view.set_spoken(Spoken(4, 0, 7, faint=True))
    for width, words in ((480, ["between 0:21 and 1:04"]), (240, ["0:21–1:04"])):
        timed.view.resize(width, 600)
        assert timed.labels(4)[2:] == words


def test_a_long_name_on_a_narrow_page_leaves_no_room_for_a_range(open_page: Opener) -> None:
    reader = open_page(Line("Hello.", "Bartholomew Featherstonehaugh the Third", 30))
    reader.view.set_line_times({0: GUESS}.get)
    reader.view.resize(240, 600)
    reader.view.set_spoken(Spoken(0, 0, 6, faint=True))
    assert len(reader.labels(0)) == 2


@pytest.mark.parametrize("width", [900, 480, 240])
@pytest.mark.parametrize("zoom", [0.5, 0.8, 1, 1.7, 3])
def test_a_range_stays_inside_its_row_and_clear_of_other_labels(open_page: Opener, width: int, zoom: float) -> None:
    reader = open_page(Line("Yes.", "Ann", 3600), Line("No.", "Ben"))
    reader.view.set_line_times(lambda _row: times(7200, Grade.GUESS, 3700, 7300))
    reader.view.resize(width, 600)
    reader.view.set_zoom(zoom)
    reader.view.set_spoken(Spoken(0, 0, 4, faint=True))
    name, time, *ranges = reader.view.gutter.labels(0, 0)
    digits = reader.view.rows.metrics.range_measures
    for place in (label.place for label in ranges):
        baseline = place.top() + digits.ascent()
        assert baseline <= reader.view.lines.height_of(0)
        assert not QRectF(place.left(), baseline - digits.capHeight(), place.width(), digits.capHeight()).intersects(
            QRectF(time.place.left(), 0, 1, time.place.top() + reader.view.rows.metrics.label_measures.ascent())
        )
        assert place.left() >= 0
        assert reader.view.rows.metrics.beside or place.left() > name.place.right()


def test_what_is_only_a_guess_is_lit_faintly(timed: Reader) -> None:
    timed.view.set_spoken(Spoken(4, 0, 7, faint=True))
    assert count(timed, LIGHT.guessed_line) > 500
    assert count(timed, LIGHT.guessed_words) > 50
    assert count(timed, LIGHT.spoken_word) == count(timed, LIGHT.spoken_line) == 0


def test_a_sentence_is_lit_more_softly_than_a_word(timed: Reader) -> None:
    timed.view.set_spoken(Spoken(2, 0, 13))
    assert count(timed, LIGHT.spoken_sentence) > 50
    assert count(timed, LIGHT.spoken_word) == 0


def test_a_guess_that_becomes_sure_is_lit_anew(timed: Reader) -> None:
    timed.view.set_spoken(Spoken(4, 0, 7, faint=True))
    timed.image()
    timed.view.set_spoken(Spoken(4, 0, 7))
    assert count(timed, LIGHT.guessed_line) == 0


@pytest.fixture
def screen_reader(timed: Reader) -> Iterator[Callable[[], str]]:
    """Have somebody listen to the page; returns what it is described by."""
    QAccessible.setActive(True)
    interface = QAccessible.queryAccessibleInterface(timed.view)

    def described() -> str:
        QTest.qWait(1)
        return interface.text(QAccessible.Text.Description)

    yield described
    QAccessible.setActive(False)


def test_a_screen_reader_is_told_of_the_line_of_the_caret(timed: Reader, screen_reader: Callable[[], str]) -> None:
    timed.caret(4, 0)
    assert screen_reader() == "Perhaps at 0:30, a guess between 0:21 and 1:04"
    timed.view.set_line_times({4: times(31)}.get)
    assert screen_reader() == "Heard at 0:31, sure"
    timed.caret(0, 0)
    assert screen_reader() == ""


def test_the_space_below_the_last_line_belongs_to_none(timed: Reader) -> None:
    timed.view.set_line_times(lambda _row: GUESS)
    QTest.mouseMove(timed.view.viewport(), QPoint(400, 590))
    assert timed.labels(6)[2:] == []


def test_the_times_follow_the_rows(open_page: Opener) -> None:
    reader = open_page(Header("New"), Line("One.", "Ann", 5))
    reader.view.set_line_times(lambda row: SURE if row == 1 else None)
    reader.caret(1, 0).press("Ctrl+Home", "Delete", "Delete", "Delete")
    assert reader.view.gutter.mark_place(0, 0) is None
