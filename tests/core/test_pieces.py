"""A sequence in pieces is what a tuple is, whatever is replaced in it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from editor.core.pieces import PIECE, Pieces, Replacement

LENGTHS = st.sampled_from([0, 1, 5, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 7])


@st.composite
def replacements(draw: st.DrawFn, length: int) -> list[Replacement[object]]:
    places = sorted(draw(st.lists(st.integers(0, length), max_size=40)))
    spans = list(pairwise(places))[::2]
    return [Replacement(one, other, draw(st.lists(st.text(max_size=2), max_size=4))) for one, other in spans]


def replaced(things: tuple[object, ...], some: list[Replacement[object]]) -> tuple[object, ...]:
    for first, after, new in reversed(some):
        things = (*things[:first], *new, *things[after:])
    return things


@given(LENGTHS, st.data())
def test_it_holds_what_a_tuple_holds(length: int, data: st.DataObject) -> None:
    plain: tuple[object, ...] = tuple(range(length))
    pieces: Pieces[object] = Pieces(plain)
    for _ in range(3):
        some = data.draw(replacements(len(plain)))
        before, plain, was, pieces = plain, replaced(plain, some), pieces, pieces.replaced(some)
        assert (tuple(pieces), len(pieces), tuple(was)) == (plain, len(plain), before)
        place = data.draw(st.slices(len(plain)))
        assert pieces[place] == plain[place]
        some_places = range(-len(plain), len(plain), 97)
        assert [pieces[at] for at in some_places] == [plain[at] for at in some_places]


def test_pieces_stay_short_however_much_is_put_in() -> None:
    pieces: Pieces[int] = Pieces(range(PIECE))
    for number in range(2000):
        pieces = pieces.replaced([Replacement(100, 100, [number])])
    assert len(pieces) == PIECE + 2000
    assert max(map(len, pieces._pieces)) < 2 * PIECE
