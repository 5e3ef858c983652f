"""A real VLC and a real QtMultimedia, playing into nothing."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.media.deck import Deck
from editor.media.engines import available, make_player
from editor.media.player import Player, State
from tests.media.conftest import until, write_tone

pytestmark = pytest.mark.qt_log_ignore("multimedia", "[Pp]ulse", "pipewire", "audio device", "FFmpeg")
FRAME_MS = 10

Wait = Callable[[float], None]


@pytest.fixture(params=["vlc", "qt"])
def player(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Player]:
    """Make each of the players that are installed."""
    if request.param not in available():
        pytest.skip(f"the player {request.param} is not installed here")
    made = make_player(request.param)
    yield made
    made.close()


@pytest.fixture
def deck(player: Player) -> Deck:
    return Deck(player)


@pytest.fixture
def wait(deck: Deck, qtbot: QtBot) -> Wait:
    """Let time pass, with the frames that a window would draw."""

    def passing(seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            qtbot.wait(FRAME_MS)
            deck.look()

    return passing


@pytest.fixture
def loaded(deck: Deck, recording: Path, wait: Wait) -> Deck:
    """Open the recording and wait until it is open."""
    deck.load(recording)
    until(lambda: deck.player.state is not State.LOADING, between=lambda: wait(0.01))
    return deck


def assert_plays_on_from(deck: Deck, seconds: float, wait: Wait, rate: float = 1.0) -> None:
    """Wait until the player was heard beyond a second; never is the place before it, nor ahead of the time gone."""
    begun = time.monotonic()
    positions = [deck.position]

    def look() -> None:
        wait(0.01)
        assert deck.player.position >= seconds - 0.1
        assert deck.position <= seconds + rate * (time.monotonic() - begun) + 0.1
        positions.append(deck.position)

    until(lambda: deck.player.position > seconds + 0.1, between=look)
    assert positions == sorted(positions)
    assert positions[0] == pytest.approx(seconds, abs=0.05)
    report = deck.player.report
    assert deck.position == pytest.approx(report.seconds + rate * (time.monotonic() - report.moment), abs=0.1)


def test_a_recording_opens_paused_at_its_start(loaded: Deck) -> None:
    assert loaded.player.state is State.PAUSED
    assert loaded.player.duration == pytest.approx(20, abs=0.05)
    assert loaded.position == 0
    assert not loaded.player.has_picture


def test_plays_as_fast_as_time_runs(loaded: Deck, wait: Wait) -> None:
    loaded.play()
    wait(0.5)
    position, begun = loaded.position, time.monotonic()
    wait(1.5)
    assert loaded.position - position == pytest.approx(time.monotonic() - begun, abs=0.1)
    loaded.pause()


def test_plays_twice_as_fast(loaded: Deck, wait: Wait) -> None:
    loaded.set_rate(2.0)
    loaded.play()
    wait(0.5)
    position, begun = loaded.position, time.monotonic()
    wait(1.5)
    assert loaded.position - position == pytest.approx(2 * (time.monotonic() - begun), abs=0.2)


@pytest.mark.parametrize("rate", [0.5, 2.0, 3.0])
def test_another_speed_leaves_nothing_out(loaded: Deck, wait: Wait, rate: float) -> None:
    loaded.seek(4.0)
    wait(0.1)
    loaded.set_rate(rate)
    loaded.play()
    assert_plays_on_from(loaded, 4.0, wait, rate)


def test_a_pause_holds(loaded: Deck, wait: Wait) -> None:
    loaded.play()
    wait(0.5)
    loaded.pause()
    position = loaded.position
    wait(0.3)
    assert loaded.position == position
    assert loaded.player.state is State.PAUSED


def test_seeks_while_it_stands(loaded: Deck, wait: Wait) -> None:
    loaded.seek(12.0)
    assert loaded.position == 12.0
    wait(0.3)
    assert loaded.position == loaded.player.position == pytest.approx(12.0, abs=0.05)


def test_seeks_while_it_starts(loaded: Deck, wait: Wait) -> None:
    loaded.play()
    loaded.seek(12.0)
    assert_plays_on_from(loaded, 12.0, wait)


def test_seeks_while_it_plays(loaded: Deck, wait: Wait) -> None:
    loaded.play()
    for target in (12.0, 3.0, 7.5):
        wait(0.3)
        loaded.seek(target)
        assert_plays_on_from(loaded, target, wait)


def test_ends_and_plays_again(loaded: Deck, wait: Wait) -> None:
    loaded.seek(19.3)
    loaded.play()
    until(lambda: loaded.ended, between=lambda: wait(0.02))
    loaded.finish()
    assert loaded.position == pytest.approx(20, abs=0.05)
    loaded.seek(5.0)
    loaded.play()
    assert_plays_on_from(loaded, 5.0, wait)
    assert not loaded.ended


def test_another_recording_starts_at_its_own_start(loaded: Deck, wait: Wait, tmp_path: Path) -> None:
    loaded.play()
    loaded.seek(15.0)
    loaded.load(write_tone(tmp_path / "other.wav", 8))
    wait(0.5)
    assert loaded.position == 0
    assert loaded.player.duration == pytest.approx(8, abs=0.05)
    assert loaded.player.state is State.PAUSED


@pytest.mark.parametrize("content", [b"", b"not sound at all\n" * 50, bytes(range(256)) * 400])
def test_what_is_no_recording_fails(deck: Deck, wait: Wait, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.opus"
    path.write_bytes(content)
    deck.load(path)
    deck.play()
    until(lambda: deck.player.state is State.FAILED, between=lambda: wait(0.02))
    assert "damaged" in str(deck.player.error)


def test_no_call_holds_up_the_window(player: Player, recording: Path, qtbot: QtBot) -> None:
    qtbot.wait(500)
    calls = (lambda: player.load(recording), player.play, lambda: player.seek(9), lambda: player.set_rate(1.5))
    slowest = 0.0
    for call in (*calls, lambda: player.set_volume(30), player.pause, player.play, player.stop, player.close):
        begun = time.perf_counter()
        call()
        slowest = max(slowest, time.perf_counter() - begun)
        qtbot.wait(100)
    assert slowest < 0.05


def test_the_sample_plays(deck: Deck, wait: Wait, sample: Path) -> None:
    deck.load(sample.with_suffix(".opus"))
    deck.seek(30)
    until(lambda: deck.player.state is not State.LOADING, between=lambda: wait(0.01))
    deck.play()
    assert_plays_on_from(deck, 30, wait)
    assert deck.player.duration > 80
