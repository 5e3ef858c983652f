"""What is heard of recordings of every kind, sound and damaged: where it lies and how loud it is."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from editor.core.errors import MediaError
from editor.media.envelope import Envelope
from editor.media.sound import Sound
from editor.media.waveform import RATE, Waveform, WaveformBuilder
from tests.bench.recordings import frames, speech, write

BEEP, SECONDS = 2.0, 4.0


def beep(rate: int, channels: int = 1, at: float = BEEP) -> np.ndarray:
    """Make silence with a beep of a tenth of a second in it."""
    time = np.arange(round(SECONDS * rate)) / rate
    tone = 0.5 * np.sin(2 * np.pi * 440 * time) * ((time >= at) & (time < at + 0.1))
    return np.tile(tone.astype(np.float32), (channels, 1))


def heard(path: Path) -> tuple[Waveform, str]:
    """Decode a recording; return its waveform, and what is wrong with it."""
    builder, envelope = WaveformBuilder(), Envelope()
    with Sound(path) as sound:
        for block in sound.blocks():
            builder.append(envelope.add(block).peaks)
        builder.append(envelope.finish().peaks)
        return builder.snapshot(True), sound.complaint


def beeps(waveform: Waveform) -> list[float]:
    """Return when beeps start, in seconds."""
    loud = waveform.levels[0][1] > 64
    return (np.flatnonzero(np.diff(loud.astype(int), prepend=0) == 1) / RATE).tolist()


def write_stamped(path: Path, parts: Sequence[tuple[float, np.ndarray]], rate: int, **options: Any) -> Path:
    """Write parts of sound, each at a second of its own."""
    with av.open(path, "w", **options) as container:
        stream = container.add_stream("pcm_s16le" if path.suffix == ".mkv" else "aac", rate=rate, layout="mono")
        for start, part in parts:
            for frame in frames(np.atleast_2d(part), rate, "mono"):
                frame.pts += round(start * rate)
                container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


@pytest.mark.parametrize(
    ("name", "rate", "channels", "codec"),
    [
        ("a.opus", 48_000, 2, None),
        ("a.mp3", 44_100, 2, None),
        ("a.mp3", 22_050, 1, None),
        ("a.m4a", 44_100, 2, None),
        ("a.flac", 96_000, 2, None),
        ("a.wav", 8_000, 1, None),
        ("a.wav", 11_025, 1, "pcm_u8"),
        ("a.wav", 48_000, 6, "pcm_s24le"),
        ("a.wav", 44_100, 2, "pcm_f32le"),
        ("a.wav", 44_100, 1, "pcm_f64le"),
        ("a.mka", 16_000, 1, "libopus"),
        ("a.m4a", 48_000, 6, None),
    ],
)
def test_a_beep_lies_where_it_sounds(tmp_path: Path, name: str, rate: int, channels: int, codec: str | None) -> None:
    waveform, complaint = heard(write(tmp_path / name, beep(rate, channels), rate, codec))
    assert beeps(waveform)[0] == pytest.approx(BEEP, abs=0.03)
    assert waveform.seconds == pytest.approx(SECONDS, abs=0.1)
    assert (waveform.levels[0].max() / 127) ** 2 == pytest.approx(0.5, abs=0.08)
    assert complaint == ""


def test_peaks_are_those_of_the_samples(tmp_path: Path) -> None:
    samples = np.random.default_rng(1).uniform(-1, 1, 44_100 * 3).astype(np.float32)
    waveform, _ = heard(write(tmp_path / "a.wav", samples, 44_100, "pcm_f32le"))
    for at in (0, 1, 199, 200, 598):
        part = samples[-(-at * 441 // 2) : -(-(at + 1) * 441 // 2)]
        lows, highs = (waveform.levels[0][row, at] for row in (0, 1))
        assert (lows, highs) == (-np.ceil(127 * (-part.min()) ** 0.5), np.ceil(127 * part.max() ** 0.5))


def test_gaps_are_silent_and_what_follows_keeps_its_time(tmp_path: Path) -> None:
    sound = beep(16_000, at=1.0)[0]
    waveform, complaint = heard(write_stamped(tmp_path / "a.mkv", [(0, sound), (10, sound), (600.5, sound)], 16_000))
    assert beeps(waveform) == pytest.approx([1, 11, 601.5], abs=0.02)
    assert not waveform.levels[0][:, 5 * RATE : 10 * RATE].any()
    assert complaint == ""


def test_second_0_is_where_the_recording_starts(tmp_path: Path) -> None:
    path = write_stamped(tmp_path / "a.ts", [(100, beep(48_000)[0])], 48_000)
    with av.open(path) as container:
        assert container.start_time > 90 * av.time_base
    assert beeps(heard(path)[0]) == pytest.approx([BEEP], abs=0.03)


def test_what_lies_before_second_0_is_left_out(tmp_path: Path) -> None:
    path = write_stamped(
        tmp_path / "a.mkv", [(-0.4, beep(16_000)[0])], 16_000, options={"avoid_negative_ts": "disabled"}
    )
    assert beeps(heard(path)[0]) == pytest.approx([BEEP - 0.4], abs=0.03)


def test_time_that_starts_anew_goes_on(tmp_path: Path) -> None:
    for name in "ab":
        write(tmp_path / f"{name}.opus", beep(48_000), 48_000)
    (tmp_path / "c.opus").write_bytes((tmp_path / "a.opus").read_bytes() + (tmp_path / "b.opus").read_bytes())
    waveform, _ = heard(tmp_path / "c.opus")
    assert beeps(waveform) == pytest.approx([BEEP, SECONDS + BEEP], abs=0.06)


def test_a_time_out_of_this_world_is_not_believed(tmp_path: Path) -> None:
    sound = beep(16_000)[0]
    path = write_stamped(tmp_path / "a.mkv", [(0, sound), (90_000_000, sound)], 16_000, options={"live": "1"})
    assert heard(path)[0].seconds < 20


def test_the_rate_may_change_in_the_middle(tmp_path: Path) -> None:
    data = b""
    for rate in (44_100, 22_050, 48_000):
        data += write(tmp_path / "part.mp3", beep(rate), rate, "libmp3lame").read_bytes()
    (tmp_path / "a.mp3").write_bytes(data)
    waveform, _ = heard(tmp_path / "a.mp3")
    assert len(beeps(waveform)) == 3
    assert waveform.seconds == pytest.approx(3 * SECONDS, abs=0.5)


def test_a_picture_does_not_disturb(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    with av.open(path, "w") as container:
        picture = container.add_stream("mpeg4", rate=10)
        picture.width, picture.height = 64, 48
        sound = container.add_stream("aac", rate=48_000, layout="mono")
        for number in range(40):
            frame = av.VideoFrame(64, 48, "yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, 10)
            container.mux(picture.encode(frame))
        for frame in frames(beep(48_000), 48_000, "mono"):
            container.mux(sound.encode(frame))
        container.mux(picture.encode(None))
        container.mux(sound.encode(None))
    assert beeps(heard(path)[0]) == pytest.approx([BEEP], abs=0.03)


@pytest.mark.parametrize("count", [0, 1, 4410])
@pytest.mark.parametrize("name", ["a.wav", "a.flac"])
def test_very_short_recordings(tmp_path: Path, name: str, count: int) -> None:
    waveform, complaint = heard(write(tmp_path / name, np.full((1, count), 0.5, np.float32), 44_100))
    assert waveform.seconds == pytest.approx(count / 44_100, abs=0.011)
    assert complaint == ""
    assert not count or waveform.levels[0][1, 0] > 80


def test_channels_that_cancel_each_other_out_are_heard(tmp_path: Path) -> None:
    sound = beep(16_000, 2)
    sound[1] *= -1
    assert beeps(heard(write(tmp_path / "a.wav", sound, 16_000))[0]) == pytest.approx([BEEP], abs=0.01)


def test_one_channel_alone_is_heard(tmp_path: Path) -> None:
    sound = beep(16_000, 2)
    sound[0] = 0
    waveform, _ = heard(write(tmp_path / "a.wav", sound, 16_000))
    assert (waveform.levels[0].max() / 127) ** 2 == pytest.approx(0.25, abs=0.05)


def test_samples_that_are_no_numbers_are_borne(tmp_path: Path) -> None:
    sound = beep(16_000)
    sound[0, 100:110] = np.nan
    sound[0, 200:210] = np.inf
    waveform, _ = heard(write(tmp_path / "a.wav", sound, 16_000, "pcm_f32le"))
    assert beeps(waveform)[-1] == pytest.approx(BEEP, abs=0.01)


@pytest.mark.parametrize(("name", "is_told"), [("a.flac", True), ("a.wav", False), ("a.opus", False), ("a.mp3", False)])
def test_of_a_file_that_ends_too_early_the_rest_is_there(tmp_path: Path, name: str, is_told: bool) -> None:
    rate = 48_000
    path = write(tmp_path / name, speech(40, rate)[0], rate)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    waveform, complaint = heard(path)
    assert waveform.seconds == pytest.approx(20, abs=4)
    assert bool(complaint) == is_told  # the others do not say how long they should be


def test_of_a_damaged_file_what_can_be_decoded_is_there(tmp_path: Path) -> None:
    path = write(tmp_path / "a.flac", speech(40, 44_100)[0], 44_100)
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 200_000] = np.random.default_rng(2).bytes(200_000)
    path.write_bytes(data)
    waveform, _ = heard(path)
    assert waveform.seconds == pytest.approx(40, abs=3)
    assert waveform.levels[0][1, -5 * RATE :].max() > 20


def test_noise_in_place_of_packets_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.m4a", speech(40, 44_100)[0], 44_100)
    data = bytearray(path.read_bytes())
    start = data.index(b"mdat") + 50_000
    data[start : start + 200_000] = b"\xff" * 200_000
    path.write_bytes(data)
    waveform, complaint = heard(path)
    assert waveform.seconds == pytest.approx(40, abs=1)
    assert complaint.startswith("a.m4a is damaged: 0:1")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.mp3", b"this is not sound\n" * 100, "a.mp3"),
        ("a.mp3", b"", "a.mp3"),
        ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\nHello.\n\n", "no sound"),
    ],
)
def test_what_is_no_recording_is_refused_with_a_sentence(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(MediaError, match=words):
        Sound(tmp_path / name)


def test_a_missing_recording_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match=r"a\.mp3 is"):
        Sound(tmp_path / "a.mp3")


def test_of_several_tracks_the_first_is_heard(tmp_path: Path) -> None:
    path = tmp_path / "a.mka"
    with av.open(path, "w") as container:
        tracks = [container.add_stream("flac", rate=16_000, layout="mono") for _ in range(2)]
        for track, at in zip(tracks, (BEEP, 3.0), strict=True):
            for frame in frames(beep(16_000, at=at), 16_000, "mono"):
                container.mux(track.encode(frame))
            container.mux(track.encode(None))
    assert beeps(heard(path)[0]) == pytest.approx([BEEP], abs=0.01)
