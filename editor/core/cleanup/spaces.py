"""Blanks: twice, at the ends, before a comma or a full stop, and missing behind one."""

import re
from collections.abc import Iterator

from editor.core.cleanup.hits import Hit, Spot, outside_code
from editor.core.model import Episode

ID = "spaces"

_TOO_MANY = re.compile(r"[ \u00a0]{2,}|\A[ \u00a0]+|[ \u00a0]+\Z")
_BEFORE = re.compile(r"(?<=[\w\"”’)\]%])[ ]+(?=[,.;:?!](?:[ \u00a0]|[\"”’)\]]*\Z|[\"”’)\]]+[ ]))")
_DOT_BETWEEN = re.compile(r"\.[ \u00a0]+[^A-Z\"“(\[\s]")
_SIGNS_APART = (" ;", " :", " ?", " !")
_APART = re.compile(r" [;:?!](?!\S)")
_CLOSE = re.compile(r"[;?!](?<=\w.)|:(?<=\w.)(?!\S)")
_MANNER = 3  # times make a manner
_MISSING = re.compile(
    r"""(?<![\w.@:/\-])(?:
      [^\W\d_][^\W\d_'’]+ (?P<comma>[,;])(?=[^\W\d_]{2}|[Ia]\b)
    | [a-zß-ÿ][a-zß-ÿ'’]+ (?P<cry>[?!])(?=[A-Z][a-z'’]|I\b)
    | [a-zß-ÿ][a-zß-ÿ'’]+ (?P<dot>\.)
      (?=(?:And|But|He|How|I|If|In|It|My|No|Now|Or|She|So|Thanks?|That|The|Then|There|These|They|This|We|What|When|Where
      |Which|Who|Why|Yeah|Yes|You|Your)(?:['’][a-z]+)?(?:[\s,?!]|\.(?!\w)|\Z))
    )""",
    re.VERBOSE,
)
_SIGN = re.compile(r"[,;?!.][^\W\d_]")
_HINTS = ("  ", " ,", " .", " ;", " :", " ?", " !", "\u00a0")
_BLANKS = " \u00a0"
_ENDS = tuple(_BLANKS)
_LATIN = re.compile(r"[^\u0000-\u024f\u2000-\u206f]")


def _sets_apart(episode: Episode) -> bool:
    """Tell whether a page has blanks before ; : ? ! on purpose, as French has."""
    apart = close = 0
    for entry in episode.entries:
        if any(map(entry.text.__contains__, _SIGNS_APART)):
            apart += len(_APART.findall(entry.text))
    if apart >= _MANNER:
        close = sum(len(_CLOSE.findall(entry.text)) for entry in episode.entries)
    return apart >= _MANNER and apart >= close


def find_spaces(episode: Episode) -> Iterator[Hit]:
    """Yield every blank of lines and headers that is too many, and every place where one is missing."""
    apart = _sets_apart(episode)
    for row, entry in enumerate(episode.entries):
        text = entry.text
        if any(map(text.__contains__, _HINTS)) or text.startswith(_ENDS) or text.endswith(_ENDS) or _SIGN.search(text):
            yield from (Hit(row, *spot, ID) for spot in _spots(text, apart=apart))


def _spots(text: str, apart: bool) -> list[Spot]:
    if not text.strip(_BLANKS):
        return []
    spots = [_fewer(text, *match.span()) for match in _TOO_MANY.finditer(text)]
    spots += [Spot(*match.span(), "") for match in _BEFORE.finditer(text) if _is_slip(text, *match.span(), apart=apart)]
    if _SIGN.search(text) and not _LATIN.search(text):
        spots += [Spot(at, at, " ") for match in _MISSING.finditer(text) if (at := _behind(text, match))]
    return outside_code(text, _in_order(spots))


def _fewer(text: str, start: int, end: int) -> Spot:
    if start == 0 or end == len(text):
        return Spot(start, end, "")
    return Spot(start + 1, end, "") if text[start] == " " else Spot(start, end, " ")


def _is_slip(text: str, start: int, end: int, apart: bool) -> bool:
    """Tell whether blanks before a sign are not meant, as in "3 : 5" or " . . ."."""
    sign, rest = text[end], text[end + 1 :].lstrip(_BLANKS)
    if apart and sign in ";:?!":
        return False
    if text[start - 1].isdigit() and rest[:1].isdigit():
        return False
    if sign == "." and (rest.startswith(".") or (_DOT_BETWEEN.match(text, end) is not None)):
        return False
    return not (sign in ":;" and text[end + 1 : end + 2] in (")", "("))


def _behind(text: str, match: re.Match[str]) -> int:
    """Return the place behind the sign where a blank is missing; 0 where the word belongs to code or to a name."""
    kind = match.lastgroup or "comma"
    at = match.end(kind)
    blank = text.find(" ", at)
    token = text[text.rfind(" ", 0, at) + 1 : blank if blank >= 0 else len(text)]
    in_code = any(map(token.__contains__, "()[]{}=<>_/\\&|#$%*+")) or any(map(str.isdigit, token))
    return 0 if in_code or (kind == "comma" and token.count(text[at - 1]) > 2) else at


def _in_order(spots: list[Spot]) -> list[Spot]:
    """Return spots in order without those that lie in others."""
    kept: list[Spot] = []
    for spot in sorted(spots):
        if kept and spot.start < kept[-1].end:
            if spot.end - spot.start > kept[-1].end - kept[-1].start:
                kept[-1] = spot
            continue
        kept.append(spot)
    return kept
