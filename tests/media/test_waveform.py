"""Peaks of any span, and what becomes of a waveform in a file."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from editor.media.waveform import COARSER, LEVELS, RATE, Waveform, WaveformBuilder

Peaks = NDArray[np.int8]


@st.composite
def any_peaks(draw: st.DrawFn, most: int = 5000) -> Peaks:
    """Make lows from −127 to 0 and highs from 0 to 127."""
    count = draw(st.integers(0, most))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    return np.stack([-rng.integers(0, 128, count), rng.integers(0, 128, count)]).astype(np.int8)


def waveform_of(peaks: Peaks, *cuts: int, whole: bool = True) -> Waveform:
    """Build a waveform piece by piece."""
    builder = WaveformBuilder()
    for piece in np.split(peaks, sorted(cuts), axis=1):
        builder.append(piece)
    return builder.snapshot(whole)


def linear(waveform: Waveform, peaks: Peaks) -> NDArray[np.float64]:
    """Return what is drawn of peaks of a level."""
    return np.sign(peaks) * np.minimum(127, np.ceil((np.abs(peaks) / 127.0) ** 2 / waveform.loudest * 127))


@given(any_peaks(), st.lists(st.integers(0, 5000), max_size=4))
def test_every_level_has_the_lowest_and_highest_of_its_groups(peaks: Peaks, cuts: list[int]) -> None:
    waveform = waveform_of(peaks, *cuts)
    for number, level in enumerate(waveform.levels):
        size = COARSER**number
        count = peaks.shape[1] // size
        groups = peaks[:, : count * size].reshape(2, count, size)
        assert level.tolist() == [groups[0].min(axis=1).tolist(), groups[1].max(axis=1).tolist()]


@given(any_peaks(), st.floats(-5, 30), st.floats(0.001, 40), st.integers(1, 60))
def test_a_column_loses_no_peak_and_invents_none(peaks: Peaks, start: float, length: float, columns: int) -> None:
    waveform = waveform_of(peaks)
    found = waveform.peaks(start, start + length, columns)
    drawn = linear(waveform, peaks)
    width = length / columns
    for at, (low, high) in enumerate(found.tolist()):
        inner = drawn[
            :, max(0, int(np.ceil((start + at * width) * RATE))) : max(0, int((start + (at + 1) * width) * RATE))
        ]
        if inner.size:
            assert (low, high) <= (inner[0].min(), high)
            assert high >= inner[1].max()
        first, last = (start + (at - 1.01) * width) * RATE - 1, (start + (at + 2.01) * width) * RATE + 1
        outer = drawn[:, max(0, int(np.floor(first))) : max(0, int(np.ceil(last)))]
        assert low >= (outer[0].min() if outer.size else 0)
        assert high <= (outer[1].max() if outer.size else 0)


@given(any_peaks(20_000))
def test_one_column_over_all_has_the_highest(peaks: Peaks) -> None:
    waveform = waveform_of(peaks)
    found = waveform.peaks(0, waveform.seconds, 1)
    highest = linear(waveform, peaks)[1].max(initial=0)
    assert found[0, 1] == highest


@pytest.mark.parametrize(("start", "end"), [(-10, -5), (5, 9), (0, 0), (1, 1), (-3, 700_000)])
def test_any_span_may_be_asked_for(start: float, end: float) -> None:
    waveform = waveform_of(np.full((2, 2 * RATE), 0, np.int8))
    assert waveform.peaks(start, end, 7).tolist() == [[0, 0]] * 7
    assert waveform.peaks(start, end, 0).shape == (0, 2)


def test_nothing_at_all_is_silent() -> None:
    waveform = waveform_of(np.zeros((2, 0), np.int8))
    assert (waveform.seconds, len(waveform.levels)) == (0, LEVELS)
    assert not waveform.peaks(0, 10, 5).any()


def test_what_was_taken_stays_as_it_was_when_more_is_heard() -> None:
    builder = WaveformBuilder(3600)
    builder.append(np.array([[-9] * 10, [9] * 10], np.int8))
    before = builder.snapshot()
    builder.append(np.full((2, 10_000), 100, np.int8))
    assert (before.seconds, before.whole) == (0.05, False)
    assert before.levels[0].tolist() == [[-9] * 10, [9] * 10]
    with pytest.raises(ValueError, match="read-only"):
        before.levels[0][0, 0] = 1


def test_a_quiet_recording_fills_the_height_and_a_click_does_not_flatten_it() -> None:
    peaks = np.tile(np.array([[-20], [20]], np.int8), 5 * RATE)
    peaks[1, 77] = 127
    waveform = waveform_of(peaks)
    assert waveform.loudest == pytest.approx((20 / 127) ** 2)
    assert waveform.peaks(0, 0.1, 2).tolist() == [[-127, 127]] * 2


def test_silence_is_not_blown_up() -> None:
    hiss = np.tile(np.array([[-1], [1]], np.int8), RATE)
    assert abs(waveform_of(hiss).peaks(0, 1, 10)).max() <= 3


@given(any_peaks(), st.booleans(), st.lists(st.integers(0, 10**7), max_size=20))
def test_comes_back_from_bytes(peaks: Peaks, whole: bool, edges: list[int]) -> None:
    pauses = tuple((at / 100, at / 100 + 0.5) for at in sorted(edges))
    builder = WaveformBuilder()
    builder.append(peaks)
    builder.add_pauses(pauses)
    waveform = builder.snapshot(whole)
    again = Waveform.from_bytes(waveform.to_bytes())
    assert (again.seconds, again.whole, again.loudest) == (waveform.seconds, whole, waveform.loudest)
    assert np.array(again.pauses) == pytest.approx(np.array(pauses))
    assert all((a == b).all() for a, b in zip(again.levels, waveform.levels, strict=True))


@given(any_peaks(50), st.data())
def test_damaged_bytes_are_refused(peaks: Peaks, data: st.DataObject) -> None:
    good = waveform_of(peaks).to_bytes()
    at = data.draw(st.integers(0, len(good) - 1))
    with pytest.raises(ValueError, match="it is"):
        Waveform.from_bytes(good[:at] + bytes([good[at] ^ data.draw(st.integers(1, 255))]) + good[at + 1 :])
    with pytest.raises(ValueError, match="it is"):
        Waveform.from_bytes(good[:at])


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="it is"):
        Waveform.from_bytes(data)
