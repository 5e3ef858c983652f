"""What becomes of pages that a command edits: they are shown as a diff, saved, or written to another folder."""

import argparse
import difflib
import os
import sys
from collections.abc import Hashable, Sequence
from io import BytesIO
from pathlib import Path

from editor.cli.names import given_path, identity, takes_anything
from editor.core.errors import SaveError
from editor.core.model import Episode
from editor.formats.page_file import PageFile


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the command line say what is to become of the pages."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--diff", action="store_true", help="show what would change and write nothing (the default)")
    what.add_argument("--write", action="store_true", help="save the pages")
    what.add_argument("--output", metavar="DIR", type=given_path, help="write the edited pages to another folder")


def once(paths: Sequence[Path]) -> list[Path]:
    """Return pages without those that were named before."""
    return list({os.path.realpath(path): path for path in reversed(paths)}.values())[::-1]


def check(parser: argparse.ArgumentParser, pages: Sequence[Path], folder: Path | None) -> None:
    """Exit with 2 where a copy would replace a page that was given or another copy."""
    if folder is None:
        return
    originals = {identity(path): path for path in pages}
    targets: dict[Hashable, Path] = {}
    for path in pages:
        target = identity(folder / path.name)
        if target in originals:
            parser.error(f"a copy of {path} in {folder} would replace {originals[target]}: choose another folder")
        if target in targets:
            parser.error(f"{targets[target]} and {path} would both become {path.name} in {folder}")
        targets[target] = path


def put_out(file: PageFile, path: Path, episode: Episode, options: argparse.Namespace) -> None:
    """Show, save or copy an edited page that was named as `path`; raises EditorError."""
    if options.write:
        file.save(episode)
    elif options.output:
        _copy(file, options.output / path.name, episode)
    else:
        sys.stdout.buffer.write(_diff(path, file.data, file.page.render(episode)))


def _copy(file: PageFile, target: Path, episode: Episode) -> None:
    # A page is read back from where it was written, which no device gives; nor should a file take its place.
    if takes_anything(target):
        raise SaveError(f"{target} is no file but a device or a pipe. Choose another folder.")
    file.save_copy(target, episode)


def of_path(sentence: str, path: Path) -> str:
    """Return what is wrong with a file, beginning with its whole path."""
    rest = sentence.removeprefix(str(path)).removeprefix(path.name)
    return f"{path}{rest}" if rest[:1] in (",", ":", " ") else f"{path}: {sentence}"


def _diff(path: Path, before: bytes, after: bytes) -> bytes:
    """Return a unified diff that `patch` and `git apply` can use."""
    name = os.fsencode(path)
    lines = difflib.diff_bytes(
        difflib.unified_diff, BytesIO(before).readlines(), BytesIO(after).readlines(), name, name
    )
    return b"".join(line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n" for line in lines)
