"""How words are said that no dictionary has: numbers, abbreviations, compounds, names; in the phones of ARPAbet."""

import re
import unicodedata
from collections.abc import Callable, Iterator

_PARTS = re.compile(r"\d+|[a-z]+(?:'[a-z]+)*", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")
_MOST_LETTERS = 5
"""Letters of a word in capitals that is spelt, at most."""

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((1_000_000, "million"), (1000, "thousand"), (100, "hundred"))
_YEARS = range(1100, 2100)
_MOST_NUMBER = 1_000_000_000

_NAMES = {
    "a": "EY", "b": "B IY", "c": "S IY", "d": "D IY", "e": "IY", "f": "EH F", "g": "JH IY", "h": "EY CH", "i": "AY",
    "j": "JH EY", "k": "K EY", "l": "EH L", "m": "EH M", "n": "EH N", "o": "OW", "p": "P IY", "q": "K Y UW",
    "r": "AA R", "s": "EH S", "t": "T IY", "u": "Y UW", "v": "V IY", "w": "D AH B AH L Y UW", "x": "EH K S",
    "y": "W AY", "z": "Z IY",
}  # fmt: skip
_SOUNDS = {
    "tch": "CH", "sch": "SH", "igh": "AY", "ch": "CH", "sh": "SH", "th": "TH", "ph": "F", "ck": "K", "qu": "K W",
    "ng": "NG", "ee": "IY", "ea": "IY", "oo": "UW", "ou": "AW", "ow": "OW", "ai": "EY", "ay": "EY", "oi": "OY",
    "oy": "OY", "au": "AO", "aw": "AO", "ei": "EY", "ie": "IY", "wh": "W", "kn": "N", "a": "AE", "b": "B", "c": "K",
    "d": "D", "e": "EH", "f": "F", "g": "G", "h": "HH", "i": "IH", "j": "JH", "k": "K", "l": "L", "m": "M", "n": "N",
    "o": "AA", "p": "P", "q": "K", "r": "R", "s": "S", "t": "T", "u": "AH", "v": "V", "w": "W", "x": "K S", "y": "IY",
    "z": "Z",
}  # fmt: skip
_SOUND = re.compile("|".join(_SOUNDS))
_DOUBLED = re.compile(r"([bcdfgklmnprstvz])\1")


class Pronouncer:
    """Says how words are pronounced; asks a dictionary of words in small letters, which may not know them."""

    def __init__(self, lookup: Callable[[str], str | None]) -> None:
        self._lookup = lookup

    def phones(self, word: str) -> str:
        """Return the phones of a word, with spaces between them; empty if there is nothing to be said."""
        plain = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES)).encode("ascii", "ignore").decode()
        return " ".join(phones for part in _PARTS.findall(_THOUSANDS.sub("", plain)) for phones in self._said(part))

    def _said(self, part: str) -> Iterator[str]:
        """Yield the phones of what is one word, as it is said."""
        if part.isdigit():
            for word in spelled(part):
                yield self._lookup(word) or _guessed(word)
            return
        small = part.lower()
        spelt = part.isupper() and 1 < len(part) <= _MOST_LETTERS
        known = self._lookup(small)
        if known:
            yield known
        elif spelt or not re.search("[aeiouy]", small):
            yield " ".join(_NAMES[letter] for letter in small if letter in _NAMES)
        elif "'" in small:
            stem, _, rest = small.rpartition("'")
            yield self._lookup(stem) or _guessed(stem)
            yield _guessed(rest)
        else:
            yield _guessed(small)


def _guessed(word: str) -> str:
    """Return the phones that the letters of a word most often stand for."""
    single = _DOUBLED.sub(r"\1", word.replace("'", ""))
    if len(single) > 3 and single.endswith("e") and single[-2] not in "aeiouy":
        single = single[:-1]
    return " ".join(_SOUNDS[found] for found in _SOUND.findall(single))


def spelled(digits: str) -> list[str]:
    """Return the words of a number; long ones, and those that start with 0, are said digit by digit."""
    number = int(digits)
    if number >= _MOST_NUMBER or (digits[0] == "0" and len(digits) > 1):
        return [_ONES[int(digit)] for digit in digits]
    if number in _YEARS and len(digits) == 4 and number % 1000 >= 10:
        century, year = divmod(number, 100)
        return [*_number(century), *(_number(year) if year else ["hundred"])]
    return _number(number)


def _number(number: int) -> list[str]:
    if number < len(_ONES):
        return [_ONES[number]]
    if number < 100:
        tens, ones = divmod(number, 10)
        return [_TENS[tens - 2], *([_ONES[ones]] if ones else [])]
    size, name = next(scale for scale in _SCALES if number >= scale[0])
    count, rest = divmod(number, size)
    return [*_number(count), name, *(_number(rest) if rest else [])]
