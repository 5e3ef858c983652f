"""`cueline clips` lists clips, and writes them."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from editor.__main__ import main
from editor.store import clip_memory, recordings
from editor.store.clip_memory import Memory
from tests.media.beeps import heard, write_film, write_sound

PAGE = """\
---
title: "A talk"
quotableClips:
- name: 'Hello: a start'
  startOffset: 1
  url: https://www.youtube.com/watch?v=abc&t=1
  endOffset: 4
- name: Thanks
  startOffset: 4
  url: https://www.youtube.com/watch?v=abc&t=4
  endOffset: 6
transcript:
- line: Welcome to MLOps.
  sec: 1
  time: '0:01'
  who: Alexey
- line: Thank you.
  sec: 4
  time: '0:04'
  who: Simon
---
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Write a page, and its recording beside it."""
    path = tmp_path / "talk.md"
    path.write_text(PAGE, encoding="utf-8")
    write_sound(tmp_path / "talk.wav", "pcm_s16le", 8, 16_000)
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "new" / "clips"


def run(*arguments: str | Path) -> int:
    return main(["clips", *map(str, arguments)])


def test_clips_are_listed_with_their_times(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(page) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{page}: 2 clips",
        "   0  0:01 – 0:04  Hello: a start",
        "   1  0:04 – 0:06  Thanks",
    ]


def test_what_is_wrong_with_a_clip_is_said_below_it(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_text(PAGE.replace("endOffset: 6", "endOffset: 3"), encoding="utf-8")
    assert run(page) == 1
    *_, clip, problem = capsys.readouterr().out.splitlines()
    assert clip.endswith("Thanks")
    assert problem.strip().startswith("“Thanks” ends at 0:03, before it starts at 0:04")


def test_with_the_recording_it_is_said_what_lies_beyond_it(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_text(PAGE.replace("endOffset: 6", "endOffset: 16"), encoding="utf-8")
    assert run(page) == 0
    assert run(page, "--media", page.with_suffix(".wav")) == 1
    assert "0:08" in capsys.readouterr().out


def test_only_the_clips_that_are_wanted_are_listed(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_text(PAGE.replace("endOffset: 6", "endOffset: 3"), encoding="utf-8")
    assert run(page, "--clip", "0") == 0
    assert "Thanks" not in capsys.readouterr().out


def test_clips_are_written_to_a_folder(page: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(page, "--export", out) == 0
    files = [out / "talk 01 Hello - a start.wav", out / "talk 02 Thanks.wav"]
    assert capsys.readouterr().out.splitlines() == list(map(str, files))
    assert sorted(out.iterdir()) == files
    assert len(heard(files[0]).samples) == 3 * 16_000


def test_clips_are_cut_as_exactly_as_in_the_window(page: Path, out: Path) -> None:
    clip_memory.save(page, [Memory("Thanks", 4, 6, 4.25, 5.75)])
    assert run(page, "--export", out, "--clip", "1", "--names", "{name}") == 0
    assert len(heard(out / "Thanks.wav").samples) == 1.5 * 16_000


def test_words_and_captions_are_written_beside_them(page: Path, out: Path) -> None:
    page.write_text(PAGE.replace("endOffset: 6", "endOffset: 8"), encoding="utf-8")
    assert run(page, "--export", out, "--clip", "1", "--text", "--captions", "--names", "{name}") == 0
    assert sorted(path.name for path in out.iterdir()) == ["Thanks.txt", "Thanks.vtt", "Thanks.wav"]
    assert (out / "Thanks.txt").read_text(encoding="utf-8") == "Simon: Thank you.\n"
    assert "00:00:00.000 --> 00:00:03.636\n<v Simon>Thank you." in (out / "Thanks.vtt").read_text(encoding="utf-8")


def test_the_words_of_a_clip_are_those_that_are_heard_in_it(page: Path, out: Path) -> None:
    cues = "00:01.000 --> 00:02.000\nWelcome to\n\n00:04.400 --> 00:05.800\nMLOps. Thank you.\n"
    captions = page.with_suffix(".vtt")
    captions.write_text(f"WEBVTT\n\n{cues}", encoding="utf-8")
    assert main(["align", str(page), "--captions", str(captions), "--anyway"]) == 0
    assert run(page, "--export", out, "--text") == 0
    first, second = sorted(out.glob("*.txt"))
    assert first.read_text(encoding="utf-8") == "Alexey: Welcome to\n"
    assert second.read_text(encoding="utf-8") == "Alexey: MLOps.\n\nSimon: Thank you.\n"


def test_a_film_is_copied_from_its_key_frame_and_what_it_holds_is_said(
    page: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page.write_text(PAGE.replace("startOffset: 4", "startOffset: 4.8"), encoding="utf-8")
    film = write_film(page.with_name("other.mp4"))
    assert run(page, "--export", out, "--media", film, "--lossless", "--clip", "1", "--names", "{start}") == 0
    said = capsys.readouterr().out
    assert re.fullmatch(r".*0-04\.mp4: 0:0[34](\.\d+)? – 0:06(\.\d+)?, starts 0\.\d\d s earlier than the clip\n", said)


def test_the_recording_last_used_is_taken(page: Path, out: Path) -> None:
    other = page.with_name("other.mp3")
    page.with_suffix(".wav").unlink()
    recordings.remember(page, write_sound(other, "libmp3lame", 8))
    assert run(page, "--export", out) == 0
    assert {path.suffix for path in out.iterdir()} == {".mp3"}


def test_two_clips_of_one_name_do_not_become_one_file(page: Path, out: Path) -> None:
    copy = shutil.copy(page, page.with_name("again.md"))
    shutil.copy(page.with_suffix(".wav"), Path(copy).with_suffix(".wav"))
    assert run(page, copy, "--export", out, "--names", "{name}") == 0
    assert len(list(out.iterdir())) == 4


def test_what_is_refused_is_said_and_the_others_are_written(
    page: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page.write_text(PAGE.replace("endOffset: 4", "endOffset: 40"), encoding="utf-8")
    lost = page.with_name("lost.md")
    lost.write_text(PAGE, encoding="utf-8")
    assert run(lost, page, page.with_name("absent.md"), "--export", out) == 1
    complaints = capsys.readouterr().err.splitlines()
    assert complaints[0] == f"cueline clips: The recording of {lost} is not known. Name it with --media."
    assert "absent.md" in complaints[1]
    assert complaints[2] == (
        f"cueline clips: {page}, clip 0: The clip ends at 0:40, behind the end of talk.wav, which is 0:08 long."
        " Correct its end."
    )
    assert [path.name for path in out.iterdir()] == ["talk 02 Thanks.wav"]


def test_a_clip_without_an_end_is_not_written(page: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_text(PAGE.replace("  endOffset: 6\n", ""), encoding="utf-8")
    assert run(page, "--export", out, "--clip", "1") == 1
    assert "clip 1: “Thanks” has no end. Correct its times." in capsys.readouterr().err


@pytest.mark.parametrize("how", [[], ["--export", "out"]])
def test_a_clip_that_is_not_there_is_refused(
    page: Path, how: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(page.parent)
    assert run(page, "--clip", "2", *how) == 1
    assert capsys.readouterr().err == f"cueline clips: {page} has no clip 2: its 2 clips are counted from 0.\n"


def test_a_folder_that_cannot_be_made_is_refused(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(page, "--export", page / "below") == 1
    assert "cannot be made" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        ["a.md", "b.md", "--media", "talk.mp3"],
        ["a.md", "--lossless"],
        ["a.md", "--text"],
        ["a.md", "--export", "out", "--names", "{titel}"],
        ["a.md", "--clip", "first"],
        ["a.md", "--exp", "out"],
    ],
)
def test_wrong_usage_ends_with_2(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(*wrong)
    assert "usage: cueline clips" in capsys.readouterr().err


def test_the_help_says_how_files_are_called(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        run("--help")
    text = capsys.readouterr().out
    assert "{page}, {number}, {name}, {start}, {end}" in " ".join(text.split())
    assert "“{page} {number} {name}”" in text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_stopping_it_leaves_no_half_file(page: Path, out: Path) -> None:
    film = write_film(page.with_suffix(".mp4"), 120)
    page.write_text(PAGE.replace("endOffset: 4", "endOffset: 119"), encoding="utf-8")
    command = [sys.executable, "-m", "editor", "clips", page, "--export", out, "--media", film, "--clip", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        while not (out.exists() and os.listdir(out)):
            assert process.poll() is None
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert (process.returncode, said) == (
        130,
        "cueline clips: stopped; the files that were written so far are whole.\n",
    )
    assert not os.listdir(out)
