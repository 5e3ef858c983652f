"""Which way a paragraph is written."""

import unicodedata

_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def is_right_to_left(text: str) -> bool:
    """Tell whether a paragraph's first letter is written from right to left, which decides how it is laid out."""
    if text.isascii():
        return False
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in _RIGHT_TO_LEFT or direction == "L":
            return direction != "L"
    return False
