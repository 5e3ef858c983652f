"""A long sequence that never changes, of which a changed copy shares nearly everything with it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import Generic, NamedTuple, TypeVar, overload

PIECE = 256
"""Things in a piece: to copy one takes as long as to copy the list of all pieces of the longest pages."""
_MANY = 16
"""Replacements from which on everything is put together anew."""

T = TypeVar("T")


class Replacement(NamedTuple, Generic[T]):
    """Things that take the place of those from one on up to another, counted before anything is replaced."""

    first: int
    after: int
    things: Sequence[T]


class Pieces(Sequence[T]):
    """A sequence in pieces: to replace some of its things, only their piece is copied. Slices are tuples."""

    __slots__ = ("_firsts", "_length", "_pieces")

    def __init__(self, things: Iterable[T] = ()) -> None:
        self._put(list(_cut(tuple(things))))

    def replaced(self, replacements: Sequence[Replacement[T]]) -> "Pieces[T]":
        """Return a sequence with some things replaced; replacements are in order and do not overlap."""
        if len(replacements) > _MANY:
            return Pieces(self._rebuilt(replacements))
        made = self
        for replacement in reversed(replacements):
            made = made._spliced(replacement)
        return made

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        if isinstance(place, slice):
            first, after, step = place.indices(self._length)
            return self._span(first, after) if step == 1 else tuple(self)[place]
        number = place + self._length if place < 0 else place
        if not 0 <= number < self._length:
            raise IndexError(place)
        piece = bisect_right(self._firsts, number) - 1
        return self._pieces[piece][number - self._firsts[piece]]

    def __iter__(self) -> Iterator[T]:
        return chain.from_iterable(self._pieces)

    def _put(self, pieces: list[tuple[T, ...]]) -> None:
        self._pieces = pieces
        *self._firsts, self._length = accumulate(map(len, pieces), initial=0)

    def _span(self, first: int, after: int) -> tuple[T, ...]:
        if after <= first:
            return ()
        begin, end = bisect_right(self._firsts, first) - 1, bisect_right(self._firsts, after - 1)
        found = tuple(chain.from_iterable(self._pieces[begin:end]))
        skipped = self._firsts[begin]
        return found[first - skipped : after - skipped]

    def _spliced(self, replacement: Replacement[T]) -> "Pieces[T]":
        first, after, things = replacement
        if not self._pieces:
            return Pieces(things)
        begin = bisect_right(self._firsts, first) - 1
        end = max(begin, bisect_right(self._firsts, after - 1) - 1)
        head, tail = self._pieces[begin][: first - self._firsts[begin]], self._pieces[end][after - self._firsts[end] :]
        made: Pieces[T] = Pieces()
        made._put([*self._pieces[:begin], *_cut((*head, *things, *tail)), *self._pieces[end + 1 :]])
        return made

    def _rebuilt(self, replacements: Sequence[Replacement[T]]) -> Iterator[T]:
        things, done = tuple(self), 0
        for first, after, new in replacements:
            yield from things[done:first]
            yield from new
            done = after
        yield from things[done:]


def _cut(things: tuple[T, ...]) -> Iterator[tuple[T, ...]]:
    """Yield things in pieces that are about as long as they should be, or one that is shorter."""
    if things:
        count = max(1, round(len(things) / PIECE))
        for first, after in pairwise([number * len(things) // count for number in range(count + 1)]):
            yield things[first:after]
