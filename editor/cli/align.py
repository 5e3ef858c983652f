"""`cueline align`: find when every line and word of pages is said, and correct or fill in their seconds by it."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from editor.checks.times import Kind, TimeReview, accepted, times_to_review
from editor.cli import outcome
from editor.cli.files import make_folder
from editor.cli.names import given_path
from editor.cli.progress import Progress
from editor.cli.stopping import Stopping, stopped_by_key
from editor.core.edits.times import set_times
from editor.core.errors import EditorError, FormatError, SaveError
from editor.core.model import Episode
from editor.formats.page_file import PageFile
from editor.formats.readers.registry import reader_of

if TYPE_CHECKING:
    from editor.cli.aligned import Captions
    from editor.core.alignment import Alignment

_EPILOG = """\
Captions are whatever has a time for every few words: subtitles, YouTube's own captions, or what a recogniser wrote.
What they are, is told by their content; --from says it where that goes wrong. Of a folder, those are taken that have
the page's name. Captions of another episode are refused; where it is doubtful, --anyway says that they are the right
ones. By a recording alone, the lines of each turn are spread by their lengths and begin where a pause ends; with
captions too, what they tell is moved to the end of the pause nearby.

Listed are the entries, counted from 0 with the headers, with the second at which each begins and how far that can be
trusted: sure, likely, or guess, with the span in which it lies. Below stands what is to be said of the second that the
page states. Passages that were moved, or told much more briefly than they were spoken, have no true time and are mostly
guesses. What was found is kept, and the window has it when the page is opened next.

Pages are only changed by --fill and --accept-sure, and only with --write; without, what would change is shown.
--accept-sure takes what “Accept all sure ones” takes in the window: of the lines below which something is to be said,
all whose time is sure, whether the second that they state is contradicted, repeats the line before, or is missing.
--fill takes the missing ones that are sure or likely. A second is written whole, cut off as pages have it, and never
later or earlier than those that the lines around state.

exit codes: 0 done; 1 a page or captions were refused, or the times could not be kept for the window, which is said on
stderr: everything else is done; 2 wrong usage; 130 stopped by Ctrl+C
"""


def main(arguments: list[str]) -> int:
    """Run the command and return its exit code; a wrong command line exits with 2."""
    options = _options(arguments)
    with stopped_by_key() as stopping:
        return _run(options, stopping)


def _run(options: argparse.Namespace, stopping: Stopping) -> int:
    code = 0
    try:
        if options.output:
            make_folder(options.output)
    except EditorError as error:
        return _complain(error)
    for path in options.pages:
        try:
            code |= _align(path, options, stopping)
        except EditorError as error:
            code = _complain(outcome.of_path(str(error), path))
    return code


def _align(path: Path, options: argparse.Namespace, stopping: Stopping) -> int:
    """Align a page and say, show or write what came of it; return 1 if the times could not be kept.

    Raises EditorError and Cancelled.
    """
    # Only now: a page that cannot be read should not wait for what aligns.
    from editor.cli import aligned

    file = PageFile.open(path)
    episode = file.episode
    with Progress(path.name, stopping) as progress:
        captions, alignment = _found(path, episode, options, progress)
    refused, code = aligned.refused_of(path, captions), 0
    try:
        aligned.keep(path, episode, captions, alignment, refused)
    except SaveError as error:
        code = _complain(f"{path}: the times are not kept for the window: {error}")
    reviews = times_to_review(episode.entries, alignment, refused)
    _report(path, captions.name, episode, alignment, reviews, options)
    if _changes(options):
        wanted = [review for review in reviews if _is_wanted(review, options)]
        change = set_times(episode, accepted(episode.entries, alignment, wanted, refused))
        outcome.put_out(file, path, change.apply(episode), options)
        print(f"{path}: {_said(wanted, _is_shown(options))}", file=sys.stderr)
    return code


def _report(
    path: Path,
    source: str,
    episode: Episode,
    alignment: "Alignment",
    reviews: Sequence[TimeReview],
    options: argparse.Namespace,
) -> None:
    from editor.cli import align_report

    if options.json:
        found = align_report.as_json(path, source, episode, alignment, reviews)
        # For programs, which expect UTF-8 whatever a terminal would show; half a character is escaped as JSON has it.
        sys.stdout.buffer.write(f"{found}\n".encode("utf-8", "backslashreplace"))
    elif not _is_shown(options):
        for line in align_report.report(path, source, episode, alignment, reviews):
            print(line)


def _found(
    path: Path, episode: Episode, options: argparse.Namespace, progress: Progress
) -> "tuple[Captions, Alignment]":
    """Return what was heard of a page, and when its lines are said; raises EditorError and Cancelled."""
    from editor.cli import aligned

    if options.captions is None:
        return aligned.by_recording(episode, options.recording, progress)
    captions = aligned.read_captions(aligned.captions_of(path, options.captions), options.kind)
    alignment = aligned.aligned(episode, captions, options.anyway, progress)
    if options.recording is not None:
        alignment = aligned.at_pauses(alignment, captions, options.recording, progress)
    return captions, alignment


def _is_wanted(review: TimeReview, options: argparse.Namespace) -> bool:
    """Tell whether a suggestion is to be taken."""
    from editor.core.alignment import Grade

    if options.accept_sure and review.grade is Grade.SURE:
        return True
    return bool(options.fill) and review.kind is Kind.MISSING and review.grade >= Grade.LIKELY


def _said(reviews: Sequence[TimeReview], only_shown: bool) -> str:
    filled = sum(review.kind is Kind.MISSING for review in reviews)
    counts = (filled, "filled in"), (len(reviews) - filled, "corrected")
    done = " and ".join(f"{count} {'second' if count == 1 else 'seconds'} {what}" for count, what in counts if count)
    if not done:
        return "no second is to be changed."
    return f"{done}; that is only shown, --write does it." if only_shown else f"{done}."


def _changes(options: argparse.Namespace) -> bool:
    return bool(options.fill or options.accept_sure)


def _is_shown(options: argparse.Namespace) -> bool:
    """Tell whether standard output is to have what would change, and nothing else."""
    return _changes(options) and not options.write and not options.output


def _complain(problem: object) -> int:
    print(f"cueline align: {problem}", file=sys.stderr)
    return 1


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = _parser()
    options = parser.parse_args(arguments)
    options.pages = outcome.once(options.pages)
    if options.captions is None and options.recording is None:
        parser.error("say what was heard with --captions, or where to find the pauses with --recording")
    if options.captions is None and (options.kind or options.anyway):
        parser.error("--from and --anyway are about captions: say with --captions which")
    if len(options.pages) > 1 and (options.recording or not os.path.isdir(options.captions)):
        parser.error("this is of one page; for several, give with --captions the folder that has those of each")
    if not _changes(options) and (options.diff or options.write or options.output):
        parser.error("nothing would change: say with --fill or --accept-sure what to write")
    if options.json and _is_shown(options):
        parser.error("--json and what would change cannot both be printed: use --write or --output, or leave one out")
    try:
        options.kind = reader_of(options.kind).id if options.kind else None
    except FormatError as error:
        parser.error(str(error))
    outcome.check(parser, options.pages, options.output)
    return options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cueline align",
        description="Find when every line and word of pages is said, from captions or from the recording, and"
        " correct or fill in the seconds of the pages by it.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("pages", metavar="PAGE", nargs="+", type=given_path, help="an episode page")
    parser.add_argument(
        "--captions",
        metavar="FILE|DIR",
        type=given_path,
        help="what was heard, or the folder that has it for every page",
    )
    parser.add_argument(
        "--recording", metavar="FILE", type=given_path, help="the sound, so that lines begin where its pauses end"
    )
    parser.add_argument(
        "--from", metavar="KIND", dest="kind", help="what the captions are; see: cueline convert --list"
    )
    parser.add_argument(
        "--anyway", action="store_true", help="the captions are the right ones, even if hardly any fits"
    )
    parser.add_argument("--json", action="store_true", help="print lines and words with their times, a page to a line")
    parser.add_argument("--fill", action="store_true", help="give lines without a second theirs, if it is no guess")
    parser.add_argument(
        "--accept-sure", action="store_true", help="give every line listed as sure the second in which it was heard"
    )
    outcome.add_arguments(parser)
    return parser
