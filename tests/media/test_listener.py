"""The process that decodes: what it writes, and how it ends."""

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from editor.media.listener import listen
from editor.media.pieces import Piece, PieceKind, Unpacker
from tests.bench.recordings import speech, write

RATE = 16_000
COMMAND = [sys.executable, "-m", "editor.media.listener"]


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    return write(tmp_path / "talk.wav", speech(30, RATE)[0], RATE)


def listened(path: Path) -> list[Piece]:
    out = io.BytesIO()
    listen(path, out)
    return Unpacker().feed(out.getvalue())


def held(pieces: list[Piece], kind: PieceKind) -> bytes:
    return b"".join(piece.data for piece in pieces if piece.kind is kind)


def test_tells_the_length_the_peaks_the_pauses_and_the_end(talk: Path) -> None:
    pieces = listened(talk)
    assert np.frombuffer(held(pieces, PieceKind.LENGTH)).tolist() == [30]
    assert len(held(pieces, PieceKind.PEAKS)) == 30 * 200 * 2
    assert (pieces[-1].kind, pieces[-1].data) == (PieceKind.END, b"")


def test_finds_the_pauses_between_phrases(talk: Path) -> None:
    found = np.frombuffer(held(listened(talk), PieceKind.PAUSES)).reshape(-1, 2)
    made = np.array(speech(30, RATE)[1])
    for start, end in made:
        assert np.abs(found - (start, end)).max(axis=1).min() < 0.08


def test_says_what_is_wrong_at_the_end(tmp_path: Path) -> None:
    (last,) = listened(tmp_path / "talk.mp3")
    assert last.kind is PieceKind.END
    assert b"talk.mp3" in last.data


def test_as_a_process_it_writes_the_same(talk: Path) -> None:
    done = subprocess.run([*COMMAND, talk], capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    pieces = Unpacker().feed(done.stdout)
    assert all(
        held(pieces, kind) == held(listened(talk), kind) for kind in (PieceKind.LENGTH, PieceKind.PAUSES, PieceKind.END)
    )


@pytest.mark.skipif(os.name != "posix", reason="another system ends processes in another way")
def test_it_ends_without_a_word_when_nobody_listens_any_more(tmp_path: Path) -> None:
    long = write(tmp_path / "long.wav", np.zeros((1, 60 * 60 * 8000), np.float32), 8000)
    process = subprocess.Popen([*COMMAND, long], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.read(1)
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait(30) in {0, 1, -signal.SIGPIPE}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads the list of processes of Linux")
def test_it_gives_way_to_everything_else(tmp_path: Path) -> None:
    long = write(tmp_path / "long.wav", np.zeros((1, 60 * 60 * 8000), np.float32), 8000)
    with subprocess.Popen([*COMMAND, long], stdout=subprocess.PIPE) as process:
        process.stdout.read(1)
        assert os.getpriority(os.PRIO_PROCESS, process.pid) >= 10
        process.kill()
        process.stdout.read()
