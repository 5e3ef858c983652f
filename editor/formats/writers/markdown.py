r"""Markdown: `**Speaker:** \[hh:mm:ss\] text`, with a heading for the episode and for each header."""

import re
from collections.abc import Iterator

from editor.core.model import Episode, Header, Line
from editor.core.timing import time_or_none
from editor.formats.writers.options import Options, title_of
from editor.formats.writers.text import name_of

_MARKS = re.compile(r"[\\`*_\[\]<>~]")
_ENTITY = re.compile(r"&(?=#?\w)")
_OPENING = re.compile(r"(?=[#+=|-])|\d{1,9}(?=[.)](?:\s|$))")
"""Where a paragraph that begins like this would be a heading, a list, a rule or a table."""


def write_markdown(episode: Episode, options: Options) -> bytes:
    """Return an episode as Markdown: a paragraph for each line, a heading for each header."""
    blocks = list(_blocks(episode, options))
    return ("\n\n".join(blocks) + "\n").encode() if blocks else b""


def escaped(text: str) -> str:
    """Return a text as Markdown shows it unchanged within a paragraph."""
    return _ENTITY.sub("&amp;", _MARKS.sub(r"\\\g<0>", " ".join(text.split())))


def _blocks(episode: Episode, options: Options) -> Iterator[str]:
    title = title_of(episode, options)
    if title:
        yield f"# {_heading(title)}"
    for entry in episode.entries:
        text = escaped(entry.text)
        if isinstance(entry, Header):
            if text and options.headers:
                yield f"## {_heading(entry.text)}"
        elif text:
            yield _paragraph(entry, text, options)


def _paragraph(line: Line, text: str, options: Options) -> str:
    who = f"**{_name(name_of(line))}:** " if name_of(line) and options.speakers else ""
    seconds = time_or_none(line.sec)
    stamp = _stamp(seconds) if options.times and seconds is not None else ""
    return f"{who}{stamp}{text}" if who or stamp else _unlike_a_block(text)


def _name(who: str) -> str:
    """Return a name; a colon in it would be taken for the one behind it."""
    return escaped(who).replace(":", r"\:")


def _heading(text: str) -> str:
    """Return a heading's text; marks at its end would be taken for a part of the heading's own."""
    return re.sub(r"#(?=#*$)", r"\\#", escaped(text))


def _unlike_a_block(text: str) -> str:
    found = _OPENING.match(text)
    return f"{text[: found.end()]}\\{text[found.end() :]}" if found else text


def _stamp(seconds: float) -> str:
    milliseconds = round(seconds * 1000)
    whole, thousandths = divmod(milliseconds, 1000)
    minutes, second = divmod(whole, 60)
    fraction = f".{thousandths:03}" if thousandths else ""
    return rf"\[{minutes // 60:02}:{minutes % 60:02}:{second:02}{fraction}\] "
