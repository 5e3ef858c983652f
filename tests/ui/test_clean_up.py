from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.modeltest import ModelTester

from editor.ui.commands_cleanup import clean_up
from editor.ui.dialogs.clean_up import CleanUpDialog
from editor.ui.dialogs.clean_up_hits import AFTER, BEFORE, PARTS, WHERE
from tests.ui.vocabulary import Person

PAGE = """\
---
transcript:
- header: "The  tea"
- line: Um, so it is the the kettle. [laughs]
  sec: 5
  time: 0:05
  who: Ann
- line: "[chuckles]"
  who: Ben
- line: It's on, um, the stove and it's hot.
  who: Ann
- line: That’s right.
  who: Ben
---
"""

Step = Callable[[CleanUpDialog], object]


@pytest.fixture
def tea(person: Person, tmp_path: Path) -> Person:
    """Sit somebody down before a page that is to be cleaned up."""
    page = tmp_path / "untidy.md"
    page.write_text(PAGE, encoding="utf-8")
    person.open(page)
    return person


def answer(person: Person, button: str, *steps: Step) -> None:
    """Open the dialog, do some steps in it, and press the button whose words begin so."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CleanUpDialog)
        try:
            for step in steps:
                step(dialog)
            next(one for one in dialog.findChildren(QPushButton) if one.text().startswith(button)).click()
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, act)
    clean_up(person.window.shell)


def rules(dialog: CleanUpDialog) -> Iterator[tuple[str, str]]:
    for number in range(dialog.rules.topLevelItemCount()):
        item = dialog.rules.topLevelItem(number)
        yield item.text(0), item.text(2)


def keys(*pressed: Qt.Key, hits: bool = False) -> Step:
    def press(dialog: CleanUpDialog) -> None:
        for key in pressed:
            QTest.keyClick(dialog.hits if hits else dialog.rules, key)

    return press


def texts(person: Person) -> list[str]:
    return [entry.text for entry in person.document.episode.entries]


def test_what_is_ticked_is_done_in_one_step_that_can_be_undone(tea: Person) -> None:
    before = tea.document.episode
    found: dict[str, str] = {}
    answer(tea, "Clean up 6 places", lambda dialog: found.update(rules(dialog)))
    counts = ("2 of 2", "2 of 2", "1 of 1", "1 of 1", "0 of 1", "none")
    assert tuple(found.values()) == counts
    assert texts(tea) == ["The tea", "So it is the kettle.", "It's on the stove and it's hot.", "That’s right."]
    assert tea.document.undo_label == "Clean up"
    assert tea.said == "Cleaned up 6 places."
    tea.document.undo()
    assert tea.document.episode.entries == before.entries


def test_hits_are_shown_before_and_after_with_what_changes(tea: Person) -> None:
    shown: list[object] = []

    def read(dialog: CleanUpDialog) -> None:
        dialog.rules.choose(1)
        model = dialog.hits.model()
        ModelTester(model)
        shown.extend([model.index(0, WHERE).data(), *(tuple(model.index(0, at).data(PARTS)) for at in (BEFORE, AFTER))])

    answer(tea, "Cancel", read)
    tail = "o it is the the kettle. [laughs]"
    assert shown == ["0:05 Ann", ("", "Um, s", tail), ("", "S", tail)]
    assert not tea.document.modified


def test_a_line_without_its_time_in_words_is_shown_by_its_second(person: Person, tmp_path: Path) -> None:
    page = tmp_path / "short.md"
    page.write_text("---\ntranscript:\n- line: Um, tea.\n  sec: 83\n  who: Ann\n---\n", encoding="utf-8")
    person.open(page)
    shown = []
    answer(person, "Cancel", lambda dialog: shown.append(dialog.hits.model().index(0, WHERE).data()))
    assert shown == ["1:23 Ann"]


def test_space_ticks_a_rule_or_the_hits_that_are_selected(tea: Person) -> None:
    down, space = Qt.Key.Key_Down, Qt.Key.Key_Space
    answer(tea, "Clean up 4", keys(space, down), keys(down, space, hits=True), keys(down, down, down, space))
    assert texts(tea)[1:4] == ["So it is the kettle. [laughs]", "[chuckles]", "It's on, um, the stove and it's hot."]
    assert texts(tea)[4] == "That's right."


def test_all_or_none_of_a_rule_are_ticked_and_the_totals_follow(tea: Person) -> None:
    said: list[str] = []

    def tick(words: str) -> Step:
        def press(dialog: CleanUpDialog) -> None:
            next(one for one in dialog.findChildren(QPushButton) if one.text() == words).click()
            said.append(dialog._note.text())

        return press

    answer(tea, "Clean up 6", tick("Tick &none"), keys(Qt.Key.Key_Space, hits=True), tick("Tick &all"))
    assert said == ["4 of 7 places ticked, in 3 lines.", "6 of 7 places ticked, in 4 lines."]


def test_a_tidy_page_has_nothing_to_clean_up(reader: Person) -> None:
    said: list[object] = []
    answer(reader, "Cancel", lambda dialog: said.extend([dialog._note.text(), dialog._take.isEnabled()]))
    assert said == ["There is nothing to clean up: no rule finds anything.", False]
