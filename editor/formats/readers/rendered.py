"""A transcript as a site shows it: `Speaker: text (m:ss)` with titles between, and the site's own lines around it.

The times may be missing.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from editor.core.captions import Draft
from editor.core.errors import FormatError
from editor.formats.readers.names import speakers_among
from editor.formats.readers.prose import Talk, is_title, lines_of, not_taken, odd_names, opening, trailing_time
from editor.formats.readers.sniff import Sniff, decode

_SEASON = re.compile(r"season (\d{1,4}), episode (\d{1,5})\b", re.IGNORECASE)
_BEGINS = re.compile(r"(?:the )?transcripts?:?$|(?:the )?transcripts? (?:is|are|was|were|has|have)\b", re.IGNORECASE)


class _Paragraph(NamedTuple):
    """A paragraph without the time behind it; `who` is what stands before its first colon if that could be a name."""

    text: str
    start: float | None
    who: str | None


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is a rendered transcript: paragraphs end with a time, or at least begin with a name."""
    timed = [line for line in sniff.lines if trailing_time(line)[1] is not None]
    if sniff.keys or not timed:
        return 0.0 if sniff.keys else _fits_without_times(sniff)
    odd = odd_names(timed, timed=True)
    named = sum(opening(line, odd).who is not None for line in timed)
    share = len(timed) / len(sniff.lines)
    if named * 2 < len(timed):
        return 0.3 * share
    return 0.93 if share >= 0.25 else 0.6


def _fits_without_times(sniff: Sniff) -> float:
    odd = odd_names(sniff.lines, timed=False)
    openings = [opening(line, odd) for line in sniff.lines]
    known = odd | speakers_among(one.who for one in openings)
    spoken = sum(one.who in known and one.start is None for one in openings)
    return 0.45 if spoken > 1 and spoken * 2 >= len(openings) else 0.0


def read(data: bytes, _name: str) -> Draft:
    """Read a rendered transcript; raises FormatError."""
    text = decode(data)
    paragraphs = _paragraphs(text, ())
    odd = _odd_among(paragraphs)
    if odd:
        paragraphs = _paragraphs(text, odd)
    known = odd | speakers_among(one.who for one in _telling(paragraphs))
    spoken = [row for row, one in enumerate(paragraphs) if one.start is not None or one.who in known]
    if not spoken:
        raise FormatError("no paragraph ends with its time. A rendered page has lines such as “Ann: Hello (1:23)”.")
    above, inside, below = _parted(paragraphs, spoken[0], spoken[-1] + 1)
    talk = Talk()
    for one in inside:
        _add(talk, one, known, odd)
    left_out = (
        *not_taken([one.text for one in above], "above the transcript"),
        *not_taken([one.text for one in below], "below the transcript"),
        *talk.left_out(),
    )
    return Draft("rendered", tuple(talk.parts), _meta(above), left_out)


def names_told(texts: Sequence[str]) -> list[str | None]:
    """Return whom a reader takes for the speaker of each of these paragraphs, which are all that it reads."""
    odd = _odd_among([_paragraph(text, ()) for text in texts])
    paragraphs = [_paragraph(text, odd) for text in texts]
    known = odd | speakers_among(one.who for one in _telling(paragraphs))
    return [one.who if one.who in known else None for one in paragraphs]


def _telling(paragraphs: Sequence[_Paragraph]) -> Sequence[_Paragraph]:
    """Return the paragraphs that tell who speaks: those with a time, or all where none has one."""
    return [one for one in paragraphs if one.start is not None] or paragraphs


def _odd_among(paragraphs: Sequence[_Paragraph]) -> frozenset[str]:
    telling = _telling(paragraphs)
    return odd_names((one.text for one in telling), timed=bool(telling) and telling[0].start is not None)


def _paragraphs(text: str, odd: Collection[str]) -> list[_Paragraph]:
    return [_paragraph(paragraph, odd) for paragraph in _joined(text, odd)]


def _joined(text: str, odd: Collection[str]) -> Iterator[str]:
    """Yield the paragraphs; lines without a blank one between are one if only the first of them names a speaker."""
    paragraph: list[str] = []
    for apart, line in lines_of(text):
        wrapped = not apart and bool(paragraph) and opening(paragraph[0], odd).who is not None
        if wrapped and trailing_time(paragraph[-1])[1] is None and opening(line, odd).who is None:
            paragraph.append(line)
            continue
        if paragraph:
            yield " ".join(paragraph)
        paragraph = [line]
    if paragraph:
        yield " ".join(paragraph)


def _paragraph(text: str, odd: Collection[str]) -> _Paragraph:
    text, start = trailing_time(text)
    return _Paragraph(text, start, opening(text, odd).who)


def _parted(
    paragraphs: Sequence[_Paragraph], first: int, after: int
) -> tuple[Sequence[_Paragraph], Sequence[_Paragraph], Sequence[_Paragraph]]:
    """Part the site's lines above and below from the transcript; a title above its first line belongs to it."""
    begins = [row for row in range(first) if _BEGINS.match(paragraphs[row].text)]
    if begins:
        first = begins[-1] + 1
    elif first and is_title(paragraphs[first - 1].text) and not _SEASON.match(paragraphs[first - 1].text):
        first -= 1
    return paragraphs[:first], paragraphs[first:after], paragraphs[after:]


def _add(talk: Talk, one: _Paragraph, known: Collection[str], odd: Collection[str]) -> None:
    if one.who in known:
        begins = opening(one.text, odd)
        talk.turn(one.who, begins.start if one.start is None else one.start)
        talk.say(begins.text)
    elif one.start is None and is_title(one.text):
        talk.title(one.text)
    else:
        if one.start is not None:
            talk.turn(None, one.start)
        talk.say(one.text)


def _meta(above: Sequence[_Paragraph]) -> dict[str, object]:
    """Return what the lines above the transcript say of the episode."""
    for row, one in enumerate(above):
        found = _SEASON.match(one.text)
        if found:
            meta: dict[str, object] = {"episode": int(found[2]), "season": int(found[1])}
            return meta | {"title": above[row - 1].text} if row else meta
    return {}
