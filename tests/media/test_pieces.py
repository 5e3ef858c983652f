"""What passes between two processes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.media.pieces import PieceKind, Unpacker, packed

PIECES = st.lists(st.tuples(st.sampled_from(PieceKind), st.binary(max_size=30)), max_size=8)


@given(PIECES, st.integers(1, 40))
def test_pieces_arrive_whole_however_they_are_cut(pieces: list[tuple[PieceKind, bytes]], size: int) -> None:
    sent = b"".join(packed(kind, data) for kind, data in pieces)
    unpacker = Unpacker()
    got = [piece for at in range(0, len(sent), size) for piece in unpacker.feed(sent[at : at + size])]
    assert [tuple(piece) for piece in got] == pieces


def test_what_is_no_piece_is_refused() -> None:
    with pytest.raises(ValueError, match="valid PieceKind"):
        Unpacker().feed(b"Warning: something\n\0\0\0\0")
