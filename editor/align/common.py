"""The longest sequence of words that two texts have in common."""

from collections.abc import Sequence

Pair = tuple[int, int]
"""A word of one text and the same word of another, each by its number."""


def in_common(one: Sequence[str], other: Sequence[str]) -> list[Pair]:
    """Return the words that two texts have in common, as many as there can be in order, and rather in a row.

    A row of the usual table is kept as the bits of one number (Hyyrö, "Bit-parallel LCS-length computation revisited",
    2004): a bit is 0 where the sequence grows by a word of `other`.
    """
    masks: dict[str, int] = {}
    for at, word in enumerate(other):
        masks[word] = masks.get(word, 0) | 1 << at
    full = (1 << len(other)) - 1
    rows = [full]
    for word in one:
        shared = rows[-1] & masks.get(word, 0)
        rows.append(((rows[-1] + shared) | (rows[-1] - shared)) & full)
    return _in_runs(_traced(rows, len(other)), one, other)


def _traced(rows: Sequence[int], columns: int) -> list[Pair]:
    pairs = []
    row, column = len(rows) - 1, columns
    while row and column:
        bit = 1 << (column - 1)
        if rows[row] & bit:
            column -= 1
        elif rows[row - 1] & bit:
            row, column = row - 1, column - 1
            pairs.append((row, column))
        else:
            row -= 1
    return pairs[::-1]


def _in_runs(pairs: list[Pair], one: Sequence[str], other: Sequence[str]) -> list[Pair]:
    """Move words that stand apart from the one before next to the one after, where they stand there as well."""
    here, there = len(one), len(other)
    for number in range(len(pairs) - 1, -1, -1):
        at, place = pairs[number]
        follows = number > 0 and pairs[number - 1] == (at - 1, place - 1)
        if not follows and one[here - 1] == other[there - 1]:
            at, place = here - 1, there - 1
            pairs[number] = at, place
        here, there = at, place
    return pairs
