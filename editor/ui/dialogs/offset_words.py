"""What was found of two recordings, in sentences."""

from editor.core.timing import format_exactly, format_time
from editor.media.offset import Offset
from editor.media.offset_pieces import Piece

_NOTHING = 0.05  # seconds; less is in step
_ALL = 99  # percent; what is left is less than a block that was compared


def offset_words(offset: Offset, first: str, second: str) -> str:
    """Say how much later things are heard in the second recording than in the first, and how certain that is."""
    start = offset.pieces[0]
    if len(offset.pieces) > 1:
        said = f"What is heard in {first} comes {later(start.by)} in {second}"
        said += "".join(f", from {format_time(piece.start)} on {later(piece.by)}" for piece in offset.pieces[1:])
        said += ", as where advertisements were put in or cut out"
    elif start.drift:
        said = _drift(start, first, second)
    elif abs(offset.by) < _NOTHING:
        said = f"What is heard in {first} comes at the same time in {second}"
    else:
        said = f"What is heard in {first} comes {later(offset.by)} in {second}"
    if offset.certain:
        return f"{said}. Certain: {_share(offset)} is alike."
    return f"{said}. Likely, not certain: {_share(offset)} is alike. Listen to a few lines afterwards."


def later(by: float) -> str:
    """Say a shift: `12.4 s later`, `1:02.5 earlier`."""
    size = abs(by)
    words = f"{round(size, 2):g} s" if size < 60 else format_exactly(size)
    return f"{words} {'earlier' if by < 0 else 'later'}"


def _drift(piece: Piece, first: str, second: str) -> str:
    begins, ends = later(piece.by), later(piece.by + piece.drift)
    places = format_time(piece.start), format_time(piece.end)
    return (
        f"What is heard in {first} comes {begins} in {second} at {places[0]}, but {ends} at {places[1]},"
        " as their clocks run apart"
    )


def _share(offset: Offset) -> str:
    percent = round(offset.share * 100)
    return "all of the shorter one" if percent >= _ALL else f"{percent} % of the shorter one"
