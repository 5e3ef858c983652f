"""The player's pane, by mouse and by key."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.core.model import Line
from editor.ui.panes.player import PlayerPane
from editor.ui.panes.seek_bar import MARGIN, SeekBar
from editor.ui.playback import Playback
from editor.ui.theme import DARK, LIGHT

# The offscreen platform has no way to raise a tool tip.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def playback(qapp: QApplication) -> Iterator[Playback]:
    """Play a page of a hundred lines without sound, one a second."""
    made = Playback("silent")
    made.set_entries(tuple(Line("word word word", sec=second) for second in range(101)))
    made.open(None)
    made.set_volume(80)
    yield made
    made.close()


@pytest.fixture
def desk(playback: Playback, qtbot: QtBot) -> QWidget:
    """Show a text with the pane beside it; the keyboard is in the text."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.addWidget(QTextEdit())
    column.addWidget(PlayerPane(playback, LIGHT))
    widget.resize(420, 500)
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    widget.findChild(QTextEdit).setFocus()
    qtbot.waitUntil(widget.findChild(QTextEdit).hasFocus)
    return widget


@pytest.fixture
def pane(desk: QWidget) -> PlayerPane:
    return desk.findChild(PlayerPane)


@pytest.fixture
def bar(pane: PlayerPane) -> SeekBar:
    return pane.controls.seek_bar


def button(pane: PlayerPane, name: str) -> QToolButton:
    return next(one for one in pane.findChildren(QToolButton) if one.accessibleName() == name)


def at(bar: SeekBar, share: float) -> QPoint:
    return QPoint(round(MARGIN + share * (bar.width() - 2 * MARGIN)), bar.height() // 2)


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 1.0])
def test_a_click_anywhere_on_the_bar_goes_there(bar: SeekBar, playback: Playback, share: float) -> None:
    QTest.mouseClick(bar, LEFT, pos=at(bar, share))
    assert playback.position == pytest.approx(share * playback.duration, abs=0.5)


def test_a_drag_shows_the_time_and_goes_along(bar: SeekBar, pane: PlayerPane, playback: Playback) -> None:
    QTest.mousePress(bar, LEFT, pos=at(bar, 0.1))
    QTest.mouseMove(bar, at(bar, 0.5))
    assert pane.controls.position.text() == "0:50"
    QTest.mouseRelease(bar, LEFT, pos=at(bar, 0.6))
    assert playback.position == pytest.approx(0.6 * playback.duration, abs=0.5)


def test_a_drag_is_not_torn_away_by_playing(bar: SeekBar, pane: PlayerPane, playback: Playback, qtbot: QtBot) -> None:
    playback.play()
    QTest.mousePress(bar, LEFT, pos=at(bar, 0.1))
    QTest.mouseMove(bar, at(bar, 0.5))
    qtbot.wait(30)
    assert pane.controls.position.text() == "0:50"
    QTest.mouseRelease(bar, LEFT, pos=at(bar, 0.5))


@pytest.mark.parametrize(
    ("key", "position"),
    [(Qt.Key.Key_Right, 55), (Qt.Key.Key_Left, 45), (Qt.Key.Key_Home, 0), (Qt.Key.Key_PageUp, 80)],
)
def test_keys_on_the_bar_seek(bar: SeekBar, playback: Playback, key: Qt.Key, position: float) -> None:
    playback.seek(50)
    bar.setFocus()
    QTest.keyClick(bar, key)
    assert playback.position == pytest.approx(position)


def test_hovering_names_the_time_and_the_header(bar: SeekBar, pane: PlayerPane) -> None:
    pane.set_marks([(60, "The platform"), (10, "Opening")])
    assert bar.words_at(at(bar, 0.05).x()) == "0:05"
    assert bar.words_at(at(bar, 0.5).x()) == "0:50  Opening"
    assert bar.words_at(at(bar, 0.9).x()).endswith("The platform")


def test_the_button_plays_and_pauses_and_says_which(pane: PlayerPane, playback: Playback) -> None:
    QTest.mouseClick(button(pane, "Play"), LEFT)
    assert playback.playing
    QTest.mouseClick(button(pane, "Pause"), LEFT)
    assert not playback.playing


def test_the_jumps_go_five_seconds(pane: PlayerPane, playback: Playback) -> None:
    QTest.mouseClick(button(pane, "Forward 5 seconds"), LEFT)
    QTest.mouseClick(button(pane, "Forward 5 seconds"), LEFT)
    QTest.mouseClick(button(pane, "Back 5 seconds"), LEFT)
    assert playback.position == pytest.approx(5)
    assert pane.controls.position.text() == "0:05"


def test_speed_goes_by_buttons_and_by_menu(pane: PlayerPane, playback: Playback) -> None:
    QTest.mouseClick(button(pane, "Faster"), LEFT)
    assert pane.controls.speed.text() == "1.1×"
    next(choice for choice in pane.controls.speed.menu().actions() if choice.text() == "3×").trigger()
    assert playback.rate == 3.0
    assert not button(pane, "Faster").isEnabled()


def test_mute_silences_and_brings_the_sound_back(pane: PlayerPane, playback: Playback) -> None:
    QTest.mouseClick(button(pane, "Mute"), LEFT)
    assert playback.muted
    assert pane.controls.volume.value() == 0
    QTest.mouseClick(button(pane, "Sound on"), LEFT)
    assert (playback.muted, pane.controls.volume.value()) == (False, 80)


def test_keys_on_the_volume_make_it_louder(pane: PlayerPane, playback: Playback) -> None:
    pane.controls.volume.setFocus()
    QTest.keyClick(pane.controls.volume, Qt.Key.Key_PageUp)
    assert playback.volume == 90


def test_no_click_takes_the_keyboard_from_the_text(desk: QWidget, pane: PlayerPane, bar: SeekBar) -> None:
    for name in ("Play", "Pause", "Faster", "Mute", "Back 5 seconds"):
        QTest.mouseClick(button(pane, name), LEFT)
    QTest.mouseClick(bar, LEFT, pos=at(bar, 0.5))
    QTest.mouseClick(pane.controls.volume, LEFT)
    assert desk.findChild(QTextEdit).hasFocus()


def test_every_control_is_reached_by_tab_and_says_its_name(pane: PlayerPane) -> None:
    controls = [*pane.findChildren(QToolButton), pane.controls.seek_bar, pane.controls.volume]
    assert all(control.focusPolicy() == Qt.FocusPolicy.TabFocus for control in controls)
    assert all(control.accessibleName() for control in controls)


def test_the_placard_says_what_is_played(pane: PlayerPane) -> None:
    pane.set_episode("Tea", "Ann and Ben")
    assert pane.placard.accessibleName() == "Tea. Ann and Ben. No recording: time runs without sound"


def test_another_theme_changes_what_is_painted(pane: PlayerPane) -> None:
    light = pane.grab().toImage()
    pane.set_theme(DARK)
    assert pane.grab().toImage() != light
