"""The pauses of a recording as the command line finds them."""

import os
from itertools import chain, pairwise
from pathlib import Path

import pytest

from editor.cli.clip_files import length
from editor.cli.pauses import pauses_of
from editor.core.errors import MediaError
from editor.core.watch import Cancelled, Unwatched


class Impatient(Unwatched):
    """Stops the work once something of it is done."""

    def __init__(self) -> None:
        self.shares: list[float] = []

    def progress(self, share: float) -> None:
        self.shares.append(share)

    def cancelled(self) -> bool:
        return bool(self.shares)


@pytest.fixture
def recording(sample: Path) -> Path:
    return sample.with_suffix(".opus")


def test_pauses_lie_apart_within_the_recording(recording: Path) -> None:
    pauses, seconds = pauses_of(recording, Unwatched())
    assert seconds == pytest.approx(length(recording), abs=0.1)
    assert len(pauses) > 5
    edges = [0.0, *chain.from_iterable(pauses), seconds + 0.01]
    assert all(before <= after for before, after in pairwise(edges))


def test_it_can_be_stopped(recording: Path) -> None:
    impatient = Impatient()
    with pytest.raises(Cancelled):
        pauses_of(recording, impatient)
    assert impatient.shares == [0.0]


def test_the_second_time_nothing_is_decoded(recording: Path) -> None:
    pauses, seconds = pauses_of(recording, Unwatched())
    impatient = Impatient()
    assert pauses_of(recording, impatient) == (pauses, seconds)
    assert impatient.shares == []


def test_a_recording_that_was_changed_is_decoded_again(recording: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.opus"
    mine.write_bytes(recording.read_bytes())
    pauses_of(mine, Unwatched())
    os.utime(mine, (1, 1))
    with pytest.raises(Cancelled):
        pauses_of(mine, Impatient())


def test_what_has_no_sound_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.mp3").write_bytes(b"no sound at all" * 100)
    with pytest.raises(MediaError):
        pauses_of(tmp_path / "notes.mp3", Unwatched())
