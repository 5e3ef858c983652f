"""The sound that recognisers are given: from any recording, whole, where it belongs, cut where it is quiet."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.media.sound import Sound
from editor.media.speech.samples import RATE, Piece, Stretch, pieces, quietest, stream
from tests.bench.recordings import write

SECONDS = 9


def beeps(rate: int) -> np.ndarray:
    """Make a beep of 0.1 s at every full second, louder each time."""
    time = np.arange(SECONDS * rate) / rate
    return (np.sin(2 * np.pi * 440 * time) * (time % 1 < 0.1) * (time // 1 + 1) / 20).astype(np.float32)


@pytest.fixture(params=[(".wav", 16_000), (".wav", 8000), (".flac", 44_100), (".mp3", 44_100), (".opus", 48_000)])
def recording(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    suffix, rate = request.param
    return write(tmp_path / f"beeps{suffix}", beeps(rate), rate)


def begins(samples: np.ndarray) -> list[float]:
    """Return the seconds at which it becomes loud."""
    loud = np.abs(samples.astype(float)) > 300
    at = np.flatnonzero(loud)
    return [float(at[number]) / RATE for number in np.flatnonzero(np.diff(at, prepend=-RATE) > RATE / 2)]


def test_all_sound_comes_at_its_time(recording: Path) -> None:
    with Sound(recording) as sound:
        parts = list(stream(sound))
    assert [part.start for part in parts[1:]] == pytest.approx([part.end for part in parts[:-1]])
    assert begins(np.concatenate([part.samples for part in parts])) == pytest.approx(list(range(SECONDS)), abs=0.02)


def test_it_may_start_in_the_middle(recording: Path) -> None:
    with Sound(recording) as sound:
        parts = list(stream(sound, 4.5))
    assert parts[0].start == 4.5
    samples = np.concatenate([part.samples for part in parts])
    assert [begin + 4.5 for begin in begins(samples)] == pytest.approx([5, 6, 7, 8], abs=0.02)


def test_a_stereo_recording_becomes_one_channel(tmp_path: Path) -> None:
    left = beeps(RATE)
    path = write(tmp_path / "two.wav", np.stack([left, -left]), RATE)  # they would cancel each other out
    with Sound(path) as sound:
        samples = np.concatenate([part.samples for part in stream(sound)])
    assert begins(samples) == pytest.approx(list(range(SECONDS)), abs=0.01)


def test_pieces_are_cut_where_it_is_quiet() -> None:
    samples = np.full(40 * RATE, 1000, np.int16)
    samples[7 * RATE : 8 * RATE] = 0
    parts = [Piece(at / RATE, samples[at : at + 5000]) for at in range(0, len(samples), 5000)]
    cut = list(pieces(parts, 10.0))
    assert cut[0].end == pytest.approx(7.5, abs=0.4)
    assert all(5 <= len(piece.samples) / RATE <= 10 for piece in cut[:-1])
    assert np.array_equal(np.concatenate([piece.samples for piece in cut]), samples)


@given(st.lists(st.integers(-900, 900), min_size=400, max_size=900), st.integers(0, 100), st.integers(1, 200))
def test_the_quietest_moment_is_between_the_two(values: list[int], first: int, length: int) -> None:
    assert first <= quietest(np.array(values, np.int16), first, first + 160 + length) <= first + 160 + length


def test_spans_of_a_stretch_are_where_they_belong_and_what_is_over_is_forgotten() -> None:
    samples = np.arange(20 * RATE, dtype=np.int32).astype(np.int16)
    parts = (Piece(at / RATE, samples[at : at + RATE]) for at in range(3 * RATE, len(samples), RATE))
    stretch = Stretch(parts)
    for start, end, expected in ((2.0, 5.0, (3.0, 5.0)), (4.5, 6.0, (4.5, 6.0)), (19.0, 30.0, (19.0, 20.0))):
        piece = stretch.span(start, end)
        assert (piece.start, piece.end) == expected
        assert np.array_equal(piece.samples, samples[round(expected[0] * RATE) : round(expected[1] * RATE)])
    assert stretch.span(0.0, 19.5).start == 19.0
