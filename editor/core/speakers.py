"""Who speaks in an episode, in an order that stays the same while it is edited."""

from collections import Counter
from collections.abc import Iterable
from types import MappingProxyType

from editor.core.change import Change
from editor.core.model import Entry, Episode, Line


class Speakers:
    """The names of an episode, each in a slot of its own that never moves: colours and keys go by slot. Immutable."""

    __slots__ = ("_counts", "_slots", "names")

    def __init__(self, names: Iterable[str] = (), counts: Iterable[tuple[str, int]] = ()) -> None:
        self.names: tuple[str, ...] = tuple(names)
        self._counts = MappingProxyType(dict(counts))
        self._slots = {name: slot for slot, name in enumerate(self.names)}

    @classmethod
    def of(cls, episode: Episode) -> "Speakers":
        """Collect the names in the order in which they first appear."""
        counts = Counter(_names(episode.entries))
        return cls(counts, counts.items())

    def after(self, change: Change) -> "Speakers":
        """Return the speakers after a change: new names come last, unless one takes the place of a name that went."""
        removed = [entry for splice in change.splices for entry in splice.removed]
        inserted = [entry for splice in change.splices for entry in splice.inserted]
        taken, given = _names(removed), _names(inserted)
        if taken == given:
            return self
        renamed = _renamed(removed, inserted)
        counts = Counter(self._counts)
        counts.update(given)
        counts.subtract(taken)
        names = list(self.names)
        for name in dict.fromkeys(given):
            if name in self._slots:
                continue
            old = renamed.get(name)
            if old in self._slots and counts[old] <= 0 and old in names:
                names[names.index(old)] = name
            else:
                names.append(name)
        return Speakers(names, ((name, count) for name, count in counts.items() if count > 0))

    def slot(self, who: str) -> int:
        """Return the slot of a name, counted from 0; a name that is not here yet would get the one after the last."""
        return self._slots.get(who, len(self.names))

    def count(self, who: str) -> int:
        """Return how many lines somebody says."""
        return self._counts.get(who, 0)

    @property
    def offered(self) -> tuple[str, ...]:
        """Return the names that somebody still speaks under, by slot."""
        return tuple(name for name in self.names if name in self._counts)


def _names(entries: Iterable[Entry]) -> list[str]:
    return [entry.who for entry in entries if isinstance(entry, Line) and entry.who]


def _renamed(removed: Iterable[Entry], inserted: Iterable[Entry]) -> dict[str, str]:
    """Return the old name for each new one, of lines that are said by somebody else afterwards."""
    speaker = {entry.origin: entry.who for entry in removed if isinstance(entry, Line)}
    changed = {(speaker.get(entry.origin), entry.who) for entry in inserted if isinstance(entry, Line)}
    return {new: old for old, new in changed if old and new and old != new}
