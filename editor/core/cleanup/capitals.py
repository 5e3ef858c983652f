"""Capital letters at the beginning of sentences, but for names that begin small and what may go on.

Marks such as "[laughs]" are no part of a sentence: it begins behind them, and may have ended before.
"""

import re
from collections.abc import Iterator, Sequence

from editor.core.cleanup.hits import Hit, Spot, capital_at, outside_code, word_set
from editor.core.cleanup.marks import marks_of
from editor.core.model import Episode, Line

ID = "capitals"

_BEGINS = re.compile(r"([.?!])[”’\")\]]?[ ]+(?![A-Z\d“(])(?=([^\W\d_]))")
_TOKEN = re.compile(r"\S+\Z")
_WORD = re.compile(r"[\"“‘(\[]*([^\W\d_]{2,}(?:['’\-][^\W\d_]+)*)[.?!]")
_SHORTENED = word_set(
    "adj al approx apr aug ave bldg blvd capt cf ch chap col corp dec dept dr ed eds eg eq esp est etc ex excl feb fig"
    " figs fri gen gov hon hr hrs ie inc incl jan jr lt ltd max min misc mon mr mrs ms mt no nos nov nr oct orig par"
    " pct pg phd pp prof ref reg rep resp rev sat sec sen sep sept sgt sr st sun tel temp thu tue univ viz vol vs wed"
    " ca bzw usw evtl ggf inkl vgl"
)
_GOES_ON = word_set("and but or nor so then said says asked asks he she they")
_ENDS = re.compile(r"[.?!][\"”’)\]]*\Z")
_PRONOUN = re.compile(r"(?<![\w'’.\-/@#])i(?=['’](?:m|ve|ll|d)\b)")
_SMALL_START = re.compile(r"[\"“]?(?=[^\W\d_])")


def find_capitals(episode: Episode) -> Iterator[Hit]:
    """Yield the first letter of every sentence of the lines that is small."""
    ended: dict[str | None, bool] = {}
    before: str | None = None
    for row, entry in enumerate(episode.entries):
        if not isinstance(entry, Line):
            before = None
            continue
        marks = marks_of(entry.text)
        said = _without(marks, entry.text)
        if marks and not said.strip():
            continue
        starts = before is None or (_ended(before) and ended.get(entry.who, True))
        spots = [_behind(marks, spot) for spot in _spots(said, starts=starts)]
        yield from (Hit(row, *spot, ID) for spot in outside_code(entry.text, spots))
        ended[entry.who] = _ended(said)
        before = said


def _without(marks: Sequence[Spot], text: str) -> str:
    """Return what a text reads without its marks."""
    for mark in reversed(marks):
        text = text[: mark.start] + mark.replacement + text[mark.end :]
    return text


def _behind(marks: Sequence[Spot], spot: Spot) -> Spot:
    """Return where a spot of a text without its marks is in the text itself."""
    shift = 0
    for mark in marks:
        if spot.start + shift < mark.start:
            break
        shift += mark.end - mark.start - len(mark.replacement)
    return Spot(spot.start + shift, spot.end + shift, spot.replacement)


def _ended(text: str) -> bool:
    return _ENDS.search(text) is not None


def _spots(text: str, starts: bool) -> list[Spot]:
    places = {match.end() for match in _BEGINS.finditer(text) if _is_end(text, match)}
    if starts and (found := _SMALL_START.match(text)):
        places.add(found.end())
    spots = [Spot(at, at + 1, capital) for at in places if (capital := capital_at(text, at))]
    if "i'" in text or "i’" in text:
        spots += [Spot(*match.span(), "I") for match in _PRONOUN.finditer(text) if match.start() not in places]
    return sorted(spots)


def _is_end(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence ends with a sign: not behind a short form, a name, or what is asked in passing."""
    if not match[2].islower():
        return False
    token = _TOKEN.search(text, max(0, match.start() - 40), match.start(1) + 1)
    word = _WORD.fullmatch(token[0]) if token else None
    if word is None:
        return False
    last, quoted = word[1].lower(), not text[match.start(1) + 1 : match.end()].isspace()
    if match[1] == ".":
        return last not in _SHORTENED and not quoted
    following = re.match(r"\w+", text[match.end() :])
    return not quoted and following is not None and following[0] not in _GOES_ON
