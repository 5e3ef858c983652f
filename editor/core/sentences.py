"""Where sentences end, as far as signs tell."""

import re
from collections.abc import Sequence

_END = re.compile(r"[.!?…]+[\"'”’)\]»]*\Z|[。！？]+[」』”）]*\Z")
_INNER = re.compile(r"[.!?…]+[\"'”’)\]»]* |[。！？]+[」』”）]* ?")
_LETTER = re.compile(r"\w")
_LAST = re.compile(r"\S{1,20}\Z")
_BEFORE_NAMES = frozenset({"mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "vs.", "e.g.", "i.e.", "no."})
# Behind these `so` and `well` belong to what was said: `so far`, `well known`.
_SO = r"so(?! far\b)"
_WELL = (
    r"well(?! (?:\w{2,}(?<!e)ed|built|chosen|done|given|hidden|kept|known|made|paid|proven|put|read|said|spoken|taken"
    r"|thought|understood|worn|written)\b)"
)
_OPENER = re.compile(rf" (?:(?:um |uh |and )?(?:{_SO}|but|and then|yeah|okay|{_WELL}|now|then)|and) ", re.IGNORECASE)
_SIGN = re.compile(r"[.!?…。！？]")
BARE = 20
"""Captions count as written without signs if fewer than one of so many has a sign of a sentence's end."""
NEAR = 40
# What English sentences hardly end with, and what they like to begin with, for words that nobody punctuated.
_LEADS_ON = re.compile(
    r"a|an|and|are|as|at|because|but|by|can|did|do|for|from|had|has|have|he|how|i|i'll|i'm|if|in|is|it's|its|like|my"
    r"|no|not|of|on|or|our|she|so|some|than|that|the|their|they|this|to|um|uh|was|we|we're|were|what|when|where|which"
    r"|who|will|with|would|you|your",
    re.IGNORECASE,
)
_OPENS = re.compile(
    rf"(?:alright|also|and|anyway|but|hi|now|ok|okay|right|{_SO}|thank|thanks|then|{_WELL}|yeah|yes)(?!\S)",
    re.IGNORECASE,
)


def ends_sentence(text: str, following: str) -> bool:
    """Tell whether a sentence ends with a text; `following` is how the text goes on, at least with a word."""
    tail = text[-NEAR:]
    if not _END.search(tail):
        return False
    letter = _LETTER.search(following, 0, NEAR)
    if letter and letter[0].islower():
        return False
    last = _LAST.search(tail)
    word = last[0].lstrip("\"'“‘([«").lower() if last else ""
    is_initial = len(word) == 2 and word[0].isalpha() and word != "i." and word.isascii() and text[-1] == "."
    return not (following and (word in _BEFORE_NAMES or is_initial))


def inner_ends(text: str) -> list[int]:
    """Return where within a text a sentence begins behind another, in characters."""
    return [
        found.end()
        for found in _INNER.finditer(text)
        if found.end() < len(text)
        and ends_sentence(
            text[max(0, found.end() - NEAR) : found.end()].rstrip(), text[found.end() : found.end() + NEAR]
        )
    ]


def leads_on(text: str) -> bool:
    """Tell whether a text without signs stops amid a phrase, such as behind `the`; known for English."""
    last = _LAST.search(text[-NEAR:])
    return last is not None and _LEADS_ON.fullmatch(last[0]) is not None


def opens_phrase(text: str) -> bool:
    """Tell whether a text without signs begins as people begin a thought, such as with `so`; known for English."""
    return _OPENS.match(text) is not None


def phrases(text: str) -> list[int]:
    """Return where within a text without signs a thought begins, in characters; known for English."""
    return [found.start() + 1 for found in _OPENER.finditer(text)]


def are_bare(texts: Sequence[str]) -> bool:
    """Tell whether texts are written without the signs that end sentences."""
    return sum(_SIGN.search(text) is not None for text in texts) * BARE < len(texts)
