"""Names and times beside the lines, and what can be clicked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.core.model import Header, Line
from editor.ui.theme import DARK, LIGHT, Theme
from tests.ui.contrast import contrast
from tests.ui.transcript.conftest import Opener
from tests.ui.transcript.reader import Reader


def test_lines_have_name_and_time_and_headers_neither(reader: Reader) -> None:
    assert reader.labels(1) == ["Ann", "0:05"]
    assert reader.labels(0) == []


def test_a_line_without_a_time_shows_an_estimate(reader: Reader) -> None:
    assert reader.labels(4) == ["Ann", "≈0:30"]


def test_a_page_without_times_shows_none(open_page: Opener) -> None:
    assert open_page(Line("Hello.", "Ann"), Line("Hi.")).labels(0) == ["Ann"]


def test_a_time_that_cannot_be_read_is_shown_as_it_stands(open_page: Opener) -> None:
    assert open_page(Line("Hello.", "Ann", None, "37:567")).labels(0) == ["Ann", "37:567"]


def test_hours_are_written_out(open_page: Opener) -> None:
    assert open_page(Line("Hello.", "Ann", 3723)).labels(0)[1] == "1:02:03"


def test_a_repeated_name_is_fainter(open_page: Opener) -> None:
    reader = open_page(Line("One.", "Ann"), Line("Two.", "Ann"), Header("New"), Line("Three.", "Ann"))
    alphas = [reader.view.gutter.labels(row, 0)[0].color.alpha() for row in (0, 1, 3)]
    assert alphas[0] == alphas[2] == 255 > alphas[1]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_repeated_name_can_be_read(open_page: Opener, theme: Theme) -> None:
    lines = [Line("Hello.", f"Speaker {row // 2}") for row in range(2 * len(theme.speakers))]
    view = open_page(*lines).view
    view.set_theme(theme)
    colors = [view.gutter.labels(row, 0)[0].color for row in range(1, len(lines), 2)]
    assert min(contrast(color, ground) for color in colors for ground in (theme.page, theme.spoken_line)) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_time_can_be_read(open_page: Opener, theme: Theme) -> None:
    view = open_page(Line("One.", "Ann", 5), Line("Two.", "Ann"), Line("Three.", "Ann", 20)).view
    view.set_theme(theme)
    colors = [view.gutter.labels(row, 0)[1].color for row in (0, 1)]
    assert min(contrast(color, ground) for color in colors for ground in (theme.page, theme.spoken_line)) >= 4.5


def test_a_long_name_leaves_room_for_the_time(open_page: Opener) -> None:
    reader = open_page(Line("Hello.", "Bartholomew Featherstonehaugh the Third", 5))
    name, time = reader.view.gutter.labels(0, 0)
    assert name.text.endswith("…")
    assert name.place.right() < time.place.left()


@pytest.mark.parametrize("width", [900, 380])
def test_clicking_a_time_says_which(reader: Reader, qtbot: QtBot, width: int) -> None:
    reader.view.resize(width, 600)
    with qtbot.waitSignal(reader.view.time_clicked) as clicked:
        reader.click(reader.label(2, "time"))
    assert clicked.args == [2]


@pytest.mark.parametrize("width", [900, 380])
def test_clicking_a_name_says_which_and_where(reader: Reader, qtbot: QtBot, width: int) -> None:
    reader.view.resize(width, 600)
    name = reader.label(2, "speaker")
    with qtbot.waitSignal(reader.view.speaker_clicked) as clicked:
        reader.click(name)
    assert clicked.args[0] == 2
    assert reader.view.viewport().mapFromGlobal(clicked.args[1]).y() > name.y()


def test_the_caret_stays_when_a_time_is_clicked(reader: Reader) -> None:
    assert reader.caret(6, 3).click(reader.label(1, "time")).at == (6, 3)


def test_a_press_that_is_let_go_elsewhere_is_no_click(reader: Reader, qtbot: QtBot) -> None:
    viewport, left = reader.view.viewport(), Qt.MouseButton.LeftButton
    with qtbot.assertNotEmitted(reader.view.time_clicked):
        QTest.mousePress(viewport, left, pos=reader.label(1, "time"))
        QTest.mouseRelease(viewport, left, pos=reader.label(2, "time"))


def test_the_hand_shows_what_can_be_clicked(reader: Reader) -> None:
    shapes = []
    beside = (reader.label(1, "time") + reader.label(1, "speaker")) / 2
    for place in (reader.label(1, "time"), reader.point_in(1, 3), beside):
        QTest.mouseMove(reader.view.viewport(), place)
        shapes.append(reader.view.viewport().cursor().shape())
    assert shapes == [Qt.CursorShape.PointingHandCursor, Qt.CursorShape.IBeamCursor, Qt.CursorShape.ArrowCursor]


def test_labels_stand_above_the_text_on_a_narrow_page(reader: Reader) -> None:
    assert reader.view.rows.metrics.beside
    reader.view.resize(380, 600)
    name = reader.view.gutter.labels(1, 0)[0]
    assert not reader.view.rows.metrics.beside
    assert name.place.bottom() <= reader.view.rows.metrics.text_top(reader.document.episode.entries[1])


@pytest.mark.parametrize("width", [150, 380, 700, 1000, 2500])
def test_the_measure_is_comfortable(reader: Reader, width: int) -> None:
    reader.view.resize(width, 600)
    metrics = reader.view.rows.metrics
    assert metrics.text_left >= 0
    assert metrics.text_width <= 85 * metrics.character
    assert metrics.text_left + metrics.text_width <= max(width, 200)
