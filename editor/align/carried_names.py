"""Speakers of another version of an episode: whom it names where this one does not, or otherwise."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from editor.align.carry import Carrier
from editor.core.model import Episode
from editor.core.pairing import key_of

_MOST = 0.8
"""Share of the words, or of the lines, from which on it is sure whose they are."""
_FEWEST = 3  # words, from which on it is told who says a line
_NO_NAME = re.compile(r"(?:speaker|spk|voice|person|unknown)?[\s_.#:-]*(?:\d+|[a-z]?)", re.IGNORECASE)

Kind = Literal["named", "renamed", "corrected"]


class CarriedName(NamedTuple):
    """Who says some lines, in rows of the episode, by the other version.

    Lines that nobody is named for are `named`; if all that a speaker says is somebody else's there, he is `renamed`;
    a single line is `corrected`.
    """

    kind: Kind
    rows: tuple[int, ...]
    before: str | None
    after: str
    sure: bool = True

    @property
    def advised(self) -> bool:
        """Tell whether the change goes without saying: where there is no name yet, or none of anybody."""
        return self.sure and is_nobody(self.before)


def is_nobody(name: str | None) -> bool:
    """Tell whether a name names nobody: there is none, or one such as a recogniser gives (`SPEAKER_00`)."""
    return name is None or _NO_NAME.fullmatch(name.strip()) is not None


class _Vote(NamedTuple):
    """Who says a line by this version and by the other."""

    row: int
    mine: str | None
    name: str
    sure: bool


class Voices:
    """Who says what by this version and by the other. `ours` leads from the other's names to this version's."""

    def __init__(self, episode: Episode, other: Episode, carrier: Carrier) -> None:
        self._episode = episode
        self._votes = list(_votes(episode, other, carrier))
        self._theirs = _same_persons(self._votes)
        self.ours = {name: mine for mine, name in self._theirs.items()}

    def plans(self) -> tuple[CarriedName, ...]:
        """Return whom the other version names for which lines, where that is not who is there."""
        nameless: dict[tuple[str, bool], list[int]] = {}
        plans = list(self._renamed())
        for vote in self._votes:
            name = self._name_here(vote.name)
            if vote.mine is None:
                nameless.setdefault((name, vote.sure), []).append(vote.row)
            elif vote.sure and vote.name != self._theirs.get(vote.mine) and key_of(name) != key_of(vote.mine):
                plans.append(CarriedName("corrected", (vote.row,), vote.mine, name))
        plans += [CarriedName("named", tuple(rows), None, name, sure) for (name, sure), rows in nameless.items()]
        return tuple(sorted(plans, key=lambda plan: (plan.kind == "corrected", plan.rows)))

    def _name_here(self, name: str) -> str:
        """Return how this version calls somebody; as the other does where that is no name."""
        mine = self.ours.get(name, name)
        return name if is_nobody(mine) else mine

    def _renamed(self) -> Iterator[CarriedName]:
        for mine, name in self._theirs.items():
            if key_of(mine) != key_of(name):
                rows = tuple(row for row, line in self._episode.lines() if line.who == mine)
                yield CarriedName("renamed", rows, mine, name)


def _votes(episode: Episode, other: Episode, carrier: Carrier) -> Iterator[_Vote]:
    """Yield who says each line by the other version, where it says more than this one."""
    lines = dict(other.lines())
    mine = dict(episode.lines())
    for row, sources in carrier.sources().items():
        words: Counter[str] = Counter()
        for source, count in sources.items():
            words[lines[source].who or ""] += count
        name, count = words.most_common(1)[0] if words else ("", 0)
        known = mine[row].who or None
        if name and (known is None or not is_nobody(name)):
            enough = count >= min(_FEWEST, len(mine[row].text.split()))
            yield _Vote(row, known, name, enough and count >= _MOST * words.total())


def _same_persons(votes: Sequence[_Vote]) -> dict[str, str]:
    """Return which name of this version is which of the other: nearly all lines of the one are the other's.

    The other way round it must be so, too, but where this version's is no name.
    """
    pairs = Counter((vote.mine, vote.name) for vote in votes if vote.mine is not None and vote.sure)
    ours, theirs = Counter[str](), Counter[str]()
    for (mine, name), count in pairs.items():
        ours[mine] += count
        theirs[name] += count
    return {
        mine: name
        for (mine, name), count in pairs.items()
        if count >= _MOST * ours[mine] and (count >= _MOST * theirs[name] or is_nobody(mine))
    }
