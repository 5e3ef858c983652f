"""Sorting, filtering and choosing clips."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from editor.core import edits
from editor.core.change import Change
from editor.core.model import Clip, Position, Selection
from editor.ui.clips.paint import EDGE
from tests.ui.clips.clip_person import END, LENGTH, NAME, START, ClipPerson

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def three(pane: ClipPerson) -> ClipPerson:
    """Add a third clip, at the beginning of the recording but the end of the page."""
    pane.document.apply("", edits.add_clip, "kettle", 66, 200)
    pane.document.apply("", edits.set_clip, 2, start=12)
    return pane


def filter_by(pane: ClipPerson, text: str) -> None:
    QTest.keyClicks(pane.widget.filter.field, text)


def count(pane: ClipPerson) -> str:
    return next(label.text() for label in pane.widget.filter.findChildren(QLabel))


@pytest.mark.parametrize(
    ("column", "names"),
    [
        (NAME, ["kettle", "On tea", "Opening"]),
        (START, ["Opening", "kettle", "On tea"]),
        (END, ["Opening", "On tea", "kettle"]),
        (LENGTH, ["Opening", "On tea", "kettle"]),
    ],
)
def test_a_click_on_a_title_sorts_and_the_third_one_ends_it(three: ClipPerson, column: int, names: list[str]) -> None:
    three.click_title(column)
    assert three.names() == names
    three.click_title(column)
    assert three.names() == names[::-1]
    three.click_title(column)
    assert three.names() == ["Opening", "On tea", "kettle"]


def test_sorting_by_text_is_in_the_menu(three: ClipPerson) -> None:
    sorting = next(action.menu() for action in three.widget.menu.actions() if action.menu())
    next(action for action in sorting.actions() if action.text() == "By text").trigger()
    assert three.names() == ["On tea", "Opening", "kettle"]


def test_an_edit_of_a_sorted_clip_is_made_on_the_page(three: ClipPerson) -> None:
    three.click_title(NAME)
    three.type_into_cell(0, NAME, "Zebra")
    assert [clip.name for clip in three.document.episode.clips] == ["Opening", "On tea", "Zebra"]
    assert three.names() == ["On tea", "Opening", "Zebra"]


@pytest.mark.parametrize(
    ("typed", "names"),
    [("TEA", ["On tea"]), ("good MORNING", ["Opening"]), ("zebra", []), (" ", ["Opening", "On tea"])],
)
def test_filter_looks_at_names_and_texts(pane: ClipPerson, typed: str, names: list[str]) -> None:
    filter_by(pane, typed)
    assert pane.names() == names
    assert count(pane) == (f"{len(names)} of 2" if typed.strip() else "")


def test_esc_clears_the_filter_and_then_goes_to_the_list(pane: ClipPerson) -> None:
    pane.go_to(0)
    pane.type("/")
    assert pane.widget.filter.field.hasFocus()
    filter_by(pane, "tea")
    QTest.keyClick(pane.widget.filter.field, Key.Key_Escape)
    assert len(pane.names()) == 2
    QTest.keyClick(pane.widget.filter.field, Key.Key_Escape)
    assert pane.table.hasFocus()


def test_a_new_clip_is_shown_whatever_is_filtered(pane: ClipPerson) -> None:
    filter_by(pane, "zebra")
    pane.widget.add_from(Selection(Position(2, 0), Position(2, 7)))
    assert pane.names()[pane.table.currentIndex().row()] == "Morning"


def test_the_filter_follows_the_words(pane: ClipPerson) -> None:
    filter_by(pane, "evening")
    pane.document.apply("", edits.set_text, 1, "Good evening, Ben.")
    pane.quotes.look()
    assert pane.names() == ["Opening"]


def test_several_are_deleted_in_one_step(three: ClipPerson) -> None:
    three.go_to(0)
    three.go_to(2, modifiers=Modifier.ControlModifier)
    assert three.widget.chosen == (0, 2)
    three.press(Key.Key_Delete)
    assert three.names() == ["On tea"]
    assert three.document.undo_label == "Delete 2 clips"
    three.document.undo()
    assert three.names() == ["Opening", "On tea", "kettle"]


def test_all_are_selected_by_key(three: ClipPerson) -> None:
    three.press(Key.Key_A, Modifier.ControlModifier)
    assert three.widget.chosen == (0, 1, 2)
    assert three.widget.details.count.text() == "3 clips"


def test_reordering_by_time_keeps_the_current_clip(three: ClipPerson) -> None:
    three.go_to(2)
    three.action("Reorder by time").trigger()
    assert three.names() == ["Opening", "kettle", "On tea"]
    assert three.widget.at == 1
    three.document.undo()
    assert three.widget.at == 2


def test_reordering_what_is_in_order_says_so(pane: ClipPerson) -> None:
    pane.action("Reorder by time").trigger()
    assert pane.refusals == ["The clips are in the order of their starts already."]
    assert not pane.document.modified


def test_going_to_another_clip_is_told(pane: ClipPerson) -> None:
    told: list[object] = []
    pane.widget.clip_chosen.connect(told.append)
    pane.widget.choose(1)
    pane.widget.step(-1)
    pane.press(Key.Key_Delete)
    pane.press(Key.Key_Delete)
    assert told == [1, 0, 0, None]


def test_a_time_that_becomes_longer_has_room_in_bold(pane: ClipPerson) -> None:
    pane.document.apply("", edits.set_clip, 1, end=29 * 60 + 44.03)
    QApplication.sendPostedEvents()
    font = pane.table.font()
    font.setBold(True)
    width = QFontMetricsF(font).horizontalAdvance(pane.table.model().index(1, END).data())
    assert pane.table.columnWidth(END) >= width + 2 * EDGE


def test_an_edge_to_the_hundredth_has_room_where_it_is_moved(pane: ClipPerson) -> None:
    pane.widget.resize(280, 600)
    pane.document.apply("", edits.set_clip, 1, end=3600 + 29 * 60 + 44.03)
    pane.go_to(1)
    QApplication.sendPostedEvents()
    button = pane.button("Hear the end")
    assert button.text() == "1:29:44.03"
    assert button.width() >= button.sizeHint().width()


@pytest.mark.parametrize(("key", "name"), [(Key.Key_Home, "clip 1"), (Key.Key_End, "clip 40")])
@pytest.mark.parametrize("held", [Modifier.NoModifier, Modifier.ControlModifier])
def test_home_and_end_choose_the_first_and_the_last_clip(many: ClipPerson, key: Key, name: str, held: Modifier) -> None:
    many.go_to(2)
    many.press(key, held)
    index = many.table.currentIndex()
    assert index.data() == name
    assert many.table.selectionModel().isRowSelected(index.row())
    assert many.widget.chosen == (many.widget.at,)


def test_the_clip_that_is_first_current_is_selected(many: ClipPerson) -> None:
    many.table.setFocus()
    assert many.widget.chosen == (0,)


def test_the_current_clip_stays_in_view(many: ClipPerson) -> None:
    many.widget.choose(29)
    many.widget.resize(360, 480)
    assert is_seen(many)
    filter_by(many, "clip 3")
    assert is_seen(many)
    QTest.keyClick(many.widget.filter.field, Key.Key_Escape)
    assert is_seen(many)
    many.click_title(END)
    many.click_title(END)
    assert is_seen(many)


@pytest.fixture
def many(pane: ClipPerson) -> ClipPerson:
    """Put forty clips on the page."""
    clips = tuple(Clip(f"clip {number}", number, number + 1) for number in range(1, 41))
    pane.document.apply("", lambda episode: Change(clips=(episode.clips, clips)))
    return pane


def is_seen(pane: ClipPerson) -> bool:
    """Tell whether all of the current clip is in view."""
    QApplication.sendPostedEvents()
    return pane.table.viewport().rect().contains(pane.table.visualRect(pane.table.currentIndex()))


def test_a_short_length_is_told_in_seconds(pane: ClipPerson) -> None:
    pane.document.apply("", edits.set_clip, 0, start=5, end=8.04)
    assert pane.shown()[0][LENGTH] == "3.0 s"
