from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from editor.core import edits
from editor.core.model import Clip, Episode, Position, Selection
from editor.ui.document import Document
from editor.ui.panes.clip_model import ClipModel
from editor.ui.panes.clips import ClipsPane
from editor.ui.playback import Playback
from editor.ui.theme import DARK, LIGHT

Key = Qt.Key
NAME, START, END, LENGTH = range(4)
FAULTY = (
    Clip("Backwards", 90, 20),
    Clip("No end", 5),
    Clip("No start", None, 5),
    Clip("Nothing"),
    Clip("Not a number", float("nan"), float("inf")),
    Clip("Before", -5, 3),
)


@pytest.fixture
def playback(qapp: QApplication) -> Iterator[Playback]:
    made = Playback("silent")
    made.open(None)
    yield made
    made.close()
    made.deleteLater()


class Pane:
    """A pane of clips with somebody before it."""

    def __init__(self, document: Document, playback: Playback, qtbot: QtBot) -> None:
        self.document = document
        self.widget = ClipsPane(document, playback, LIGHT)
        self.table = self.widget.findChild(QTableView)
        self.refusals: list[str] = []
        self.widget.refused.connect(self.refusals.append)
        qtbot.addWidget(self.widget)
        self.widget.resize(360, 400)
        self.widget.show()

    def go_to(self, row: int, column: int = NAME) -> None:
        """Click a cell."""
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=self._middle(row, column))

    def double_click(self, row: int, column: int) -> None:
        self.go_to(row, column)
        QTest.mouseDClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=self._middle(row, column))

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.table, key)

    def type_into_cell(self, row: int, column: int, text: str) -> None:
        self.table.setCurrentIndex(self.table.model().index(row, column))
        self.press(Key.Key_F2)
        field = self.table.findChildren(QLineEdit)[-1]  # the one before may not be gone yet
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Key.Key_Return)
        QApplication.sendPostedEvents()

    def click(self, words: str) -> None:
        QTest.mouseClick(self.button(words), Qt.MouseButton.LeftButton)

    def button(self, words: str) -> QToolButton:
        return next(button for button in self.widget.findChildren(QToolButton) if button.text() == words)

    def shown(self) -> list[list[str]]:
        model = self.table.model()
        return [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]

    def role(self, row: int, role: Qt.ItemDataRole) -> Any:
        return self.table.model().index(row, NAME).data(role)

    def _middle(self, row: int, column: int) -> QPoint:
        return self.table.visualRect(self.table.model().index(row, column)).center()


@pytest.fixture
def pane(document: Document, playback: Playback, qtbot: QtBot) -> Pane:
    return Pane(document, playback, qtbot)


def test_clips_are_listed(pane: Pane) -> None:
    assert pane.shown() == [["Opening", "0:05", "0:20", "0:15"], ["On tea", "1:05", "1:30", "0:25"]]


def test_model_is_sound(document: Document, qtmodeltester: Any) -> None:
    model = ClipModel(document, LIGHT)
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
def test_cell_is_edited(pane: Pane, column: int, typed: str, shown: list[str]) -> None:
    pane.type_into_cell(0, column, typed)
    assert pane.shown()[0] == shown
    pane.document.undo()
    assert pane.shown()[0] == ["Opening", "0:05", "0:20", "0:15"]


@pytest.mark.parametrize(
    ("column", "typed", "why"),
    [
        (START, "soon", "“soon” is not a time: type it as 1:23 or as 83 seconds. It stays 0:05."),
        (START, "0:99", "“0:99” is not a time"),
        (START, "0:30", "must end after it starts"),
        (END, "0:05", "must end after it starts"),
        (NAME, "  ", "needs a name"),
    ],
)
def test_what_cannot_be_is_refused_and_the_old_stays(pane: Pane, column: int, typed: str, why: str) -> None:
    before = pane.shown()
    pane.type_into_cell(0, column, typed)
    assert len(pane.refusals) == 1
    assert why in pane.refusals[0]
    assert pane.shown() == before
    assert not pane.document.modified


def test_typing_the_same_is_no_edit(pane: Pane) -> None:
    pane.type_into_cell(0, START, "0:05")
    assert not pane.document.modified


def test_length_cannot_be_edited(pane: Pane) -> None:
    pane.go_to(0, LENGTH)
    pane.press(Key.Key_F2)
    assert pane.table.findChild(QLineEdit) is None


def test_enter_plays_and_commits_without_playing(pane: Pane, playback: Playback) -> None:
    pane.type_into_cell(1, NAME, "Tea")
    assert not playback.playing
    pane.press(Key.Key_Return)
    assert playback.playing
    assert 64.9 < playback.position < 67
    playback.pause()


@pytest.mark.parametrize("column", [START, END, LENGTH])
def test_double_click_on_a_time_plays(pane: Pane, playback: Playback, column: int) -> None:
    pane.double_click(1, column)
    assert playback.playing
    assert pane.table.findChild(QLineEdit) is None
    playback.pause()


def test_double_click_on_a_name_edits_it(pane: Pane, playback: Playback) -> None:
    pane.double_click(1, NAME)
    assert pane.table.findChild(QLineEdit).text() == "On tea"
    assert not playback.playing


def test_start_and_end_from_the_playhead(pane: Pane, playback: Playback) -> None:
    pane.go_to(0)
    playback.seek(8.4)
    pane.click("Set start")
    playback.seek(15.4)
    pane.click("Set end")
    assert pane.shown()[0] == ["Opening", "0:08", "0:16", "0:08"]
    assert pane.document.undo_label == "Set clip's end"


def test_end_before_start_from_the_playhead_is_refused(pane: Pane, playback: Playback) -> None:
    pane.go_to(1)
    playback.seek(3)
    pane.click("Set end")
    assert "must end after it starts" in pane.refusals[0]


@pytest.mark.parametrize("by_key", [True, False])
def test_clip_is_deleted(pane: Pane, by_key: bool) -> None:
    pane.go_to(0)
    if by_key:
        pane.press(Key.Key_Delete)
    else:
        pane.click("Delete")
    assert [row[NAME] for row in pane.shown()] == ["On tea"]
    pane.document.undo()
    assert [row[NAME] for row in pane.shown()] == ["Opening", "On tea"]


def test_context_menu_has_everything(pane: Pane) -> None:
    words = [action.text().split("\t")[0] for action in pane.table.actions()]
    assert words == ["Play clip", "Start from playhead", "End from playhead", "Delete clip", "Rename clip"]


def test_rename_opens_the_name(pane: Pane) -> None:
    pane.go_to(1, END)
    pane.table.actions()[-1].trigger()
    assert pane.table.findChild(QLineEdit).text() == "On tea"


def test_buttons_wait_for_a_clip(pane: Pane) -> None:
    pane.go_to(1)
    assert pane.button("Play").isEnabled()
    pane.press(Key.Key_Delete)
    pane.press(Key.Key_Delete)
    assert not pane.button("Play").isEnabled()


def test_clip_that_is_heard_is_marked(pane: Pane, playback: Playback) -> None:
    for seconds, marked in ((70, [False, True]), (5, [True, False]), (20, [False, False]), (0, [False, False])):
        playback.seek(seconds)
        found = [pane.role(row, Qt.ItemDataRole.BackgroundRole) == LIGHT.spoken_line for row in range(2)]
        assert found == marked


def test_passage_is_marked_as_clip(pane: Pane) -> None:
    pane.widget.add_from(Selection(Position(2, 0), Position(3, 5)))
    assert pane.shown()[1][:3] == ["Morning, Ann. Is the kettle on?".rstrip("."), "0:12", "1:05"]
    assert pane.table.currentIndex().row() == 1
    assert pane.table.findChild(QLineEdit) is None
    assert pane.document.undo_label == "Mark clip"


def test_new_clip_may_be_named_at_once(pane: Pane) -> None:
    pane.widget.add_from(Selection(Position(5, 0), Position(2, 0)), rename=True)
    field = pane.table.findChild(QLineEdit)
    QTest.keyClicks(field, "Kettles")
    QTest.keyClick(field, Key.Key_Return)
    QApplication.sendPostedEvents()
    assert "Kettles" in [row[NAME] for row in pane.shown()]


def test_header_alone_is_no_clip(pane: Pane) -> None:
    pane.widget.add_from(Selection(Position(4, 0), Position(4, 3)))
    assert len(pane.refusals) == 1
    assert len(pane.shown()) == 2


def test_going_to_a_clip_asks_for_its_line(pane: Pane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.widget.clip_shown) as shown:
        pane.go_to(1)
    assert shown.args == [5]
    with qtbot.waitSignal(pane.widget.clip_shown) as shown:
        pane.press(Key.Key_Up)
    assert shown.args == [1]


def test_deleting_a_clip_does_not_scroll_the_transcript(pane: Pane, qtbot: QtBot) -> None:
    pane.go_to(0)
    with qtbot.assertNotEmitted(pane.widget.clip_shown):
        pane.press(Key.Key_Delete)


def test_faulty_clips_warn_and_harm_nothing(qtbot: QtBot, playback: Playback) -> None:
    pane = Pane(Document(Episode((), FAULTY)), playback, qtbot)
    playback.seek(6)
    for row in range(len(FAULTY)):
        assert pane.role(row, Qt.ItemDataRole.ForegroundRole) == LIGHT.warning
        pane.go_to(row)
        pane.press(Key.Key_Return)
    assert not playback.playing
    assert "ends at 0:20, which is not after its start at 1:30" in pane.refusals[0]
    assert "has no end" in pane.refusals[1]


def test_faulty_clip_is_mended_cell_by_cell(qtbot: QtBot, playback: Playback) -> None:
    pane = Pane(Document(Episode((), FAULTY)), playback, qtbot)
    pane.type_into_cell(1, END, "0:09")
    pane.type_into_cell(3, START, "0:30")
    pane.type_into_cell(3, END, "0:40")
    assert pane.shown()[1] == ["No end", "0:05", "0:09", "0:04"]
    assert pane.shown()[3] == ["Nothing", "0:30", "0:40", "0:10"]


def test_page_without_clips_says_how_to_make_one(pane: Pane) -> None:
    pane.document.apply("", edits.delete_clip, 0)
    pane.document.apply("", edits.delete_clip, 0)
    assert any("Ctrl+K" in label.text() for label in pane.widget.findChildren(QLabel) if label.isVisible())
    assert not pane.table.isVisible()
    pane.document.undo()
    assert pane.table.isVisible()


def test_other_theme_is_taken(qtbot: QtBot, playback: Playback) -> None:
    pane = Pane(Document(Episode((), FAULTY)), playback, qtbot)
    pane.widget.set_theme(DARK)
    assert pane.role(0, Qt.ItemDataRole.ForegroundRole) == DARK.warning
