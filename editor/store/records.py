"""Changes as records of a journal, and back, with the origins of the entries kept.

A change is `{"splices": [[at, removed, entries], ...], "clips": [removed, clips]}`, where `removed` is a count. All
that the change removes is numbered through: the entries of the splices in order, then the clips. An inserted entry is

- a number: the removed entry of that number, as it was;
- `{"of": number, field: value, ...}`: that entry with other fields. `text` is `[kept in front, kept behind, new]`;
- `{"kind": "Line", "origin": number, field: value, ...}`: an entry of its own. Origins are numbered too: those of the
  page as it was opened (entries, then clips), and then each new one as it first appears.

`extra` is a list of `[key, value]`, or `[key]` where the value is that of the removed entry.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, NamedTuple

from editor.core.change import Change, Splice
from editor.core.model import NOTHING, Clip, Entry, Episode, Header, Line, Origin, Part
from editor.store.values import decode, encode

_KINDS: dict[str, type[Part]] = {kind.__name__: kind for kind in (Line, Header, Clip)}
_FIELDS: dict[type[Part], tuple[str, ...]] = {
    Line: ("text", "who", "sec", "time", "extra"),
    Header: ("text", "extra"),
    Clip: ("name", "start", "end", "url", "extra"),
}


class Kept(NamedTuple):
    """How much of a text stays in front of and behind what is new."""

    front: int
    back: int
    new: str


class Origins:
    """The numbers of all origins of a page and its edits."""

    def __init__(self, episode: Episode) -> None:
        parts = (*episode.entries, *episode.clips)
        self._listed = [part.origin for part in parts]
        self._numbers = {origin: number for number, origin in enumerate(self._listed)}

    def number(self, origin: Origin) -> int:
        """Return the number of an origin; one that was not seen before gets the next."""
        number = self._numbers.setdefault(origin, len(self._listed))
        if number == len(self._listed):
            self._listed.append(origin)
        return number

    def origin(self, number: int) -> Origin:
        """Return the origin with a number; the next free number makes one. Raises IndexError beyond that."""
        if number == len(self._listed):
            self.number(Origin())
        return self._listed[number]


def encode_change(change: Change, origins: Origins) -> dict[str, Any]:
    """Return a change as a record."""
    removed = _Removed(_removed(change))
    record: dict[str, Any] = {
        "splices": [
            [splice.at, len(splice.removed), [_encode(entry, removed, origins) for entry in splice.inserted]]
            for splice in change.splices
        ]
    }
    if change.clips is not None:
        before, after = change.clips
        record["clips"] = [len(before), [_encode(clip, removed, origins) for clip in after]]
    return record


def decode_change(record: Mapping[str, Any], episode: Episode, origins: Origins) -> Change:
    """Return the change that a record says of the episode before it.

    Raises ValueError, LookupError or TypeError where the record does not fit the episode.
    """
    spans = [(at, at + count) for at, count, _ in record["splices"]]
    edges = [0, *(edge for span in spans for edge in span), len(episode.entries)]
    if edges != sorted(edges):
        raise ValueError("splices outside the episode")
    gone: list[Part] = [entry for start, end in spans for entry in episode.entries[start:end]]
    clips = record.get("clips")
    if clips is not None:
        if clips[0] != len(episode.clips):
            raise ValueError("another number of clips")
        gone += episode.clips
    splices = tuple(
        Splice(start, episode.entries[start:end], tuple(_entry(item, gone, origins) for item in items))
        for (start, end), (_, _, items) in zip(spans, record["splices"], strict=True)
    )
    after = clips and tuple(_clip(item, gone, origins) for item in clips[1])
    return Change(splices, None if after is None else (episode.clips, after))


class _Removed:
    """What a change removes, to be found by identity and by origin."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self.listed = tuple(parts)
        self._same = {id(part): number for number, part in enumerate(self.listed)}
        self._kin = {part.origin: number for number, part in reversed(tuple(enumerate(self.listed)))}

    def number_of(self, part: Part) -> int | None:
        """Return the number of the part itself, or else of the first with its origin and kind."""
        number = self._same.get(id(part), self._kin.get(part.origin))
        return number if number is not None and type(self.listed[number]) is type(part) else None


def _removed(change: Change) -> list[Part]:
    gone: list[Part] = [entry for splice in change.splices for entry in splice.removed]
    return gone + list(change.clips[0]) if change.clips else gone


def _encode(part: Part, removed: _Removed, origins: Origins) -> int | dict[str, Any]:
    number = removed.number_of(part)
    if number is None:
        record: dict[str, Any] = {"kind": type(part).__name__, "origin": origins.number(part.origin)}
        given = {name: getattr(part, name) for name in _FIELDS[type(part)]}
        extra = given.pop("extra")
        record |= {name: value for name, value in given.items() if value is not None}
        return record | {"extra": _encode_extra(extra, NOTHING)} if extra else record
    old = removed.listed[number]
    if old is part:
        return number
    record = {"of": number}
    for name in _FIELDS[type(part)]:
        before, after = getattr(old, name), getattr(part, name)
        if after is before or (name == "text" and after == before):
            continue
        record[name] = _encode_field(name, before, after)
    return record


def _encode_field(name: str, before: Any, after: Any) -> Any:  # noqa: ANN401 - the fields have many types
    if name == "text":
        return _kept(before, after)
    return _encode_extra(after, before) if name == "extra" else after


def _encode_extra(extra: Mapping[str, object], old: Mapping[str, object]) -> list[list[Any]]:
    return [
        [encode(key)] if key in old and old[key] is value else [encode(key), encode(value)]
        for key, value in extra.items()
    ]


def _kept(before: str, after: str) -> Kept:
    """Find what two texts have in common at both ends, by halving: comparing slices is fast."""
    front = _common(before, after, min(len(before), len(after)), at_end=False)
    back = _common(before, after, min(len(before), len(after)) - front, at_end=True)
    return Kept(front, back, after[front : len(after) - back])


def _common(one: str, two: str, most: int, at_end: bool) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        same = one[len(one) - middle :] == two[len(two) - middle :] if at_end else one[:middle] == two[:middle]
        low, high = (middle, high) if same else (low, middle - 1)
    return low


def _entry(item: Any, gone: list[Part], origins: Origins) -> Entry:  # noqa: ANN401 - from outside
    part = _decode(item, gone, origins)
    if isinstance(part, Clip):
        raise TypeError("a clip among the entries")
    return part


def _clip(item: Any, gone: list[Part], origins: Origins) -> Clip:  # noqa: ANN401 - from outside
    part = _decode(item, gone, origins)
    if not isinstance(part, Clip):
        raise TypeError("an entry among the clips")
    return part


def _decode(item: Any, gone: list[Part], origins: Origins) -> Part:  # noqa: ANN401 - from outside
    if isinstance(item, int):
        return _at(gone, item)
    fields = dict(item)
    if "of" in fields:
        old = _at(gone, fields.pop("of"))
        if "text" in fields and not isinstance(old, Clip):
            fields["text"] = _with_kept(old.text, *fields["text"])
        if "extra" in fields:
            fields["extra"] = _decode_extra(fields["extra"], old.extra)
        return replace(old, **fields)
    kind, origin = _KINDS[fields.pop("kind")], origins.origin(fields.pop("origin"))
    extra = _decode_extra(fields.pop("extra", []), NOTHING)
    return kind(**fields, extra=extra, origin=origin)


def _at(gone: list[Part], number: int) -> Part:
    if number < 0:
        raise ValueError("a negative number")
    return gone[number]


def _with_kept(text: str, front: int, back: int, new: str) -> str:
    if front + back > len(text):
        raise ValueError("more kept than there was")
    return text[:front] + new + text[len(text) - back :]


def _decode_extra(pairs: list[list[Any]], old: Mapping[str, object]) -> Mapping[str, object]:
    extra = {}
    for pair in pairs:
        key = decode(pair[0])
        extra[key] = old[key] if len(pair) == 1 else decode(pair[1])
    return MappingProxyType(extra)
