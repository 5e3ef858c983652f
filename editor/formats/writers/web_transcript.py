"""The parts of a web page that come from the transcript: its text, its times, its contents, who speaks."""

import json
import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from editor.core.model import Episode, Header, Line
from editor.core.pairing import key_of
from editor.core.sections import sections_of
from editor.core.speakers import Speakers
from editor.core.timing import format_time, time_or_none
from editor.formats.writers.options import Options, timeline_of, words_in_time

VOICES = 9
"""So many speakers have a colour of their own."""

_CHUNK = 2500
"""Characters after which a new part begins that the browser lays out when it comes near the screen."""

_SAME = 1.0  # seconds between a clip and a chapter of the same name that are one
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def plain(text: str) -> str:
    """Return a text that HTML can hold, of the same length and with the same words."""
    return _UNFIT.sub(lambda match: " " if match[0].isspace() else "\ufffd", text)


class Said(NamedTuple):
    """When a line is said, in hundredths of a second: its start, and from there the start of each of its words."""

    start: int
    words: tuple[int, ...]


class Item(NamedTuple):
    """A title in the contents, and where it leads: a second of the recording, or else an element of the page."""

    title: str
    seconds: float | None
    place: str = ""


class Transcript:
    """An episode as parts of a web page, each a text in HTML, `times` in JSON; `end` is in seconds."""

    def __init__(self, episode: Episode, options: Options) -> None:
        self._episode = episode
        self._options = options
        self._speakers = Speakers.of(episode)
        self._timeline = timeline_of(episode, options)
        self._said = self._times_of_lines()
        self._named = {said.start: row for row, said in reversed(self._said.items())}
        self.end = (self._timeline.end_of(len(episode.entries) - 1) if episode.entries else None) or 0.0
        if self._said:
            self.end = max(self.end, *(said.start / 100 for said in self._said.values()))

    @property
    def times(self) -> str:
        """Return the times of all lines and words; no character of it means anything to HTML."""
        said = self._said.values()
        times = {"starts": [one.start / 100 for one in said], "words": [one.words for one in said], "end": self.end}
        return json.dumps(times, separators=(",", ":"))

    @property
    def people(self) -> str:
        """Return who speaks, each in a colour."""
        names = self._speakers.names if self._options.speakers else ()
        items = [f'<li class="{self._voice(name)}">{escape(plain(name))}</li>' for name in names]
        return f'<ul class="people" aria-label="Speakers">{"".join(items)}</ul>' if items else ""

    @property
    def contents(self) -> str:
        """Return the chapters and clips as links; nothing where there are none."""
        chapters = list(self._chapters())
        lists = _list("Chapters", chapters) + _list("Clips", self._clips(chapters))
        if not lists:
            return ""
        details = f"<details open><summary>Contents</summary>\n{lists}</details>"
        return f'<nav class="contents" aria-label="Contents">{details}</nav>'

    @property
    def body(self) -> str:
        """Return the headers and lines, in parts that the browser may leave for later."""
        parts: list[list[str]] = []
        length, who = _CHUNK, None
        for row, entry in enumerate(self._episode.entries):
            header = isinstance(entry, Header)
            if header and not (self._options.headers and entry.text.strip()):
                continue
            if length >= _CHUNK or (header and length > _CHUNK // 2):
                parts.append([])
                length = 0
            length += len(entry.text) + 60
            if isinstance(entry, Line):
                parts[-1].append(self._line(row, entry, entry.who != who or not parts[-1]))
                who = entry.who
            else:
                parts[-1].append(f'<h2 id="entry-{row}">{escape(plain(entry.text.strip()))}</h2>')
                who = None
        return "\n".join("\n".join(('<div class="chunk">', *part, "</div>")) for part in parts)

    def _times_of_lines(self) -> dict[int, Said]:
        """Return when the lines are said, by row; nothing where none is timed."""
        words = words_in_time(self._episode, self._options, self._timeline)
        if not words:
            return {}
        starts = {row: [word.start for word in group] for row, group in groupby(words, attrgetter("row"))}
        said: dict[int, Said] = {}
        latest = 0
        for row, _ in self._episode.lines():
            own = starts.get(row, ())
            start = own[0] if own else self._timeline.start_of(row)
            latest = max(latest, round((start or 0.0) * 100))
            said[row] = Said(latest, tuple(max(0, round(second * 100) - latest) for second in own))
        return said

    def _line(self, row: int, line: Line, turn: bool) -> str:
        said = self._said.get(row)
        text = f'<span class="text">{escape(plain(line.text), quote=False)}</span>'
        who = ""
        if turn and line.who and self._options.speakers:
            who = f'<b class="who">{escape(plain(line.who))}<span class="colon">: </span></b>'
        classes = " ".join(("line", *(["turn"] if turn else []), *([self._voice(line.who)] if line.who else [])))
        place = time = ""
        if said and self._named[said.start] == row:
            place = f' id="t={_number(said.start / 100)}"'
        if said and self._options.times:
            seconds = said.start / 100
            label = f' aria-label="Play from {format_time(seconds)}"' if self._options.media else ""
            time = f'<a class="time" href="#t={_number(seconds)}"{label}>{format_time(seconds)}</a> '
        return f'<p class="{classes}"{place}>{time}{who}{text}</p>'

    def _voice(self, who: str) -> str:
        return f"s{self._speakers.slot(who) % VOICES}" if self._options.speakers else ""

    def _chapters(self) -> Iterator[Item]:
        if self._options.chapters:
            yield from (Item(chapter.title, chapter.start) for chapter in self._options.chapters)
            return
        for section in sections_of(self._episode, self._timeline) if self._options.headers else ():
            said = self._said.get(section.first)
            if section.title:
                yield Item(section.title, said.start / 100 if said else section.start, f"entry-{section.row}")

    def _clips(self, chapters: Iterable[Item]) -> Iterator[Item]:
        """Yield the clips, but not those that are a chapter again."""
        starts: dict[str, list[float]] = {}
        for title, seconds, _ in chapters:
            starts.setdefault(key_of(title), []).append(seconds or 0.0)
        for clip in self._episode.clips:
            seconds = time_or_none(clip.start)
            same = starts.get(key_of(clip.name), ())
            if clip.name.strip() and not any(abs(start - (seconds or 0.0)) <= _SAME for start in same):
                yield Item(clip.name, seconds)


def _number(seconds: float) -> str:
    return f"{seconds:.2f}".rstrip("0").rstrip(".")


def _list(name: str, items: Iterable[Item]) -> str:
    found = "".join(map(_item, items))
    return f'<h2>{name}</h2>\n<ol class="{name.lower()}">\n{found}</ol>\n' if found else ""


def _item(item: Item) -> str:
    title = escape(plain(item.title.strip()))
    if item.seconds is not None:
        time = format_time(item.seconds)
        return f'<li><a href="#t={_number(item.seconds)}">{title} <span>{time}</span></a></li>\n'
    return f'<li><a href="#{item.place}">{title}</a></li>\n' if item.place else f"<li><a>{title}</a></li>\n"
