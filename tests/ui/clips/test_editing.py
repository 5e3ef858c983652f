"""Splitting, merging, copying and mending clips in their list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from editor.core import edits
from editor.core.model import Clip, Episode, Line
from editor.ui.document import Document
from editor.ui.playback import Playback
from tests.ui.clips.clip_person import START, ClipPerson


def press(pane: ClipPerson, words: str) -> None:
    """Press a button of a message."""
    next(one for one in pane.widget.details.findChildren(QPushButton) if one.text() == words).click()


def test_a_clip_is_split_at_the_playhead_and_merged_again(pane: ClipPerson) -> None:
    pane.go_to(0)
    pane.playback.seek(12.5)
    pane.click("Split at the playhead")
    assert [row[1:3] for row in pane.shown()[:2]] == [["0:05", "0:12.5"], ["0:12.5", "0:20"]]
    assert pane.widget.at == 0
    pane.click("Merge with the next")
    assert pane.shown()[0][:3] == ["Opening", "0:05", "0:20"]


def test_a_playhead_elsewhere_splits_nothing(pane: ClipPerson) -> None:
    pane.go_to(0)
    pane.playback.seek(40)
    pane.click("Split at the playhead")
    assert pane.refusals == ["Put the playhead inside “Opening” to split it: between 0:05 and 0:20."]


def test_the_last_clip_has_none_to_merge_with(pane: ClipPerson) -> None:
    pane.go_to(1)
    pane.click("Merge with the next")
    assert "merge" in pane.refusals[0]


def test_a_copy_becomes_the_current_clip(pane: ClipPerson) -> None:
    pane.go_to(0)
    pane.action("Duplicate").trigger()
    assert pane.names() == ["Opening", "Opening (2)", "On tea"]
    assert pane.widget.chosen == (1,)


def test_a_span_becomes_a_clip_named_by_its_header_or_words(pane: ClipPerson) -> None:
    pane.document.apply("", edits.delete_clip, 0)
    pane.widget.add_span(5, 12)
    pane.widget.add_span(12, 20)
    assert pane.names()[:2] == ["Opening", "Morning, Ann. Is the kettle on?"]
    pane.widget.add_span(0, 2)
    assert pane.names()[0] == "Clip"


def test_a_problem_is_told_and_mended_by_a_button(qtbot: QtBot, playback: Playback) -> None:
    clip = Clip("Tea", 2, 5, "https://youtu.be/x?t=9")
    pane = ClipPerson(Document(Episode((Line("Tea.", "Ann", 0, "0:00"),), (clip,))), playback, qtbot)
    qtbot.waitUntil(lambda: "link" in pane.role(0, Qt.ItemDataRole.ToolTipRole))
    pane.go_to(0)
    press(pane, "Let the link start at 0:02")
    assert pane.document.episode.clips[0].url == "https://youtu.be/x?t=2"
    qtbot.waitUntil(lambda: "link" not in pane.role(0, Qt.ItemDataRole.ToolTipRole))


def test_mending_what_is_sound_says_so(pane: ClipPerson, qtbot: QtBot) -> None:
    pane.document.apply("", edits.add_clip, "Sound", 13, 15)
    pane.go_to(1)
    pane.action("Mend the clip").trigger()
    assert pane.refusals == ["Nothing is wrong with this clip."]


def test_changed_words_are_shown_and_accepted_by_a_button(pane: ClipPerson) -> None:
    pane.document.apply("", edits.add_clip, "Greeting", 5, 12)
    pane.document.apply("", edits.set_text, 1, "Good evening, Ben.")
    pane.quotes.look()
    pane.go_to(1)
    assert pane.role(1, Qt.ItemDataRole.ToolTipRole).startswith("The words of this quote have changed.")
    press(pane, "Accept")
    assert not pane.quotes.stale_clips
    assert not pane.widget.details.change.isVisible()


def test_words_can_be_accepted_only_where_they_have_changed(pane: ClipPerson) -> None:
    pane.document.apply("", edits.add_clip, "Greeting", 5, 12)
    deeds = [pane.action(words) for words in ("Accept the words", "Follow the words", "Accept the words of all clips")]
    pane.go_to(1)
    assert [deed.isEnabled() for deed in deeds] == [False, False, False]
    pane.document.apply("", edits.set_text, 1, "Good evening, Ben.")
    pane.quotes.look()
    assert [deed.isEnabled() for deed in deeds] == [True, True, True]
    pane.go_to(0)
    assert [deed.isEnabled() for deed in deeds] == [False, False, True]


def test_a_clip_follows_its_words_by_a_button(pane: ClipPerson) -> None:
    pane.document.apply("", edits.add_clip, "Kettle", 12, 20)
    pane.document.apply("", edits.set_time, 2, 15)
    pane.document.apply("", edits.set_time, 3, 24)
    pane.quotes.look()
    pane.go_to(1)
    press(pane, "Follow the words")
    assert pane.shown()[1][START] == "0:15"
    assert not pane.quotes.stale_clips


@pytest.fixture
def edited(pane: ClipPerson) -> ClipPerson:
    """Go to a quote whose words were edited here and there."""
    words = [f"word{at}" for at in range(30)]
    pane.document.apply("", edits.set_text, 3, " ".join(words))
    pane.document.apply("", edits.add_clip, "Long", 20, 60)
    words[5:25:9] = ["other"] * 3
    pane.document.apply("", edits.set_text, 3, " ".join(words))
    pane.quotes.look()
    pane.go_to(1)
    return pane


def is_whole(part: QWidget) -> bool:
    return part.isVisible() and part.visibleRegion().boundingRect() == part.rect()


@pytest.mark.parametrize("height", [0, 360, 420, 460, 600])
def test_the_rows_of_start_and_end_stay_whole_however_much_is_to_be_said(edited: ClipPerson, height: int) -> None:
    least = edited.widget.minimumSizeHint()
    edited.widget.resize(350, max(height, least.height()))
    assert edited.widget.details.change.isVisible()
    assert is_whole(edited.button("Start 1 s earlier"))
    assert is_whole(edited.button("End 1 s earlier"))


def test_where_there_is_room_for_it_all_is_said(edited: ClipPerson, qtbot: QtBot) -> None:
    edited.widget.resize(350, 700)
    said = edited.widget.details.change.findChild(QTextEdit)
    assert "Was:" in said.toPlainText()
    qtbot.waitUntil(lambda: said.verticalScrollBar().maximum() == 0)
    assert all(is_whole(button) for button in edited.widget.details.change.findChildren(QPushButton))
