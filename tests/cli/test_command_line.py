import subprocess
import sys
from pathlib import Path

import pytest

from editor import __version__
from editor.__main__ import main
from editor.cli.catalogue import EDITS
from editor.cli.commands import WindowOptions, window_options


def test_help_names_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    assert "cueline edit --help" in capsys.readouterr().out


def test_the_help_of_edit_lists_every_edit_with_its_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["edit", "--help"])
    text = capsys.readouterr().out
    assert all(f"  - {edit}\n" in text for edit in EDITS.values())
    assert "split_line: {at: NUMBER, offset: NUMBER, [sec: SECONDS]}" in text
    assert "shift_times: {from: NUMBER, to: NUMBER, by: SECONDS}" in text


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"cueline {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["one.md", "two.md"],
        ["--player", "gramophone"],
        ["--media"],
        ["edit"],
        ["edit", "page.md"],
        ["edit", "--script", "edits.yaml"],
        ["edit", "page.md", "--script", "edits.yaml", "--diff", "--write"],
        ["edit", "page.md", "--script", "edits.yaml", "--outp", "there"],
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    assert "usage: cueline" in capsys.readouterr().err


def test_what_the_window_opens_with() -> None:
    assert window_options([]) == WindowOptions(None, None, None)
    arguments = ["page.md", "--media", "talk.mp3", "--player", "silent"]
    assert window_options(arguments) == WindowOptions(Path("page.md"), Path("talk.mp3"), "silent")


def test_a_page_called_as_a_command_can_be_opened() -> None:
    assert window_options(["./edit"]).page == Path("edit")


def test_it_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "editor", "--version"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, f"cueline {__version__}\n")
