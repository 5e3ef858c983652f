"""What is changed elsewhere shows on the page, and nothing jumps."""

from functools import partial

import pytest

from editor.core.edits import (
    delete_entries,
    insert_header,
    insert_line,
    merge_lines,
    move_entry,
    rename_speaker,
    replace_text,
    set_text,
    split_line,
)
from editor.core.model import Header, Line
from editor.core.timing import Spoken
from tests.ui.transcript.conftest import Opener
from tests.ui.transcript.reader import Reader

EDITS = [
    partial(set_text, at=1, text="Other words 😀 here."),
    partial(replace_text, find="t", replace="TT"),
    partial(rename_speaker, old="Ann", new="Cy"),
    partial(split_line, at=2, offset=13),
    partial(merge_lines, at=3),
    partial(insert_line, at=0, text="First."),
    partial(insert_line, at=7, text="Last."),
    partial(insert_header, at=3, text="Between"),
    partial(move_entry, at=0, to=6),
    partial(move_entry, at=6, to=0),
    partial(delete_entries, rows=[0]),
    partial(delete_entries, rows=[6]),
    partial(delete_entries, rows=[0, 2, 3, 6]),
    partial(delete_entries, rows=range(7)),
]


def agrees(reader: Reader) -> bool:
    entries = reader.document.episode.entries
    return reader.shown == ([entry.text for entry in entries] or [""])


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.func.__name__)
def test_every_edit_shows_and_so_does_its_undo(reader: Reader, edit: partial) -> None:
    before = reader.shown
    reader.document.apply("Edit", edit)
    assert agrees(reader)
    reader.document.undo()
    assert reader.shown == before
    reader.document.redo()
    assert agrees(reader)


def test_the_caret_stays_with_its_words(reader: Reader) -> None:
    reader.caret(2, 9)
    reader.document.apply("Edit", insert_line, 1, "Before all that.")
    assert reader.at == (3, 9)
    reader.document.apply("Edit", replace_text, "Morning", "Good morning")
    assert reader.at == (3, 14)


def test_another_speaker_changes_no_text(reader: Reader) -> None:
    counts = []
    reader.view.document().contentsChange.connect(lambda *count: counts.append(count))
    reader.document.apply("Rename", rename_speaker, "Ann", "Cy")
    assert reader.labels(1)[0] == "Cy"
    assert not counts


def test_edits_above_do_not_move_the_page(long_reader: Reader) -> None:
    long_reader.view.show_row(200)
    row = long_reader.view.lines.row_at(long_reader.view.scroller.value + 300)
    top = long_reader.top_of(row)
    long_reader.document.apply("Edit", insert_line, 5, "New. " * 200)
    assert long_reader.top_of(row + 1) == top
    long_reader.document.apply("Edit", delete_entries, range(20, 60))
    assert long_reader.top_of(row - 39) == top
    long_reader.document.apply("Edit", set_text, 3, "Much longer. " * 100)
    assert long_reader.top_of(row - 39) == top


def test_looking_at_rows_does_not_move_the_page(long_reader: Reader) -> None:
    long_reader.view.show_row(300)
    before = {row: long_reader.top_of(row) for row in range(298, 303)}
    for row in range(100, 200):
        long_reader.view.lines.height_of(row)
    long_reader.image()
    assert {row: long_reader.top_of(row) for row in range(298, 303)} == before


def test_a_narrower_window_keeps_the_row_at_the_top(long_reader: Reader) -> None:
    long_reader.view.show_row(200)
    row = long_reader.view.scroller.row
    long_reader.view.resize(500, 600)
    assert long_reader.view.scroller.row == row


def test_zoom_keeps_the_row_at_the_top(long_reader: Reader) -> None:
    long_reader.view.show_row(200)
    row, height = long_reader.view.scroller.row, long_reader.view.rows.heights[200]
    long_reader.view.set_zoom(2.0)
    assert long_reader.view.scroller.row == row
    assert long_reader.view.lines.height_of(200) > height


def test_another_font_is_used_for_text_and_caret_alike(reader: Reader) -> None:
    reader.view.set_zoom(1.5)
    before = reader.view.rows.metrics.line
    font = reader.view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    reader.view.setFont(font)
    metrics = reader.view.rows.metrics
    assert metrics.line > 1.5 * before
    assert reader.view.document().defaultFont() == metrics.body
    x, _ = reader.view.lines.set_row(1).layout.lineAt(0).cursorToX(5)
    assert reader.caret(1, 5).view.cursorRect().center().x() == pytest.approx(metrics.text_left + x, abs=2)


def test_the_lit_line_moves_along_with_its_row(reader: Reader) -> None:
    reader.view.set_spoken(Spoken(2, 0, 7))
    reader.document.apply("Edit", insert_line, 0, "New.")
    assert reader.view.marks.spoken == Spoken(3, 0, 7)


def test_a_text_that_went_wrong_is_written_anew(reader: Reader, qtbot: object) -> None:
    reader.caret(2, 5)
    cursor = reader.view.textCursor()
    cursor.insertText("\ufffe")  # no page can hold it, so the episode refuses it
    qtbot.waitUntil(lambda: agrees(reader))
    assert reader.at[0] == 2


@pytest.mark.parametrize("kind", [Line, Header])
def test_very_long_entries_are_shown(open_page: Opener, kind: type) -> None:
    reader = open_page(kind("word " * 10_000), Line("After."))
    reader.caret(0, 50_000).type("x")
    assert reader.shown[0].endswith("word x")
    reader.press("Ctrl+End")
    assert reader.at == (1, 6)


def test_the_caret_stays_in_a_line_whose_words_change(reader: Reader) -> None:
    reader.caret(2, 12)
    reader.document.apply("Edit", replace_text, "kettle", "pot 😀")
    assert reader.at == (2, 12)
    reader.document.apply("Edit", replace_text, "Morning", "😀")
    assert reader.at == (2, 6)
