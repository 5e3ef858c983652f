"""Which of two lists of titles in time are the same ones."""

from collections.abc import Iterable, Iterator, Sequence


def key_of(title: str) -> str:
    """Return what two titles share that differ only in case or blanks."""
    return " ".join(title.split()).casefold()


def paired(ones: Iterable[tuple[str, float]], others: Iterable[tuple[str, float]]) -> dict[int, int]:
    """Return which of some titles, each with its second, is which of others, both counted from 0.

    Of equal titles, each is paired in order of time, with the nearest that leaves enough for those after it.
    """
    here, there = _by_title(ones), _by_title(others)
    pairs: dict[int, int] = {}
    for key, places in here.items():
        if len(places) <= len(there.get(key, ())):
            pairs.update(_in_order(places, there[key]))
        elif key in there:
            pairs.update((one, other) for other, one in _in_order(there[key], places))
    return pairs


Places = list[tuple[float, int]]


def _by_title(titles: Iterable[tuple[str, float]]) -> dict[str, Places]:
    found: dict[str, Places] = {}
    for number, (title, seconds) in enumerate(titles):
        if key := key_of(title):
            found.setdefault(key, []).append((seconds, number))
    return {key: sorted(places) for key, places in found.items()}


def _in_order(few: Sequence[tuple[float, int]], many: Sequence[tuple[float, int]]) -> Iterator[tuple[int, int]]:
    first = 0
    for number, (seconds, one) in enumerate(few):
        choice = range(first, len(many) - (len(few) - number) + 1)
        distances = [abs(many[place][0] - seconds) for place in choice]
        nearest = choice[distances.index(min(distances))]
        yield one, many[nearest][1]
        first = nearest + 1
