"""Marks of what is heard but not said: "[chuckles]", "[Music]", "(laughs)".

What stands in brackets for words, as "[inaudible]" or an editor's "[the article]", stays.
"""

import re
from collections.abc import Iterator

from editor.core.cleanup.hits import Hit, Spot, outside_code, trimmed
from editor.core.cleanup.settling import settled
from editor.core.cleanup.taking_out import opens_sentence
from editor.core.model import Episode

ID = "marks"

_LAUGHS = (
    r"laugh(?:s|ing|ter)?|chuckl(?:es?|ing)|giggl(?:es?|ing)|applause|sigh(?:s|ing)?|cough(?:s|ing)?|clears? throat"
)
_SOUNDS = (
    rf"{_LAUGHS}|music|musical interlude|applaud(?:s|ing)|clap(?:s|ping)?|cheer(?:s|ing)?|sneez(?:es?|ing)"
    r"|sniff(?:s|ing)?|gasp(?:s|ing)?|groan(?:s|ing)?|snort(?:s|ing)?|smil(?:es?|ing)|grin(?:s|ning)?|nod(?:s|ding)?"
    r"|agree(?:s|ing)|pause|silence|noise|cross-?talk|beep(?:s|ing)?|throat clearing|clearing throat"
    r"|clears? (?:his|her|their) throat"
)
_WITH = (
    r"soft|softly|loud|loudly|upbeat|gentle|dramatic|intro|outro|theme|background|playing|plays|nervous|nervously|both|all"
    r"|everyone|everybody|audience|crowd|speakers?|hosts?|guests?|in|and|long|short|brief|briefly|the|again|together"
)
_NAMES = r"(?:[A-Z][\w'’\-]*[ ]){1,3}"
_WORDS = rf"(?:(?:{_WITH})[ ])*(?:{_SOUNDS})(?:[ ](?:{_WITH}|{_SOUNDS}))*"
_MARK = (
    rf"\[[ ]?(?:(?i:{_WORDS})|{_NAMES}(?:{_WORDS}))[ ]?\]|\([ ]?(?i:{_LAUGHS})[ ]?\)"
    r"|♪[ ]?(?:(?i:music)[ ]?♪)?"
)
_MARKS = re.compile(rf"(?:{_MARK})(?:[ ]*(?:{_MARK}))*")
_JOINED = re.compile(r"[,.;:?!…)\]”’](?!\w)|[\"](?:[\s.,]|\Z)")
_STOPS = re.compile(r"[,.;:…]+[ ]*")
_OPENING = ("(", "[", "“", "‘", "¿", "¡")
_PUNCTUATED = re.compile(r"\w[.?!](?!\w)")
_CAPITAL = re.compile(r"[A-Z]")
_NAME = re.compile(r"(?!I\b)[A-Z]")
_LINKS = ("(", "[", ":")
_STANDS_FOR_WORDS = re.compile(r"\b(?:like|just|goes|going|went|the|this|a|an|say|said|of|to)\Z")


def find_marks(episode: Episode) -> Iterator[Hit]:
    """Yield every mark of the lines, with a blank beside it."""
    for row, line in episode.lines():
        yield from (Hit(row, *spot, ID) for spot in marks_of(line.text))


def marks_of(text: str) -> list[Spot]:
    """Return every mark of a text, with a blank beside it, and what it should read."""
    if "[" not in text and "(" not in text and "♪" not in text:
        return []
    return settled(text, _spots)


def _spots(text: str) -> list[Spot]:
    spots: list[Spot] = []
    for match in _MARKS.finditer(text):
        spot = _spot(text, *match.span())
        if spot and (not spots or spot.start >= spots[-1].end):
            spots.append(spot)
    return outside_code(text, spots)


def _spot(text: str, start: int, end: int) -> Spot | None:
    left, right = text[:start].rstrip(" "), text[end:].lstrip(" ")
    follows = len(text) - len(right)
    if text.startswith(_LINKS, end) or _STANDS_FOR_WORDS.search(left) or _parts_sentences(text, left, right):
        return None
    if opens_sentence(left):
        stops = _STOPS.match(right)
        follows += stops.end() if stops else 0
        right = text[follows:]
    blank = "" if not left or not right or _JOINED.match(right) or left.endswith(_OPENING) else " "
    return trimmed(text, len(left), follows, blank)


def _parts_sentences(text: str, left: str, right: str) -> bool:
    """Tell whether two sentences would run into one another, on a page that ends its sentences."""
    runs_on = (left[-1:].isalpha() and _CAPITAL.match(right)) or (left.endswith(",") and _NAME.match(right))
    return bool(runs_on) and _PUNCTUATED.search(text) is not None
