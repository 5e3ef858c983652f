"""What an edit does to an episode, as a value with an inverse."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import NamedTuple

from editor.core.model import Clip, Entry, Episode


class Splice(NamedTuple):
    """At row `at`, the entries `removed` give way to `inserted`."""

    at: int
    removed: tuple[Entry, ...]
    inserted: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A few splices, and the clips before and after if they differ.

    The splices stand in ascending order and do not overlap; `at` counts rows of the episode before the change.
    """

    splices: tuple[Splice, ...] = ()
    clips: tuple[tuple[Clip, ...], tuple[Clip, ...]] | None = None

    def __bool__(self) -> bool:
        """Tell whether anything changes."""
        return bool(self.splices) or self.clips is not None

    def apply(self, episode: Episode) -> Episode:
        """Return the episode with the change made; the change must have been made for this episode."""
        entries = episode.entries
        if self.splices:
            # In one pass: at a hundred hours, every further one would take a good part of what a key may.
            entries = tuple(chain.from_iterable(self._pieces(iter(entries))))
        return replace(episode, entries=entries, clips=self.clips[1] if self.clips else episode.clips)

    def _pieces(self, entries: Iterator[Entry]) -> Iterator[Iterable[Entry]]:
        row = 0
        for splice in self.splices:
            yield islice(entries, splice.at - row)
            yield splice.inserted
            for _ in splice.removed:
                next(entries)
            row = splice.at + len(splice.removed)
        yield entries

    def inverse(self) -> "Change":
        """Return the change that undoes this one."""
        splices = []
        shift = 0
        for splice in self.splices:
            splices.append(Splice(splice.at + shift, splice.inserted, splice.removed))
            shift += len(splice.inserted) - len(splice.removed)
        return Change(tuple(splices), self.clips and (self.clips[1], self.clips[0]))

    def map_row(self, row: int) -> int:
        """Return where a row of the episode before is after the change; a removed row goes to what replaced it."""
        shift = 0
        for splice in self.splices:
            if row < splice.at:
                break
            if row < splice.at + len(splice.removed):
                within = min(row - splice.at, max(0, len(splice.inserted) - 1))
                return splice.at + shift + within
            shift += len(splice.inserted) - len(splice.removed)
        return row + shift
