"""What is typed inside one entry."""

import pytest

from tests.ui.transcript.conftest import Opener
from tests.ui.transcript.reader import Reader


def test_letters_digits_and_blanks_type(reader: Reader) -> None:
    reader.caret(1, 4).type(" 1 fine")
    assert reader.shown[1] == "Good 1 fine morning, Ben."
    assert reader.told[1] == "Ann: Good 1 fine morning, Ben."


def test_typing_is_one_step_to_undo(reader: Reader) -> None:
    reader.caret(1, 0).type("So, ")
    assert reader.document.undo_label == "Typing"
    reader.press("Ctrl+Z")
    assert reader.shown[1] == "Good morning, Ben."
    assert not reader.document.modified


def test_redo_brings_the_words_and_the_caret_back(reader: Reader) -> None:
    reader.caret(1, 0).type("So, ").press("Ctrl+Z", "Ctrl+Shift+Z")
    assert reader.shown[1] == "So, Good morning, Ben."
    assert reader.at == (1, 4)


def test_undo_puts_the_caret_where_it_was(reader: Reader) -> None:
    reader.caret(2, 7).type("x").caret(6, 0).press("Ctrl+Z")
    assert reader.at == (2, 7)


def test_moving_the_caret_begins_another_step(reader: Reader) -> None:
    reader.caret(1, 0).type("a").press("Right").type("b").press("Ctrl+Z")
    assert reader.shown[1] == "aGood morning, Ben."


def test_erasing_has_its_own_name(reader: Reader) -> None:
    reader.caret(1, 4).press("Backspace")
    assert reader.shown[1] == "Goo morning, Ben."
    assert reader.document.undo_label == "Delete text"


@pytest.mark.parametrize(("keys", "left"), [("Ctrl+Backspace", "Good , Ben."), ("Ctrl+Delete", "Good morning, .")])
def test_words_are_erased_whole(reader: Reader, keys: str, left: str) -> None:
    reader.caret(1, 12 if keys == "Ctrl+Backspace" else 14).press(keys)
    assert reader.shown[1] == left


def test_a_header_is_typed_in_like_a_line(reader: Reader) -> None:
    reader.caret(0, 7).type(" words")
    assert reader.told[0] == "# Opening words"


@pytest.mark.parametrize("text", ["😀", "👩‍👩‍👧", "مرحبا", "李雷", "é"])
def test_any_writing_can_be_typed_and_erased(reader: Reader, text: str) -> None:
    reader.caret(1, 4).paste(text)
    assert reader.told[1] == f"Ann: Good{text} morning, Ben."
    reader.press("Ctrl+Z")
    assert reader.told[1] == "Ann: Good morning, Ben."


def test_typing_behind_an_emoji_stays_behind_it(reader: Reader) -> None:
    reader.caret(1, 4).paste("😀").type("x").press("Left", "Left").type("y")
    assert reader.shown[1] == "Goody😀x morning, Ben."


def test_a_selection_is_typed_over(reader: Reader) -> None:
    reader.select(1, 5, 1, 12).type("day")
    assert reader.shown[1] == "Good day, Ben."


def test_an_empty_transcript_begins_with_what_is_typed(open_page: Opener) -> None:
    reader = open_page()
    reader.press("Return", "Backspace", "Delete").type("Hi")
    assert reader.told == ["None: Hi"]
    assert reader.press("Ctrl+Z", "Ctrl+Z").told == []


def test_an_empty_transcript_begins_with_what_is_pasted(open_page: Opener) -> None:
    reader = open_page()
    assert reader.paste("One.\nTwo.").told == ["None: One.", "None: Two."]


def test_tab_leaves_the_text_and_types_nothing(reader: Reader) -> None:
    reader.caret(1, 0).press("Tab")
    assert reader.shown[1] == "Good morning, Ben."


def test_the_document_knows_where_the_caret_is(reader: Reader) -> None:
    reader.caret(1, 0).press("Shift+Right", "Shift+Right")
    assert reader.document.selection == reader.view.selection()
    assert reader.document.selection.end.offset == 2
