"""Where the words of a text stand."""

import re
import sys

_WORD = re.compile(r"\S+")


def word_places(text: str, begin: int = 0, end: int = sys.maxsize) -> list[tuple[int, int]]:
    """Return where words stand in a text, or in a part of it, in characters, half open: whatever is between blanks."""
    return [match.span() for match in _WORD.finditer(text, begin, end)]
