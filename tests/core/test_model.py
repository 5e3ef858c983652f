import re
import sys

from hypothesis import given
from hypothesis import strategies as st

from editor.core.model import Episode, Header, Line, Position, Selection, clean_text


def test_entries_are_the_same_only_if_they_are_the_same_object() -> None:
    assert Line("Hello") != Line("Hello")
    assert Header("Title") != Header("Title")


def test_lines_come_with_their_rows() -> None:
    one, two = Line("One"), Line("Two")
    assert list(Episode((one, Header("Title"), two)).lines()) == [(0, one), (2, two)]


def test_a_selection_knows_its_ends_in_the_order_of_the_text() -> None:
    backwards = Selection(Position(3, 1), Position(2, 7))
    assert (backwards.start, backwards.end) == (Position(2, 7), Position(3, 1))


def test_line_breaks_and_tabs_become_one_blank() -> None:
    assert clean_text("one\r\n\ttwo\u2028three\x85four") == "one two three four"


def test_what_no_page_can_hold_is_dropped() -> None:
    assert clean_text("a\x00b\ud800c\ufffed") == "abcd"


def test_everything_else_is_kept() -> None:
    text = "  naïve\u00a0👩‍👩‍👧 שלום\u200f “x” — "
    assert clean_text(text) == text


@given(st.text())
def test_clean_text_is_clean(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


def test_every_character_is_treated_alike_alone_and_among_others() -> None:
    for number in range(sys.maxunicode + 1):
        # The zero width joiner keeps the quick way for plain text out.
        assert clean_text(chr(number)) == re.sub("\u200d", "", clean_text(f"{chr(number)}\u200d")) or number == 0x200D
