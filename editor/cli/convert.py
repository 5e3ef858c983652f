"""`cueline convert`: read captions, transcripts and pages, and write them as something else."""

import argparse
import os
import sys
from collections.abc import Hashable
from pathlib import Path

from editor.cli import conversion, outcome
from editor.cli.cleaning import described_rules, given_rules
from editor.cli.conversion import Job
from editor.cli.names import given_name, given_path, identity, takes_anything
from editor.core.errors import EditorError, FormatError
from editor.formats.readers.registry import READERS, reader_of
from editor.formats.writers.options import DEFAULT_FPS, Options
from editor.formats.writers.registry import WRITERS, Writer, writer_of

_STANDARD_OUTPUT = ("-", "/dev/stdout")

_EPILOG = """\
What a file is, is told by its content; --from says it where that goes wrong. A file is written beside the one that was
read, under its name with another ending, or where --out says: a file, a device or a pipe, a folder, or - for standard
output, where standard input goes unless --out says otherwise. What is there is taken for what it is; a name that is not
there is a folder, which is made, if it has no ending or a / behind it. Of several files each is written to the folder.
Nothing is replaced without --force, and what is read never. What a kind of file cannot hold is left out, and said on
stderr.

With --captions the transcript is aligned with them, as by cueline align: subtitles, chapters and whatever else has
times then have those at which the words were heard, not those of the transcript.

With --clean-up, what is written is cleaned up, and what is read stays as it is. The rules, of which as many as are
wanted are named with commas between them:
{rules}

exit codes: 0 done; 1 a file was refused, which is said on stderr: the others are done; 2 wrong usage; 130 stopped by
Ctrl+C
"""


def main(arguments: list[str]) -> int:
    """Run the command and return its exit code; a wrong command line exits with 2."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.list:
        _list()
        return 0
    return _convert(_jobs(parser, options), options)


def _convert(jobs: list[Job], options: argparse.Namespace) -> int:
    code = 0
    chosen = Options(
        times=options.times,
        speakers=options.speakers,
        headers=options.headers,
        title=options.title,
        media=options.media,
        fps=options.fps,
    )
    for job in jobs:
        try:
            for sentence in conversion.convert(job, chosen, options.force):
                print(f"{job.source}: {sentence}", file=sys.stderr)
        except EditorError as error:
            code = _complain(outcome.of_path(str(error), job.source))
    return code


def _jobs(parser: argparse.ArgumentParser, options: argparse.Namespace) -> list[Job]:
    """Return what is to be done; exits with 2 where the command line does not say it or says it twice."""
    if not options.files or not options.to:
        parser.error("say what to read, and with --to as what to write it; --list shows every kind")
    try:
        writer = writer_of(options.to)
        kind = reader_of(options.kind).id if options.kind else None
    except FormatError as error:
        parser.error(str(error))
    files = outcome.once(options.files)
    if options.captions and len(files) > 1:
        parser.error("--captions are of one file; there are several")
    if options.media and len(files) > 1:
        parser.error("--media is the recording of one file; there are several")
    if options.clean_up and not writer.has_words:
        parser.error(f"--clean-up is about what is said, and {writer.id} does not hold it")
    if len(files) > 1:
        _check_folder(parser, options.out, writer)
    jobs = [
        Job(
            path,
            kind,
            writer,
            _target(path, writer, options.out, len(files) > 1),
            options.captions,
            options.anyway,
            options.clean_up,
        )
        for path in files
    ]
    _check(parser, jobs, options.media)
    return jobs


def _check_folder(parser: argparse.ArgumentParser, out: str | None, writer: Writer) -> None:
    """Exit with 2 where several files cannot be written."""
    if out in _STANDARD_OUTPUT:
        parser.error("only one file can be written to standard output")
    if out and not os.path.isdir(out) and (os.path.exists(out) or Path(out).suffix == writer.suffix):
        parser.error(f"several files cannot be written to {out}: --out is to be a folder")


def _target(source: Path, writer: Writer, out: str | None, many: bool) -> Path | None:
    """Return where a file is written to; None for standard output."""
    if out in _STANDARD_OUTPUT or (out is None and source == conversion.STANDARD_INPUT):
        return None
    name = source.stem + writer.suffix
    if out is None:
        return source.parent / name
    return Path(out) / name if many or _is_folder(out) else Path(out)


def _is_folder(out: str) -> bool:
    """Tell whether a name is that of a folder: of one that is there, or else by its looks."""
    if os.path.exists(out):
        return os.path.isdir(out)
    return out.endswith(("/", os.sep)) or not Path(out).suffix


def _check(parser: argparse.ArgumentParser, jobs: list[Job], media: str | None) -> None:
    """Exit with 2 where a file would replace one that is read, or another one that is written."""
    read = [path for job in jobs for path in (job.source, job.captions) if path]
    sources = {identity(path): path for path in [*read, *([Path(media)] if media else [])]}
    targets: dict[Hashable, Path] = {}
    for job in jobs:
        if job.target is None or takes_anything(job.target):
            continue
        target = identity(job.target)
        if target in sources:
            parser.error(f"{job.target} would replace {sources[target]}, which is read: choose another --out")
        if target in targets:
            parser.error(f"{targets[target]} and {job.source} would both become {job.target}")
        targets[target] = job.source


def _list() -> None:
    print("read (--from):")
    for reader in READERS:
        print(f"  {reader.id:<20} {reader.words} ({', '.join(reader.suffixes)})")
    print("written (--to):")
    for writer in WRITERS:
        print(f"  {writer.id:<20} {writer.words} ({writer.suffix})")


def _complain(problem: object) -> int:
    print(f"cueline convert: {problem}", file=sys.stderr)
    return 1


def _fps(text: str) -> float:
    try:
        fps = float(text)
    except ValueError:
        fps = 0.0
    if not 1 <= fps <= 240:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of frames a second, such as 25 or 29.97")
    return fps


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cueline convert",
        description="Read captions, transcripts and pages of many kinds, and write each as another kind.",
        epilog=_EPILOG.format(rules=described_rules()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("files", metavar="IN", nargs="*", type=given_path, help="a file to read; - for standard input")
    parser.add_argument("--to", metavar="KIND", help="what to write")
    parser.add_argument("--from", metavar="KIND", dest="kind", help="what the files are, whatever they look like")
    parser.add_argument("--out", metavar="FILE|DIR", type=given_name, help="where to write; - for standard output")
    parser.add_argument("--force", action="store_true", help="replace files that are there")
    for name, what in (("times", "times"), ("speakers", "who speaks"), ("headers", "headers")):
        parser.add_argument(
            f"--{name}", action=argparse.BooleanOptionalAction, default=True, help=f"with or without {what}"
        )
    parser.add_argument("--title", metavar="TEXT", help="what the episode is called, instead of what the file says")
    parser.add_argument("--media", metavar="FILE", type=given_name, help="the recording, for what plays or cuts it")
    parser.add_argument(
        "--captions",
        metavar="FILE",
        type=given_path,
        help="what was heard, to say when each word of the transcript is said",
    )
    parser.add_argument(
        "--anyway", action="store_true", help="the captions are the right ones, even if hardly any fits"
    )
    parser.add_argument(
        "--clean-up",
        metavar="RULES",
        type=given_rules,
        default=(),
        help="clean up what is written by these rules, or all",
    )
    parser.add_argument(
        "--fps", metavar="N", type=_fps, default=DEFAULT_FPS, help="frames a second, for video editors (default: 25)"
    )
    parser.add_argument("--list", action="store_true", help="list every kind that can be read or written")
    return parser
