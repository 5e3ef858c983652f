"""Advanced SubStation Alpha and its elder, SubStation Alpha: read by pysubs2, a few lines at a time.

The times of syllables (karaoke) are read here, as the library has no word for them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from editor.core.captions import Caption, Draft
from editor.core.errors import FormatError, Place
from editor.formats.readers.cues import LONGEST, clock, excerpt, place_of, squeeze
from editor.formats.readers.prose import counted
from editor.formats.readers.sniff import Sniff, decode
from editor.formats.readers.spread import Knot, spread_words
from editor.formats.readers.turns import bounded, find_turns

if TYPE_CHECKING:
    from pysubs2 import SSAEvent

_LINE = re.compile(r"^(Dialogue|Comment|Format|\[[^\]\n]*\])(?::[ \t]*([^\n]*))?", re.MULTILINE)
_TIME = re.compile(r"\d{1,4}:\d{1,2}:\d{1,2}[.:]\d{1,3}", re.ASCII)
_TAGS = re.compile(r"\{[^{}]*\}")
_SYLLABLE = re.compile(r"\\(?:kf|ko|k|K)[ \t]*(\d{1,6})", re.ASCII)
_DRAWING = re.compile(r"\{[^{}]*\\p[1-9]")
_BREAK = re.compile(r"\\[Nnh]")
_FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_HEADER = "[Script Info]\nScriptType: v4.00+\n\n[Events]\n"
AT_A_TIME = 2000


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is SubStation."""
    head = sniff.head.lstrip("\ufeff\n ")
    if head.startswith("[Script Info]"):
        return 1.0
    return 0.8 if "\nDialogue:" in head and "[Events]" in head else 0.0


def read(data: bytes, _name: str) -> Draft:
    """Read SubStation subtitles; raises FormatError."""
    text = decode(data)
    notes = {"comment": 0, "drawing": 0}
    captions = list(bounded(_captions(text, notes), len(data)))
    captions.sort(key=lambda caption: caption.start or 0.0)
    turned, turns = find_turns(captions, len(data))
    left_out = [f"{counted(count, kind)} left out." for kind, count in notes.items() if count]
    if "\nStyle:" in text:
        left_out.append(f"{counted(text.count(chr(10) + 'Style:'), 'style')} left out.")
    return Draft("ass", turned, left_out=(*left_out, *turns))


def _captions(text: str, notes: dict[str, int]) -> Iterator[Caption]:
    events = _dialogue(text, notes)
    while chunk := list(islice(events, AT_A_TIME)):
        yield from filter(None, map(_caption, _parsed(chunk, notes)))


def _dialogue(text: str, notes: dict[str, int]) -> Iterator[str]:
    """Yield the lines that are spoken, with their fields in the usual order; raises FormatError."""
    order: Sequence[str] = _FIELDS
    events = "[events]" not in text.lower()
    for found in _LINE.finditer(text):
        kind, rest = found[1], found[2]
        if kind.startswith("["):
            events = kind.lower() == "[events]"
        elif kind == "Format" and events:
            order = [name.strip().lower().replace("actor", "name") for name in (rest or "").split(",")]
        elif kind == "Comment":
            notes["comment"] += 1
        elif kind == "Dialogue":
            if len(rest or "") > LONGEST:
                raise FormatError(f"{_place(text, found)}: the line has {len(rest):,} characters. Split it.")
            line = _in_usual_order(dict(zip(order, (rest or "").split(",", max(0, len(order) - 1)), strict=False)))
            if line is None:
                raise FormatError(
                    f"{_place(text, found)}: {excerpt(found[0])!r} does not say from "
                    "when to when. A line is written as Dialogue: 0,0:00:01.00,0:00:02.50,Default,Name,0,0,0,,Words."
                )
            yield line


def _in_usual_order(values: Mapping[str, str]) -> str | None:
    """Return a line of dialogue as the library reads it; None if it has no times."""
    start, end = _time(values.get("start", "")), _time(values.get("end", ""))
    if start is None or end is None:
        return None
    # A comma in a name would shift all that follows it.
    name = values.get("name", "").strip().replace(",", " ")
    return f"Dialogue: 0,{start},{end},x,{name},0,0,0,,{values.get('text', '').strip()}"


def _time(text: str) -> str | None:
    """Return a time as the library reads it, which knows hours of two digits only; None if it is no time."""
    seconds = clock(text) if _TIME.fullmatch(text.strip()) else None
    if seconds is None or seconds >= 360_000:
        return None
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    return f"{minutes // 60}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def _place(text: str, found: re.Match[str]) -> Place:
    return place_of(text, found.start())


def _parsed(lines: Sequence[str], notes: dict[str, int]) -> "Iterator[SSAEvent]":
    from pysubs2 import SSAFile

    for event in SSAFile.from_string(_HEADER + "\n".join(lines), format_="ass"):
        # Not `is_drawing`, which works out every style and takes the square of a line's length.
        if _DRAWING.search(event.text):
            notes["drawing"] += 1
        else:
            yield event


def _caption(event: "SSAEvent") -> Caption | None:
    """Return an event as a caption; None if it shows no words."""
    start, end = event.start / 1000, event.end / 1000
    parts: list[str] = []
    knots: list[Knot] = []
    length = after = 0
    passed = start
    for tag in _TAGS.finditer(event.text):
        parts.append(_BREAK.sub(" ", event.text[after : tag.start()]))
        length += len(parts[-1])
        after = tag.end()
        for syllable in _SYLLABLE.finditer(tag[0]):
            knots.append((length, passed))
            passed += int(syllable[1]) / 100
    raw = "".join([*parts, _BREAK.sub(" ", event.text[after:])])
    text, words = spread_words(raw, start, end if end >= start else None, knots)
    return Caption(text, start, end if end >= start else None, squeeze(event.name) or None, words) if text else None
