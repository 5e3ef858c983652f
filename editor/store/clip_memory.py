"""What a page cannot say of its clips: their exact times, and the words that they quote. A file for each page."""

import contextlib
import hashlib
import os
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, Self

from editor.core.errors import SaveError
from editor.core.model import Clip, Episode
from editor.core.offsets import restored
from editor.core.timing import time_or_none
from editor.store.places import state_folder
from editor.store.settings_file import SettingsFile

MOST = 1000
"""Pages that are remembered; of more, those saved last."""

_ALIKE = (("name", "start", "end"), ("name", "start"), ("name", "end"), ("start", "end"))


class Memory(NamedTuple):
    """A clip as the page states it (`name`, `start`, `end`), as it really is, and what is said in it.

    Seconds; `words` is empty for a clip that quotes nothing, as one of a whole section.
    """

    name: str
    start: float | None
    end: float | None
    exact_start: float | None
    exact_end: float | None
    words: str = ""

    @classmethod
    def of(cls, clip: Clip, written: Clip, words: str = "") -> Self:
        """Return what to remember of a clip that was saved as `written` (see `Page.as_written`)."""
        return cls(written.name, written.start, written.end, clip.start, clip.end, words)

    def restored(self, clip: Clip) -> Clip:
        """Return a clip of the page with its exact times, each where the page still states its rounding."""
        return restored(clip, self.exact_start, self.exact_end)


def load(page: Path) -> tuple[Memory, ...]:
    """Return what was last saved of the clips of a page, under its real path; what is damaged is left out."""
    kept = _file(page).load()
    clips = kept.get("clips")
    if kept.get("page") != _key(page) or not isinstance(clips, list):
        return ()
    return tuple(memory for memory in map(_read, clips) if memory is not None)


def save(page: Path, memories: Iterable[Memory]) -> None:
    """Keep what is to be known of the clips of a page the next time that it is opened."""
    file, listed = _file(page), [memory._asdict() for memory in memories]
    # It is a convenience: where it cannot be written, nobody is interrupted.
    with contextlib.suppress(SaveError, OSError):
        if not listed:
            file.path.unlink()
        elif file.load() == (kept := {"page": _key(page), "clips": listed}):
            os.utime(file.path)
        else:
            file.save(kept)
            _forget_oldest(file.path.parent)


def matched(memories: Sequence[Memory], clips: Sequence[Clip]) -> tuple[Memory | None, ...]:
    """Return for each clip of a page what is remembered of it.

    It has the same name and offsets; or else two of the three, as when it was renamed or moved by another program. A
    memory is of one clip only, and what agrees in more comes first.
    """
    found: list[Memory | None] = [None] * len(clips)
    left = list(memories)
    for fields in _ALIKE:
        alike: defaultdict[tuple[object, ...], deque[Memory]] = defaultdict(deque)
        for memory in left:
            alike[_shared(memory, fields)].append(memory)
        for row, clip in enumerate(clips):
            values = _shared(clip, fields)
            if found[row] is None and _tells(values) and alike[values]:
                found[row] = alike[values].popleft()
        left = [memory for some in alike.values() for memory in some]
    return tuple(found)


def with_exact_times(episode: Episode, page: Path) -> Episode:
    """Return the episode of a page that was just read with the exact times of its clips; it is written as it was."""
    if not episode.clips:
        return episode
    remembered = matched(load(page), episode.clips)
    clips = tuple(
        memory.restored(clip) if memory else clip for clip, memory in zip(episode.clips, remembered, strict=True)
    )
    return episode if clips == episode.clips else replace(episode, clips=clips)


def _shared(thing: Memory | Clip, fields: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(thing, field) for field in fields)


def _tells(values: tuple[object, ...]) -> bool:
    """Tell whether it means something that two things agree in these values: all three, or two that are there."""
    return len(values) == len(_ALIKE[0]) or None not in values


def _read(item: object) -> Memory | None:
    if not isinstance(item, dict):
        return None
    name, words = item.get("name"), item.get("words")
    if not isinstance(name, str) or not isinstance(words, str):
        return None
    start, end, exact_start, exact_end = (_seconds(item.get(field)) for field in Memory._fields[1:5])
    return Memory(name, start, end, exact_start, exact_end, words)


def _seconds(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return time_or_none(value)


def _forget_oldest(folder: Path) -> None:
    with os.scandir(folder) as found:
        saved = sorted((entry.stat().st_mtime, entry.path) for entry in found if entry.is_file())
    for _, path in saved[:-MOST]:
        os.unlink(path)


def _key(page: Path) -> str:
    return os.path.realpath(page)


def _file(page: Path) -> SettingsFile:
    name = hashlib.blake2b(os.fsencode(_key(page)), digest_size=16).hexdigest()
    return SettingsFile(state_folder() / "clips" / f"{name}.json")
