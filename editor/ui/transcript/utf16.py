"""Offsets in characters, as Python counts them, and in UTF-16 units, as Qt does."""


def to_units(text: str, offset: int) -> int:
    """Return how many UTF-16 units stand before a character."""
    return offset if text.isascii() else units_in(text[:offset])


def to_characters(text: str, units: int) -> int:
    """Return how many whole characters stand before a UTF-16 unit; a place inside a pair is before its character."""
    if text.isascii():
        return min(units, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))


def units_in(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
