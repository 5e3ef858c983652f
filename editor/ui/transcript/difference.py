"""What two texts have in common at both ends, to change no more of a text than differs."""

STRIDE = 16


def difference(old: str, new: str) -> tuple[int, int, str]:
    """Return where the texts begin to differ, where in `old` they are the same again, and what `new` has instead."""
    shortest = min(len(old), len(new))
    start = _common_start(old, new, shortest)
    rest = _common_end(old, new, shortest - start)
    return start, len(old) - rest, new[start : len(new) - rest]


def _common_start(old: str, new: str, most: int) -> int:
    """Stride ahead, then halve the doubt: slices are compared a hundred times as fast as characters in a loop."""
    least, stride = 0, STRIDE
    while least + stride <= most and old[least : least + stride] == new[least : least + stride]:
        least += stride
        stride *= 2
    most = min(most, least + stride)
    while least < most:
        middle = (least + most + 1) // 2
        if old[least:middle] == new[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _common_end(old: str, new: str, most: int) -> int:
    if not most or old[-1] != new[-1]:
        return 0
    if old.endswith(new[len(new) - most :]):
        return most
    return _common_start(old[::-1], new[::-1], most)
