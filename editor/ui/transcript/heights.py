"""The heights of all rows, as sums in chunks: any row's place in microseconds, whatever the length."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

CHUNK = 256
FEW = 64


class Heights:
    """Whole pixels, one figure for each row; asking and changing cost about the square root of their number."""

    def __init__(self, heights: Sequence[int]) -> None:
        self._fill(list(heights))

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, row: int) -> int:
        chunk, index = self._find(row)
        return self._chunks[chunk][index]

    @property
    def total(self) -> int:
        """Return the height of all rows together."""
        return self._total

    def set(self, row: int, height: int) -> bool:
        """Give a row another height and tell whether it had a different one."""
        chunk, index = self._find(row)
        grown = height - self._chunks[chunk][index]
        self._chunks[chunk][index] = height
        self._sums[chunk] += grown
        self._total += grown
        return grown != 0

    def top(self, row: int) -> int:
        """Return where a row starts; for the row after the last, where the last one ends."""
        chunk, index = self._find(row)
        return sum(self._sums[:chunk]) + sum(self._chunks[chunk][:index])

    def row_at(self, y: float) -> int:
        """Return the row at a height; what is above all belongs to the first, what is below all to the last."""
        row = 0
        for chunk, height in enumerate(self._sums):
            if y < height:
                return row + _index_at(self._chunks[chunk], y)
            y -= height
            row += len(self._chunks[chunk])
        return max(0, self._length - 1)

    def splice(self, at: int, removed: int, inserted: Sequence[int]) -> None:
        """Let the heights `inserted` take the place of as many rows as are `removed` from row `at` on."""
        if removed + len(inserted) > FEW:
            every = [height for chunk in self._chunks for height in chunk]
            every[at : at + removed] = inserted
            self._fill(every)
            return
        for _ in range(removed):
            self._remove(at)
        for row, height in enumerate(inserted, at):
            self._insert(row, height)

    def _fill(self, heights: list[int]) -> None:
        self._chunks = [heights[start : start + CHUNK] for start in range(0, len(heights), CHUNK)] or [[]]
        self._sums = [sum(chunk) for chunk in self._chunks]
        self._total = sum(self._sums)
        self._length = len(heights)
        self._count()

    def _count(self) -> None:
        """Note in which row each chunk begins."""
        self._firsts = [0, *accumulate(len(chunk) for chunk in self._chunks[:-1])]

    def _find(self, row: int) -> tuple[int, int]:
        if not 0 <= row <= self._length:
            raise IndexError(row)
        chunk = bisect_right(self._firsts, row) - 1
        return chunk, row - self._firsts[chunk]

    def _insert(self, row: int, height: int) -> None:
        number, index = self._find(row)
        chunk = self._chunks[number]
        chunk.insert(index, height)
        self._sums[number] += height
        self._total += height
        self._length += 1
        if len(chunk) > 2 * CHUNK:
            halves = [chunk[:CHUNK], chunk[CHUNK:]]
            self._chunks[number : number + 1] = halves
            self._sums[number : number + 1] = [sum(half) for half in halves]
        self._count()

    def _remove(self, row: int) -> None:
        number, index = self._find(row)
        height = self._chunks[number].pop(index)
        self._sums[number] -= height
        self._total -= height
        self._length -= 1
        if not self._chunks[number] and len(self._chunks) > 1:
            del self._chunks[number], self._sums[number]
        self._count()


def _index_at(heights: list[int], y: float) -> int:
    for index, height in enumerate(heights):
        if y < height:
            return index
        y -= height
    return len(heights) - 1
