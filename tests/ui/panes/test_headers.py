from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView
from pytestqt.qtbot import QtBot

from editor.core import edits
from editor.core.edits.importing import replace_transcript
from editor.core.errors import EditError
from editor.core.model import Episode, Header, Line
from editor.ui.aside import ASIDE
from editor.ui.document import Document
from editor.ui.panes.header_model import HeaderModel
from editor.ui.panes.headers import HeadersPane
from editor.ui.theme import DARK, LIGHT


@pytest.fixture
def pane(document: Document, qtbot: QtBot) -> HeadersPane:
    return shown(document, qtbot)


def shown(document: Document, qtbot: QtBot) -> HeadersPane:
    pane = HeadersPane(document, LIGHT)
    qtbot.addWidget(pane)
    pane.resize(300, 300)
    pane.show()
    assert QTest.qWaitForWindowActive(pane)
    return pane


def model(pane: HeadersPane) -> QAbstractItemModel:
    return pane.findChild(QListView).model()


def outline(pane: HeadersPane) -> list[tuple[str, str]]:
    items = [model(pane).index(row, 0) for row in range(model(pane).rowCount())]
    return [(item.data(), item.data(ASIDE)) for item in items]


def marked(pane: HeadersPane) -> list[str]:
    items = [model(pane).index(row, 0) for row in range(model(pane).rowCount())]
    return [item.data() for item in items if item.data(Qt.ItemDataRole.FontRole)]


def test_headers_stand_with_the_time_of_their_first_line(pane: HeadersPane) -> None:
    assert outline(pane) == [("Opening", "0:05"), ("On tea", "1:05")]


def test_header_without_a_timed_line_has_no_time(qtbot: QtBot, qapp: object) -> None:
    entries = (Header("Empty"), Header("Untimed"), Line("x", "Ann"), Header(" "))
    document = Document(Episode(entries))
    assert outline(shown(document, qtbot)) == [("Empty", ""), ("Untimed", ""), ("(no title)", "")]


def test_model_is_sound(document: Document, qtmodeltester: Any) -> None:
    tested = HeaderModel(document, LIGHT)
    qtmodeltester.check(tested)
    document.apply("", edits.insert_header, 2, "New")
    document.apply("", edits.delete_entries, (0, 2))
    document.undo()
    qtmodeltester.check(tested)


@pytest.mark.parametrize(
    ("edit", "given", "expected"),
    [
        (edits.insert_header, (2, "New"), ["Opening", "New", "On tea"]),
        (edits.delete_entry, (0,), ["On tea"]),
        (edits.set_header, (4, "On coffee"), ["Opening", "On coffee"]),
        (edits.delete_entries, ((0, 4),), []),
        (edits.move_entry, (0, 5), ["On tea", "Opening"]),
    ],
)
def test_outline_follows_edits_and_undo(
    pane: HeadersPane, document: Document, edit: Any, given: Any, expected: Any
) -> None:
    before = outline(pane)
    document.apply("", edit, *given)
    assert [words for words, _ in outline(pane)] == expected
    document.undo()
    assert outline(pane) == before


def test_time_follows_the_line(pane: HeadersPane, document: Document, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model(pane).dataChanged):
        document.apply("", edits.set_time, 5, 70)
    assert outline(pane)[1] == ("On tea", "1:10")


def test_typing_in_a_line_does_not_touch_the_outline(pane: HeadersPane, document: Document, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model(pane).dataChanged), qtbot.assertNotEmitted(model(pane).rowsInserted):
        document.apply("", edits.set_text, 1, "Other words.")


def test_click_asks_for_the_row(pane: HeadersPane, document: Document, qtbot: QtBot) -> None:
    document.apply("", edits.insert_line, 1, "One more.")
    outlined = pane.findChild(QListView)
    where = outlined.visualRect(model(pane).index(1, 0)).center()
    with qtbot.waitSignal(pane.row_requested) as asked:
        QTest.mouseClick(outlined.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert asked.args == [5]


def test_enter_asks_for_the_row(pane: HeadersPane, qtbot: QtBot) -> None:
    outlined = pane.findChild(QListView)
    outlined.setFocus()
    QTest.keyClick(outlined, Qt.Key.Key_Down)
    with qtbot.waitSignal(pane.row_requested) as asked:
        QTest.keyClick(outlined, Qt.Key.Key_Return)
    assert asked.args == [0] or asked.args == [4]


@pytest.mark.parametrize(("row", "expected"), [(0, ["Opening"]), (3, ["Opening"]), (4, ["On tea"]), (6, ["On tea"])])
def test_section_of_a_row_is_marked(pane: HeadersPane, row: int, expected: list[str]) -> None:
    pane.set_current_row(row)
    assert marked(pane) == expected


def test_mark_stays_with_its_section_through_edits(pane: HeadersPane, document: Document) -> None:
    pane.set_current_row(6)
    document.apply("", edits.insert_header, 2, "New")
    assert marked(pane) == ["On tea"]
    document.apply("", edits.delete_entry, 5)
    assert marked(pane) == ["New"]


def test_rows_above_the_first_header_have_no_section(qtbot: QtBot, qapp: object) -> None:
    pane = shown(Document(Episode((Line("x"), Header("A"), Line("y")))), qtbot)
    pane.set_current_row(0)
    assert marked(pane) == []


def test_page_without_headers_says_how_to_make_one(pane: HeadersPane, document: Document) -> None:
    document.apply("", edits.delete_entries, (0, 4))
    assert any("Ctrl+Shift+H" in label.text() for label in pane.findChildren(QLabel) if label.isVisible())
    document.undo()
    assert pane.findChild(QListView).isVisible()


def test_other_theme_is_taken(pane: HeadersPane) -> None:
    pane.set_current_row(0)
    pane.set_theme(DARK)
    assert model(pane).index(0, 0).data(Qt.ItemDataRole.ForegroundRole) == DARK.accent


def test_splitting_a_line_does_not_touch_the_outline(pane: HeadersPane, document: Document, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model(pane).dataChanged), qtbot.assertNotEmitted(model(pane).rowsInserted):
        document.apply("", edits.split_line, 2, 13)
        document.apply("", edits.merge_lines, 2)


def test_another_first_line_has_another_time(pane: HeadersPane, document: Document) -> None:
    document.apply("", edits.insert_line, 1, "First.", sec=2)
    document.apply("", edits.delete_entry, 6)
    assert outline(pane) == [("Opening", "0:02"), ("On tea", "1:01:40")]
    document.apply("", edits.move_entry, 4, 0)
    assert outline(pane) == [("Opening", "0:02"), ("On tea", "1:01:40")]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from("mhlds")), max_size=8))
def test_outline_is_that_of_the_page_after_any_edits(qapp: object, steps: list[tuple[int, int, str]]) -> None:
    document = Document(Episode(tuple(Line("x y", sec=row) if row % 3 else Header("H") for row in range(8))))
    followed = HeaderModel(document, LIGHT)
    made = {"m": edits.move_entry, "h": edits.insert_header, "l": edits.insert_line, "d": edits.delete_entry}
    for at, to, kind in steps:
        arguments = {"m": (at, to), "h": (at, "New"), "l": (at, "New", None, to), "d": (at,), "s": (at, 1)}[kind]
        with suppress(EditError):
            document.apply("", made.get(kind, edits.split_line), *arguments)
    fresh = HeaderModel(document, LIGHT)
    assert listed(followed) == listed(fresh)


def listed(model: HeaderModel) -> list[tuple[str, str, int]]:
    items = [model.index(item) for item in range(model.rowCount())]
    return [(item.data(), item.data(ASIDE), model.row_of(item.row())) for item in items]


@pytest.fixture
def long(qtbot: QtBot, qapp: object) -> tuple[HeadersPane, Document]:
    """Show sixty sections below a line that is in none."""
    parts = [entry for at in range(60) for entry in (Header(f"Part {at}"), Line("x", sec=at))]
    document = Document(Episode((Line("Hello."), *parts)))
    return shown(document, qtbot), document


def in_view(pane: HeadersPane, title: str) -> bool:
    outlined = pane.findChild(QListView)
    item = next(at for at, (words, _) in enumerate(outline(pane)) if words == title)
    return outlined.viewport().rect().contains(outlined.visualRect(model(pane).index(item, 0)))


def test_the_first_header_is_shown_for_what_stands_above_it(long: tuple[HeadersPane, Document]) -> None:
    pane, _ = long
    pane.set_current_row(119)
    assert in_view(pane, "Part 59")
    pane.set_current_row(0)
    assert in_view(pane, "Part 0")


@pytest.mark.parametrize(("row", "title"), [(0, "Part 0"), (60, "Part 29"), (119, "Part 59")])
def test_the_current_header_is_shown_when_all_were_replaced_and_came_back(
    long: tuple[HeadersPane, Document], row: int, title: str
) -> None:
    pane, document = long
    pane.set_current_row(row)
    document.apply("", replace_transcript, (Line("Other words."),))
    document.undo()
    pane.set_current_row(row)
    assert in_view(pane, title)
