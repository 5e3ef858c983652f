"""What somebody may be called, and which of the texts before colons are names because of how they stand there."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

LONGEST_NAME = 60
"""Characters; where more stand as a name it is a paragraph that got there by mistake."""

_NOT_IN_NAMES = re.compile(r"[!?;,\"“”„«»=/\\|{}…]|\w{4,}\.(?:\s|$)")
_ASIDE = re.compile(r"(?<=\S)\s*(?:\([^()]*\)|\[[^\[\]]*\])")
_ENDS_SENTENCE = re.compile(r"[!?;:]|\b(?!(?:Assoc|Capt|Hons|Insp|Prof)\b)\w{4,}\.\s")
_COMMA = re.compile("[,،，、]")
_OPEN, _CLOSE = ("(", "["), (")", "]")
_OPENING_MARKS = "(\"'‘’“„«»¡¿"
_PARTICLES = frozenset([
    "van", "von", "der", "den", "de", "da", "di", "del", "la", "le", "el", "al", "bin", "ibn", "of", "the", "and",
    "und", "et", "y", "&", "dos", "das", "du", "ter", "zu",
])  # fmt: skip
_MOST_NAME_WORDS = 5
_NAMED_SHARE = 0.8
_OFTEN_SHARE = 0.05


def is_name(text: str) -> bool:
    """Tell whether a text could be what somebody is called."""
    words = text.split()
    return 0 < len(words) <= _MOST_NAME_WORDS and len(text) <= LONGEST_NAME and not _NOT_IN_NAMES.search(text)


def is_titled_name(text: str) -> bool:
    """Tell whether a text could be a name with more to it: `Ann Smith, PhD`, `Bo (host)`, `Q&A`, `[Speaker 1]`."""
    name = text[1:-1] if text[:1] in _OPEN and text[-1:] in _CLOSE else text
    if name[:1] in _OPEN:
        return False
    name = _ASIDE.sub("", name)
    if not name or _ENDS_SENTENCE.search(name) or not _is_capitalised(name):
        return False
    # Scripts without capitals do not tell a sentence by them.
    return name != name.lower() or (len(name.split()) <= _MOST_NAME_WORDS and not _COMMA.search(name))


def speakers_among(candidates: Iterable[str | None]) -> frozenset[str]:
    """Return which names before colons are speakers: those that return, and where all lines have one, what looks so."""
    counts = Counter(candidates)
    nobody = counts.pop(None, 0)
    all_named = sum(counts.values()) >= (sum(counts.values()) + nobody) * _NAMED_SHARE
    return frozenset(
        name for name, count in counts.items() if name and (count > 1 or (all_named and _is_capitalised(name)))
    )


def odd_among(counts: Mapping[str, int], plain: int, nobody: int, timed: bool) -> frozenset[str]:
    """Return which texts before colons are speakers though they are no plain names; `counts` are of paragraphs.

    `plain` paragraphs have a plain name, `nobody` stands at the beginning of the others. What is written as a name must
    return; where the paragraphs state their times (`timed`) and nearly all are named, once is enough. Anything else
    must return often, and nearly all be named: sentences have colons too.
    """
    titled = frozenset(filter(is_titled_name, counts))
    unnamed = nobody + sum(count == 1 and name not in titled for name, count in counts.items())
    total = plain + nobody + sum(counts.values())
    all_named = total - unnamed >= total * _NAMED_SHARE
    often = max(2.0, total * _OFTEN_SHARE if unnamed else 0.0)
    return frozenset(
        name
        for name, count in counts.items()
        if (name in titled and (count > 1 or (timed and all_named))) or (all_named and count >= often)
    )


def _is_capitalised(name: str) -> bool:
    return all(_begins_large(word) or word in _PARTICLES for word in name.split())


def _begins_large(word: str) -> bool:
    """Tell whether a word begins as names do; `al-Rashid`, `d'Arc` and `iPhone` have their capital further on."""
    return not word.lstrip(_OPENING_MARKS)[:1].islower() or not word.islower()
