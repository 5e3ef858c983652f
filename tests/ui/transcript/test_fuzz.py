"""Everything at once, in any order: the page, the text and the episode stay the same, and undo leads back."""

import random
import re
from collections.abc import Sequence
from contextlib import suppress

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from editor.core import edits
from editor.core.errors import EditError
from editor.core.model import Header, Line
from editor.core.timing import Spoken
from tests.ui.transcript.conftest import Opener
from tests.ui.transcript.reader import Reader

WORDS = ["hello ", "a", "مرحبا ", "😀", "👩‍👩‍👧 ", "x", "über ", "李雷 ", " ", "e\u0301"]
PASTED = ["one", "two\nlines", "three\n\nlines 😀\nend", "\n", "tab\tx", "a\r\nb", "u\u2028v", "w\u2029x", "nul\0y"]
MOVES = ["Left", "Right", "Up", "Down", "Home", "End", "PgDown", "PgUp"]
ERASURES = ["Backspace", "Delete", "Ctrl+Backspace", "Ctrl+Delete", "Ctrl+X"]
STEPS = 250


class Monkey:
    """Somebody who does anything that can be done to a page."""

    def __init__(self, reader: Reader, seed: int) -> None:
        self.reader = reader
        self.random = random.Random(seed)

    def act(self) -> None:
        """Do something."""
        actions = [
            *[self.type] * 8,
            *[self.erase] * 4,
            *[self.move] * 3,
            *[self.edit] * 4,
            *[self.undo, self.redo] * 2,
            *(self.split, self.paste, self.compose, self.mouse, self.select, self.look, self.scroll, self.play),
        ]
        self.random.choice(actions)()

    def pick(self, things: Sequence[str]) -> str:
        return self.random.choice(things)

    def row(self) -> int:
        return self.random.randrange(max(1, len(self.reader.told)))

    def type(self) -> None:
        word = self.pick(WORDS)
        self.reader.type(word) if word.isascii() else self.reader.compose(commit=word)

    def erase(self) -> None:
        self.reader.press(self.pick(ERASURES))

    def split(self) -> None:
        self.reader.press(self.pick(["Return", "Shift+Return"]))

    def paste(self) -> None:
        self.reader.paste(self.pick(PASTED))

    def compose(self) -> None:
        self.reader.compose("に", "にほ", "日本", commit=self.pick(["日本語", "日本語", "", "a\nb"]))

    def move(self) -> None:
        for _ in range(self.random.randrange(1, 6)):
            self.reader.press(self.pick(["", "Ctrl+", "Shift+"]) + self.pick(MOVES))

    def mouse(self) -> None:
        viewport, left = self.reader.view.viewport(), Qt.MouseButton.LeftButton
        places = [QPoint(self.random.randrange(880), self.random.randrange(500)) for _ in range(2)]
        QTest.mousePress(viewport, left, pos=places[0])
        QTest.mouseMove(viewport, places[1])
        QTest.mouseRelease(viewport, left, pos=places[1])
        self.reader.click(places[0], double=self.random.random() < 0.5)

    def select(self) -> None:
        self.reader.select(self.row(), self.random.randrange(30), self.row(), self.random.randrange(30))

    def undo(self) -> None:
        self.reader.press("Ctrl+Z")

    def redo(self) -> None:
        self.reader.press("Ctrl+Shift+Z")

    def edit(self) -> None:
        """Change something from outside the view."""
        row, rows = self.row(), [self.row(), self.row()]
        edit, *values = self.random.choice(
            [
                *((edits.retype, row, 1, [self.pick(WORDS) * 9]), (edits.split_line, row, 3), (edits.merge_lines, row)),
                *((edits.rename_speaker, "Ann", "Cy"), (edits.rename_speaker, "Cy", "Ann")),
                *((edits.replace_text, "e", "ee"), (edits.replace_text, "ee", ""), (edits.delete_entries, rows)),
                *((edits.insert_line, row, "New."), (edits.insert_header, row, "New"), (edits.move_entry, *rows)),
            ]
        )
        with suppress(EditError):
            self.reader.document.apply("Edit", edit, *values)

    def look(self) -> None:
        self.reader.view.resize(self.random.randrange(250, 1200), self.random.randrange(200, 800))
        self.reader.view.set_zoom(self.random.choice([0.8, 1.0, 1.5]))
        self.reader.view.set_hits(self.random.choice([None, re.compile("e")]), None)

    def scroll(self) -> None:
        self.reader.wheel(self.random.randrange(-20, 20))
        self.reader.view.show_row(self.row())

    def play(self) -> None:
        self.reader.view.set_following(self.random.random() < 0.7)
        self.reader.view.set_spoken(Spoken(self.row(), 0, self.random.randrange(9)))


def assert_agreed(reader: Reader) -> None:
    """The text is the episode's; the rows of the page are exactly as high as thought; Qt's lines are ours."""
    view, entries = reader.view, reader.document.episode.entries
    assert reader.shown == ([entry.text for entry in entries] or [""])
    assert reader.document.selection == view.selection()
    view.viewport().repaint()
    heights = view.rows.heights
    assert len(heights) == len(reader.shown)
    row = view.scroller.row
    while row < len(heights) and reader.top_of(row) < view.viewport().height():
        assert view.lines.height_of(row) == heights[row]
        block = view.document().findBlockByNumber(row)
        view.lines.blockBoundingRect(block)
        assert lines_of(block.layout()) == lines_of(view.rows.get(row).layout)
        row += 1
    bottom = max(heights.total + view.lines.room_below - view.viewport().height(), 0)
    assert view.verticalScrollBar().maximum() == bottom


def lines_of(layout: object) -> list[tuple[int, int, float]]:
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    return [(line.textStart(), line.textLength(), line.y()) for line in lines]


def tea(count: int) -> list[Line | Header]:
    """Make a page of several screens, with other writings in it."""
    others = ["مرحبا بكم في هذا البرنامج عن MLOps اليوم. " * 3, "שלום לכולם", "", "日本語の文章です。" * 20]
    lines = [Line(f"Line {number} is about the tea. " * (number % 7), "Ann", number) for number in range(count)]
    return [Header("Opening"), *lines, *(Line(text, "Ben") for text in others), Header("")]


@pytest.mark.parametrize("seed", range(6))
def test_anything_goes(open_page: Opener, seed: int) -> None:
    entries = tuple(tea(30))
    reader = open_page(*entries)
    monkey = Monkey(reader, seed)
    for _ in range(STEPS):
        monkey.act()
        QTest.qWait(0)
        assert_agreed(reader)
    while reader.document.undo_label:
        reader.document.undo()
    assert_agreed(reader)
    assert reader.document.episode.entries == entries
