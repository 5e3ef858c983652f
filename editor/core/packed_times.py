"""An alignment as few bytes, to be kept.

The bytes are a head, parts of some lines each, and a checksum. A part is columns of whole numbers: seconds are kept to
the thousandth. Of most columns only the differences from one number to the next are there, and the bytes of a column
are sorted by their weight, because both makes most of them alike and zlib small.
"""

import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise, repeat
from operator import add, attrgetter, mul, sub, truediv
from typing import TypeAlias

from editor.core.alignment import NOT_HEARD, Alignment, Grade, LineTimes, WordTimes

_HEAD = struct.Struct("<8sH")
_MAGIC, _VERSION = b"cuetimes", 1
_PART = struct.Struct("<III")  # how many lines and words are in a part, and how many bytes it is
_LINES = 500
"""Lines of a part: columns are worked on without a break, and whoever types meanwhile shall not feel it."""
_CHECK = struct.Struct("<I")
_QUICK = 1  # zlib's level: ten hours are packed in a tenth of a second
_MOST_SQUEEZED = 1100
"""zlib makes nothing smaller than that many times."""

_WIDTH = 4
_THOUSAND = 1000.0
_LATEST = 2**31 - 1
_LINE_COLUMNS, _WORD_COLUMNS = 8, 5
_SECONDS = ("start", "end", "low", "high")

Column: TypeAlias = "array[int]"


def pack(alignment: Alignment) -> bytes:
    """Return an alignment as bytes."""
    lines = alignment.lines
    parts = [_packed(lines[at : at + _LINES]) for at in range(0, len(lines), _LINES)]
    body = b"".join((_HEAD.pack(_MAGIC, _VERSION), *parts))
    return body + _CHECK.pack(zlib.crc32(body))


def unpack(data: bytes) -> Alignment:
    """Return the alignment that was packed; raises ValueError where anything is missing or was changed."""
    body = memoryview(data)[: -_CHECK.size]
    if len(body) < _HEAD.size or _CHECK.pack(zlib.crc32(body)) != data[-_CHECK.size :]:
        raise ValueError("these times are damaged")
    if _HEAD.unpack_from(body) != (_MAGIC, _VERSION):
        raise ValueError("these are no times, or another version wrote them")
    lines: list[LineTimes] = []
    at = _HEAD.size
    try:
        while at < len(body):
            count, words, size = _PART.unpack_from(body, at)
            at += _PART.size + size
            columns = _columns(body[at - size : at], [*repeat(count, _LINE_COLUMNS), *repeat(words, _WORD_COLUMNS)])
            lines += _lines(columns[:_LINE_COLUMNS], columns[_LINE_COLUMNS:])
    except (struct.error, OverflowError, zlib.error) as error:
        raise ValueError("these times are damaged") from error
    return Alignment(tuple(lines))


def _packed(lines: Sequence[LineTimes]) -> bytes:
    words = [line.words for line in lines]
    columns = [*_of_lines(lines), *_of_words(words)]
    squeezed = zlib.compress(b"".join(map(_planes, columns)), _QUICK)
    return _PART.pack(len(lines), sum(map(len, words)), len(squeezed)) + squeezed


def _of_lines(lines: Sequence[LineTimes]) -> Iterator[Column]:
    """Yield what is known of lines: starts, then the other seconds from there, trust, and how many words they have."""
    starts, *others = (_thousandths(map(attrgetter(field), lines)) for field in _SECONDS)
    yield _steps(starts)
    yield from (array("i", map(sub, other, starts)) for other in others)
    yield _thousandths(line.cover for line in lines)
    yield array("i", (line.grade for line in lines))
    yield array("i", (line.clash for line in lines))
    yield array("i", (len(line.words) for line in lines))


def _of_words(words: Sequence[WordTimes]) -> Iterator[Column]:
    offsets, untils, heard = (_joined(words, field) for field in ("offsets", "untils", "heard"))
    starts, ends = (_thousandths(chain.from_iterable(map(attrgetter(field), words))) for field in ("starts", "ends"))
    yield _steps(offsets)
    yield array("i", map(sub, untils, offsets))
    yield _steps(starts)
    yield array("i", map(sub, ends, starts))
    yield _steps(heard)


def _lines(lines: Sequence[Column], words: Sequence[Column]) -> Iterator[LineTimes]:
    """Yield the lines of columns; raises OverflowError and ValueError where they make no sense."""
    steps, *others, covers, grades, clashes, counts = lines
    starts = array("i", accumulate(steps))
    times = [_seconds(starts), *(_seconds(array("i", map(add, starts, other))) for other in others)]
    firsts = [0, *accumulate(counts)]
    if min(counts, default=0) < 0 or firsts[-1] != len(words[0]):
        raise ValueError("there are other words than the lines have")
    made = zip(*times, map(Grade, grades), _seconds(covers), map(bool, clashes), _words(words, firsts), strict=True)
    yield from (LineTimes(*line) for line in made)


def _words(columns: Sequence[Column], firsts: Sequence[int]) -> Iterator[WordTimes]:
    """Yield the words of every line; those of line n are from `firsts[n]` up to `firsts[n + 1]`."""
    steps, lengths, begins, durations, numbers = columns
    offsets, starts, heard = (array("i", accumulate(some)) for some in (steps, begins, numbers))
    if min(offsets, default=0) < 0 or min(lengths, default=0) < 0 or min(heard, default=0) < NOT_HEARD:
        raise ValueError("a word stands or is heard where nothing is")
    untils = array("i", map(add, offsets, lengths))
    seconds = _seconds(starts), _seconds(array("i", map(add, starts, durations)))
    for first, after in pairwise(firsts):
        span = slice(first, after)
        yield WordTimes(offsets[span], untils[span], seconds[0][span], seconds[1][span], heard[span])


def _joined(words: Sequence[WordTimes], field: str) -> Column:
    return array("i", chain.from_iterable(map(attrgetter(field), words)))


def _thousandths(values: Iterable[float]) -> Column:
    """Return values in thousandths; what is below 0, or later than is possible, is brought to where it can be kept."""
    whole = list(map(round, map(mul, values, repeat(_THOUSAND))))
    if whole and (min(whole) < 0 or max(whole) > _LATEST):
        whole = [min(max(0, value), _LATEST) for value in whole]
    return array("i", whole)


def _seconds(thousandths: Column) -> "array[float]":
    if min(thousandths, default=0) < 0:
        raise ValueError("there is a time before the beginning")
    return array("d", map(truediv, thousandths, repeat(_THOUSAND)))


def _steps(column: Column) -> Column:
    return array("i", map(sub, column, chain((0,), column)))


def _planes(column: Column) -> bytes:
    """Return a column as bytes, those of least weight first."""
    data = _little(column).tobytes()
    return b"".join(data[weight::_WIDTH] for weight in range(_WIDTH))


def _columns(squeezed: memoryview, lengths: Sequence[int]) -> list[Column]:
    """Return columns of so many numbers; raises ValueError where it is not as many."""
    size = _WIDTH * sum(lengths)
    if size > _MOST_SQUEEZED * len(squeezed):
        raise ValueError("there is not as much as there should be")
    opener = zlib.decompressobj()
    data = opener.decompress(squeezed, size + 1)
    if len(data) != size or not opener.eof or opener.unused_data:
        raise ValueError("there is not as much as there should be")
    columns, at = [], 0
    for length in lengths:
        mixed = bytearray(_WIDTH * length)
        for weight in range(_WIDTH):
            mixed[weight::_WIDTH] = data[at : at + length]
            at += length
        columns.append(_little(array("i", bytes(mixed))))
    return columns


def _little(column: Column) -> Column:
    """Return a column with its bytes in the order of most computers, or from there back in this one's."""
    if sys.byteorder == "big":
        column = column[:]
        column.byteswap()
    return column
