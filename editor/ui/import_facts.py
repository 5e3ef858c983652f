"""What the window says of a draft: what was found in it, and what a page of it would be called."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from editor.align.structure import CarriedOver
from editor.core.captions import Draft, HeardWord
from editor.core.drafts import voices_of
from editor.core.model import Entry, Episode, Header, Line
from editor.core.timing import format_time
from editor.store import recordings

_MOST_TITLE = 200
_TAIL = re.compile(
    r"[._ \-]+(?:captions?|subtitles?|transcript(?:ion)?|rendered|chapters|auto|raw|[a-z]{2}(?:[-_][A-Za-z]{2,4})?)$"
)
_BETWEEN_WORDS = re.compile(r"[_\s\-]+")


def facts_of(draft: Draft, entries: Sequence[Entry], heard: Sequence[HeardWord]) -> str:
    """Say in a sentence or two what became of a draft: how much it is, who speaks, and how well it is timed.

    `entries` are those that would be taken, with all that the open page gives them; `heard` are the words with times.
    """
    headers, lines = counts_of(entries)
    captions = sum(1 for caption in draft.captions if caption.text.strip())
    parts = ", ".join(part for part in (counted(lines, "line"), counted(headers, "header")) if part) or "nothing"
    became = f"{counted(captions, 'caption')} became {parts}" if captions > lines else parts
    return ". ".join([became, *_voices(draft, entries), *_times(draft, entries, heard)]) + "."


def carried_facts(carried: CarriedOver, episode: Episode) -> str:
    """Say how much of an episode's structure goes over to the new text, what is not sure, and what has no place."""
    structure = carried.structure
    lines = len({row for plan in structure.names for row in plan.rows})
    speakers = f"the speakers of {counted(lines, 'line')}" if lines else ""
    parts = (counted(len(structure.headers), "header"), counted(len(episode.clips), "clip"), speakers)
    facts = [f"Carried over: {', '.join(part for part in parts if part) or 'nothing'}"]
    unsure = sum(not plan.sure for plan in structure.headers)
    if unsure:
        facts.append(f"{counted(unsure, 'header')} only where they seem to belong")
    if carried.lost:
        facts.append(f"no place for {counted(len(carried.lost), 'header')}, such as “{carried.lost[0]}”")
    return "; ".join(facts) + "."


def counts_of(entries: Sequence[Entry]) -> tuple[int, int]:
    """Return how many headers and how many lines there are."""
    headers = sum(isinstance(entry, Header) for entry in entries)
    return headers, len(entries) - headers


def counted(count: int, noun: str) -> str:
    """Say how many there are; nothing for none."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}" if count else ""


def page_name(source: Path) -> str:
    """Return a name for the page of a file, without its ending, that no page beside it has yet."""
    plain = plain_stem(source)
    names = (plain, source.stem, *(f"{plain} {number}" for number in range(2, 1000)))
    return next((name for name in names if not source.with_name(f"{name}.md").exists()), plain)


def plain_stem(source: Path) -> str:
    """Return a file's name without what says of which kind or in which language it is."""
    stem = source.stem
    return _TAIL.sub("", stem) or stem


def title_of(draft: Draft, source: Path) -> str:
    """Return what the source says that the episode is called, else its name as words."""
    title = draft.meta.get("title")
    if isinstance(title, str) and title.strip():
        return " ".join(title.split())[:_MOST_TITLE]
    words = _BETWEEN_WORDS.sub(" ", plain_stem(source)).strip()
    return words[:1].upper() + words[1:]


def recording_of(source: Path) -> Path | None:
    """Return the recording beside a file that has its name."""
    return recordings.find_beside(source) or recordings.find_beside(source.with_name(f"{plain_stem(source)}.md"))


def _voices(draft: Draft, entries: Sequence[Entry]) -> Iterator[str]:
    if not voices_of(draft):
        return
    names = {entry.who for entry in entries if isinstance(entry, Line) and entry.who}
    yield f"{counted(len(names), 'speaker')}" if names else "Nobody is named"


def _times(draft: Draft, entries: Sequence[Entry], heard: Sequence[HeardWord]) -> Iterator[str]:
    seconds = [entry.sec for entry in entries if isinstance(entry, Line) and entry.sec is not None]
    if not seconds:
        if draft.captions:
            yield "No times"
        return
    yield f"Times from {format_time(min(seconds))} to {format_time(max(seconds))}"
    if draft.dense and heard:
        yield f"The times of {counted(len(heard), 'word')} are kept"
