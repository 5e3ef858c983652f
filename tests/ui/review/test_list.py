"""What is listed, and how it keeps up."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from editor.core import edits
from editor.core.alignment import Alignment
from editor.core.model import Position
from editor.ui.theme import DARK
from tests.ui.review.conftest import times
from tests.ui.review.times_person import Key, TimesPerson

ALL = ["1:20 → 0:32 sure", "– → 1:00 likely", "1:20 → 1:35 sure", "– → 2:00 a guess"]


def test_lines_are_listed_with_what_they_state_and_what_was_heard(pane: TimesPerson) -> None:
    assert pane.shown() == ALL
    assert pane.words() == ["Is the kettle on?", "It is.", "Kettles are my thing.", "Black tea first."]


def test_the_kinds_are_counted_and_one_is_shown(pane: TimesPerson) -> None:
    assert {"All 4", "Differs 1", "Missing 2", "Shared 1"} <= pane.buttons().keys()
    pane.click("Missing 2")
    assert pane.shown() == [ALL[1], ALL[3]]
    pane.click("All 4")
    assert pane.shown() == ALL


def test_a_kind_of_which_none_is_left_lets_go(pane: TimesPerson) -> None:
    pane.click("Differs 1")
    pane.press(Key.Key_Down)
    pane.press(Key.Key_Return)
    assert pane.shown() == [ALL[1], "0:32 → 1:35 sure", ALL[3]]


def test_the_one_that_is_chosen_stays_so_among_others(pane: TimesPerson) -> None:
    pane.go_to(3)
    pane.click("Missing 2")
    assert pane.table.currentIndex().row() == 1
    assert pane.said == "No time stated, perhaps between 1:59 and 2:01."


def test_before_the_page_is_aligned_that_is_offered(new_pane: TimesPerson) -> None:
    asked: list[bool] = []
    new_pane.widget.align_wanted.connect(lambda: asked.append(True))
    new_pane.click("Align…")
    assert asked == [True]
    assert "All 0" not in new_pane.buttons()


def test_where_nothing_is_to_be_reviewed_that_is_said(new_pane: TimesPerson) -> None:
    new_pane.document.apply("Times", edits.set_times, {2: 32, 3: 60, 4: 95, 5: 120})
    new_pane.align(Alignment(tuple(map(times, (5, 32, 60, 95, 120, 150)))))
    assert new_pane.shown() == []
    assert list(new_pane.buttons()) == []


def test_the_list_goes_where_the_times_are_forgotten(pane: TimesPerson) -> None:
    pane.true_times.forget()
    pane.rest()
    assert "Align…" in pane.buttons()


def test_a_line_that_gets_a_second_goes_at_once(pane: TimesPerson) -> None:
    pane.document.apply("Set time", edits.set_time, 3, 61)
    assert pane.shown() == [ALL[0], ALL[2], ALL[3]]
    pane.document.undo()
    pane.rest()
    assert pane.shown() == ALL


def test_lines_are_followed_to_other_rows(pane: TimesPerson) -> None:
    pane.document.apply("Split", edits.split_line, 1, 5, sec=7)
    assert pane.words() == ["Is the kettle on?", "It is.", "Kettles are my thing.", "Black tea first."]
    pane.go_to(3)
    assert pane.lines == [6]


def test_lines_that_are_gone_are_not_listed(pane: TimesPerson) -> None:
    pane.document.apply("Delete", edits.delete_entries, [3, 4])
    assert pane.words() == ["Is the kettle on?", "Black tea first."]


def test_what_is_typed_is_shown(pane: TimesPerson) -> None:
    pane.document.apply("Type", edits.replace_span, Position(3, 0), Position(3, 2), ("They",))
    assert pane.words()[1] == "They is."


def test_home_and_end_go_to_the_first_and_the_last(pane: TimesPerson) -> None:
    pane.go_to(1)
    pane.press(Key.Key_End)
    pane.press(Key.Key_Home)
    assert pane.lines == [3, 5, 2]


def test_what_is_read_out_says_kind_times_and_grade(pane: TimesPerson) -> None:
    index = pane.table.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Differs: 1:20 → 0:32, sure"
    assert index.data(Qt.ItemDataRole.ToolTipRole).endswith("Stated 1:20, heard 0:32.")


@pytest.mark.parametrize("row", range(5))
def test_the_model_keeps_the_rules_of_models(pane: TimesPerson, row: int) -> None:
    tester = QAbstractItemModelTester(pane.table.model())
    pane.document.apply("Delete", edits.delete_entry, row)
    pane.document.undo()
    pane.rest()
    pane.click("Missing 2")
    assert tester.model() is pane.table.model()


def test_the_pane_takes_another_theme(pane: TimesPerson) -> None:
    pane.widget.set_theme(DARK)
    assert not pane.widget.grab().isNull()
