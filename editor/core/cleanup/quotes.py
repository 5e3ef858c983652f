"""Quotation marks and apostrophes: straight or curly, as the page mostly has them."""

import re
from collections.abc import Iterator
from itertools import chain

from editor.core.cleanup.hits import Hit, Spot, outside_code
from editor.core.model import Episode

ID = "quotes"

_APOSTROPHE = re.compile(r"['’‘](?<=[^\W_].)(?=[^\W\d_])")
_CURLY = re.compile(r"[“”]")
_OPENS_BEHIND = re.compile(r"(?:\A|[\s(\[–—/‘'\-])\Z")
_CLOSES_BEFORE = re.compile(r"(?:\Z|[\s)\].,;:?!…–—'’/\-])")
_OTHERS = ("„", "«", "»", "‟", "״")
_MOST = 1.5  # times as many as of the other kind
_MARKS = "\"“”'’‘"


def find_quotes(episode: Episode) -> Iterator[Hit]:
    """Yield every mark of lines and headers that is not as most of the page's are; none where both are common."""
    counts = dict.fromkeys("\"“”'’", 0)
    other = False
    for entry in episode.entries:
        text = entry.text
        for mark in '"“”':
            counts[mark] += text.count(mark)
        if "'" in text or "’" in text or "‘" in text:
            for mark in _APOSTROPHE.findall(text):
                counts["’" if mark == "‘" else mark] += 1
        other = other or any(map(text.__contains__, _OTHERS))
    double = "" if other else _mostly(counts['"'], counts["“"] + counts["”"])
    single = _mostly(counts["'"], counts["’"])
    for row, entry in enumerate(episode.entries):
        text = entry.text
        if any(map(text.__contains__, _MARKS)):
            spots = sorted(chain(_doubles(text, double), _apostrophes(text, single)))
            yield from (Hit(row, *spot, ID) for spot in outside_code(text, spots))


def _mostly(straight: int, curly: int) -> str:
    if max(straight, curly) < _MOST * min(straight, curly) or straight == curly:
        return ""
    return "straight" if straight > curly else "curly"


def _apostrophes(text: str, manner: str) -> Iterator[Spot]:
    if not manner:
        return
    wanted = "'" if manner == "straight" else "’"
    for match in _APOSTROPHE.finditer(text):
        if match[0] != wanted:
            yield Spot(*match.span(), wanted)


def _doubles(text: str, manner: str) -> list[Spot]:
    if manner == "straight":
        return [Spot(*match.span(), '"') for match in _CURLY.finditer(text)]
    if manner == "curly" and '"' in text:
        return _curled(text)
    return []


def _curled(text: str) -> list[Spot]:
    """Return the straight marks with their curly ones; none unless each plainly opens or closes, in turns."""
    spots: list[Spot] = []
    for match in re.finditer('["“”]', text):
        at = match.start()
        opens = match[0] == "“" or (match[0] == '"' and len(spots) % 2 == 0)
        fits = _OPENS_BEHIND.search(text[max(0, at - 1) : at]) if opens else _CLOSES_BEFORE.match(text, at + 1)
        stands = opens == (len(spots) % 2 == 0)
        if not (fits and stands):
            return []
        spots.append(Spot(at, at + 1, "“" if opens else "”"))
    return [spot for spot in spots if text[spot.start] == '"'] if len(spots) % 2 == 0 else []
