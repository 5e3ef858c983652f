from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QMainWindow,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from editor.core import edits
from editor.core.model import Episode, Line, Position, Selection
from editor.ui.document import Document
from editor.ui.panes.find import FindBar
from editor.ui.theme import LIGHT
from editor.ui.transcript.view import TranscriptView

Key = Qt.Key
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Screen(NamedTuple):
    """A window with a transcript and its find bar."""

    window: QMainWindow
    document: Document
    transcript: TranscriptView
    bar: FindBar

    def type(self, text: str) -> None:
        QTest.keyClicks(self.window.focusWidget(), text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window.focusWidget(), key, modifier)

    def click(self, words: str) -> None:
        buttons = [part for kind in (QPushButton, QToolButton, QCheckBox) for part in self.bar.findChildren(kind)]
        found = next(one for one in buttons if words in (one.text().replace("&", ""), one.accessibleName()))
        found.click()

    def replace(self, old: str, new: str) -> None:
        """Open the bar and fill both fields; the second keeps the keyboard."""
        self.bar.show_replace()
        self.bar.term.setFocus()
        self.bar.term.selectAll()
        self.type(old)
        self.press(Key.Key_Tab)
        self.type(new)

    def says(self) -> str:
        return " | ".join(label.text() for label in self.bar.findChildren(QLabel) if label.isVisible() and label.text())

    def selected(self) -> tuple[int, str]:
        start, end = self.document.selection.start, self.document.selection.end
        assert start.row == end.row
        return start.row, self.document.episode.entries[start.row].text[start.offset : end.offset]

    def texts(self) -> list[str]:
        return [entry.text for entry in self.document.episode.entries]


@pytest.fixture
def screen(document: Document, qtbot: QtBot) -> Iterator[Screen]:
    made = show(document, qtbot)
    yield made
    made.window.hide()


def show(document: Document, qtbot: QtBot) -> Screen:
    window, middle = QMainWindow(), QWidget()
    transcript = TranscriptView(document, LIGHT)
    bar = FindBar(document, transcript, LIGHT)
    column = QVBoxLayout(middle)
    column.addWidget(transcript)
    column.addWidget(bar)
    window.setCentralWidget(middle)
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    assert QTest.qWaitForWindowActive(window)
    transcript.setFocus()
    return Screen(window, document, transcript, bar)


def waits_for(qtbot: QtBot, screen: Screen, words: str) -> None:
    qtbot.waitUntil(lambda: words in screen.says())


def test_typing_goes_to_the_first_hit_and_counts(screen: Screen, qtbot: QtBot) -> None:
    screen.bar.show_find()
    screen.type("the kettle")
    waits_for(qtbot, screen, "1 of 2")
    assert screen.selected() == (2, "the kettle")


def test_enter_and_shift_enter_go_round(screen: Screen, qtbot: QtBot) -> None:
    screen.bar.show_find()
    screen.type("ettle")
    waits_for(qtbot, screen, "1 of 3")
    rows = []
    for modifier in (Qt.KeyboardModifier.NoModifier,) * 3 + (SHIFT,):
        screen.press(Key.Key_Return, modifier)
        rows.append(screen.selected()[0])
    assert rows == [3, 6, 2, 6]
    assert "3 of 3" in screen.says()


def test_enter_without_waiting_is_the_same_as_with(screen: Screen, qtbot: QtBot) -> None:
    screen.bar.show_find()
    screen.type("ettle")
    screen.press(Key.Key_Return)
    assert screen.selected()[0] == 3
    waits_for(qtbot, screen, "2 of 3")


@pytest.mark.parametrize(
    ("option", "term", "count"),
    [("", "kettle", "of 2"), ("Match case", "kettle", "of 2"), ("Match case", "KETTLE", "not found")],
)
def test_match_case(screen: Screen, qtbot: QtBot, option: str, term: str, count: str) -> None:
    screen.bar.show_find()
    if screen.bar.case.isChecked() != (option == "Match case"):
        screen.click("Match case")
    screen.type(term)
    expected = "of 3" if not option else count
    waits_for(qtbot, screen, expected)


def test_whole_word(screen: Screen, qtbot: QtBot) -> None:
    screen.bar.show_find()
    screen.type("ettle")
    screen.click("Whole word")
    waits_for(qtbot, screen, "not found")


def test_regular_expression(screen: Screen, qtbot: QtBot) -> None:
    screen.bar.show_find()
    screen.click("Regular expression")
    screen.type(r"[Kk]ettles?\b")
    waits_for(qtbot, screen, "1 of 3")


def test_bad_expression_is_said_and_nothing_replaced(screen: Screen) -> None:
    before = screen.texts()
    screen.bar.show_find()
    screen.click("Regular expression")
    screen.replace("(kettle", "pot")
    screen.press(Key.Key_Return, CONTROL | ALT)
    screen.press(Key.Key_Return)
    assert "“(kettle” is not an expression" in screen.says()
    assert screen.texts() == before


@pytest.mark.parametrize("expression", ["(a+)+b", "a*a*a*b"])
def test_expression_that_would_take_for_ever_is_refused(qtbot: QtBot, qapp: QApplication, expression: str) -> None:
    screen = show(Document(Episode((Line("a" * 20_000),))), qtbot)
    screen.bar.show_find()
    screen.click("Regular expression")
    screen.bar.term.insert(expression)
    screen.press(Key.Key_Return)
    assert "This expression" in screen.says()
    screen.window.hide()


def test_selected_words_become_the_term(screen: Screen) -> None:
    screen.transcript.select(Selection(Position(2, 9), Position(2, 12)))
    screen.bar.show_find()
    assert screen.bar.term.text() == "Ann"
    assert screen.bar.term.selectedText() == "Ann"


def test_term_is_kept_where_nothing_is_selected(screen: Screen) -> None:
    screen.bar.show_find()
    screen.type("tea")
    screen.press(Key.Key_Escape)
    screen.transcript.select(Selection.at(0))
    screen.bar.show_find()
    assert screen.bar.term.text() == "tea"


def test_escape_closes_and_gives_the_text_the_keyboard(screen: Screen, qtbot: QtBot) -> None:
    screen.bar.show_find()
    screen.type("tea")
    screen.press(Key.Key_Escape)
    assert not screen.bar.isVisible()
    assert screen.window.focusWidget() is screen.transcript


def test_escape_is_not_taken_by_the_window(screen: Screen, qtbot: QtBot) -> None:
    action = QAction(screen.window)
    action.setShortcut(QKeySequence("Escape"))
    screen.window.addAction(action)
    QTest.qWaitForWindowActive(screen.window)
    screen.bar.show_find()
    screen.press(Key.Key_Escape)
    assert not screen.bar.isVisible()


def test_next_goes_on_after_the_bar_was_closed(screen: Screen) -> None:
    screen.bar.show_find()
    screen.type("ettle")
    screen.press(Key.Key_Return)
    screen.press(Key.Key_Escape)
    screen.bar.find_next()
    assert screen.selected()[0] == 6
    screen.bar.find_previous()
    assert screen.selected()[0] == 3


def test_next_without_a_term_asks_for_one(screen: Screen) -> None:
    screen.bar.find_next()
    assert screen.bar.isVisible()
    assert screen.window.focusWidget() is screen.bar.term


def test_replace_says_what_it_would_do(screen: Screen, qtbot: QtBot) -> None:
    screen.replace("h", "H")
    waits_for(qtbot, screen, "4 replacements in 3 lines")


def test_replace_one_after_the_other(screen: Screen, qtbot: QtBot) -> None:
    screen.replace("the kettle", "the pot")
    waits_for(qtbot, screen, "1 of 2")
    screen.press(Key.Key_Return)
    assert screen.texts()[2] == "Morning, Ann. Is the pot on?"
    assert screen.selected() == (6, "the kettle")
    assert screen.document.undo_label == "Replace “the kettle” with “the pot”"


def test_replace_first_goes_to_a_hit(screen: Screen, qtbot: QtBot) -> None:
    screen.replace("the kettle", "the pot")
    waits_for(qtbot, screen, "1 of 2")
    screen.transcript.select(Selection.at(0))
    screen.press(Key.Key_Return)
    assert screen.selected() == (2, "the kettle")


def test_two_replacements_in_one_line_are_undone_one_by_one(screen: Screen, qtbot: QtBot) -> None:
    screen.replace("a", "u")
    screen.click("Match case")
    screen.press(Key.Key_Return)
    before = screen.texts()
    screen.press(Key.Key_Return)
    screen.document.undo()
    assert screen.texts() == before


def test_replace_all_is_one_step(screen: Screen, qtbot: QtBot) -> None:
    before = screen.texts()
    screen.replace("ettle", "itten")
    screen.press(Key.Key_Return, CONTROL | ALT)
    assert "Replaced 3 times in 3 lines." in screen.says()
    assert "Kittens are my thing" in screen.texts()[3]
    screen.document.undo()
    assert screen.texts() == before


def test_replace_all_by_its_button_reaches_headers(screen: Screen) -> None:
    screen.replace("tea", "coffee")
    screen.click("Replace all")
    assert screen.texts()[4] == "On coffee"


def test_groups_stand_in_the_replacement(screen: Screen, qtbot: QtBot) -> None:
    screen.bar.show_find()
    screen.click("Regular expression")
    screen.replace(r"(\w+), (Ann|Ben)\.", r"\2, \1.")
    waits_for(qtbot, screen, "1 of 2")
    screen.press(Key.Key_Return)
    assert screen.texts()[1] == "Good Ben, morning."
    screen.press(Key.Key_Return, CONTROL | ALT)
    assert screen.texts()[2].startswith("Ann, Morning.")


def test_group_that_is_not_there_is_said(screen: Screen, qtbot: QtBot) -> None:
    before = screen.texts()
    screen.bar.show_find()
    screen.click("Regular expression")
    screen.replace("the kettle", r"\3")
    waits_for(qtbot, screen, "1 of 2")
    for modifier in (Qt.KeyboardModifier.NoModifier, CONTROL | ALT):
        screen.press(Key.Key_Return, modifier)
        assert "cannot be put" in screen.says()
    assert screen.texts() == before


def test_backslash_is_only_a_letter_without_expressions(screen: Screen) -> None:
    screen.replace("kettle", r"\1")
    screen.press(Key.Key_Return, CONTROL | ALT)
    assert r"the \1 on" in screen.texts()[2]


@pytest.mark.parametrize(
    ("edit", "count"),
    [
        (lambda document: document.apply("", edits.set_text, 1, "the kettle the kettle"), "4"),
        (lambda document: document.apply("", edits.delete_entry, 2), "1"),
        (lambda document: document.apply("", edits.insert_line, 0, "Mind the kettle."), "3"),
        (lambda document: document.apply("", edits.split_line, 2, 17), "2"),
    ],
)
def test_count_follows_edits_and_undo(
    screen: Screen, qtbot: QtBot, edit: Callable[[Document], object], count: str
) -> None:
    screen.bar.show_find()
    screen.type("the kettle")
    waits_for(qtbot, screen, "of 2")
    edit(screen.document)
    waits_for(qtbot, screen, count)
    screen.document.undo()
    waits_for(qtbot, screen, "2")


def test_clicking_elsewhere_leaves_no_current_hit(screen: Screen, qtbot: QtBot) -> None:
    screen.bar.show_find()
    screen.type("the kettle")
    waits_for(qtbot, screen, "1 of 2")
    screen.transcript.select(Selection.at(0))
    waits_for(qtbot, screen, "2 hits")


def test_hits_are_painted_and_go_out_with_the_bar(screen: Screen, qtbot: QtBot) -> None:
    def greens() -> int:
        image = screen.transcript.viewport().grab().toImage()
        colors = {LIGHT.hit.rgb(), LIGHT.current_hit.rgb()}
        return sum(image.pixel(x, y) in colors for x in range(0, image.width(), 2) for y in range(0, image.height(), 4))

    assert greens() == 0
    screen.bar.show_find()
    screen.type("the kettle")
    waits_for(qtbot, screen, "1 of 2")
    assert greens() > 0
    screen.press(Key.Key_Escape)
    assert greens() == 0


def test_far_hit_is_scrolled_into_view(qtbot: QtBot, qapp: QApplication) -> None:
    lines = [Line(f"Number {number} and some more words to fill the line.", "Ann", number) for number in range(3000)]
    screen = show(Document(Episode(tuple(lines))), qtbot)
    screen.bar.show_find()
    screen.type("Number 2222 ")
    waits_for(qtbot, screen, "1 of 1")
    assert screen.selected()[0] == 2222
    assert screen.transcript.viewport().rect().contains(screen.transcript.cursorRect())
    screen.window.hide()


def test_empty_page_has_no_hits(qtbot: QtBot, qapp: QApplication) -> None:
    screen = show(Document(Episode()), qtbot)
    screen.bar.show_replace()
    screen.type("x")
    screen.press(Key.Key_Return)
    screen.press(Key.Key_Return, CONTROL | ALT)
    waits_for(qtbot, screen, "not found")
    screen.window.hide()


def test_count_follows_great_edits_a_moment_later(qtbot: QtBot, qapp: QApplication) -> None:
    screen = show(Document(Episode(tuple(Line("tea and tea") for _ in range(300)))), qtbot)
    screen.replace("tea", "teapot")
    waits_for(qtbot, screen, "600")
    screen.click("Replace all")
    assert "Replaced 600 times in 300 lines" in screen.says()
    waits_for(qtbot, screen, "600 hits")
    screen.window.hide()
