"""What changes entries: splitting, merging, cutting, pasting, typing over several."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.transcript.reader import Reader


def test_enter_splits_a_line(reader: Reader) -> None:
    reader.caret(2, 13).press("Return")
    assert reader.told[2:4] == ["Ben: Morning, Ann.", "Ben: Is the kettle on?"]
    assert reader.shown[2:4] == ["Morning, Ann.", "Is the kettle on?"]
    assert reader.at == (3, 0)
    assert reader.document.undo_label == "Split line"


def test_shift_enter_splits_at_the_playhead(reader: Reader) -> None:
    reader.view.split_time = lambda: 17.0
    reader.caret(2, 13).press("Shift+Return")
    assert reader.document.episode.entries[3].sec == 17


def test_enter_over_a_selection_leaves_two_lines(reader: Reader) -> None:
    reader.select(1, 4, 1, 12).press("Return")
    assert reader.shown[1:3] == ["Good", ", Ben."]
    assert reader.at == (2, 0)


def test_backspace_at_a_start_merges(reader: Reader) -> None:
    reader.caret(2, 0).press("Backspace")
    assert reader.told[1] == "Ann: Good morning, Ben. Morning, Ann. Is the kettle on?"
    assert reader.at == (1, 19)
    assert reader.document.undo_label == "Merge lines"


@pytest.mark.parametrize("key", ["Delete", "Ctrl+Delete"])
def test_delete_at_an_end_merges(reader: Reader, key: str) -> None:
    reader.caret(3, 6).press(key)
    assert reader.shown[3] == "It is. Kettles are my thing."
    assert reader.at == (3, 7)


def test_ctrl_backspace_at_a_start_merges(reader: Reader) -> None:
    assert reader.caret(4, 0).press("Ctrl+Backspace").shown[3] == "It is. Kettles are my thing."


@pytest.mark.parametrize("key", ["Backspace", "Delete"])
def test_nothing_merges_beyond_the_ends(reader: Reader, key: str) -> None:
    reader.press("Ctrl+Home" if key == "Backspace" else "Ctrl+End", key)
    assert not reader.document.modified


def test_a_header_does_not_swallow_a_line(reader: Reader) -> None:
    reader.caret(1, 0).press("Backspace")
    assert not reader.document.modified
    assert "header" in reader.refused[0]


def test_split_and_backspace_leave_the_text_as_it_was(reader: Reader) -> None:
    before = reader.told
    assert reader.caret(2, 14).press("Return", "Backspace").told == before


def test_typing_over_several_lines_joins_them(reader: Reader) -> None:
    reader.select(1, 5, 2, 14).type("and")
    assert reader.told[1] == "Ann: Good andIs the kettle on?"
    assert reader.at == (1, 8)


@pytest.mark.parametrize("key", ["Delete", "Backspace", "Ctrl+Delete"])
def test_a_selection_across_lines_is_erased(reader: Reader, key: str) -> None:
    reader.select(3, 3, 1, 5).press(key)
    assert reader.shown[1] == "Good is."
    assert reader.document.undo_label == "Delete text"
    assert reader.at == (1, 5)


def test_undo_of_an_erased_selection_selects_it_again(reader: Reader) -> None:
    reader.select(1, 5, 3, 3).press("Delete", "Ctrl+Z")
    selected = reader.view.selection()
    assert (selected.start, selected.end) == ((1, 5), (3, 3))


def test_everything_can_be_erased_and_come_back(reader: Reader) -> None:
    before = reader.told
    reader.press("Ctrl+A", "Delete")
    assert reader.shown == [""]
    assert reader.press("Ctrl+Z").told == before


def test_cut_and_paste_move_lines(reader: Reader) -> None:
    reader.select(1, 0, 2, 13).press("Ctrl+X")
    assert reader.document.undo_label == "Cut"
    assert reader.shown[1] == " Is the kettle on?"
    reader.press("Ctrl+V")
    assert reader.shown[1:3] == ["Good morning, Ben.", "Morning, Ann. Is the kettle on?"]
    assert reader.document.undo_label == "Paste"


def test_copy_puts_headers_on_lines_of_their_own(reader: Reader) -> None:
    reader.select(4, 8, 6, 5).press("Ctrl+C")
    assert QApplication.clipboard().text() == "are my thing.\nOn tea\nBlack"
    assert not QApplication.clipboard().mimeData().hasHtml()


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\n\n \n"])
def test_pasted_paragraphs_become_lines(reader: Reader, break_: str) -> None:
    reader.caret(3, 2).paste(f" one.{break_}Two.{break_}Three")
    assert reader.told[3:6] == ["Ann: Itone.", "Ann: Two.", "Ann: Three is."]
    assert reader.at == (5, 5)


def test_a_pasted_table_is_plain_text(reader: Reader) -> None:
    reader.caret(3, 6).paste(" a\tb\0\ufdd0", html="<table><tr><td>a</td></tr></table>")
    assert reader.shown[3] == "It is. a b"


@pytest.mark.parametrize("text", ["", "\n", "\r\n\r\n"])
def test_pasting_nothing_does_nothing(reader: Reader, text: str) -> None:
    assert not reader.caret(3, 2).paste(text).document.modified


def test_pressing_on_selected_text_selects_anew(reader: Reader) -> None:
    place = reader.point_in(1, 6)
    reader.select(1, 0, 1, 18).click(place)
    assert not reader.view.textCursor().hasSelection()
    assert reader.at == (1, 6)
