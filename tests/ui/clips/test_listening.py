"""Hearing a clip, its end and its edges; nudging them by ear."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.core import edits
from tests.ui.clips.clip_person import END, START, ClipPerson

Key = Qt.Key


@pytest.fixture
def played(pane: ClipPerson, monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, float]]:
    """Watch what is played, and choose the first clip."""
    spans: list[tuple[float, float]] = []
    play = pane.playback.play_span
    monkeypatch.setattr(pane.playback, "play_span", lambda start, end: (spans.append((start, end)), play(start, end)))
    pane.go_to(0)
    return spans


def test_the_last_three_seconds_are_played(pane: ClipPerson, played: list[tuple[float, float]]) -> None:
    pane.click("Play the last 3 seconds")
    assert played == [(17, 20)]
    assert pane.playback.playing


def test_of_a_short_clip_no_more_than_the_clip_is_played(pane: ClipPerson, played: list[tuple[float, float]]) -> None:
    pane.document.apply("", edits.set_clip, 0, end=6.5)
    pane.click("Play the last 3 seconds")
    assert played == [(5, 6.5)]


def test_a_loop_goes_on_and_shows_it(pane: ClipPerson, qtbot: QtBot) -> None:
    pane.document.apply("", edits.set_clip, 0, end=5.2)
    pane.go_to(0)
    pane.click("Loop")
    assert pane.button("Loop").isChecked()
    begun = [0]
    pane.playback.position_changed.connect(lambda seconds: begun.append(seconds))
    qtbot.waitUntil(lambda: sum(later < earlier for earlier, later in pairwise(begun)) >= 2)
    assert pane.playback.looping
    pane.click("Loop")
    assert not pane.playback.playing
    assert not pane.button("Loop").isChecked()


@pytest.mark.parametrize("how", ["Play clip", "Play the last 3 seconds", "Loop"])
def test_a_clip_behind_the_recording_is_not_heard_but_said_so(pane: ClipPerson, how: str) -> None:
    pane.document.apply("", edits.set_clip, 0, start=9000, end=9010)
    pane.go_to(0)
    pane.click(how)
    assert not pane.playback.playing
    assert not pane.button("Loop").isChecked()
    assert pane.refusals == ["“Opening” starts when the recording is over. Mend its times to play it."]


@pytest.mark.parametrize("other", ["Play clip", "Hear the end", "Start 0.1 s later"])
def test_anything_else_ends_the_loop(pane: ClipPerson, other: str) -> None:
    pane.go_to(0)
    pane.click("Loop")
    pane.click(other)
    assert pane.playback.playing
    assert not pane.button("Loop").isChecked()


@pytest.mark.parametrize(
    ("keys", "shown", "heard"),
    [
        ("[.", ["0:05.1", "0:20"], (5.1, 5.9)),
        ("[,", ["0:04.9", "0:20"], (4.9, 5.7)),
        ("[<", ["0:04", "0:20"], (4, 4.8)),
        ("].", ["0:05", "0:20.1"], (19.3, 20.1)),
        ("]>", ["0:05", "0:21"], (20.2, 21)),
    ],
)
def test_an_edge_is_nudged_and_heard_by_keys(
    pane: ClipPerson, played: list[tuple[float, float]], keys: str, shown: list[str], heard: tuple[float, float]
) -> None:
    pane.type(keys)
    assert pane.shown()[0][1:3] == shown
    assert played[-1] == pytest.approx(heard)


def test_many_nudges_add_up_exactly(pane: ClipPerson) -> None:
    pane.go_to(0)
    pane.type("]" + "." * 7 + "<")
    assert pane.document.episode.clips[0].end == 19.7


@pytest.mark.parametrize(
    ("button", "column", "shown"), [("Start 1 s earlier", START, "0:04"), ("End 0.1 s later", END, "0:20.1")]
)
def test_an_edge_is_nudged_by_its_buttons(pane: ClipPerson, button: str, column: int, shown: str) -> None:
    pane.go_to(0)
    pane.click(button)
    assert pane.shown()[0][column] == shown


def test_no_edge_goes_below_zero_or_past_the_other(pane: ClipPerson) -> None:
    pane.document.apply("", edits.set_clip, 0, start=0.5, end=1)
    pane.go_to(0)
    pane.type("[<")
    assert pane.document.episode.clips[0].start == 0
    pane.type("]<")
    assert "must end after it starts" in pane.refusals[0]


def test_playhead_is_taken_exactly(pane: ClipPerson) -> None:
    pane.go_to(0)
    pane.playback.seek(8.437)
    pane.click("Start from playhead")
    assert pane.document.episode.clips[0].start == 8.44
