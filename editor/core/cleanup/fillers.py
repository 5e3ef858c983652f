"""Words that fill a pause and say nothing: "um", and "you know" where commas show that it is set in.

A phrase that often means something, such as "like", is found only where it cannot: precision before recall.
"""

import re
from collections.abc import Iterator
from functools import partial

from editor.core.cleanup.english import English, plain
from editor.core.cleanup.hits import Hit, Spot, outside_code, word_set
from editor.core.cleanup.settling import settled
from editor.core.cleanup.taking_out import DASHES, left_of_fillers, opens_sentence, without, word_after, word_before
from editor.core.model import Episode

ID = "fillers"

_SOUNDS = re.compile(
    r"[UuEe](?<![\w'’\-@#/.*&].)(?:(?<=[Uu])(?:h+m*|m+)|(?<=[Ee])rm?)(?:(?:,|\.\.\.|…)? +(?:u(?:h+m*|m+)|erm?))*"
    r"(?![\w'’\-@/*&]|\.\w)"
)
_PHRASES = re.compile(r"(?<![\w'’\-])(?:[Yy]ou know|I mean|(?:sort|kind) of|like)(?=,|\.\.\.|…|\.(?!\w)| [–—])")
_SOUND_HINTS = (" um", " uh", "Um", "Uh", " er", "Er", "–u", "—u", "…u", "\u00a0u")
_PHRASE_HINTS = ("ou know", "I mean,", "sort of,", "kind of,", " like,")

_QUOTES = ("“", "‘", '"', "«", "„", "(", "[")
_ASKS_OR_CLOSES = ("?", "!", '"', "”", "’", ")", "]", "»")
_CRIES = frozenset({"oh", "huh", "hum", "hmm"})
_SPOKEN_OF = re.compile(r"\b(?:say|says|said|saying|words?|every|no|and|or|an)\Z", re.IGNORECASE)
_AS_A_WORD = re.compile(r" (?:a lot|too|so|all|every|and|or|is|as)\b|\.(?!\.)")
_WHAT = word_set("etc how if that what when where whether which who whom whose why")
_BEFORE_I_MEAN = word_set("and because but no oh ok okay right so sure well yeah yes")
_BEFORE_LIKE = word_set("a an and because but of or so the to well with")
_BEFORE_SORT_OF = _BEFORE_LIKE | word_set("are had has have he i is it it's just she they was we were you")
_HALF_WORDS = re.compile(
    r", *(?:\d|[^\w\s]|(?:a|an|for|half|let|let's|like|maybe|oh|one|say|ten|three|two|wow|yeah)\b|[A-Z]\w)"
)
_SENTENCE = re.compile(r", +[^.?!…]*")
_NOT = re.compile(r", +not\b")
_SENTENCE_WORDS = 3


def find_fillers(episode: Episode) -> Iterator[Hit]:
    """Yield every filler of the lines, with the commas and the capital that go with it."""
    english = English(episode)
    for row, line in episode.lines():
        text = line.text
        sounds = any(map(text.__contains__, _SOUND_HINTS)) or text.startswith(("um", "uh", "er"))
        if sounds or any(map(text.__contains__, _PHRASE_HINTS)):
            yield from (Hit(row, *spot, ID) for spot in settled(text, partial(_spots, english=english)))


def _spots(text: str, english: English) -> list[Spot]:
    places = [match.span() for match in _SOUNDS.finditer(text) if _is_sound(text, *match.span())]
    places += [match.span() for match in _PHRASES.finditer(text) if _is_set_in(text, *match.span())]
    if not places or not english(text):
        return []
    spots: list[Spot] = []
    for place in _joined(text, sorted(places)):
        spot = without(text, *place)
        if spot and (not spots or spot.start >= spots[-1].end):
            spots.append(spot)
    return outside_code(text, spots)


def _joined(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Make one place of those that stand side by side."""
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined and not text[joined[-1][1] : start].strip(" ,"):
            start = joined.pop()[0]
        joined.append((start, end))
    return joined


def _is_sound(text: str, start: int, end: int) -> bool:
    """Tell whether a sound such as "um" is made rather than spoken of, and is no word of another kind."""
    left, right = text[:start].rstrip(" "), text[end:]
    if left.endswith(_QUOTES) or right.lstrip(" ,.").startswith(_ASKS_OR_CLOSES):
        return False
    following = word_after(text, end)
    if right.startswith(" ") and plain(following) in _CRIES:
        return False
    if _SPOKEN_OF.search(left) and _AS_A_WORD.match(right):
        return False
    opens, stops = opens_sentence(left_of_fillers(text, start)), right.lstrip(" ").startswith((",", ".", "…", *DASHES))
    if text[start].isupper() and not (opens and (stops or following[:2] != following[:2].title() or _is_i(following))):
        return False
    return text[start:end].lower() != "er" or stops or opens or left.endswith((",", *DASHES))


def _is_i(word: str) -> bool:
    return plain(word).split("'")[0] == "i"


def _is_set_in(text: str, start: int, end: int) -> bool:
    """Tell whether a phrase that could mean something is plainly said for nothing."""
    phrase, left, right = text[start:end].lower(), text[:start].rstrip(" "), text[end:]
    if left.endswith(_QUOTES):
        return False
    before = word_before(text, start)
    if phrase == "you know":
        return _is_you_know(text, left, start, end)
    if phrase == "i mean" and opens_sentence(left):
        return _is_i_mean(left, right)
    if phrase == "i mean":
        return left.endswith(",") and right.startswith(",") and before in _BEFORE_I_MEAN
    known = _BEFORE_LIKE if phrase == "like" else _BEFORE_SORT_OF
    return left.endswith(",") and right.startswith(",") and before in known and not _HALF_WORDS.match(right)


def _is_i_mean(left: str, right: str) -> bool:
    """Tell whether a sentence begins with "I mean" for nothing: neither broken off before nor put right by it."""
    clause = _SENTENCE.match(right)
    if clause is None or left.endswith(("…", "..")) or _NOT.match(right):
        return False
    return len(clause[0].split()) > _SENTENCE_WORDS


def _is_you_know(text: str, left: str, start: int, end: int) -> bool:
    right = text[end:]
    if opens_sentence(left):
        return text[start] == "Y" and right.startswith((",", "…", "...")) and not right.endswith("?")
    if plain(word_after(text, end)) in _WHAT:
        return False
    return text[start] == "y" and left.endswith((",", "–", "—"))
