"""A page that did not exist before, in the manner of those that do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import isfinite

import yaml

from editor.core.errors import FormatError
from editor.core.model import Clip, Entry, Header, Part
from editor.core.timing import format_time
from editor.formats.clip_form import clips_in_form
from editor.formats.entries import CLIPS, TRANSCRIPT, stated
from editor.formats.page import PageError, read_page
from editor.formats.scalars import write_block
from editor.formats.yaml_values import same

_WIDTH = 80
_AT_A_TIME = 200
_NAME = "the new page"


def new_page(entries: Sequence[Entry], meta: Mapping[str, object], clips: Sequence[Clip] = ()) -> bytes:
    """Return a fresh page, read back and compared with what it should hold; raises FormatError.

    The front matter keeps the order of `meta`; the clips come before the transcript, in whole seconds. A line that has
    a second but no time is given the time.
    """
    values = {key: _plain(value) for key, value in meta.items() if key not in (TRANSCRIPT, CLIPS)}
    timed = [_timed(entry) for entry in entries]
    whole = clips_in_form(tuple(clips), {}, 0)
    try:
        parts = ["---\n", write_block(values, _WIDTH), *_section(CLIPS, whole), *_section(TRANSCRIPT, timed), "---\n"]
        data = "".join(parts).encode()
        page = read_page(data, _NAME, markdown=True)
    except (yaml.YAMLError, UnicodeEncodeError, PageError) as error:
        raise FormatError(f"{_NAME} cannot hold what it should: {error}. Leave out what is odd.") from error
    if not same(dict(page.episode.meta), values):
        raise FormatError(f"{_NAME} cannot hold what is said of the episode so that it reads back. Leave out odd keys.")
    if not (_same_parts(page.episode.entries, timed) and _same_parts(page.episode.clips, whole)):
        raise FormatError(f"{_NAME} cannot hold the transcript so that it reads back. Leave out odd fields.")
    return data


def _section(key: str, parts: Sequence[Part]) -> Iterator[str]:
    """Yield the lines of a section; a transcript has its key even if it is empty."""
    if parts or key == TRANSCRIPT:
        yield f"{key}:\n" if parts else f"{key}: []\n"
    for start in range(0, len(parts), _AT_A_TIME):
        yield write_block([stated(part) for part in parts[start : start + _AT_A_TIME]], _WIDTH)


def _same_parts(some: Sequence[Part], others: Sequence[Part]) -> bool:
    return len(some) == len(others) and all(
        type(one) is type(other) and same(stated(one), stated(other)) for one, other in zip(some, others, strict=True)
    )


def _timed(entry: Entry) -> Entry:
    if isinstance(entry, Header) or entry.sec is None or entry.time is not None or not isfinite(entry.sec):
        return entry
    return replace(entry, time=format_time(entry.sec))


def _plain(value: object) -> object:
    """Return a value as YAML has it: with its own lists and mappings, and texts without halves of characters."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "ignore").decode("utf-8")
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
