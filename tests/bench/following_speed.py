"""What it costs whoever edits that true times follow, and are aligned again when the typing rests."""

import re
from collections.abc import Callable, Iterator
from itertools import count

from talks import talk

import pages
from bench import report, timed
from editor.align.aligning import align, realign
from editor.core.aligned_timeline import AlignedTimeline
from editor.core.alignment import NOT_HEARD, AlignedWord, Alignment, Grade, LineTimes, WordTimes
from editor.core.change import Change
from editor.core.edits import move_entry, set_text, split_line
from editor.core.following import followed
from editor.core.model import Entry, Episode, Header, Line

KEY, REST = 2.0, 20.0
RUNS = 50
PACE = 0.36  # seconds a word


def main() -> None:
    for hours in (1, 10, 100):
        typed(hours)
    for hours in (1, 10):
        rested(hours)


def typed(hours: int) -> None:
    """Report on single edits, everywhere in a page."""
    before = Episode(tuple(entries(hours)))
    old, size = heard(before), f"{hours} h"
    edits: dict[str, Callable[[int], Change]] = {
        "a letter": lambda row: set_text(before, row, before.entries[row].text.replace(" ", "x ", 1)),
        "a split": lambda row: split_line(before, row, 20),
        "a move": lambda row: move_entry(before, row, 1),
    }
    rows = range(2, len(before.entries), len(before.entries) // RUNS)
    for name, edit in edits.items():
        times, timelines = [], []
        for row in rows:
            if isinstance(before.entries[row], Line):
                change = edit(row)
                after = change.apply(before).entries
                times.append(timed(lambda: followed(old, change, before.entries, after)))  # noqa: B023 - called here
                new, timeline = followed(old, change, before.entries, after)[0], AlignedTimeline(before.entries, old)
                timelines.append(timed(lambda: timeline.follow(after, new)))  # noqa: B023
        report(f"true times: follow {name}", size, times, KEY if name == "a letter" else None)
        report(f"true times: timeline after {name}", size, timelines, KEY if name == "a letter" else None)


def entries(hours: int) -> Iterator[Entry]:
    for made in pages.entries(hours):
        if "header" in made:
            yield Header(str(made["header"]))
        else:
            yield Line(str(made["line"]), str(made["who"]), made["sec"], str(made["time"]))


def heard(episode: Episode) -> Alignment:
    """Say the lines of an episode, every fifth word unheard."""
    numbers = count()
    lines = []
    for number, (_, line) in enumerate(episode.lines()):
        words = []
        for place, match in enumerate(re.finditer(r"\S+", line.text)):
            start = 12 * number + PACE * place / 2
            words.append(AlignedWord(*match.span(), start, start + PACE / 2, next(numbers) if place % 5 else NOT_HEARD))
        first, last = words[0].start, words[-1].end
        lines.append(LineTimes(first, last, first, first, Grade.SURE, 0.8, False, WordTimes.of(words)))
    return Alignment(tuple(lines))


def rested(hours: int) -> None:
    """Report on three lines that are aligned again: in place, and moved away from where they were said."""
    episode = talk(hours)
    old = align(episode.lines, episode.heard)
    some = range(5, len(old) - 3, max(1, len(old) // 40))
    again = [timed(lambda: realign(old, episode.lines, episode.heard, line, 1)) for line in some]  # noqa: B023
    report("true times: align again", f"{hours} h", again, REST)
    order = [*range(len(old) // 2, len(old)), *range(len(old) // 2)]
    moved = Alignment(tuple(old.lines[number] for number in order))
    lines = [episode.lines[number] for number in order]
    again = [timed(lambda: realign(moved, lines, episode.heard, line, 1)) for line in some]  # noqa: B023
    report("true times: align again, halves swapped", f"{hours} h", again, REST)


if __name__ == "__main__":
    main()
