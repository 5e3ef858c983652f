"""One file read as whatever it is, and written as another kind."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from editor.cli.cleaning import clean_up
from editor.cli.files import write
from editor.cli.names import takes_anything
from editor.core.captions import Draft, Title
from editor.core.errors import SaveError
from editor.core.model import Episode
from editor.core.paragraphs import to_entries
from editor.core.sections import Chapter
from editor.core.watch import Unwatched
from editor.formats.page import Page, read_page
from editor.formats.readers.bounded import read_file, read_stream
from editor.formats.readers.registry import read_draft, recognise
from editor.formats.writers.cleaned import cleaned
from editor.formats.writers.media_links import link_to
from editor.formats.writers.options import Options
from editor.formats.writers.registry import Writer, write_episode

PAGE = "page"
STANDARD_INPUT = Path("-")
KEPT_TITLE = "A page keeps its own title; change it on the page."
KEPT_SECONDS = "A page keeps its own seconds; cueline align --fill and --accept-sure change them."


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be read, as the kind that is named or else that it looks like; `target` None is standard output.

    `captions` say when its words are said; `anyway`, that they do even if hardly any of them fits. `rules` are the ids
    of those that it is cleaned up by.
    """

    source: Path
    kind: str | None
    writer: Writer
    target: Path | None
    captions: Path | None = None
    anyway: bool = False
    rules: tuple[str, ...] = ()


def convert(job: Job, options: Options, force: bool) -> Iterator[str]:
    """Read a file and write it as another kind; yield in sentences what is left out. Raises EditorError."""
    target = job.target
    if target is not None and os.path.exists(target) and not force and not takes_anything(target):
        raise SaveError(f"{target} is there already. Use --force to replace it, or choose another --out.")
    data, sentences = _converted(job, options)
    if target is None:
        sys.stdout.buffer.write(data)
    else:
        write(target, data)
    yield from sentences


def _converted(job: Job, options: Options) -> tuple[bytes, tuple[str, ...]]:
    data = _read(job.source)
    kind = job.kind or recognise(data, job.source.name).id
    options = replace(options, duration=_duration(options.media), media=_media(job, options.media))
    if kind == PAGE:
        page = read_page(data, job.source.name, markdown=job.source.suffix.lower() not in (".yaml", ".yml"))
        return _of_page(page, job, options)
    draft = read_draft(data, job.source.name, kind)
    taken = to_entries(draft)
    options = replace(options, heard=taken.heard, chapters=_chapters(draft))
    written, left_out = _written(Episode(taken.entries, (), draft.meta), job, options)
    return written, (*draft.left_out, *_untimed(draft, job.writer), *left_out)


def _of_page(page: Page, job: Job, options: Options) -> tuple[bytes, tuple[str, ...]]:
    if job.writer.id != PAGE:
        written, left_out = _written(page.episode, job, options)
        return written, (*page.repeats, *left_out)
    # Everything on it is kept, what stands below the front matter too.
    kept = (*([KEPT_TITLE] if options.title is not None else []), *([KEPT_SECONDS] if job.captions else []))
    episode, _, said = clean_up(page.episode, None, job.rules)
    return page.render(episode), (*page.repeats, *said, *kept)


def _written(episode: Episode, job: Job, options: Options) -> tuple[bytes, tuple[str, ...]]:
    """Return an episode as a kind of file, with its words at the times of the captions, and what is left out of it."""
    alignment = None
    if job.captions is not None and job.writer.id != PAGE:
        # Only now: what has no captions should not wait for what aligns.
        from editor.cli.aligned import aligned, read_captions

        episode = cleaned(episode)
        alignment = aligned(episode, read_captions(job.captions), job.anyway, Unwatched())
    episode, alignment, said = clean_up(episode, alignment, job.rules)
    written, left_out = write_episode(episode, job.writer.id, replace(options, alignment=alignment))
    return written, (*said, *left_out)


def _untimed(draft: Draft, writer: Writer) -> Iterator[str]:
    """Say it where a page, which has times on lines only, loses those of chapters without a line below."""
    titles = sum(isinstance(part, Title) and part.start is not None for part in draft.parts)
    if writer.id == PAGE and titles and not draft.captions:
        yield "The times of the headers are left out: a page has times on lines only."


def _chapters(draft: Draft) -> tuple[Chapter, ...]:
    """Return the chapters of a draft if each of its titles has a time."""
    titles = [part for part in draft.parts if isinstance(part, Title)]
    chapters = tuple(Chapter(title.start, title.text) for title in titles if title.start is not None)
    return chapters if len(chapters) == len(titles) else ()


def _media(job: Job, media: str | None) -> str | None:
    """Return how the file names a recording, which is on this computer or has an address."""
    if media is None or not os.path.isfile(media):
        return media
    return link_to(Path(media), job.writer.id, job.target)


def _duration(media: str | None) -> float | None:
    """Return how many seconds a recording takes that is on this computer."""
    if media is None or not os.path.isfile(media):
        return None
    # Only now: what has no recording should not wait for what reads one.
    from editor.media.source import Source

    with Source(Path(media)) as source:
        return source.length


def _read(path: Path) -> bytes:
    if path == STANDARD_INPUT:
        return read_stream(sys.stdin.buffer, "standard input")
    return read_file(path, str(path))
