"""The command line: what opens the window, and the commands besides."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from editor import __version__
from editor.cli import streams
from editor.cli.names import given_path
from editor.core.watch import Cancelled

STOPPED = 130
"""The exit code after Ctrl+C, as shells have it."""


def _edit(arguments: list[str]) -> int:
    # Only now: the window should not wait for what only a command needs.
    from editor.cli import edit

    return edit.main(arguments)


def _clips(arguments: list[str]) -> int:
    from editor.cli import clips

    return clips.main(arguments)


def _convert(arguments: list[str]) -> int:
    from editor.cli import convert

    return convert.main(arguments)


def _align(arguments: list[str]) -> int:
    from editor.cli import align

    return align.main(arguments)


COMMANDS: Mapping[str, Callable[[list[str]], int]] = {
    "edit": _edit,
    "clips": _clips,
    "convert": _convert,
    "align": _align,
}


def run(name: str, arguments: list[str]) -> int:
    """Run a command and return its exit code; a wrong command line exits with 2."""
    streams.prepare()
    try:
        try:
            return COMMANDS[name](arguments)
        finally:
            # Here, where it can be said that it fails; what is printed by --help, too.
            sys.stdout.flush()
    except (KeyboardInterrupt, Cancelled):
        print(f"cueline {name}: stopped; the files that were written so far are whole.", file=sys.stderr)
        return STOPPED
    except OSError as error:
        streams.give_up_output()
        # A pipe that is closed is no fault: whoever read it has seen enough.
        if not isinstance(error, BrokenPipeError):
            print(f"cueline {name}: {_sentence(error)}", file=sys.stderr)
        return 1


def _sentence(error: OSError) -> str:
    """Say what could not be read or written: an error that names no file is of standard output."""
    if isinstance(error.filename, str | bytes):
        return f"{os.fsdecode(error.filename)} cannot be used: {error.strerror}."
    return f"standard output cannot be written: {streams.why(error)}."


_EPILOG = """\
commands:
  edit PAGE... --script FILE    make the edits of a script in many pages; see: cueline edit --help
  clips PAGE... [--export DIR]  list clips with what is wrong, or write their sound; see: cueline clips --help
  convert IN... --to KIND       read captions, write subtitles, pages and more; see: cueline convert --help
  align PAGE... --captions FILE when each line and word is said, from captions; see: cueline align --help

A page whose name is that of a command is opened as ./edit
"""


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """What the window opens with."""

    page: Path | None
    media: Path | None
    player: str | None


def window_options(arguments: list[str]) -> WindowOptions:
    """Read the command line of the window; a wrong one exits with 2 and says why on stderr."""
    parser = argparse.ArgumentParser(
        prog="cueline",
        usage="cueline [PAGE] [--media FILE] [--player vlc|qt|silent]\n       cueline COMMAND ...",
        description="Edit the transcript of a podcast while you listen to it.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("page", metavar="PAGE", nargs="?", type=given_path, help="the episode page to open")
    parser.add_argument("--media", metavar="FILE", type=given_path, help="the recording to play with it")
    parser.add_argument("--player", choices=("vlc", "qt", "silent"), help="what plays it (default: what is there)")
    parser.add_argument("--version", action="version", version=f"cueline {__version__}")
    options = parser.parse_args(arguments)
    return WindowOptions(options.page, options.media, options.player)
