"""`cueline edit`: make the edits of a script in one or many pages."""

import argparse
import difflib
import os
import sys
from io import BytesIO
from pathlib import Path

from editor.cli.catalogue import EDITS
from editor.cli.script import Step, read_script, run_script
from editor.core.errors import EditorError
from editor.formats.page_file import PageFile

_EPILOG = """\
a script is a YAML list of edits, made in order, such as “- set_time: {{at: 12, sec: 83}}”; the edits:
  {edits}

What stands in brackets can be left out. “at” counts the entries of the transcript (headers too) or the clips from 0, at
the moment the edit is made; “offset” counts characters; shift_times shifts the entries “from” and “to” as well.

exit codes: 0 done; 1 an edit or a file was refused, which is said on stderr: that file is untouched, the others are
done; 2 wrong usage
"""


def main(arguments: list[str]) -> int:
    """Run the command and return its exit code; a wrong command line exits with 2."""
    options = _options(arguments)
    try:
        return _run(options)
    except OSError as error:
        # Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        gone = isinstance(error, BrokenPipeError)  # whoever read the diff has seen enough
        return 1 if gone else _complain(f"the diff cannot be written: {error.strerror}.")


def _run(options: argparse.Namespace) -> int:
    try:
        steps = read_script(options.script)
        if options.output:
            options.output.mkdir(parents=True, exist_ok=True)
    except EditorError as error:
        return _complain(error)
    except OSError as error:
        return _complain(f"{options.output} cannot be made: {error.strerror}.")
    code = 0
    for path in options.pages:
        try:
            _edit(path, steps, options)
        except EditorError as error:
            code = _complain(_of_path(str(error), path))
    sys.stdout.flush()
    return code


def _edit(path: Path, steps: list[Step], options: argparse.Namespace) -> None:
    file = PageFile.open(path)
    episode = run_script(steps, file.episode)
    if options.write:
        file.save(episode)
    elif options.output:
        file.save_copy(options.output / path.name, episode)
    else:
        sys.stdout.buffer.write(_diff(path, file.data, file.page.render(episode)))


def _diff(path: Path, before: bytes, after: bytes) -> bytes:
    """Return a unified diff that `patch` and `git apply` can use."""
    name = os.fsencode(path)
    lines = difflib.diff_bytes(
        difflib.unified_diff, BytesIO(before).readlines(), BytesIO(after).readlines(), name, name
    )
    return b"".join(line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n" for line in lines)


def _of_path(sentence: str, path: Path) -> str:
    """Return what is wrong with a page, beginning with its whole path."""
    rest = sentence.removeprefix(str(path)).removeprefix(path.name)
    return f"{path}{rest}" if rest[:1] in (",", ":", " ") else f"{path}: {sentence}"


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
    parser.add_argument("pages", metavar="PAGE", nargs="+", type=Path, help="an episode page")
    parser.add_argument(
        "--script", metavar="FILE", type=Path, required=True, help="the edits, as YAML; - for standard input"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--diff", action="store_true", help="show what would change and write nothing (the default)")
    what.add_argument("--write", action="store_true", help="save the pages")
    what.add_argument("--output", metavar="DIR", type=Path, help="write the edited pages to another folder")
    options = parser.parse_args(arguments)
    options.pages = list({os.path.realpath(path): path for path in reversed(options.pages)}.values())[::-1]
    if options.output:
        _check_output(parser, options.pages, options.output)
    return options


def _check_output(parser: argparse.ArgumentParser, pages: list[Path], folder: Path) -> None:
    """Exit with 2 where a copy would replace a page that was given or another copy."""
    originals = {os.path.realpath(path): path for path in pages}
    targets: dict[str, Path] = {}
    for path in pages:
        target = os.path.realpath(folder / path.name)
        if target in originals:
            parser.error(f"a copy of {path} in {folder} would replace {originals[target]}: choose another folder")
        if target in targets:
            parser.error(f"{targets[target]} and {path} would both become {path.name} in {folder}")
        targets[target] = path
