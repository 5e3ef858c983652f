"""Standard streams that are closed, full, or lack a character: real processes, as a shell starts them."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.heard_talk import TALK, write_captions, write_page

SRT = "1\n00:00:01,000 --> 00:00:03,000\nGood – “evening”.\n"
SHELL = shutil.which("sh")
CUELINE = [sys.executable, "-m", "editor"]
needs_shell = pytest.mark.skipif(SHELL is None, reason="there is no sh here")

ENCODINGS = [
    {"PYTHONIOENCODING": "latin-1"},
    {"PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
]


@pytest.fixture
def captions(tmp_path: Path) -> Path:
    path = tmp_path / "talk.srt"
    path.write_text(SRT, encoding="utf-8")
    return path


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    # Whatever encoding the tests are run with.
    plain = {key: value for key, value in os.environ.items() if key not in ("PYTHONIOENCODING", "PYTHONUTF8", "LC_ALL")}
    return subprocess.run(
        [*CUELINE, *map(str, arguments)], capture_output=True, env=plain | environment, stdin=subprocess.DEVNULL
    )


def run_closed(closed: str, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run a command with some of its streams closed, as the shell writes it: `<&-`."""
    script = f'exec "$@" {closed}'
    return subprocess.run([str(SHELL), "-c", script, "sh", *CUELINE, *map(str, arguments)], capture_output=True)


@pytest.mark.parametrize("environment", ENCODINGS)
def test_what_a_terminal_cannot_show_is_printed_as_numbers(sample: Path, environment: dict[str, str]) -> None:
    done = run("clips", sample, **environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"0:39 \\u2013 0:50  The best studio" in done.stdout


@pytest.mark.parametrize("command", ["edit", "clips", "convert", "align"])
def test_every_help_can_be_shown_anywhere(command: str) -> None:
    assert run(command, "--help", PYTHONIOENCODING="ascii").returncode == 0


def test_programs_get_utf_8_whatever_the_terminal_shows(tmp_path: Path) -> None:
    page, heard = write_page(tmp_path / "talk.md"), write_captions(tmp_path / "heard–é😀.vtt")
    done = run("align", page, "--captions", heard, "--json", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    found = json.loads(done.stdout.decode("utf-8"))
    assert (found["captions"], len(found["lines"])) == ("heard–é😀.vtt", len(TALK.lines))


@needs_shell
@pytest.mark.parametrize(
    ("closed", "arguments", "said"),
    [
        (
            ">&-",
            ("convert", "talk.srt", "--to", "vtt", "--out", "-"),
            "standard output cannot be written: it is closed.",
        ),
        (">&-", ("clips", "page.md"), "standard output cannot be written: it is closed."),
        (">&-", ("clips", "--help"), "standard output cannot be written: it is closed."),
        (">&-", ("align", "page.md", "--captions", "h.vtt"), "standard output cannot be written: it is closed."),
        ("<&-", ("edit", "page.md", "--script", "-"), "the script on standard input cannot be read: it is closed."),
        (
            "<&-",
            ("convert", "-", "--to", "vtt"),
            "-: standard input cannot be read: Bad file descriptor. Choose another file.",
        ),
    ],
)
def test_a_stream_that_is_closed_is_said_in_a_sentence(
    captions: Path, monkeypatch: pytest.MonkeyPatch, closed: str, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(captions.parent)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    write_page(Path("page.md"))
    write_captions(Path("h.vtt"))
    done = run_closed(closed, *arguments)
    assert (done.returncode, done.stderr.decode()) == (1, f"cueline {arguments[0]}: {said}\n")


@needs_shell
def test_work_is_done_though_every_stream_is_closed(captions: Path) -> None:
    done = run_closed("<&- >&- 2>&-", "convert", captions, "--to", "vtt")
    assert done.returncode == 0
    assert captions.with_suffix(".vtt").read_text(encoding="utf-8").startswith("WEBVTT")
    assert run_closed("2>&-", "convert", captions.with_name("absent.srt"), "--to", "vtt").returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("arguments", [(), ("--clip", "0")])
def test_a_full_disk_is_said_in_a_sentence(sample: Path, arguments: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        command = [*CUELINE, "clips", str(sample), *arguments]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    said = "cueline clips: standard output cannot be written: No space left on device.\n"
    assert (done.returncode, done.stderr) == (1, said)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_ctrl_c_while_it_starts_is_no_traceback(sample: Path, tmp_path: Path) -> None:
    # Python says on stderr what it imports: the signal comes as soon as that is something of ours.
    command = [sys.executable, "-v", "-m", "editor", "clips", str(sample)]
    log = tmp_path / "log"
    with log.open("wb") as said, subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said) as running:
        while b"import 'editor.cli'" not in log.read_bytes():
            assert running.poll() is None
            time.sleep(0.001)
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 130
    assert b"Traceback" not in log.read_bytes()
