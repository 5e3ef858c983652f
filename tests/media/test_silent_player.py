"""Time without sound."""

from pathlib import Path

import pytest

from editor.media.player import State
from editor.media.silent_player import SilentPlayer


class Hands:
    """A clock that is turned by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def player(hands: Hands) -> SilentPlayer:
    return SilentPlayer(60.0, hands)


def test_time_runs_while_it_plays(player: SilentPlayer, hands: Hands) -> None:
    player.play()
    hands.now += 5
    assert player.position == 5
    player.pause()
    hands.now += 5
    assert player.position == 5


def test_runs_faster_from_where_it_is(player: SilentPlayer, hands: Hands) -> None:
    player.play()
    hands.now += 5
    player.set_rate(2.0)
    hands.now += 5
    assert player.position == 15


def test_ends_at_its_end_and_goes_on_after_a_seek(player: SilentPlayer, hands: Hands) -> None:
    player.play()
    hands.now += 61
    assert (player.state, player.position) == (State.ENDED, 60)
    player.seek(10)
    assert (player.state, player.position) == (State.PLAYING, 10)


def test_has_no_end_where_no_length_is_known(hands: Hands) -> None:
    player = SilentPlayer(now=hands)
    player.play()
    hands.now += 9_999
    assert (player.state, player.position, player.duration) == (State.PLAYING, 9_999, 0)


def test_takes_another_length_while_it_runs(player: SilentPlayer, hands: Hands) -> None:
    player.play()
    hands.now += 59
    player.set_duration(100)
    hands.now += 10
    assert (player.state, player.position) == (State.PLAYING, 69)


def test_loading_starts_from_the_beginning(player: SilentPlayer) -> None:
    player.seek(30)
    player.load(Path("nowhere.mp3"))
    assert (player.state, player.position) == (State.PAUSED, 0)
