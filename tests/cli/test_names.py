"""Names of files on the command line: empty, too long, of links and of devices."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from editor.__main__ import main

SRT = "1\n00:00:01,000 --> 00:00:03,000\nGood evening.\n"
LONG = "x" * 246 + ".srt"


@pytest.fixture
def captions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("talk.srt").write_text(SRT, encoding="utf-8")
    return Path("talk.srt")


def convert(*arguments: str | Path) -> int:
    return main(["convert", *map(str, arguments)])


def said_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Run a command that is refused for its wrong usage; return what it says last."""
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    return capsys.readouterr().err.splitlines()[-1]


def test_a_hard_link_to_what_is_read_is_never_replaced(captions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.link(captions, "other.srt")
    said = said_with_2(["convert", "talk.srt", "--to", "srt", "--out", "other.srt", "--force"], capsys)
    assert "other.srt would replace talk.srt, which is read" in said
    assert captions.read_text(encoding="utf-8") == SRT


def test_a_recording_is_never_replaced(captions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("talk.html").write_text("a film", encoding="utf-8")
    said = said_with_2(["convert", "talk.srt", "--to", "html", "--media", "talk.html", "--force"], capsys)
    assert "talk.html would replace talk.html, which is read" in said


def test_a_copy_never_replaces_a_page_by_a_hard_link(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, out = tmp_path / "talk.md", tmp_path / "out"
    page.write_text("---\ntranscript:\n- line: one\n---\n", encoding="utf-8")
    out.mkdir()
    os.link(page, out / "talk.md")
    said = said_with_2(["edit", str(page), "--script", "-", "--output", str(out)], capsys)
    assert "would replace" in said


def test_a_name_that_becomes_too_long_does_not_stop_the_others(
    captions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    captions.rename(LONG)
    Path("talk.srt").write_text(SRT, encoding="utf-8")
    Path("out").mkdir()
    assert convert(LONG, "talk.srt", "--to", "podcast-json", "--out", "out") == 1
    said = capsys.readouterr().err
    assert said.startswith(f"cueline convert: {LONG}: ")
    assert "its name is too long" in said
    assert os.listdir("out") == ["talk.transcript.json"]


@pytest.mark.parametrize("option", ["--out", "--captions", "--media"])
def test_no_name_at_all_can_be_too_long(captions: Path, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert convert(captions, "--to", "html", option, "x" * 300 + ".html") in (0, 1)
    assert "Traceback" not in capsys.readouterr().err


def test_a_file_without_an_ending_is_written_to(captions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("README").write_text("mine", encoding="utf-8")
    assert convert(captions, "--to", "text", "--out", "README") == 1
    assert "README is there already. Use --force" in capsys.readouterr().err
    assert convert(captions, "--to", "text", "--out", "README", "--force", "--no-times") == 0
    assert Path("README").read_text(encoding="utf-8") == "Good evening.\n"


def test_a_name_without_an_ending_that_is_not_there_is_a_folder(captions: Path) -> None:
    assert convert(captions, "--to", "text", "--out", "there") == 0
    assert os.listdir("there") == ["talk.txt"]


@pytest.mark.parametrize("out", ["README/", "README/talk.txt"])
def test_a_file_is_no_folder(captions: Path, out: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("README").write_text("mine", encoding="utf-8")
    assert convert(captions, "--to", "text", "--out", out) == 1
    assert "README cannot be made: it is a file, and no folder." in capsys.readouterr().err


@pytest.mark.parametrize("out", ["README", os.devnull])
def test_several_files_need_a_folder(captions: Path, out: str, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("README", "more.srt"):
        Path(name).write_text(SRT, encoding="utf-8")
    said = said_with_2(["convert", "talk.srt", "more.srt", "--to", "text", "--out", out, "--force"], capsys)
    assert said.endswith(f"several files cannot be written to {out}: --out is to be a folder")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_pipe_gets_what_is_written_and_stays_one(captions: Path, force: tuple[str, ...]) -> None:
    os.mkfifo("pipe")
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.append(Path("pipe").read_bytes()))
    reader.start()
    assert convert(captions, "--to", "text", "--no-times", "--out", "pipe", *force) == 0
    reader.join()
    assert heard == [b"Good evening.\n"]
    assert Path("pipe").is_fifo()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_copy_of_a_page_takes_no_pipes_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, script, out = tmp_path / "talk.md", tmp_path / "edits.yaml", tmp_path / "out"
    page.write_text("---\ntranscript:\n- line: one\n---\n", encoding="utf-8")
    script.write_text("[]", encoding="utf-8")
    out.mkdir()
    os.mkfifo(out / "talk.md")
    assert main(["edit", str(page), "--script", str(script), "--output", str(out)]) == 1
    assert "is no file but a device or a pipe" in capsys.readouterr().err
    assert (out / "talk.md").is_fifo()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no such devices")
def test_devices_are_written_to(captions: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert convert(captions, "--to", "text", "--out", "/dev/null") == 0
    assert convert(captions, "--to", "text", "--out", "/dev/full", "--force") == 1
    assert b"talk.srt: /dev/full cannot be written: No space left on device." in capfdbinary.readouterr().err
    assert Path("/dev/null").is_char_device()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="the system has no such device")
def test_the_device_of_standard_output_is_standard_output(captions: Path) -> None:
    command = [sys.executable, "-m", "editor", "convert", captions, "--to", "text", "--no-times"]
    with open("kept.txt", "wb") as kept:
        subprocess.run([*command, "--out", "/dev/stdout"], stdout=kept, check=True)
    assert Path("kept.txt").read_bytes() == b"Good evening.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["convert", "talk.srt", "--to", "text", "--out", ""],
        ["convert", "", "--to", "text"],
        ["convert", "talk.srt", "--to", "text", "--captions", ""],
        ["convert", "talk.srt", "--to", "text", "--media", ""],
        ["align", "", "--captions", "a.vtt"],
        ["align", "talk.md", "--captions", ""],
        ["align", "talk.md", "--recording", ""],
        ["clips", "talk.md", "--export", ""],
        ["clips", "talk.md", "--media", ""],
        ["edit", "talk.md", "--script", ""],
        ["edit", "talk.md", "--script", "-", "--output", ""],
        [""],
        ["--media", ""],
    ],
)
def test_an_empty_name_is_refused(captions: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert said_with_2(arguments, capsys).endswith("this name is empty: is a variable not set?")
    assert set(os.listdir()) == {"home", "talk.srt"}
