"""Playing a recording along a transcript."""

import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.core.edits import add_clip, set_text
from editor.core.model import Entry, Episode, Header, Line
from editor.core.timing import Spoken
from editor.media.engines import available
from editor.ui.playback import Playback
from tests.media.conftest import write_tone

pytestmark = pytest.mark.qt_log_ignore("multimedia", "[Pp]ulse", "pipewire", "audio device", "FFmpeg")

ENTRIES: tuple[Entry, ...] = (
    Header("Opening"),
    Line("one two three four", sec=0),
    Line("five six seven eight", sec=10),
    Line("nine ten", sec=20),
)
with_vlc = pytest.mark.skipif("vlc" not in available(), reason="VLC is not installed here")


@pytest.fixture
def playback(qapp: QApplication) -> Iterator[Playback]:
    """Play without sound along a page of three lines."""
    made = Playback("silent")
    made.set_entries(ENTRIES)
    made.open(None)
    yield made
    made.close()


@pytest.fixture
def sounding(qapp: QApplication) -> Iterator[Playback]:
    """Play with the best player that there is."""
    made = Playback()
    made.set_entries(ENTRIES)
    yield made
    made.close()


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return write_tone(tmp_path / "talk.wav", 30)


def test_toggling_plays_and_pauses(playback: Playback, qtbot: QtBot) -> None:
    with qtbot.waitSignals([playback.playing_changed, playback.position_changed]):
        playback.toggle()
    qtbot.waitUntil(lambda: playback.position > 0.1)
    playback.toggle()
    assert not playback.playing
    position = playback.position
    qtbot.wait(60)
    assert playback.position == position


def test_time_without_sound_lasts_as_long_as_the_page_seems_to(playback: Playback) -> None:
    assert playback.timeline.end_of(3) == playback.duration
    assert 20 < playback.duration < 30
    assert (playback.engine, playback.media, playback.has_picture) == ("silent", None, False)


def test_a_later_last_line_makes_it_longer(playback: Playback, qtbot: QtBot) -> None:
    with qtbot.waitSignal(playback.duration_changed):
        playback.set_entries((*ENTRIES, Line("the end", sec=100)))
    assert playback.duration > 100


@pytest.mark.parametrize(("jump", "position"), [(-99, 0), (4, 9), (9_999, None)])
def test_a_jump_stays_within_the_recording(playback: Playback, jump: float, position: float | None) -> None:
    playback.seek(5)
    playback.jump(jump)
    assert playback.position == pytest.approx(playback.duration if position is None else position)


def test_a_span_stops_at_its_end(playback: Playback, qtbot: QtBot) -> None:
    playback.play_span(10.0, 10.2)
    assert playback.playing
    qtbot.waitUntil(lambda: not playback.playing)
    assert playback.position == pytest.approx(10.2, abs=0.001)
    playback.play()
    qtbot.waitUntil(lambda: playback.position > 10.3)


def test_a_seek_lets_go_of_the_span(playback: Playback, qtbot: QtBot) -> None:
    playback.play_span(10.0, 10.2)
    playback.seek(10.1)
    qtbot.waitUntil(lambda: playback.position > 10.4)


def test_stops_at_the_end_and_starts_again_from_the_beginning(playback: Playback, qtbot: QtBot) -> None:
    playback.play_from(playback.duration - 0.1)
    qtbot.waitUntil(lambda: not playback.playing)
    assert playback.position == pytest.approx(playback.duration)
    playback.play()
    assert playback.position < 1


def test_faster_and_slower_go_by_steps_and_end_at_both_ends(playback: Playback, qtbot: QtBot) -> None:
    playback.faster()
    assert playback.rate == 1.1
    playback.slower()
    playback.slower()
    assert playback.rate == 0.9
    playback.set_rate(99)
    with qtbot.assertNotEmitted(playback.rate_changed):
        playback.faster()
    assert playback.rate == 3.0


def test_muting_keeps_the_volume(playback: Playback) -> None:
    playback.set_volume(130)
    playback.set_muted(True)
    assert (playback.volume, playback.muted) == (100, True)
    playback.set_volume(40)
    assert (playback.volume, playback.muted) == (40, False)


def test_tells_what_is_spoken_only_when_it_changes(playback: Playback, qtbot: QtBot) -> None:
    playback.seek(10.0)
    assert playback.spoken == Spoken(2, 0, 4)
    with qtbot.assertNotEmitted(playback.spoken_changed):
        playback.seek(10.1)
    with qtbot.waitSignal(playback.spoken_changed) as told:
        playback.seek(0)
    assert told.args == [Spoken(1, 0, 3)]


def test_what_is_spoken_follows_while_it_plays(playback: Playback, qtbot: QtBot) -> None:
    playback.play_from(9.9)
    assert playback.spoken == Spoken(1, 14, 18)
    qtbot.waitUntil(lambda: playback.spoken == Spoken(2, 0, 4))


def test_what_is_spoken_follows_an_edit_while_it_stands(playback: Playback, qtbot: QtBot) -> None:
    playback.seek(10.0)
    with qtbot.waitSignal(playback.spoken_changed) as told:
        playback.set_entries((Line("new", sec=0), *ENTRIES))
    assert told.args[0].row == 3


def test_what_is_spoken_follows_typing_without_another_timeline(playback: Playback, qtbot: QtBot) -> None:
    playback.seek(10.0)
    timeline, change = playback.timeline, set_text(Episode(ENTRIES), 2, "fifth six")
    with qtbot.waitSignal(playback.spoken_changed):
        playback.set_entries(change.apply(Episode(ENTRIES)).entries, change)
    assert playback.spoken == Spoken(2, 0, 5)
    assert playback.timeline is timeline


def test_taking_over_entries_costs_nothing(playback: Playback) -> None:
    entries = tuple(Line(f"line {number}", sec=number) for number in range(30_000))
    begun = time.perf_counter()
    playback.set_entries(entries)
    assert time.perf_counter() - begun < 0.001


def test_plays_a_recording_from_where_it_is_sent(sounding: Playback, recording: Path, qtbot: QtBot) -> None:
    sounding.open(recording)
    sounding.play_from(10)
    qtbot.waitUntil(lambda: sounding.position > 10.5)
    assert sounding.duration == pytest.approx(30, abs=0.05)
    assert sounding.media == recording
    assert sounding.spoken == Spoken(2, 0, 4)


def failure(playback: Playback, qtbot: QtBot, path: Path) -> str:
    with qtbot.waitSignal(playback.failed) as told:
        playback.open(path)
        playback.play()
    return str(told.args[0])


def test_a_missing_recording_is_said_and_time_runs(sounding: Playback, qtbot: QtBot, tmp_path: Path) -> None:
    assert "gone.mp3 is not there" in failure(sounding, qtbot, tmp_path / "gone.mp3")
    sounding.play_from(3)
    qtbot.waitUntil(lambda: sounding.position > 3.1)
    assert sounding.engine == "silent"


@pytest.mark.parametrize("content", [b"", b"no sound\n" * 99, bytes(range(256)) * 400])
def test_a_damaged_recording_is_said_once(sounding: Playback, qtbot: QtBot, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.opus"
    path.write_bytes(content)
    assert "broken.opus does not play" in failure(sounding, qtbot, path)
    with qtbot.assertNotEmitted(sounding.failed, wait=200):
        sounding.play()
    assert sounding.engine == "silent"


def test_a_recording_deleted_while_it_plays_is_said_and_the_place_kept(
    sounding: Playback, qtbot: QtBot, recording: Path
) -> None:
    sounding.open(recording)
    sounding.play_from(12)
    qtbot.waitUntil(lambda: sounding.position > 12.2)
    with qtbot.waitSignal(sounding.failed) as told:
        recording.unlink()
    assert "talk.wav was moved or deleted" in told.args[0]
    assert not sounding.playing
    assert 12 < sounding.position < 15
    assert sounding.duration == pytest.approx(30, abs=0.05)


def test_a_player_that_does_not_exist_is_said(qtbot: QtBot, recording: Path) -> None:
    playback = Playback("gramophone")
    assert "no player called gramophone" in failure(playback, qtbot, recording)
    playback.close()


@with_vlc
def test_the_next_recording_starts_at_its_start(sounding: Playback, recording: Path, qtbot: QtBot) -> None:
    sounding.open(recording)
    sounding.play_from(20)
    qtbot.waitUntil(lambda: sounding.position > 20.2)
    sounding.open(write_tone(recording.with_name("next.wav"), 5))
    assert (sounding.position, sounding.playing) == (0, False)
    qtbot.waitUntil(lambda: sounding.duration == pytest.approx(5, abs=0.05))
    assert sounding.engine == "VLC"


def test_a_loop_begins_again_and_anything_else_ends_it(playback: Playback, qtbot: QtBot) -> None:
    told: list[bool] = []
    playback.looping_changed.connect(told.append)
    playback.loop_span(10.0, 10.15)
    seen = [playback.position]
    playback.position_changed.connect(seen.append)
    qtbot.waitUntil(lambda: sum(later < earlier for earlier, later in pairwise(seen)) >= 2)
    assert max(seen) < 10.2
    playback.seek(10.1)
    qtbot.waitUntil(lambda: playback.position > 10.3)
    assert told == [True, False]


@pytest.mark.parametrize("other", ["pause", "toggle", "seek", "play_from", "play_span", "close"])
def test_what_ends_a_loop(playback: Playback, other: str) -> None:
    playback.loop_span(10.0, 15.0)
    given = {"seek": (11.0,), "play_from": (11.0,), "play_span": (11.0, 12.0)}.get(other, ())
    getattr(playback, other)(*given)
    assert not playback.looping


def test_a_loop_to_the_very_end_does_not_stop(playback: Playback, qtbot: QtBot) -> None:
    end = playback.duration
    playback.loop_span(end - 0.2, end + 5)
    seen = [playback.position]
    playback.position_changed.connect(seen.append)
    qtbot.waitUntil(lambda: any(later < earlier for earlier, later in pairwise(seen)))
    assert playback.playing


@pytest.mark.parametrize("how", ["play_span", "loop_span"])
def test_a_span_behind_the_recording_plays_nothing(playback: Playback, how: str) -> None:
    getattr(playback, how)(playback.duration + 10, playback.duration + 12)
    assert not playback.playing
    assert playback.position == playback.duration


def test_a_change_of_clips_alone_keeps_the_timeline(playback: Playback) -> None:
    timeline = playback.timeline
    playback.set_entries(ENTRIES, add_clip(Episode(ENTRIES), "One", 1, 2))
    assert playback.timeline is timeline
