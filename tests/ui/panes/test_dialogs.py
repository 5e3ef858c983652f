from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListWidget, QPushButton

from editor.core import edits
from editor.ui.dialogs import (
    Conflict,
    RenameChoice,
    Unsaved,
    ask_conflict,
    ask_header,
    ask_rename,
    ask_speaker,
    ask_time,
    ask_unsaved,
    show_about,
)
from editor.ui.document import Document

BUTTON_GOES_DOWN_MS = 200  # Qt shows a button that is reached by its letter going down

Key = Qt.Key
Fingers = Any
Click = Callable[[str], Callable[[QDialog], None]]


def test_speaker_is_completed_while_it_is_typed(document: Document, fingers: Fingers) -> None:
    fingers.answer("b", Key.Key_Return)
    assert ask_speaker(None, document.speakers, "Ann") == "Ben"


def test_completion_gives_way_to_what_is_really_typed(document: Document, fingers: Fingers) -> None:
    fingers.answer("Be", Key.Key_Delete, fingers.look, Key.Key_Return)
    assert ask_speaker(None, document.speakers, "Ann") == "Be"
    assert "“Be” is new" in fingers.read[0]


def test_backspace_takes_back_the_completion_first(document: Document, fingers: Fingers) -> None:
    fingers.answer("Be", Key.Key_Backspace, Key.Key_Return)
    assert ask_speaker(None, document.speakers, None) == "Be"


def test_speaker_by_number(document: Document, fingers: Fingers) -> None:
    fingers.answer("2")
    assert ask_speaker(None, document.speakers, "Ann") == "Ben"


def test_digit_in_a_name_is_typed(document: Document, fingers: Fingers) -> None:
    fingers.answer("Guest 2", Key.Key_Return)
    assert ask_speaker(None, document.speakers, "Ann") == "Guest 2"


def test_number_of_nobody_does_nothing(document: Document, fingers: Fingers) -> None:
    fingers.answer("7")
    assert ask_speaker(None, document.speakers, "Ann") is None
    assert fingers.stayed


def test_arrows_go_through_the_names(document: Document, fingers: Fingers) -> None:
    fingers.answer(Key.Key_Down, Key.Key_Return)
    assert ask_speaker(None, document.speakers, "Ann") == "Ben"
    fingers.answer(Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Return)
    assert ask_speaker(None, document.speakers, "Ann") == "Ann"


def test_arrows_reach_names_found_in_the_middle(document: Document, fingers: Fingers) -> None:
    fingers.answer("n", Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert ask_speaker(None, document.speakers, None) == "Ben"


def test_click_takes_a_speaker(document: Document, fingers: Fingers) -> None:
    def click_second(dialog: QDialog) -> None:
        names = dialog.findChild(QListWidget)
        where = names.visualItemRect(names.item(1)).center()
        QTest.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=where)

    fingers.answer(click_second)
    assert ask_speaker(None, document.speakers, "Ann") == "Ben"


def test_no_name_is_not_taken(document: Document, fingers: Fingers) -> None:
    fingers.answer(Key.Key_Backspace, Key.Key_Return)
    assert ask_speaker(None, document.speakers, "Ann") is None
    assert fingers.stayed


@pytest.mark.parametrize("steps", [(Key.Key_Up, Key.Key_Return), ("0",), ("No speaker", Key.Key_Return)])
def test_a_line_may_be_said_by_nobody(document: Document, fingers: Fingers, steps: tuple[str | Qt.Key, ...]) -> None:
    fingers.answer(*steps)
    assert ask_speaker(None, document.speakers, "Ann") == ""


def test_nobody_is_not_offered_where_nobody_speaks(document: Document, fingers: Fingers) -> None:
    fingers.answer("0")
    assert ask_speaker(None, document.speakers, None) is None


def test_name_is_cleaned_of_what_no_page_can_hold(document: Document, fingers: Fingers) -> None:
    fingers.answer(" Zoe ", Key.Key_Return)
    assert ask_speaker(None, document.speakers, "Ann") == "Zoe"


def test_vanished_speaker_keeps_the_numbers_of_the_others(document: Document, fingers: Fingers) -> None:
    assert document.speakers.names == ("Ann", "Ben")
    document.apply("Rename", edits.set_speakers, (1, 3, 6), "Zoe")
    fingers.answer("2")
    assert ask_speaker(None, document.speakers, "Zoe") == "Ben"


def test_rename_offers_all_lines_first(document: Document, fingers: Fingers) -> None:
    fingers.answer("Anna", fingers.look, Key.Key_Return)
    assert ask_rename(None, document, 1) == RenameChoice("Anna", True)
    assert "All 3 lines of this speaker" in fingers.read[0]


def test_rename_of_one_line_says_what_stays(document: Document, fingers: Fingers, click: Click) -> None:
    fingers.answer("Zoe", click("This line only"), fingers.look, Key.Key_Return)
    assert ask_rename(None, document, 1) == RenameChoice("Zoe", False)
    assert "2 lines stay with “Ann”" in fingers.read[0]


def test_rename_to_a_name_that_exists_says_that_they_merge(document: Document, fingers: Fingers) -> None:
    fingers.answer("Ben", fingers.look, Key.Key_Return)
    assert ask_rename(None, document, 1) == RenameChoice("Ben", True)
    assert "merged into one speaker with 5 lines" in fingers.read[0]


def test_rename_of_one_line_to_a_name_that_exists(document: Document, fingers: Fingers, click: Click) -> None:
    fingers.answer("Ben", click("This line only"), fingers.look, Key.Key_Return)
    assert ask_rename(None, document, 1) == RenameChoice("Ben", False)
    assert "goes to “Ben”" in fingers.read[0]


def test_rename_to_the_same_name_is_not_taken(document: Document, fingers: Fingers) -> None:
    fingers.answer(Key.Key_Return)
    assert ask_rename(None, document, 1) is None
    assert fingers.stayed


def test_line_without_a_speaker_is_named_alone(document: Document, fingers: Fingers) -> None:
    document.apply("", edits.set_speaker, 1, None)
    fingers.answer("Zoe", fingers.look, Key.Key_Return)
    assert ask_rename(None, document, 1) == RenameChoice("Zoe", False)
    assert "All" not in fingers.read[0]


def test_header_has_no_speaker_to_rename(document: Document) -> None:
    assert ask_rename(None, document, 0) is None


@pytest.mark.parametrize(("typed", "seconds"), [("1:23", 83), ("83", 83), ("1:00:01", 3601), ("0:01.5", 1.5)])
def test_time_is_read(fingers: Fingers, typed: str, seconds: float) -> None:
    fingers.answer(typed, Key.Key_Return)
    assert ask_time(None, 12.7, 4000) == seconds


def test_time_starts_from_the_present_one(fingers: Fingers) -> None:
    fingers.answer(Key.Key_Return)
    assert ask_time(None, 12.7, 4000) == 12


@pytest.mark.parametrize("typed", ["soon", "1:99", "-5", ""])
def test_what_is_no_time_is_refused_with_a_sentence(fingers: Fingers, typed: str) -> None:
    fingers.answer(Key.Key_Backspace, typed, Key.Key_Return, fingers.look)
    assert ask_time(None, 12, 4000) is None
    assert f"“{typed}” is not a time." in fingers.read[0]


def test_time_behind_the_end_is_refused(fingers: Fingers) -> None:
    fingers.answer("2:00:00", Key.Key_Return, fingers.look, "10", Key.Key_Return)
    assert ask_time(None, 12, 4000) == 10
    assert "The recording ends at 1:06:40." in fingers.read[0]


def test_without_a_recording_any_time_will_do(fingers: Fingers) -> None:
    fingers.answer("9:00:00", Key.Key_Return)
    assert ask_time(None, 0, None) == 32400


def test_header_is_changed(fingers: Fingers) -> None:
    fingers.answer(Key.Key_End, " and more", Key.Key_Return)
    assert ask_header(None, "Tea") == "Tea and more"


def test_header_without_words_is_not_taken(fingers: Fingers) -> None:
    fingers.answer(" ", Key.Key_Return, fingers.look)
    assert ask_header(None, "") is None
    assert "New header" in fingers.read[0]


@pytest.mark.parametrize(("key", "answer"), [(Key.Key_Return, Unsaved.SAVE), (Key.Key_Escape, Unsaved.CANCEL)])
def test_unsaved_by_key(fingers: Fingers, key: Qt.Key, answer: Unsaved) -> None:
    fingers.answer(fingers.look, key)
    assert ask_unsaved(None, "tea.md") is answer
    assert "tea.md" in fingers.read[0]


def test_changes_are_discarded_by_a_letter(fingers: Fingers) -> None:
    fingers.answer((Qt.KeyboardModifier.AltModifier, Key.Key_D), lambda _dialog: QTest.qWait(BUTTON_GOES_DOWN_MS))
    assert ask_unsaved(None, "tea.md") is Unsaved.DISCARD


@pytest.mark.parametrize(
    ("words", "answer"),
    [("Save as…", Conflict.SAVE_AS), ("Reload", Conflict.RELOAD), ("Overwrite", Conflict.OVERWRITE)],
)
def test_conflict_by_click(fingers: Fingers, click: Click, words: str, answer: Conflict) -> None:
    fingers.answer(click(words))
    assert ask_conflict(None, "tea.md", gone=False) is answer


def test_conflict_loses_nothing_by_default(fingers: Fingers) -> None:
    fingers.answer(Key.Key_Return)
    assert ask_conflict(None, "tea.md", gone=False) is Conflict.SAVE_AS
    fingers.answer(Key.Key_Escape)
    assert ask_conflict(None, "tea.md", gone=False) is Conflict.CANCEL


def test_file_that_is_gone_cannot_be_reloaded(fingers: Fingers, click: Click) -> None:
    fingers.answer(fingers.look, click("Write again"))
    assert ask_conflict(None, "tea.md", gone=True) is Conflict.OVERWRITE
    assert "Reload" not in fingers.read[0]


@pytest.mark.parametrize("ask", [lambda: ask_time(None, 0, None), lambda: ask_header(None, "x")])
def test_escape_cancels(fingers: Fingers, ask: Callable[[], object]) -> None:
    fingers.answer(Key.Key_Escape)
    assert ask() is None


def test_escape_cancels_the_speakers(document: Document, fingers: Fingers) -> None:
    fingers.answer(Key.Key_Escape)
    assert ask_speaker(None, document.speakers, "Ann") is None
    fingers.answer("Zoe", Key.Key_Escape)
    assert ask_rename(None, document, 1) is None


def test_every_dialog_has_a_default_button(fingers: Fingers, document: Document) -> None:
    def defaults(dialog: QDialog) -> None:
        fingers.read.append([button.text() for button in dialog.findChildren(QPushButton) if button.isDefault()])

    fingers.answer(defaults)
    ask_header(None, "")
    fingers.answer(defaults)
    ask_rename(None, document, 1)
    assert fingers.read == [["Insert"], ["Rename"]]


def test_about_names_version_and_licence(qapp: object, fingers: Fingers) -> None:
    fingers.answer(fingers.look, Key.Key_Escape)
    show_about(None)
    assert "Cueline" in fingers.read[0]
    assert "MIT" in fingers.read[0]
