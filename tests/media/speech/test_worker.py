"""The process that hears words: with pocketsphinx, with a stand-in for Whisper, and where it cannot."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from editor.core.captions import HeardWord
from editor.media.speech.availability import MODEL_FILES, missing
from editor.media.speech.reports import Report, ReportReader, packed_words
from tests.bench import recordings, speech

COMMAND = [sys.executable, "-m", "editor.media.speech.worker"]
STAND_IN = '''
import os
import types

class WhisperModel:
    """Hears one word for every second; its model is the word."""

    def __init__(self, model_size_or_path, device="auto", local_files_only=False):
        assert local_files_only
        assert os.environ["HF_HUB_OFFLINE"] == "1"
        with open(os.path.join(model_size_or_path, "model.bin")) as file:
            self.word = file.read()
        if not self.word:
            raise RuntimeError("Unsupported model binary version")

    def transcribe(self, audio, word_timestamps=False):
        assert word_timestamps
        assert audio.dtype == "float32"
        assert abs(audio).max() <= 1
        word = types.SimpleNamespace
        seconds = range(len(audio) // 16000)
        words = [word(start=float(n), end=n + 0.5, word=f" {self.word}{n}", probability=1) for n in seconds]
        return iter([types.SimpleNamespace(words=words), types.SimpleNamespace(words=None)]), None
'''


@pytest.fixture
def tone(tmp_path: Path) -> Path:
    return recordings.write(tmp_path / "tone.wav", recordings.speech(5, 16_000)[0], 16_000)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    folder.mkdir()
    for name in MODEL_FILES:
        (folder / name).write_text("la", encoding="ascii")
    (tmp_path / "faster_whisper.py").write_text(STAND_IN, encoding="ascii")
    return folder


def worked(*arguments: object, words: object = None) -> tuple[int, list[Report]]:
    """Run it with what the test's folder holds on its path; return its exit code and its reports."""
    given = [str(argument) for argument in arguments]
    folder = str(Path(given[1]).parent)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([folder, str(Path.cwd())])}
    text = json.dumps(words).encode()
    done = subprocess.run([*COMMAND, *given], input=text, capture_output=True, timeout=100, env=environment)
    assert done.stderr == b""
    return done.returncode, ReportReader().feed(done.stdout)


def test_a_model_of_whisper_hears_words(tone: Path, model: Path) -> None:
    code, reports = worked("listen", tone, "--model", model)
    assert code == 0
    assert reports[0] == Report(tuple(HeardWord(f"la{n}", float(n), n + 0.5) for n in range(5)), 1.0)
    assert reports[1:] == [Report(done=1.0, end=True)]


def test_a_model_that_cannot_be_read_is_named(tone: Path, model: Path) -> None:
    (model / "model.bin").write_bytes(b"")
    code, (report,) = worked("listen", tone, "--model", model)
    assert (code, report.end) == (1, True)
    assert report.error.startswith(f"The model in {model} cannot be read: Unsupported")


def test_a_folder_that_holds_no_model_is_refused(tone: Path, model: Path) -> None:
    (model / "tokenizer.json").unlink()
    code, (report,) = worked("listen", tone, "--model", model)
    assert code == 1
    assert "it lacks tokenizer.json." in report.error


def test_what_is_no_recording_is_named(tmp_path: Path, model: Path) -> None:
    (tmp_path / "broken.mp3").write_text("no sound", encoding="ascii")
    code, (report,) = worked("listen", tmp_path / "broken.mp3", "--model", model)
    assert code == 1
    assert "broken.mp3" in report.error


@pytest.fixture
def sphinx() -> None:
    if lacks := missing() or speech.missing():
        pytest.skip(lacks)


@pytest.mark.usefixtures("sphinx")
def test_words_that_are_no_words_are_refused(tone: Path) -> None:
    code, (report,) = worked("find", tone, words={"a": 1})
    assert code == 1
    assert "list" in report.error


@pytest.mark.usefixtures("sphinx")
def test_pocketsphinx_hears_what_is_said(tmp_path: Path) -> None:
    said = speech.spoken(3, turn=1, seed=3)
    code, reports = worked("listen", recordings.write(tmp_path / "said.flac", said.sound, speech.RATE))
    heard = [word for report in reports for word in report.words]
    known = {word.text.lower().strip(".,"): word.start for word in said.words}
    right = [word for word in heard if abs(known.get(word.text, -9.0) - word.start) < 0.2]
    assert (code, reports[-1]) == (0, Report(done=1.0, end=True))
    assert len(right) > 0.4 * len(said.words)


@pytest.mark.usefixtures("sphinx")
@pytest.mark.parametrize(("decibels", "least"), [(None, 0.97), (15.0, 0.85)])
def test_pocketsphinx_finds_what_is_known_to_be_said(tmp_path: Path, decibels: float | None, least: float) -> None:
    said = speech.spoken(24, turn=2)
    sound = said.sound if decibels is None else speech.noisy(said.sound, decibels)
    rough = [HeardWord(word.text, word.start + 0.6, word.end + 0.6) for word in said.words]
    path = recordings.write(tmp_path / "said.wav", sound, speech.RATE)
    code, reports = worked("find", path, words=packed_words(rough))
    exact = [word for report in reports for word in report.words]
    near = [abs(one.start - truth.start) <= 0.1 for one, truth in zip(exact, said.words, strict=True)]
    assert code == 0
    assert sum(near) >= least * len(near)
    assert sum(report.found for report in reports) >= least * len(near)
