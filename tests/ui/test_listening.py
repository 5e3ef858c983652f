"""The waveform of a recording, as the window gets it."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.store import cache
from editor.store.derived import WAVEFORMS
from editor.ui.decoding import Decoding
from editor.ui.listening import Listening
from tests.bench.recordings import repeat, speech, write

RATE = 16_000
PATIENCE_MS = 20_000


@pytest.fixture
def listening(qapp: QApplication) -> Iterator[Listening]:
    made = Listening()
    yield made
    made.close()


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    return write(tmp_path / "talk.flac", speech(20, RATE)[0], RATE)


@pytest.fixture(scope="session")
def long_talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write ten hours, which take seconds to decode."""
    folder = tmp_path_factory.mktemp("long")
    once = write(folder / "once.opus", speech(30, 48_000)[0], 48_000)
    return repeat(once, folder / "long.opus", 10 * 3600)


def hear(listening: Listening, qtbot: QtBot, path: Path) -> None:
    listening.open(path)
    qtbot.waitUntil(lambda: bool(listening.waveform and listening.waveform.whole), timeout=PATIENCE_MS)


def kept(home: Path) -> list[Path]:
    return [path for path in (home / "cache" / WAVEFORMS).glob("*") if not path.name.startswith(".")]


def hear_and_keep(listening: Listening, qtbot: QtBot, path: Path, home: Path) -> None:
    hear(listening, qtbot, path)
    qtbot.waitUntil(lambda: bool(kept(home)), timeout=PATIENCE_MS)


def test_hears_a_recording_to_its_end(listening: Listening, qtbot: QtBot, talk: Path) -> None:
    with qtbot.assertNotEmitted(listening.failed):
        hear(listening, qtbot, talk)
    assert listening.waveform
    assert listening.waveform.seconds == pytest.approx(20, abs=0.01)
    assert len(listening.waveform.pauses) > 5
    assert listening.waveform.peaks(0, 20, 10).any()


def test_the_second_time_it_is_there_at_once(listening: Listening, qtbot: QtBot, talk: Path, home: Path) -> None:
    hear_and_keep(listening, qtbot, talk, home)
    heard, moved = listening.waveform, talk.rename(talk.with_name("other.flac"))
    started = time.perf_counter()
    hear(listening, qtbot, moved)
    assert time.perf_counter() - started < 1
    assert not listening.findChildren(QProcess)
    assert heard
    assert listening.waveform
    assert listening.waveform.pauses == heard.pauses
    assert (listening.waveform.levels[0] == heard.levels[0]).all()


def test_a_damaged_cache_is_not_used(listening: Listening, qtbot: QtBot, talk: Path, home: Path) -> None:
    hear_and_keep(listening, qtbot, talk, home)
    (file,) = kept(home)
    file.write_bytes(b"nonsense")
    hear(listening, qtbot, talk)
    assert listening.waveform
    assert listening.waveform.seconds == pytest.approx(20, abs=0.01)


def test_what_was_kept_is_shown_while_a_touched_file_is_looked_at_again(
    listening: Listening, qtbot: QtBot, talk: Path, home: Path
) -> None:
    hear_and_keep(listening, qtbot, talk, home)
    os.utime(talk, (1, 1))
    hear(listening, qtbot, talk)
    shown = listening.waveform
    qtbot.waitUntil(lambda: listening.waveform is not shown, timeout=PATIENCE_MS)
    assert listening.waveform
    assert listening.waveform.whole
    key = cache.content_key(talk)
    qtbot.waitUntil(
        lambda: (cache.read(WAVEFORMS, key) or b"")[:8] == (10**9).to_bytes(8, "little"), timeout=PATIENCE_MS
    )


def test_it_grows(listening: Listening, qtbot: QtBot, long_talk: Path) -> None:
    seconds: list[float] = []
    listening.changed.connect(lambda: listening.waveform and seconds.append(listening.waveform.seconds))
    listening.open(long_talk)
    qtbot.waitUntil(lambda: len(seconds) >= 4, timeout=PATIENCE_MS)
    assert seconds == sorted(set(seconds))
    assert listening.waveform
    assert not listening.waveform.whole
    assert len(listening.waveform.pauses) > 10


def test_another_recording_ends_the_one_before_at_once(
    listening: Listening, qtbot: QtBot, long_talk: Path, talk: Path, home: Path
) -> None:
    listening.open(long_talk)
    qtbot.waitUntil(lambda: listening.waveform is not None, timeout=PATIENCE_MS)
    (process,) = listening.findChildren(QProcess)
    number = process.processId()
    started = time.perf_counter()
    listening.open(talk)
    assert time.perf_counter() - started < 0.2
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
    assert listening.waveform is None
    hear_and_keep(listening, qtbot, talk, home)
    assert len(kept(home)) == 1


def test_closing_while_it_looks_leaves_nothing(listening: Listening, qtbot: QtBot, talk: Path) -> None:
    listening.open(talk)
    listening.close()
    with qtbot.assertNotEmitted(listening.changed, wait=200):
        pass
    assert not listening.findChildren(QProcess)


def test_none_is_no_waveform(listening: Listening, qtbot: QtBot, talk: Path) -> None:
    hear(listening, qtbot, talk)
    with qtbot.waitSignal(listening.changed):
        listening.open(None)
    assert listening.waveform is None


@pytest.mark.parametrize(("name", "data"), [("gone.mp3", None), ("text.mp3", b"no sound\n" * 99), ("empty.mp3", b"")])
def test_says_what_cannot_be_heard(
    listening: Listening, qtbot: QtBot, tmp_path: Path, name: str, data: bytes | None
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with qtbot.waitSignal(listening.failed, timeout=PATIENCE_MS) as told:
        listening.open(tmp_path / name)
    assert name in told.args[0]
    assert listening.waveform is None


def test_of_a_damaged_recording_the_rest_is_shown_and_nothing_kept(
    listening: Listening, qtbot: QtBot, talk: Path, home: Path
) -> None:
    talk.write_bytes(talk.read_bytes()[: talk.stat().st_size // 4])
    with qtbot.waitSignal(listening.failed, timeout=PATIENCE_MS) as told:
        listening.open(talk)
    assert told.args[0].startswith("talk.flac is damaged")
    assert listening.waveform
    assert 3 < listening.waveform.seconds < 8
    qtbot.wait(100)
    assert not kept(home)


def test_a_decoder_that_is_brought_down_does_not_take_the_window_with_it(qtbot: QtBot, long_talk: Path) -> None:
    decoding = Decoding(long_talk)
    decoding.start()
    qtbot.waitUntil(lambda: decoding.waveform().seconds > 0, timeout=PATIENCE_MS)
    (process,) = decoding.findChildren(QProcess)
    with qtbot.waitSignal(decoding.ended, timeout=PATIENCE_MS) as told:
        process.kill()
    assert "broke off at" in told.args[0]
    assert decoding.waveform().seconds > 0


def test_deleting_the_recording_does_not_disturb(listening: Listening, qtbot: QtBot, tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", np.zeros((1, 3600 * 8000), np.float32), 8000)
    listening.open(path)
    qtbot.waitUntil(lambda: bool(listening.findChildren(Decoding)), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: listening.waveform is not None, timeout=PATIENCE_MS)
    path.unlink()
    qtbot.waitUntil(lambda: bool(listening.waveform and listening.waveform.whole), timeout=PATIENCE_MS)
    assert listening.waveform
    assert listening.waveform.seconds == pytest.approx(3600, abs=0.1)


def test_nothing_is_whole_before_it_was_said_why_it_is_not(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "broken.opus"
    path.write_text("no sound")
    decoding = Decoding(path)
    on_the_way: list[bool] = []
    decoding.grown.connect(lambda: on_the_way.append(decoding.waveform().whole))
    with qtbot.waitSignal(decoding.ended, timeout=PATIENCE_MS):
        decoding.start()
    assert on_the_way
    assert not any(on_the_way)
    assert decoding.waveform().whole
