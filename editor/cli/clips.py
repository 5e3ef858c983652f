"""`cueline clips`: list the clips of pages with what is wrong with them, or write them to files of their own."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from editor.checks.clips import clip_problems
from editor.cli import clip_files
from editor.cli.files import make_folder
from editor.cli.names import given_path
from editor.cli.stopping import Stopping, stopped_by_key
from editor.core.errors import EditorError
from editor.core.file_names import DEFAULT_TEMPLATE, PLACEHOLDERS, file_name
from editor.core.model import Episode
from editor.core.timing import Timeline, format_exactly
from editor.core.watch import check
from editor.formats.page_file import PageFile

_EPILOG = f"""\
Clips are counted from 0. Without --export they are listed, each with its times and with what is wrong with it; whether
they go beyond the recording is only looked at with --media. To be exported, they are cut from the recording that is
given, or was last used for the page, or lies beside it under its name; and where the window cut a clip more exactly
than the page says, as there.

A clip is encoded anew, to start and end exactly: its sound as it is in the recording where that can be written,
pictures as H.264 in MP4. With --lossless it is copied at once and as it is, and starts at a key frame, which may be
seconds earlier. Files that have its name already are replaced. The default of --names is “{DEFAULT_TEMPLATE}”.

exit codes: 0 done; 1 something is wrong with a clip, or a page or a clip was refused, which is said on stderr: the
others are done; 2 wrong usage; 130 stopped by Ctrl+C
"""


def main(arguments: list[str]) -> int:
    """Run the command and return its exit code; a wrong command line exits with 2."""
    options = _options(arguments)
    if not options.export:
        return _list(options)
    with stopped_by_key() as stopping:
        return _export(options, stopping)


def _list(options: argparse.Namespace) -> int:
    code = 0
    for path in options.pages:
        try:
            duration = clip_files.length(options.media) if options.media else None
            code |= _list_page(path, PageFile.open(path).episode, options.clip, duration)
        except EditorError as error:
            code = _complain(error)
    return code


def _list_page(path: Path, episode: Episode, wanted: Sequence[int] | None, duration: float | None) -> int:
    """Print the clips of a page; return 1 if something is wrong with them."""
    numbers = clip_files.chosen(path, episode, wanted)
    problems = clip_problems(episode, Timeline(episode.entries, duration), duration)
    count = len(episode.clips)
    print(f"{path}: {count} {'clip' if count == 1 else 'clips'}")
    for number in numbers:
        clip = episode.clips[number]
        print(f"  {number:2}  {_said(clip.start)} – {_said(clip.end)}  {clip.name}")
        for problem in problems:
            if problem.clip == number:
                print(f"        {problem.text}")
    for problem in problems:
        if problem.clip is None and not wanted:
            print(f"      {problem.text}")
    return int(any(problem.clip in numbers or (problem.clip is None and not wanted) for problem in problems))


def _said(seconds: float | None) -> str:
    return "?" if seconds is None else format_exactly(max(0.0, seconds))


def _export(options: argparse.Namespace, stopping: Stopping) -> int:
    code = 0
    try:
        make_folder(options.export)
    except EditorError as error:
        return _complain(error)
    jobs = []
    for path in options.pages:
        try:
            jobs += clip_files.jobs_of(path, options.media, options.clip, options.lossless)
        except EditorError as error:
            code = _complain(error)
    for job, target in zip(jobs, clip_files.targets(jobs, options.export, options.names), strict=True):
        check(stopping)
        try:
            for line in clip_files.write(job, target, stopping, options.lossless, options.captions, options.text):
                print(line, flush=True)
        except EditorError as error:
            code = _complain(f"{job.page}, clip {job.number}: {error}")
    return code


def _complain(problem: object) -> int:
    print(f"cueline clips: {problem}", file=sys.stderr)
    return 1


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="cueline clips",
        description="List the clips of one or many pages with what is wrong with them, or write their sound or picture"
        " to files of their own.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    names = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    parser.add_argument("pages", metavar="PAGE", nargs="+", type=given_path, help="an episode page")
    parser.add_argument("--clip", metavar="N", type=int, action="append", help="only this clip; can be repeated")
    parser.add_argument("--media", metavar="FILE", type=given_path, help="the recording of the page")
    parser.add_argument("--export", metavar="DIR", type=given_path, help="write the clips to this folder")
    parser.add_argument("--lossless", action="store_true", help="copy them instead of encoding them anew")
    parser.add_argument(
        "--names", metavar="TEMPLATE", default=DEFAULT_TEMPLATE, help=f"how the files are called, of {names}"
    )
    parser.add_argument("--captions", action="store_true", help="write a WebVTT file beside each clip")
    parser.add_argument("--text", action="store_true", help="write the words of each clip beside it")
    options = parser.parse_args(arguments)
    _check(parser, options)
    return options


def _check(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Exit with 2 where options do not go together."""
    if options.media and len(options.pages) > 1:
        parser.error("--media is the recording of one page; there are several")
    if not options.export and (options.lossless or options.captions or options.text):
        parser.error("--lossless, --captions and --text say how to --export")
    try:
        file_name(options.names, dict.fromkeys(PLACEHOLDERS, ""))
    except EditorError as error:
        parser.error(f"--names: {error}")
