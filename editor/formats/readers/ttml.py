"""TTML, also called DFXP and IMSC: subtitles in XML. Read as it streams by; document types are refused."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from editor.core.captions import Caption, Draft
from editor.core.errors import FormatError, Place
from editor.core.timing import parse_time
from editor.formats.readers.cues import LONGEST, squeeze
from editor.formats.readers.prose import counted
from editor.formats.readers.sniff import Sniff, check_size
from editor.formats.readers.spread import spread_words
from editor.formats.readers.turns import find_turns

_ROOT = re.compile(r"<(?:\w{1,20}:)?tt[\s>]")
_OFFSET = re.compile(r"(\d{1,12}(?:\.\d{1,9})?)(h|ms|m|s|f|t)?", re.ASCII)
_FRAMES = re.compile(r"(\d{1,4}:\d{1,2}:\d{1,2}):(\d{1,3})(?:\.\d+)?", re.ASCII)
_PARTS = 2**16
DEEPEST = 100


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is TTML."""
    return 0.95 if _ROOT.search(sniff.head, 0, 4000) else 0.0


def read(data: bytes, _name: str) -> Draft:
    """Read TTML subtitles; raises FormatError."""
    check_size(data)
    body = _Body()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = body.open
    parser.EndElementHandler = body.close
    parser.CharacterDataHandler = body.add
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for start in range(0, len(data), _PARTS):
            parser.Parse(data[start : start + _PARTS], False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        place = Place(error.lineno, error.offset + 1)
        words = expat.errors.messages[error.code]
        raise FormatError(f"{place}: the XML is damaged ({words}). Mend it or export the subtitles again.") from None
    except (LookupError, ValueError):
        raise FormatError("the XML is in an encoding that is not known. Save it as UTF-8 and try again.") from None
    if not body.is_ttml:
        raise FormatError("the XML is no TTML: its outermost element is not tt. Choose another kind.")
    captions, turns = find_turns(sorted(body.captions, key=lambda caption: caption.start or 0.0), len(data))
    meta = {"language": body.language} if body.language else {}
    left_out = (f"{counted(body.styles, 'style or region', 'styles and regions')} left out.",) if body.styles else ()
    return Draft("ttml", captions, meta, left_out + turns)


def _refuse(*_about: object) -> None:
    raise FormatError("the XML declares a document type, which subtitles never need. Take out the line with <!DOCTYPE.")


@dataclass(slots=True)
class _Timed:
    """An open element: when it begins and ends in seconds, and who speaks in it."""

    name: str
    start: float | None = None
    end: float | None = None
    who: str | None = None


@dataclass(slots=True)
class _Body:
    """What has been read of a file so far."""

    captions: list[Caption] = field(default_factory=list)
    language: str | None = None
    styles: int = 0
    is_ttml: bool = False
    _frame_rate: float = 30.0
    _tick_rate: float = 1.0
    _names: dict[str, str] = field(default_factory=dict)
    _agent: str | None = None
    _open: list[_Timed] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _spans: list[tuple[int, float]] = field(default_factory=list)
    _voice: str | None = None

    def open(self, tag: str, attributes: dict[str, str]) -> None:
        """Note that an element begins."""
        if len(self._open) > DEEPEST:
            raise FormatError("the XML is nested too deeply for subtitles. Choose another file.")
        name = _local(tag)
        values = {_local(key): value for key, value in attributes.items()}
        outer = self._open[-1] if self._open else _Timed("")
        if not self._open:
            self._begin(name, values)
        timed = self._timed(name, values, outer)
        self._open.append(timed)
        if name == "p":
            self._parts, self._length, self._spans, self._voice = [], 0, [], timed.who
        elif name == "span" and "begin" in values:
            begin = self._seconds(values["begin"])
            self._spans += [] if begin is None else [(self._length, begin)]
            self._voice = self._voice or timed.who
        elif name == "br":
            self.add(" ")
        elif name in {"style", "region"}:
            self.styles += 1
        elif name == "agent":
            self._agent = values.get("id")

    def add(self, text: str) -> None:
        """Note some text."""
        inner = self._open[-1].name if self._open else ""
        if inner == "name" and self._agent:
            self._names[self._agent] = squeeze(f"{self._names.get(self._agent, '')}{text}")
        elif inner in {"p", "span", "br"}:
            self._parts.append(text)
            self._length += len(text)
            if self._length > LONGEST:
                raise FormatError("one paragraph of the XML has far too many characters. Put times between them.")

    def close(self, _tag: str) -> None:
        """Note that an element ends."""
        timed = self._open.pop()
        if timed.name == "p":
            self._finish(timed)

    def _begin(self, name: str, values: dict[str, str]) -> None:
        self.is_ttml = name == "tt"
        self.language = squeeze(values.get("lang", "")) or None
        rate = _OFFSET.fullmatch(values.get("frameRate", ""))
        ticks = _OFFSET.fullmatch(values.get("tickRate", ""))
        self._frame_rate = float(rate[1]) if rate and float(rate[1]) else 30.0
        self._tick_rate = float(ticks[1]) if ticks and float(ticks[1]) else (self._frame_rate if rate else 1.0)

    def _timed(self, name: str, values: dict[str, str], outer: _Timed) -> _Timed:
        """Return an element's own times; what is inside another counts from its start, unless it is past it."""
        agent = values.get("agent")
        who = self._names.get(agent, agent) if agent else outer.who
        begin = self._seconds(values["begin"]) if "begin" in values else None
        end = self._seconds(values["end"]) if "end" in values else None
        dur = self._seconds(values["dur"]) if "dur" in values else None
        base = outer.start or 0.0
        shift = base if begin is not None and begin < base else 0.0
        start = outer.start if begin is None else begin + shift
        if dur is not None and start is not None:
            return _Timed(name, start, start + dur, who)
        return _Timed(name, start, outer.end if end is None else end + shift, who)

    def _seconds(self, text: str) -> float | None:
        """Read a time expression; raises FormatError."""
        text = text.strip()
        frames = _FRAMES.fullmatch(text)
        clock = parse_time(frames[1] if frames else text) if ":" in text else None
        if clock is not None:
            return clock + (int(frames[2]) / self._frame_rate if frames else 0.0)
        offset = _OFFSET.fullmatch(text)
        if offset is None:
            raise FormatError(f"{text[:40]!r} is no time. Write it as 00:00:01.000 or 1.5s.")
        units = {"h": 3600.0, "m": 60.0, "ms": 0.001, "f": 1 / self._frame_rate, "t": 1 / self._tick_rate}
        return float(offset[1]) * units.get(offset[2] or "s", 1.0)

    def _finish(self, timed: _Timed) -> None:
        """Make a caption of a paragraph."""
        raw = "".join(self._parts)
        start = timed.start
        spans: Sequence[tuple[int, float]] = self._spans
        shift = start if start is not None and any(begin < start for _, begin in spans) else 0.0
        end = timed.end if start is None or timed.end is None or timed.end >= start else None
        text, words = spread_words(raw, start, end, [(at, begin + shift) for at, begin in spans])
        if text:
            who = self._voice or timed.who
            self.captions.append(Caption(text, start, end, squeeze(who) or None if who else None, words))


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]
