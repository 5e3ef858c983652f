"""Clips of films: the pictures start where they should, and stay with their sound."""

import functools
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from editor.core.watch import Unwatched
from editor.media.cut import Cut, cut_at_key_frames, cut_exactly, suffix_for
from tests.media.beeps import Picture, heard, seen, write_film

START, END = 2.237, 5.861
FILMS = {
    "plain.mp4": Picture(),
    "reordered.mp4": Picture(options=(("bf", "3"),)),
    "uneven.mp4": Picture(steps=(0.025, 0.05, 0.1, 0.075)),
    "late.ts": Picture(offset=100.0),
    "late.mkv": Picture(offset=5.0),
    "plain.mov": Picture(),
}


Filmed = Callable[[str], Path]


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> Filmed:
    """Make films of each kind, once."""

    @functools.cache
    def film(name: str) -> Path:
        return write_film(tmp_path_factory.mktemp("filmed") / name, picture=FILMS[name])

    return film


def exact(source: Path, start: float = START, end: float = END) -> Path:
    target = source.with_name(f"clip{suffix_for(source)}")
    cut_exactly(Cut(source, start, end, target), Unwatched())
    return target


def copied(source: Path, start: float = START, end: float = END) -> tuple[Path, float, float]:
    target = source.with_name(f"clip{suffix_for(source, lossless=True)}")
    return target, *cut_at_key_frames(Cut(source, start, end, target), Unwatched())


def flashes_inside(source: Path, start: float, end: float) -> np.ndarray:
    flashes = seen(source).flashes
    return flashes[(flashes > start) & (flashes < end)] - start


def apart(path: Path) -> np.ndarray:
    """Return how far the first three beeps are from their flashes, in seconds."""
    onsets, flashes = heard(path).onsets, seen(path).flashes[:3]
    return np.array([onsets[np.abs(onsets - flash).argmin()] - flash for flash in flashes])


@pytest.mark.parametrize("name", FILMS)
def test_every_picture_is_where_it_was(name: str, filmed: Filmed) -> None:
    found = seen(exact(filmed(name)))
    assert found.times[0] == 0.0
    assert found.flashes == pytest.approx(flashes_inside(filmed(name), START, END), abs=0.002)
    assert found.length == pytest.approx(END - START, abs=0.01)


@pytest.mark.parametrize("name", FILMS)
def test_sound_and_picture_stay_together(name: str, filmed: Filmed) -> None:
    assert apart(exact(filmed(name))) == pytest.approx(apart(filmed(name)), abs=0.002)
    assert np.abs(apart(filmed(name))).max() < 0.022


def test_a_film_of_the_web_becomes_one_that_plays_everywhere(tmp_path: Path) -> None:
    quick = (("deadline", "realtime"), ("cpu-used", "8"))
    source = write_film(tmp_path / "talk.webm", 5, Picture("libvpx-vp9", options=quick), "libopus")
    target = exact(source, 1.237, 3.861)
    assert target.suffix == ".mp4"
    assert seen(target).flashes == pytest.approx(flashes_inside(source, 1.237, 3.861), abs=0.002)
    assert heard(target).error(1.237) < 0.003


def test_a_film_without_sound_is_cut(tmp_path: Path) -> None:
    source = write_film(tmp_path / "silent.mp4", sound="")
    assert seen(exact(source)).length == pytest.approx(END - START, abs=0.01)


def test_only_the_sound_of_a_film_can_be_had(filmed: Filmed, tmp_path: Path) -> None:
    target = tmp_path / "clip.mp3"
    cut_exactly(Cut(filmed("plain.mp4"), START, END, target), Unwatched())
    assert heard(target).error(START) < 0.003


def test_sides_of_odd_length_become_even(tmp_path: Path) -> None:
    source = write_film(tmp_path / "odd.mkv", 4, Picture("ffv1", (65, 49)), "flac")
    assert seen(exact(source, 1.0, 3.0)).size == (64, 48)


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="PyAV cannot write that a film is turned")
@pytest.mark.parametrize(("turn", "corner", "size"), [(90, (False, False), (48, 64)), (270, (False, True), (48, 64))])
def test_a_turned_film_is_set_upright(
    turn: int, corner: tuple[bool, bool], size: tuple[int, int], filmed: Filmed, tmp_path: Path
) -> None:
    turned = tmp_path / "turned.mp4"
    command = [
        "ffmpeg",
        "-v",
        "error",
        "-i",
        filmed("plain.mp4"),
        "-c",
        "copy",
        "-metadata:s:v:0",
        f"rotate={turn}",
        turned,
    ]
    subprocess.run(command, check=True, timeout=60)
    found = seen(exact(turned))
    assert (found.size, found.corner) == (size, corner)


@pytest.mark.parametrize("name", FILMS)
def test_a_copy_starts_at_the_key_frame_before_and_says_so(name: str, filmed: Filmed) -> None:
    target, start, end = copied(filmed(name))
    assert START - 1.3 < start <= START
    assert END <= end < END + 0.2
    found = seen(target).flashes[:5]
    assert found == pytest.approx(flashes_inside(filmed(name), start + 0.01, end)[:5] + 0.01, abs=0.03)


@pytest.mark.parametrize("name", FILMS)
def test_a_copy_keeps_sound_and_picture_together(name: str, filmed: Filmed) -> None:
    assert apart(copied(filmed(name))[0]) == pytest.approx(apart(filmed(name)), abs=0.02)
