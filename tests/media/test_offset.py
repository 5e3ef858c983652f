"""Two recordings of the same talk: how much later things are heard in the one than in the other."""

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.errors import MediaError
from editor.media.envelope import Envelope
from editor.media.offset import Offset, offset_between
from editor.media.sound import Sound
from editor.media.waveform import Waveform, WaveformBuilder
from tests.bench.recordings import Sound as Samples
from tests.bench.recordings import speech, write

RATE = 8000
MINUTES = 4
WITHIN = 0.05
NEARLY = 2.0


@lru_cache
def talk(seed: int = 1, seconds: float = 60 * MINUTES) -> Samples:
    return speech(seconds, RATE, seed)[0]


def part(start: float, end: float = 60 * MINUTES, seed: int = 1) -> Samples:
    return talk(seed)[round(start * RATE) : round(end * RATE)]


def noisy(sound: Samples, decibels: float) -> Samples:
    """Add noise that is so much quieter than the sound."""
    power = float(np.sqrt(np.mean(sound**2))) * 10 ** (-decibels / 20)
    return sound + np.random.default_rng(7).normal(0, power, len(sound)).astype(np.float32)


def heard(path: Path) -> Waveform:
    builder, envelope = WaveformBuilder(), Envelope()
    with Sound(path) as sound:
        for block in sound.blocks():
            builder.append(envelope.add(block).peaks)
    builder.append(envelope.finish().peaks)
    return builder.snapshot(True)


@pytest.fixture
def offset_of(tmp_path: Path) -> Callable[..., Offset]:
    """Write two recordings, listen to both, and compare them."""

    def compare(first: Samples, second: Samples, names: tuple[str, str] = ("video.flac", "audio.flac")) -> Offset:
        both = (write(tmp_path / name, sound, RATE) for name, sound in zip(names, (first, second), strict=True))
        return offset_between(*map(heard, both))

    return compare


@pytest.mark.parametrize("names", [("a.m4a", "b.mp3"), ("a.mp3", "b.opus"), ("a.opus", "b.wav")])
def test_the_codec_does_not_matter(offset_of: Callable[..., Offset], names: tuple[str, str]) -> None:
    found = offset_of(part(12.4), talk(), names)
    assert found.by == pytest.approx(12.4, abs=WITHIN)
    assert found.certain
    assert found.steady


@pytest.mark.parametrize("decibels", [20, 10, 3])
def test_noise_and_loudness_do_not_matter(offset_of: Callable[..., Offset], decibels: float) -> None:
    found = offset_of(talk(), 0.05 * noisy(part(37.3), decibels))
    assert found.by == pytest.approx(-37.3, abs=WITHIN)
    assert found.certain


def test_an_introduction_of_minutes_is_skipped(offset_of: Callable[..., Offset]) -> None:
    found = offset_of(talk(), np.concatenate([part(0, 190.25, seed=2), talk()]))
    assert found.by == pytest.approx(190.25, abs=WITHIN)
    assert found.share > 0.95
    assert found.certain


def test_a_teaser_is_found_in_its_talk(offset_of: Callable[..., Offset]) -> None:
    assert offset_of(part(100, 150), talk()).by == pytest.approx(100, abs=WITHIN)


@pytest.mark.parametrize("others", [(1, 2), (2, 3), (3, 1)])
def test_recordings_of_different_talks_are_refused(offset_of: Callable[..., Offset], others: tuple[int, int]) -> None:
    with pytest.raises(MediaError, match="do not match"):
        offset_of(*(noisy(talk(seed), 15) for seed in others))


@pytest.mark.parametrize("seconds", [0.5, 20])
def test_what_is_too_short_is_refused(offset_of: Callable[..., Offset], seconds: float) -> None:
    with pytest.raises(MediaError, match="too little sound"):
        offset_of(part(0, seconds), talk())


def test_silence_matches_nothing(offset_of: Callable[..., Offset]) -> None:
    with pytest.raises(MediaError, match="Give the offset by two marks"):
        offset_of(talk(), np.zeros(60 * RATE, np.float32))


def test_where_something_was_put_in_the_offset_changes(offset_of: Callable[..., Offset]) -> None:
    second = np.concatenate([part(0, 10, 2), part(0, 100), part(10, 55, 2), part(100)])
    found = offset_of(talk(), second)
    assert [piece.by for piece in found.pieces] == pytest.approx([10, 55], abs=WITHIN)
    assert found.pieces[0].end == pytest.approx(100, abs=NEARLY)
    assert found.pieces[1].start == pytest.approx(100, abs=NEARLY)
    assert not found.steady


def test_where_something_was_cut_out_the_offset_changes(offset_of: Callable[..., Offset]) -> None:
    found = offset_of(np.concatenate([part(0, 100), part(0, 45, 2), part(100)]), talk())
    assert [piece.by for piece in found.pieces] == pytest.approx([0, -45], abs=WITHIN)
    assert found.pieces[0].end == pytest.approx(100, abs=NEARLY)
    assert found.pieces[1].start == pytest.approx(145, abs=NEARLY)


def test_a_clock_that_runs_apart_is_noticed(offset_of: Callable[..., Offset]) -> None:
    places = np.arange(0, len(talk()), 1.001)
    (piece,) = offset_of(talk(), np.interp(places, np.arange(len(talk())), talk()).astype(np.float32)).pieces
    assert piece.by == pytest.approx(0, abs=WITHIN)
    assert piece.drift == pytest.approx(-0.24, abs=WITHIN)


def test_what_repeats_itself_is_never_certain(offset_of: Callable[..., Offset]) -> None:
    jingle = np.tile(part(0, 40), 5)
    assert not offset_of(jingle, jingle).certain


def made(values: "np.typing.NDArray[np.int8]") -> Waveform:
    builder = WaveformBuilder()
    builder.append(np.stack([-values, values]))
    return builder.snapshot(True)


@settings(max_examples=30)
@given(st.integers(0, 12_000), st.integers(0, 12_000), st.integers(0, 1000))
def test_any_peaks_are_refused_or_compared(one: int, other: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = np.repeat(rng.integers(0, 128, 1200).astype(np.int8), 10)
    with suppress(MediaError):
        found = offset_between(made(values[:one]), made(values[len(values) - other :]))
        assert found.by == pytest.approx((other - len(values)) / 200, abs=WITHIN)
