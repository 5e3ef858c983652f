"""The list of clips: what it shows, and what is typed into it."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from editor.core import edits
from editor.core.model import Clip, Episode, Position, Selection
from editor.ui.clips.model import ClipModel, Note
from editor.ui.document import Document
from editor.ui.playback import Playback
from editor.ui.theme import DARK, LIGHT
from tests.ui.clips.clip_person import END, LENGTH, NAME, START, TEXT, ClipPerson

Key = Qt.Key
FAULTY = (
    Clip("Backwards", 90, 20),
    Clip("No end", 5),
    Clip("No start", None, 5),
    Clip("Nothing"),
    Clip("Not a number", float("nan"), float("inf")),
    Clip("Before", -5, 3),
)


def test_clips_are_listed(pane: ClipPerson) -> None:
    assert pane.shown() == [["Opening", "0:05", "0:20", "0:15"], ["On tea", "1:05", "1:30", "0:25"]]


def test_model_is_sound(document: Document, qtmodeltester: Any) -> None:
    model = ClipModel(document, LIGHT, lambda clip: f"What {clip.name} says", lambda _: Note())
    qtmodeltester.check(model)
    document.apply("", edits.add_clip, "New", 30, 40)
    document.apply("", edits.delete_clip, 0)
    document.undo()
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("column", "typed", "shown"),
    [
        (NAME, "Hello", ["Hello", "0:05", "0:20", "0:15"]),
        (START, "0:07", ["Opening", "0:07", "0:20", "0:13"]),
        (START, "7", ["Opening", "0:07", "0:20", "0:13"]),
        (END, "1:00:05", ["Opening", "0:05", "1:00:05", "1:00:00"]),
    ],
)
def test_cell_is_edited(pane: ClipPerson, column: int, typed: str, shown: list[str]) -> None:
    pane.type_into_cell(0, column, typed)
    assert pane.shown()[0] == shown
    pane.document.undo()
    assert pane.shown()[0] == ["Opening", "0:05", "0:20", "0:15"]


@pytest.mark.parametrize(
    ("column", "typed", "why"),
    [
        (START, "soon", "“soon” is not a time: type it as 1:23.4 or as 83.4 seconds. It stays 0:05."),
        (START, "0:99", "“0:99” is not a time"),
        (START, "0:30", "must end after it starts"),
        (END, "0:05", "must end after it starts"),
        (NAME, "  ", "needs a name"),
    ],
)
def test_what_cannot_be_is_refused_and_the_old_stays(pane: ClipPerson, column: int, typed: str, why: str) -> None:
    before = pane.shown()
    pane.type_into_cell(0, column, typed)
    assert len(pane.refusals) == 1
    assert why in pane.refusals[0]
    assert pane.shown() == before
    assert not pane.document.modified


def test_typing_the_same_is_no_edit(pane: ClipPerson) -> None:
    pane.type_into_cell(0, START, "0:05")
    assert not pane.document.modified


def test_length_cannot_be_edited(pane: ClipPerson) -> None:
    pane.go_to(0, LENGTH)
    pane.press(Key.Key_F2)
    assert pane.table.findChild(QLineEdit) is None


def test_enter_plays_and_commits_without_playing(pane: ClipPerson, playback: Playback) -> None:
    pane.type_into_cell(1, NAME, "Tea")
    assert not playback.playing
    pane.press(Key.Key_Return)
    assert playback.playing
    assert 64.9 < playback.position < 67
    playback.pause()


@pytest.mark.parametrize("column", [START, END, LENGTH])
def test_double_click_on_a_time_plays(pane: ClipPerson, playback: Playback, column: int) -> None:
    pane.double_click(1, column)
    assert playback.playing
    assert pane.table.findChild(QLineEdit) is None
    playback.pause()


def test_double_click_on_a_name_edits_it(pane: ClipPerson, playback: Playback) -> None:
    pane.double_click(1, NAME)
    assert pane.table.findChild(QLineEdit).text() == "On tea"
    assert not playback.playing


def test_start_and_end_from_the_playhead(pane: ClipPerson, playback: Playback) -> None:
    pane.go_to(0)
    playback.seek(8.4)
    pane.click("Start from playhead")
    playback.seek(15.4)
    pane.click("End from playhead")
    assert pane.shown()[0] == ["Opening", "0:08.4", "0:15.4", "0:07"]
    assert pane.document.undo_label == "Set clip's end"


def test_end_before_start_from_the_playhead_is_refused(pane: ClipPerson, playback: Playback) -> None:
    pane.go_to(1)
    playback.seek(3)
    pane.click("End from playhead")
    assert "must end after it starts" in pane.refusals[0]


@pytest.mark.parametrize("by_key", [True, False])
def test_clip_is_deleted(pane: ClipPerson, by_key: bool) -> None:
    pane.go_to(0)
    if by_key:
        pane.press(Key.Key_Delete)
    else:
        pane.click("Delete")
    assert [row[NAME] for row in pane.shown()] == ["On tea"]
    pane.document.undo()
    assert [row[NAME] for row in pane.shown()] == ["Opening", "On tea"]


def test_rename_opens_the_name(pane: ClipPerson) -> None:
    pane.go_to(1, END)
    pane.action("Rename").trigger()
    assert pane.table.findChild(QLineEdit).text() == "On tea"


def test_buttons_wait_for_a_clip(pane: ClipPerson) -> None:
    pane.go_to(1)
    assert pane.button("Play clip").isEnabled()
    pane.press(Key.Key_Delete)
    pane.press(Key.Key_Delete)
    assert not pane.button("Play clip").isEnabled()


def test_clip_that_is_heard_is_marked(pane: ClipPerson, playback: Playback) -> None:
    for seconds, marked in ((70, [False, True]), (5, [True, False]), (20, [False, False]), (0, [False, False])):
        playback.seek(seconds)
        found = [pane.role(row, Qt.ItemDataRole.BackgroundRole) == LIGHT.spoken_line for row in range(2)]
        assert found == marked


def test_passage_is_marked_as_clip(pane: ClipPerson) -> None:
    pane.widget.add_from(Selection(Position(2, 0), Position(3, 5)))
    assert pane.shown()[1][:3] == ["Morning, Ann. Is the kettle on?", "0:12", "0:29.3"]
    assert pane.table.currentIndex().row() == 1
    assert pane.table.findChild(QLineEdit) is None
    assert pane.document.undo_label == "Mark clip"


def test_new_clip_may_be_named_at_once(pane: ClipPerson) -> None:
    pane.widget.add_from(Selection(Position(5, 0), Position(2, 0)), rename=True)
    field = pane.table.findChild(QLineEdit)
    QTest.keyClicks(field, "Kettles")
    QTest.keyClick(field, Key.Key_Return)
    QApplication.sendPostedEvents()
    assert "Kettles" in [row[NAME] for row in pane.shown()]


def test_header_alone_is_no_clip(pane: ClipPerson) -> None:
    pane.widget.add_from(Selection(Position(4, 0), Position(4, 3)))
    assert len(pane.refusals) == 1
    assert len(pane.shown()) == 2


def test_going_to_a_clip_asks_for_its_line(pane: ClipPerson, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.widget.clip_shown) as shown:
        pane.go_to(1)
    assert shown.args == [5]
    with qtbot.waitSignal(pane.widget.clip_shown) as shown:
        pane.press(Key.Key_Up)
    assert shown.args == [1]


def test_deleting_a_clip_does_not_scroll_the_transcript(pane: ClipPerson, qtbot: QtBot) -> None:
    pane.go_to(0)
    with qtbot.assertNotEmitted(pane.widget.clip_shown):
        pane.press(Key.Key_Delete)


def test_faulty_clips_warn_and_harm_nothing(qtbot: QtBot, playback: Playback) -> None:
    pane = ClipPerson(Document(Episode((), FAULTY)), playback, qtbot)
    playback.seek(6)
    for row in range(len(FAULTY)):
        assert pane.role(row, Qt.ItemDataRole.ForegroundRole) == LIGHT.warning
        pane.go_to(row)
        pane.press(Key.Key_Return)
    assert not playback.playing
    assert "ends at 0:20, which is not after its start at 1:30" in pane.refusals[0]
    assert "has no end" in pane.refusals[1]


def test_faulty_clip_is_mended_cell_by_cell(qtbot: QtBot, playback: Playback) -> None:
    pane = ClipPerson(Document(Episode((), FAULTY)), playback, qtbot)
    pane.type_into_cell(1, END, "0:09")
    pane.type_into_cell(3, START, "0:30")
    pane.type_into_cell(3, END, "0:40")
    assert pane.shown()[1] == ["No end", "0:05", "0:09", "0:04"]
    assert pane.shown()[3] == ["Nothing", "0:30", "0:40", "0:10"]


def test_page_without_clips_says_how_to_make_one(pane: ClipPerson) -> None:
    pane.document.apply("", edits.delete_clip, 0)
    pane.document.apply("", edits.delete_clip, 0)
    assert any("Ctrl+K" in label.text() for label in pane.widget.findChildren(QLabel) if label.isVisible())
    assert not pane.table.isVisible()
    pane.document.undo()
    assert pane.table.isVisible()


def test_other_theme_is_taken(qtbot: QtBot, playback: Playback) -> None:
    pane = ClipPerson(Document(Episode((), FAULTY)), playback, qtbot)
    pane.widget.set_theme(DARK)
    assert pane.role(0, Qt.ItemDataRole.ForegroundRole) == DARK.warning


def test_what_is_typed_stays_while_another_clip_is_heard(pane: ClipPerson) -> None:
    pane.table.setCurrentIndex(pane.table.model().index(0, NAME))
    pane.press(Key.Key_F2)
    field = pane.table.findChild(QLineEdit)
    QTest.keyClicks(field, "Hello")
    pane.playback.seek(10)
    assert field.text() == "Hello"


def test_words_of_a_clip_are_shown_below_its_name(pane: ClipPerson) -> None:
    words = "Good morning, Ben. Morning, Ann. Is the kettle on?"
    assert pane.role(0, Qt.ItemDataRole.DisplayRole, TEXT) == words
    assert words in pane.role(0, Qt.ItemDataRole.ToolTipRole)
    pane.go_to(0)
    assert pane.widget.details.words.toPlainText() == words


@pytest.mark.parametrize(
    ("start", "shown", "typed"),
    [
        (83, "1:23", "1:23"),
        (83.4, "1:23.4", "1:23.4"),
        (83.46, "1:23.5", "1:23.46"),
        (3599.99, "1:00:00.0", "59:59.99"),
    ],
)
def test_times_have_a_tenth_where_they_have_a_fraction(
    qtbot: QtBot, playback: Playback, start: float, shown: str, typed: str
) -> None:
    pane = ClipPerson(Document(Episode((), (Clip("One", start, 4000),))), playback, qtbot)
    assert pane.shown()[0][START] == shown
    assert pane.role(0, Qt.ItemDataRole.EditRole, START) == typed
