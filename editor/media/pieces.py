"""What the process that decodes a recording writes to the window: kinds of pieces, each with its length before it."""

import struct
from enum import IntEnum
from typing import NamedTuple

HEAD = struct.Struct("<BI")


class PieceKind(IntEnum):
    """What a piece holds."""

    LENGTH = 1  # how many seconds the recording says it has: a double
    PEAKS = 2  # all lowest, then all highest: int8
    PAUSES = 3  # starts and ends in turn: doubles
    END = 4  # a sentence on what could not be decoded, often empty: UTF-8


class Piece(NamedTuple):
    """One piece as it arrived."""

    kind: PieceKind
    data: bytes


def packed(kind: PieceKind, data: bytes) -> bytes:
    """Return a piece as it is written."""
    return HEAD.pack(kind, len(data)) + data


class Unpacker:
    """Makes pieces of bytes that arrive in any portions."""

    def __init__(self) -> None:
        self._rest = bytearray()

    def feed(self, data: bytes) -> list[Piece]:
        """Take in bytes; return the pieces that are complete by now. Raises ValueError for what no piece looks like."""
        self._rest += data
        pieces = []
        at = 0
        while len(self._rest) >= at + HEAD.size:
            number, length = HEAD.unpack_from(self._rest, at)
            kind = PieceKind(number)
            begin, end = at + HEAD.size, at + HEAD.size + length
            if len(self._rest) < end:
                break
            pieces.append(Piece(kind, bytes(self._rest[begin:end])))
            at = end
        del self._rest[:at]
        return pieces
