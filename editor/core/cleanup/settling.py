"""What a rule finds only once it has taken something else away, said of the text as it is."""

from collections.abc import Callable, Sequence

from editor.core.cleanup.hits import Spot

_ROUNDS = 50


def settled(text: str, find: Callable[[str], list[Spot]]) -> list[Spot]:
    """Return the spots that `find` finds in a text, and in what is left of it, until it finds nothing more.

    They are in order and do not overlap; where something was found beside what a spot leaves, both are one.
    """
    spots = find(text)
    for _ in range(_ROUNDS if spots else 0):
        now = _put(text, spots)
        more = find(now)
        if not more:
            break
        spots = _joined(now, spots, more[0])
    return spots


def _put(text: str, spots: Sequence[Spot]) -> str:
    parts: list[str] = []
    end = 0
    for spot in spots:
        parts += text[end : spot.start], spot.replacement
        end = spot.end
    return "".join((*parts, text[end:]))


def _joined(now: str, spots: Sequence[Spot], more: Spot) -> list[Spot]:
    """Return the spots of a text with one more, which was found in `now`, what they make of it."""
    before: list[Spot] = []
    behind: list[Spot] = []
    shift = 0  # characters by which `now` is longer, up to what was found
    start, end, replacement = more
    for spot in spots:
        begin = spot.start + shift
        until = begin + len(spot.replacement)
        if until < start:
            before.append(spot)
        elif begin > end:
            behind.append(spot)
            continue
        else:
            replacement = now[begin : max(begin, start)] + replacement + now[min(until, end) : until]
            start, end = min(start, begin), max(end, until)
        shift += len(spot.replacement) - (spot.end - spot.start)
    within = spots[len(before) : len(spots) - len(behind)]
    lead = sum(len(spot.replacement) - (spot.end - spot.start) for spot in before)
    grown = sum(len(spot.replacement) - (spot.end - spot.start) for spot in within)
    return [*before, Spot(start - lead, end - lead - grown, replacement), *behind]
