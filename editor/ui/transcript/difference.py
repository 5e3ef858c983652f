"""What two texts have in common at both ends, to change no more of a text than differs."""


def difference(old: str, new: str) -> tuple[int, int, str]:
    """Return where the texts begin to differ, where in `old` they are the same again, and what `new` has instead.

    Each text is taken as one large number, its characters being the digits and the first one the lowest: the lowest and
    the highest bit that differ tell at once what a loop over the characters would look for.
    """
    encoding, bits = ("ascii", 8) if old.isascii() and new.isascii() else ("utf-32-le", 32)
    one = int.from_bytes(old.encode(encoding, "surrogatepass"), "little")
    two = int.from_bytes(new.encode(encoding, "surrogatepass"), "little")
    shortest = min(len(old), len(new))
    apart = one ^ two
    start = min(((apart & -apart).bit_length() - 1) // bits, shortest) if apart else shortest
    apart = one >> bits * (len(old) - shortest) ^ two >> bits * (
        len(new) - shortest
    )  # with both ends at the same digit
    rest = shortest - max(-(-apart.bit_length() // bits), start)
    return start, len(old) - rest, new[start : len(new) - rest]
