"""Pages aligned with captions that are files, and what is kept of it for the window."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from editor.align.aligning import align
from editor.align.anchors import Verdict, belongs
from editor.align.errors import AlignmentError
from editor.align.kept import restored
from editor.align.soundtrack import from_whole_seconds, words_of_draft
from editor.core.alignment import Alignment
from editor.core.captions import HeardWord
from editor.core.errors import EditorError, MediaError
from editor.core.kept_times import SOUND, Kept, line_digests
from editor.core.model import Episode
from editor.core.timing import format_time
from editor.core.watch import Watch
from editor.formats.readers.bounded import read_file
from editor.formats.readers.registry import READERS, read_draft
from editor.store import alignments, heard

_NO_CAPTIONS = frozenset({"docx", "chapters", "podcast-chapters", "youtube-description", "page"})


@dataclass(frozen=True, slots=True)
class Captions:
    """What was heard in a recording, in order; `name` is what it is called."""

    name: str
    words: Sequence[HeardWord]


def read_captions(path: Path, kind: str | None = None) -> Captions:
    """Read captions of any kind, or of the one that is named; raises FormatError where words have no times there."""
    draft = read_draft(read_file(path, str(path)), path.name, kind)
    return Captions(path.name, words_of_draft(draft, str(path)))


def captions_of(page: Path, where: Path) -> Path:
    """Return the captions of a page: a file, or the one in a folder that has the page's name; raises EditorError."""
    if not os.path.isdir(where):
        return where
    suffixes = {suffix for reader in READERS if reader.id not in _NO_CAPTIONS for suffix in reader.suffixes}
    try:
        there = sorted(where.iterdir())
    except OSError as error:
        raise EditorError(f"{where} cannot be read: {error.strerror}.") from None
    found = [
        path
        for path in there
        if path.name.startswith(f"{page.stem}.") and path.suffix.lower() in suffixes and not _is_same(path, page)
    ]
    if len(found) == 1:
        return found[0]
    names = f"there are {', '.join(path.name for path in found)}" if found else "there are none"
    raise EditorError(
        f"The captions of {page} are looked for in {where} as {page.stem}. and an ending, and {names}. Name one file."
    )


def aligned(
    episode: Episode,
    captions: Captions,
    anyway: bool,
    watch: Watch,
) -> Alignment:
    """Return when the lines of an episode are said, by captions and with its own seconds as hints.

    `anyway` says that captions are of this episode although it does not look so. Raises AlignmentError where they are
    not, and Cancelled.
    """
    texts = [line.text for _, line in episode.lines()]
    fit = belongs(texts, captions.words)
    if texts and fit.verdict is Verdict.ASK and not anyway:
        raise AlignmentError(f"{fit.sentence} If they are, say --anyway.")
    return align(texts, captions.words, [line.sec for _, line in episode.lines()], watch)


def kept_times(page: Path, episode: Episode) -> Alignment | None:
    """Return when the lines of a page are said, as the window or `cueline align` found it last; None if nobody did."""
    kept = alignments.load(page)
    words = heard.load(page, kept.captions) if kept else ()
    found = restored([line.text for _, line in episode.lines()], kept, words) if kept else None
    return found[0] if found else None


def at_pauses(alignment: Alignment, captions: Captions, recording: Path, watch: Watch) -> Alignment:
    """Return times that captions gave with lines that start where the recording pauses; raises as `by_recording`."""
    # Only now: whoever has captions alone should not wait for what decodes.
    from editor.align.by_sound import snapped
    from editor.cli.pauses import pauses_of

    pauses, seconds = pauses_of(recording, watch)
    _check_length(recording, seconds, alignment.starts)
    return snapped(alignment, pauses, from_whole_seconds(captions.words))


def by_recording(episode: Episode, recording: Path, watch: Watch) -> tuple[Captions, Alignment]:
    """Return when the lines of an episode are said by its own seconds, the lengths of its lines and the pauses.

    Nothing was heard then. Raises MediaError, also where the recording is far too short to be the right one, and
    Cancelled.
    """
    from editor.align.by_sound import by_sound
    from editor.cli.pauses import pauses_of

    lines = [line for _, line in episode.lines()]
    pauses, seconds = pauses_of(recording, watch)
    _check_length(recording, seconds, [line.sec for line in lines if line.sec is not None])
    return Captions(SOUND, ()), by_sound([line.text for line in lines], [line.sec for line in lines], pauses, seconds)


def _check_length(recording: Path, seconds: float, starts: Sequence[float]) -> None:
    """Raise MediaError where most lines begin when a recording has ended."""
    if 2 * sum(start > seconds for start in starts) > len(starts):
        raise MediaError(
            f"{recording.name} ends at {format_time(seconds)}, and most of these lines begin later. Choose the"
            " recording of this episode."
        )


def refused_of(page: Path, captions: Captions) -> frozenset[str]:
    """Return what was refused in the window of the times that captions gave a page, as `refusal` has it."""
    before = alignments.load(page, heard.digest_of(captions.words))
    return before.refused if before else frozenset()


def keep(page: Path, episode: Episode, captions: Captions, alignment: Alignment, refused: frozenset[str]) -> None:
    """Keep the times of a page, and what stays refused of them, for the window; raises SaveError where it cannot be."""
    # To keep no words would be to forget those of other captions.
    if captions.words:
        heard.keep(page, captions.words)
    digests = line_digests(line.text for _, line in episode.lines())
    digest = heard.digest_of(captions.words)
    alignments.keep(page, Kept(captions.name, digest, digests, alignment, refused))


def _is_same(path: Path, page: Path) -> bool:
    try:
        return path.samefile(page)
    except OSError:
        return False
