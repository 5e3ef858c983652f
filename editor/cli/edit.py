"""`cueline edit`: make the edits of a script in one or many pages."""

import argparse
import sys
from pathlib import Path

from editor.cli import outcome
from editor.cli.catalogue import EDITS
from editor.cli.files import make_folder
from editor.cli.names import given_path
from editor.cli.script import Step, read_script, run_script
from editor.core.errors import EditorError
from editor.formats.page_file import PageFile

_EPILOG = """\
a script is a YAML list of edits, made in order, such as “- set_time: {{at: 12, sec: 83}}”; the edits:
  {edits}

What stands in brackets can be left out. “at” counts the entries of the transcript (headers too) or the clips from 0, at
the moment the edit is made; “offset” counts characters; shift_times shifts the entries “from” and “to” as well.

exit codes: 0 done; 1 an edit or a file was refused, which is said on stderr: that file is untouched, the others are
done; 2 wrong usage; 130 stopped by Ctrl+C
"""


def main(arguments: list[str]) -> int:
    """Run the command and return its exit code; a wrong command line exits with 2."""
    options = _options(arguments)
    try:
        steps = read_script(options.script)
        if options.output:
            make_folder(options.output)
    except EditorError as error:
        return _complain(error)
    code = 0
    for path in options.pages:
        try:
            _edit(path, steps, options)
        except EditorError as error:
            code = _complain(outcome.of_path(str(error), path))
    return code


def _edit(path: Path, steps: list[Step], options: argparse.Namespace) -> None:
    file = PageFile.open(path)
    outcome.put_out(file, path, run_script(steps, file.episode), options)


def _complain(problem: object) -> int:
    print(f"cueline edit: {problem}", file=sys.stderr)
    return 1


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="cueline edit",
        description="Make the edits of a script in one or many pages. Without --write or --output nothing is written.",
        epilog=_EPILOG.format(edits="\n  ".join(f"- {edit}" for edit in EDITS.values())),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("pages", metavar="PAGE", nargs="+", type=given_path, help="an episode page")
    parser.add_argument(
        "--script", metavar="FILE", type=given_path, required=True, help="the edits, as YAML; - for standard input"
    )
    outcome.add_arguments(parser)
    options = parser.parse_args(arguments)
    options.pages = outcome.once(options.pages)
    outcome.check(parser, options.pages, options.output)
    return options
