"""The words that a clip would hold are lit in the text."""

from editor.core.words import Span
from editor.ui.theme import LIGHT
from tests.ui.transcript.reader import Reader
from tests.ui.transcript.test_marks import count


def test_the_quoted_words_are_lit_until_there_are_none(reader: Reader) -> None:
    reader.view.set_quoted((Span(1, 5, 18), Span(2, 0, 7)))
    assert count(reader, LIGHT.quoted) > 300
    reader.view.set_quoted(None)
    assert count(reader, LIGHT.quoted) == 0


def test_the_text_follows_the_edge_that_moves(long_reader: Reader) -> None:
    view = long_reader.view
    view.set_quoted((Span(10, 0, 20),))
    assert view.scroller.value == 0
    view.set_quoted((Span(10, 0, 20), Span(200, 0, 20)))
    assert view.scroller.value > 1000
    view.set_quoted((Span(11, 0, 20), Span(200, 0, 20)))
    assert view.following
    assert view.scroller.value < 2000


def test_rows_that_are_not_there_any_more_are_not_lit(reader: Reader) -> None:
    reader.view.set_quoted((Span(99, 0, 5), Span(1, 100, 200)))
    assert count(reader, LIGHT.quoted) == 0
