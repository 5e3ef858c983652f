"""Words as they are compared: folded, shortened, and with where they stand."""

import re
import unicodedata
from typing import NamedTuple

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\W_])+(?:['’](?:(?![{_UNSPACED}])[^\W_])+)*")
"""A word, or one character of a script that has no blanks between words (Thai, Lao, Burmese, Khmer, Han, kana)."""

_SAME = {
    "yes": "yeah",
    "yep": "yeah",
    "ok": "okay",
    "cause": "because",
    "cuz": "because",
    "cu": "because",
    "gonna": "going",
}
_ACCENT = 200
"""Combining class of Unicode from which on marks are accents; a voiced kana is a letter of its own."""
_STEM, _LONG, _PLURAL = 5, 7, 5  # characters


class Token(NamedTuple):
    """A word of a text: where it stands in characters, half open, and the key by which it is compared."""

    offset: int
    until: int
    key: str


def fold(text: str) -> str:
    """Return a text in small letters without accents, of the same length."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(character.lower()[0] for character in text)
    return lowered if lowered.isascii() else _BEYOND_ASCII.sub(_without_accent, lowered)


def _without_accent(match: re.Match[str]) -> str:
    parts = unicodedata.normalize("NFD", match[0])
    return parts[0] if len(parts) > 1 and unicodedata.combining(parts[1]) >= _ACCENT else match[0]


def tokens_of(text: str) -> list[Token]:
    """Return the words of a text."""
    return [Token(*match.span(), key_of(match[0])) for match in _WORD.finditer(fold(text))]


def key_of(word: str) -> str:
    """Return what a folded word shares with its other forms: long ones are cut, a plural loses its s."""
    word = word.replace("'", "").replace("’", "")
    word = _SAME.get(word, word)
    if len(word) >= _LONG:
        return word[:_STEM]
    if len(word) >= _PLURAL and word[-1] == "s" and word[-2] != "s":
        return word[:-1]
    return word


_OPENERS = "yeah, um, uh, well, so, okay, and, but, oh, mhm, hmm, mm, mh, hm, m, great, sure, definitely, exactly"
FILLERS = frozenset(key_of(word) for word in _OPENERS.split(", "))
"""Keys of words that open a turn, and that an editor leaves out."""
