"""Lines as a table that spreadsheets open."""

import csv
import io
from collections.abc import Iterator
from itertools import pairwise

from editor.core.model import Episode, Header
from editor.formats.writers.losses import losses
from editor.formats.writers.options import Options, timeline_of
from editor.formats.writers.text import time_of

COLUMNS = ("section", "time", "start", "end", "speaker", "text")


def write_csv(episode: Episode, options: Options) -> bytes:
    """Return the lines of an episode as CSV (RFC 4180), with a row that names the columns.

    `time` is what the page states, `start` and `end` are seconds, estimated where several lines share a time. It begins
    with the mark by which spreadsheets know UTF-8.
    """
    timeline = timeline_of(episode, options)
    kept = {"section": options.headers, "speaker": options.speakers}
    kept |= dict.fromkeys(("time", "start", "end"), options.times)
    wanted = [column for column in COLUMNS if kept.get(column, True)]
    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerow(wanted)
    section = ""
    for row, entry in enumerate(episode.entries):
        if isinstance(entry, Header):
            section = entry.text
            continue
        start, end = (_seconds(seconds) for seconds in (timeline.start_of(row), timeline.end_of(row)))
        cells = (section, time_of(entry) or "", start, end, entry.who or "", entry.text)
        rows.writerow([cell for column, cell in zip(COLUMNS, cells, strict=True) if column in wanted])
    return file.getvalue().encode("utf-8-sig")


def csv_leaves_out(episode: Episode, options: Options) -> tuple[str, ...]:
    """Say what the table does not hold."""
    said = losses(episode, times=options.times, speakers=options.speakers, headers=options.headers)
    return (*_headers_left_out(episode), *said) if options.headers else said


def _headers_left_out(episode: Episode) -> Iterator[str]:
    following = (*episode.entries[1:], Header(""))[: len(episode.entries)]
    count = sum(isinstance(entry, Header) for entry in episode.entries)
    heading = [
        one.text
        for one, below in zip(episode.entries, following, strict=True)
        if isinstance(one, Header) and not isinstance(below, Header)
    ]
    if len(heading) < count:
        yield f"Headers with no line below them are left out: {count - len(heading)}."
    same = sum(one == after for one, after in pairwise(heading))
    if same:
        yield f"Headers that say the same as the one above cannot be told from it: {same}."


def _seconds(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds:.3f}".rstrip("0").rstrip(".")
