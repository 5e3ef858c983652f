"""The clock against players that report as VLC and Qt were measured to report."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.media.clock import Clock

FRAME = 1 / 60
rates = st.floats(0.5, 3.0)
seeds = st.integers(0, 2**32)


def reports(rate: float, every: float, noise: float, seconds: float, seed: int) -> Iterator[tuple[float, float]]:
    """Yield (moment, seconds) as a player would that plays from 0: now and then, with an error of its own."""
    dice = random.Random(seed)
    moment = 0.0
    while moment < seconds:
        moment += every * dice.uniform(0.5, 1.0)
        yield moment, moment * rate + dice.uniform(-noise, noise) * rate


def followed(clock: Clock, told: Iterator[tuple[float, float]], seconds: float) -> Iterator[tuple[float, float]]:
    """Yield (now, position) for every frame, handing on the reports that have come by then."""
    coming = list(told)
    for frame in range(round(seconds / FRAME)):
        now = frame * FRAME
        while coming and coming[0][0] <= now:
            moment, position = coming.pop(0)
            clock.report(position, moment)
        yield now, clock.position(now)


def started(rate: float = 1.0) -> Clock:
    clock = Clock()
    clock.set_rate(0.0, rate)
    clock.play(0.0)
    return clock


@given(rates, seeds, st.sampled_from([(0.5, 0.001), (1.0, 0.001), (0.05, 0.012)]))
def test_keeps_within_a_frame_of_the_truth(rate: float, seed: int, player: tuple[float, float]) -> None:
    every, noise = player
    frames = followed(started(rate), reports(rate, every, noise, 10, seed), 10)
    assert all(abs(position - now * rate) <= FRAME * rate for now, position in frames)


@given(rates, seeds, st.floats(0, 0.25))
def test_never_runs_backwards_while_it_plays(rate: float, seed: int, noise: float) -> None:
    positions = [position for _, position in followed(started(rate), reports(rate, 0.3, noise / 2, 5, seed), 5)]
    assert positions == sorted(positions)


@given(st.floats(0, 0.25), seeds)
def test_takes_up_a_late_start(delay: float, seed: int) -> None:
    told = ((moment + delay, position) for moment, position in reports(1, 0.5, 0.001, 5, seed))
    frames = list(followed(started(), told, 5))
    assert all(abs(position - (now - delay)) <= FRAME for now, position in frames if now > 1.5)


def test_goes_along_with_a_jump_at_once() -> None:
    clock = started()
    clock.report(50.0, 1.0)
    assert clock.position(1.1) == pytest.approx(50.1)
    clock.report(2.0, 1.2)
    assert clock.position(1.2) == pytest.approx(2.0)


def test_stands_at_the_target_until_the_player_is_there() -> None:
    clock = started()
    clock.seek(1.0, 30.0)
    clock.report(1.05, 1.05)
    assert clock.position(1.2) == 30.0
    clock.report(30.0, 1.2)
    assert clock.position(1.3) == pytest.approx(30.1)


def test_a_player_that_never_gets_there_is_waited_for_but_not_for_ever() -> None:
    clock = started()
    clock.seek(1.0, 30.0)
    assert clock.position(2.0) == pytest.approx(30.4)


def test_a_small_seek_is_not_undone_by_what_was_said_before() -> None:
    clock = started()
    clock.report(1.0, 1.0)
    clock.seek(1.1, 1.3)
    clock.report(1.09, 1.09)
    assert clock.position(1.11) == 1.3


@pytest.mark.parametrize(("rate", "silence"), [(1.0, 1.6), (2.0, 1.6), (0.5, 3.2)])
def test_holds_when_the_player_falls_silent(rate: float, silence: float) -> None:
    clock = started(rate)
    assert not clock.stalled(silence - 0.1)
    assert clock.stalled(silence)
    assert clock.position(100.0) == pytest.approx(silence * rate)


def test_stands_still_while_paused_and_goes_on_from_there() -> None:
    clock = started()
    clock.pause(2.0)
    clock.report(7.0, 2.5)
    assert clock.position(3.0) == clock.position(9.0) == pytest.approx(min(2.0, 1.6))
    clock.play(10.0)
    assert clock.position(10.5) == pytest.approx(2.1)


def test_another_rate_changes_the_pace_not_the_place() -> None:
    clock = started()
    clock.set_rate(1.0, 3.0)
    assert clock.position(1.0) == pytest.approx(1.0)
    assert clock.position(1.5) == pytest.approx(2.5)
