"""Clips are cut where they should be."""

import functools
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest

from editor.core.watch import Unwatched
from editor.media.cut import Cut, cut_at_key_frames, cut_exactly, suffix_for
from tests.media.beeps import heard, write_sound

SOUNDS = {
    "talk.opus": "libopus",
    "talk.ogg": "libopus",
    "talk.mp3": "libmp3lame",
    "talk.m4a": "aac",
    "talk.wav": "pcm_s16le",
    "talk.flac": "flac",
    "talk.webm": "libopus",
    "talk.mka": "libopus",
    "talk.aac": "aac",
}
EXACT = 0.020  # seconds
SPANS = [(2.137, 6.861), (0.0, 3.3), (8.0, 12.0)]


Recorded = Callable[..., Path]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """Make recordings of each kind, once."""

    @functools.cache
    def record(name: str, rate: int = 48_000) -> Path:
        return write_sound(tmp_path_factory.mktemp("recorded") / name, SOUNDS[name], 12.5, rate)

    return record


def exact(source: Path, start: float, end: float) -> Path:
    target = source.with_name(f"clip{suffix_for(source)}")
    cut_exactly(Cut(source, start, end, target), Unwatched())
    return target


def copied(source: Path, start: float, end: float) -> tuple[Path, float, float]:
    target = source.with_name(f"clip{suffix_for(source, lossless=True)}")
    return target, *cut_at_key_frames(Cut(source, start, end, target), Unwatched())


def length(path: Path) -> float:
    with av.open(str(path)) as container:
        return container.duration / av.time_base


@pytest.mark.parametrize(("start", "end"), SPANS)
@pytest.mark.parametrize("name", SOUNDS)
def test_sound_starts_and_ends_where_it_should(name: str, start: float, end: float, recorded: Recorded) -> None:
    source = recorded(name)
    lag = heard(source).onsets[1] - 0.5  # what a codec adds to a file that cannot say so is part of the recording
    found = heard(exact(source, start, end))
    assert abs(found.error(start - lag)) < 0.003
    assert abs(found.end - (end - start)) < EXACT


@pytest.mark.parametrize(
    ("name", "rate"), [("talk.mp3", 44_100), ("talk.mp3", 16_000), ("talk.m4a", 44_100), ("talk.opus", 16_000)]
)
def test_other_rates_are_as_exact(name: str, rate: int, recorded: Recorded) -> None:
    found = heard(exact(recorded(name, rate), 2.137, 6.861))
    assert abs(found.error(2.137)) < 0.003
    assert abs(found.end - 4.724) < EXACT


@pytest.mark.parametrize("name", SOUNDS)
def test_the_file_says_its_true_length(name: str, recorded: Recorded) -> None:
    source = recorded(name)
    assert length(exact(source, 2.137, 6.861)) == pytest.approx(6.861 - 2.137, abs=EXACT)


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="the ffmpeg program is not here")
@pytest.mark.parametrize("name", SOUNDS)
def test_another_program_hears_the_same(name: str, recorded: Recorded, tmp_path: Path) -> None:
    source = recorded(name)
    lag = heard(source).onsets[1] - 0.5
    wav = tmp_path / "decoded.wav"
    command = ["ffmpeg", "-v", "error", "-i", exact(source, 2.137, 6.861), wav]
    subprocess.run(command, check=True, timeout=60)
    assert heard(wav).error(2.137 - lag) < EXACT


def test_lossless_sound_is_the_recordings_own_samples(tmp_path: Path) -> None:
    source = write_sound(tmp_path / "talk.wav", "pcm_s16le", 5, 16_000)
    target, *held = copied(source, 1.0, 3.0)
    assert held == [1.0, 3.0]
    assert np.array_equal(heard(target).samples, heard(source).samples[16_000:48_000])


def test_both_ends_are_faded(tmp_path: Path) -> None:
    source = write_sound(tmp_path / "talk.wav", "pcm_s16le", 5, 16_000)
    found, original = heard(exact(source, 1.0, 3.0)).samples, heard(source).samples[16_000:48_000]
    assert np.array_equal(found[160:-160], original[160:-160])
    assert np.abs(found[:16]).max() < np.abs(original[:16]).max() / 10
    assert np.abs(found[-16:]).max() < np.abs(original[-16:]).max() / 10
    assert np.abs(found[70:90]).max() == pytest.approx(np.abs(original[70:90]).max() / 2, rel=0.2)


@pytest.mark.parametrize(("start", "end"), SPANS)
@pytest.mark.parametrize("name", SOUNDS)
def test_copied_sound_holds_what_is_said_and_hardly_more(
    name: str, start: float, end: float, recorded: Recorded
) -> None:
    source = recorded(name)
    lag = heard(source).onsets[1] - 0.5
    target, first, last = copied(source, start, end)
    assert start - 0.06 < first <= start + 1e-6
    assert end - 1e-6 <= last < end + 0.06
    # After a cut, the first packet of an MP3 may be silent, as it needs the one before.
    assert heard(target).error(first - lag, after=start - first + 0.06) < EXACT


def test_a_very_short_clip_is_cut(tmp_path: Path) -> None:
    source = write_sound(tmp_path / "talk.wav", "pcm_s16le", 2, 16_000)
    assert len(heard(exact(source, 0.5, 0.51)).samples) == 160


def test_a_clip_may_end_a_little_behind_the_recording(tmp_path: Path) -> None:
    source = write_sound(tmp_path / "talk.wav", "pcm_s16le", 4.5, 16_000)
    assert len(heard(exact(source, 3.0, 5.0)).samples) == 1.5 * 16_000


def test_stereo_stays_and_is_faded_alike(tmp_path: Path) -> None:
    source = write_sound(tmp_path / "talk.flac", "flac", 3, 44_100, "stereo")
    with av.open(str(exact(source, 1, 2))) as container:
        assert container.streams.audio[0].layout.name == "stereo"
        assert container.streams.audio[0].codec_context.name == "flac"


@pytest.mark.parametrize(
    ("name", "codec", "written", "suffix"),
    [
        ("a.opus", "libopus", "opus", ".opus"),
        ("a.mp3", "libmp3lame", "mp3", ".mp3"),
        ("a.m4a", "aac", "aac", ".m4a"),
        ("a.wav", "pcm_s24le", "pcm_s24le", ".wav"),
        ("a.webm", "libopus", "opus", ".opus"),
        ("a.mka", "ac3", "aac", ".m4a"),
    ],
)
def test_the_codec_is_kept_where_it_can_be_written(
    name: str, codec: str, written: str, suffix: str, tmp_path: Path
) -> None:
    target = exact(write_sound(tmp_path / name, codec, 2), 0.5, 1.5)
    assert target.suffix == suffix
    with av.open(str(target)) as container:
        assert container.streams.audio[0].codec_context.name.startswith(written)
