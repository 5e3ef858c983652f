from hypothesis import given
from hypothesis import strategies as st

from editor.core.words import Word
from editor.ui.captioned.breaking import Column, panels_of, pieces_of
from editor.ui.captioned.panel import Panel, Piece

COLUMN = Column(20, len)


def panels(text: str, column: Column = COLUMN) -> list[Panel]:
    """Say a text, a word a second, in a column of 20 letters."""
    pieces = [
        piece
        for at, word in enumerate(text.split())
        for piece in pieces_of(Word(0, 0, len(word), at, at + 1), word, column)
    ]
    return list(panels_of(pieces, 0, len(text.split()), "Ann", column))


def words(panel: Panel) -> list[str]:
    return [" ".join(piece.text for piece in line) for line in panel.lines]


def test_short_phrase_is_one_line() -> None:
    assert [words(panel) for panel in panels("Black tea first.")] == [["Black tea first."]]


def test_lines_are_even() -> None:
    assert words(*panels("It is a kettle on the stove")) == ["It is a kettle", "on the stove"]


def test_long_phrase_becomes_several_panels_broken_at_a_comma() -> None:
    shown = panels("When the kettle sings loudly, nobody in this house can sleep until the tea is made.")
    assert words(shown[0])[-1].endswith(",")
    assert all(len(panel.lines) <= 2 for panel in shown)


def test_panel_begins_with_its_first_word() -> None:
    first, second, *_ = panels("When the kettle sings loudly, nobody in this house can sleep until the tea is made.")
    assert first.end == second.start == second.pieces[0].start


def test_word_wider_than_the_column_is_broken() -> None:
    shown = panels("see https://example.org/a/very/long/address/of/a/page there")
    assert all(COLUMN.width_of(line) <= COLUMN.width for panel in shown for line in panel.lines)


def test_script_without_blanks_is_lit_a_few_characters_at_a_time() -> None:
    pieces = list(pieces_of(Word(0, 0, 6, 0, 3), "今日はいい天", COLUMN))
    assert [piece.text for piece in pieces] == ["今日", "はい", "い天"]
    assert pieces[1] == Piece("はい", 1, 2, glued=True)


@given(st.lists(st.text("ab,.漢ם", min_size=1, max_size=45), max_size=25).map(" ".join))
def test_nothing_is_lost_and_nothing_overflows(text: str) -> None:
    shown = panels(text)
    assert "".join(piece.text for panel in shown for piece in panel.pieces) == text.replace(" ", "")
    assert all(len(panel.lines) <= 2 for panel in shown)
    assert all(COLUMN.width_of(line) <= COLUMN.width for panel in shown for line in panel.lines)
