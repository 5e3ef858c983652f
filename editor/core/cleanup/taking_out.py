"""Taking words out of a sentence so that its commas, blanks and capital are right afterwards."""

import re

from editor.core.cleanup.english import LEADING, OPENING, plain
from editor.core.cleanup.hits import Spot, capital_at, trimmed

OPENS = re.compile(r"(?:\A|[.?!…:;][\"”’)\]]*|\A[–—\-])\Z")
DASHES = ("–", "—", "-")

_MARKS_BEHIND = re.compile(r"(?:,|\.\.\.|…|\.(?!\w)|;)+ *|(?: +[–—\-](?= ))? *")
_JOINED = re.compile(r"[,.;:?!)\]”…](?!\w)")
_CLOSES = re.compile(r"[.;:?!)\]…”\"]")
_LAST_WORD = re.compile(r"[\w'’\-]+(?=,?\Z)")
_FIRST_WORD = re.compile(r"[\w'’\-]+")
_NEAR = 40
_FILLERS_BEFORE = re.compile(
    r"(?:(?:\A|(?<=[ ,–—…]))(?:[Uu](?:h+m*|m+)|[Ee]rm?|[Yy]ou know|I mean|(?:sort|kind) of|like)(?:,|\.\.\.|…)? *)+\Z"
)


def word_before(text: str, at: int) -> str:
    """Return the last word before a place as the sets of words have it, passing over fillers; nothing if none."""
    found = _LAST_WORD.search(left_of_fillers(text, at))
    return plain(found[0]) if found else ""


def left_of_fillers(text: str, at: int) -> str:
    """Return what stands before a place and the fillers before it, as far as it matters, without blanks at the end."""
    return _FILLERS_BEFORE.sub("", text[max(0, at - _NEAR) : at]).rstrip(" ")


def word_after(text: str, at: int) -> str:
    """Return the first word behind a place, passing over blanks and commas; nothing if there is none."""
    rest = text[at : at + _NEAR].lstrip(" ,")
    found = _FIRST_WORD.match(rest)
    return found[0] if found else ""


def opens_sentence(left: str) -> bool:
    """Tell whether a sentence begins behind a text without blanks at its end."""
    return OPENS.search(left) is not None


def without(text: str, start: int, end: int) -> Spot | None:
    """Return what makes a text do without the words from `start` to `end`; None if nothing does."""
    left = text[:start].rstrip(" ")
    return _at_opening(text, left, start, end) if opens_sentence(left) else _within(text, left, start, end)


def _at_opening(text: str, left: str, start: int, end: int) -> Spot | None:
    """Drop the signs behind the words, and let the next word have their capital."""
    behind = _MARKS_BEHIND.match(text, end)
    follows = behind.end() if behind else end
    capital = capital_at(text, follows) if text[start].isupper() else ""
    blank = " " if left and follows < len(text) else ""
    return trimmed(text, len(left), follows + len(capital), blank + capital)


def _within(text: str, left: str, start: int, end: int) -> Spot | None:
    """Leave of the signs around the words one, or none where a comma would come between what belongs together."""
    rest = text[end:]
    commas = left.endswith(",") or rest.startswith(",")
    dashes = left.endswith(DASHES) and rest.lstrip(" ").startswith(DASHES)
    rest = rest.lstrip(" ,–—-" if dashes else " ,")
    stem, follows = left.rstrip(" ,"), len(text) - len(rest)
    ends = not rest or _CLOSES.match(rest) or rest.startswith(DASHES) or stem.endswith(DASHES)
    comma = "," if commas and not ends and _pauses(text, start, follows) else ""
    blank = "" if not rest or _JOINED.match(rest) else " "
    return trimmed(text, len(stem), follows, comma + blank)


def _pauses(text: str, start: int, follows: int) -> bool:
    """Tell whether a comma should stay where words were set in between two others."""
    before, after = word_before(text, start), plain(word_after(text, follows))
    if before in OPENING or before == after:
        return True
    return before not in LEADING
