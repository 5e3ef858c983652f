"""Input methods: what is composed is shown, what is committed is written."""

from tests.ui.transcript.reader import Reader


def test_what_is_composed_is_not_written_yet(reader: Reader) -> None:
    reader.caret(1, 4).compose("に", "日本")
    assert reader.told[1] == "Ann: Good morning, Ben."


def test_what_is_committed_is_written(reader: Reader) -> None:
    reader.caret(1, 4).compose("に", "日本", commit="日本語")
    assert reader.told[1] == "Ann: Good日本語 morning, Ben."
    assert reader.shown[1] == "Good日本語 morning, Ben."


def test_a_long_composition_wraps_and_makes_room(reader: Reader) -> None:
    before = reader.view.rows.heights[3]
    reader.caret(3, 2).compose("にほん" * 60)
    assert reader.view.rows.heights[3] > before
    reader.compose("", commit="")
    assert reader.view.lines.height_of(3) == before


def test_composing_over_several_lines_replaces_them(reader: Reader) -> None:
    reader.select(1, 5, 2, 14).compose("日", commit="日本")
    assert reader.told[1] == "Ann: Good 日本Is the kettle on?"


def test_a_committed_line_break_is_a_blank(reader: Reader) -> None:
    assert reader.caret(3, 2).compose(commit="a\nb").shown[3] == "Ita b is."


def test_a_click_ends_composing(reader: Reader) -> None:
    before = reader.view.rows.heights[3]
    reader.caret(3, 2).compose("にほん" * 60).click(reader.view.viewport().rect().topRight())
    assert reader.view.lines.height_of(3) == before
