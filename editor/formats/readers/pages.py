"""An episode page, read to be made anew."""

from collections.abc import Iterator
from pathlib import PurePath

from editor.core.captions import Caption, Draft, Piece, Title
from editor.core.errors import FormatError
from editor.core.model import Episode, Header
from editor.core.timing import parse_time
from editor.formats.readers.cues import squeeze
from editor.formats.readers.prose import counted
from editor.formats.readers.sniff import Sniff

_LONGEST_TIME = 20
_KEYS = (b"\ntranscript:", b"\nquotableClips:")


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is an episode page."""
    if not any(key in sniff.data or sniff.data.startswith(key[1:]) for key in _KEYS):
        return 0.9 if sniff.head.startswith(("- line:", "- header:", "- who:", "- sec:")) else 0.0
    return 0.98


def read(data: bytes, name: str) -> Draft:
    """Read an episode page; raises FormatError."""
    # Only now: other readers should not wait for what reads YAML.
    from editor.formats.front_matter import BOM, decode, find_yaml
    from editor.formats.page_glance import glance
    from editor.formats.problems import Fault, Lines, PageError

    markdown = data.removeprefix(BOM).startswith(b"---") or PurePath(name).suffix.lower() == ".md"
    try:
        text = decode(data)
        episode, repeats = glance(find_yaml(text, markdown, data.startswith(BOM)))
    except PageError as error:
        raise FormatError(f"{error.place}: {error}" if error.place else str(error)) from None
    except Fault as fault:
        # Without looking for repairs, which may take long: those are for a page that is opened.
        what = " ".join(str(fault).split()).rstrip(".")
        raise FormatError(
            f"{Lines(text).place(fault.offset)}: {what}. Open it as a page to see how to mend it."
        ) from None
    return Draft("page", tuple(_parts(episode)), dict(episode.meta), (*repeats, *_left_out(episode, data)))


def _parts(episode: Episode) -> Iterator[Piece]:
    for entry in episode.entries:
        text = squeeze(entry.text)
        if isinstance(entry, Header):
            if text:
                yield Title(text)
        elif text:
            start = entry.sec if entry.sec is not None else parse_time((entry.time or "")[:_LONGEST_TIME])
            yield Caption(text, start, None, squeeze(entry.who or "") or None, (), True)


def _left_out(episode: Episode, data: bytes) -> Iterator[str]:
    empty = sum(not entry.text.strip() for entry in episode.entries)
    if empty:
        yield f"{counted(empty, 'entry', 'entries')} without words left out."
    if episode.clips:
        yield f"{counted(len(episode.clips), 'quotable clip')} left out."
    extra = sorted({key for entry in episode.entries for key in entry.extra})
    if extra:
        yield f"What entries say besides is left out: {', '.join(map(str, extra))}."
    body = data.replace(b"\r\n", b"\n").rpartition(b"\n---")[2].split(b"\n", 1)
    if len(body) > 1 and body[1].strip():
        yield f"{counted(len(body[1].split()), 'word')} below the front matter left out."
