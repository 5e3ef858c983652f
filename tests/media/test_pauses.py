"""Pauses in levels of the sound."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.media.pauses import Pause, PauseFinder

SPEECH, QUIET = 60.0, 20.0


def levels_of(*spans: tuple[float, float]) -> np.ndarray:
    """Make levels of spans of (seconds, level), a little uneven."""
    made = np.concatenate([np.full(round(seconds * 100), level) for seconds, level in spans])
    return (made + np.random.default_rng(1).normal(0, 1, len(made))).astype(np.float32)


def pauses(levels: np.ndarray, *cuts: int) -> list[Pause]:
    finder = PauseFinder()
    found = [pause for piece in np.split(levels, sorted(cuts)) for pause in finder.add(piece)]
    return found + finder.finish()


def test_finds_where_nobody_speaks() -> None:
    found = pauses(levels_of((2, SPEECH), (0.5, QUIET), (3, SPEECH), (1, QUIET), (1, SPEECH)))
    assert np.array(found) == pytest.approx(np.array([(2, 2.5), (5.5, 6.5)]), abs=0.021)


def test_closed_lips_are_no_pause() -> None:
    assert len(pauses(levels_of((2, SPEECH), (0.08, QUIET), (2, SPEECH), (1, QUIET), (2, SPEECH)))) == 1


def test_a_pause_may_end_the_recording() -> None:
    assert pauses(levels_of((5, SPEECH), (2, QUIET)))[-1][1] == pytest.approx(7)


def test_what_is_quiet_is_told_from_what_is_around_it() -> None:
    softly = (2.0, 35.0), (0.5, 10.0)
    found = pauses(levels_of(*((2.0, SPEECH), (0.5, 30.0)) * 12, *softly * 12))
    assert len(found) == 24


def test_silence_is_one_pause() -> None:
    assert pauses(np.full(1000, -30.0, np.float32)) == [(0, 10)]


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_next_to_nothing_has_no_pause(count: int) -> None:
    assert pauses(np.full(count, -30.0, np.float32)) == []


@settings(max_examples=25)
@given(st.lists(st.integers(0, 4000), max_size=8))
def test_it_does_not_matter_in_what_pieces_the_levels_arrive(cuts: list[int]) -> None:
    levels = levels_of(*((1.3, SPEECH), (0.4, QUIET)) * 24)
    assert pauses(levels, *cuts) == pauses(levels)
