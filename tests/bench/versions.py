"""Other versions of real pages: lines reworded, split, merged and gone, and where everything went."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from editor.core.model import Episode, Header, Line
from editor.formats.page import read_page

REWORDED, SPLIT, MERGED, GONE = 0.3, 0.1, 0.1, 0.1
OTHER_WORDS, LEFT_OUT = 0.3, 0.1
LEAST_SPLIT = 20  # words


class Place(NamedTuple):
    """Where a line went: which line of the new version, and the character at which its words begin there."""

    line: int
    offset: int


@dataclass(frozen=True)
class Version:
    """The lines of a page made anew, and where each line of the page went; None for one that is gone."""

    lines: list[Line]
    places: list[Place | None]

    def sections(self, page: Episode) -> Iterator[tuple[str, str]]:
        """Yield the titles of the page whose line is still there, with the words before which each belongs."""
        for header, line in starts_of_sections(page):
            place = self.places[line] if line < len(self.places) else None
            if place is not None:
                yield header.text, self.lines[place.line].text[place.offset :]


def pages(shared: Path) -> list[Episode]:
    """Return the real pages that have headers."""
    paths = [*sorted((shared / "corpus" / "pages").glob("[a-z]*.md")), shared / "samples" / "mlops-platform.final.md"]
    found = [read_page(path.read_bytes(), path.name, markdown=True).episode for path in paths]
    return [page for page in found if any(isinstance(entry, Header) for entry in page.entries)]


def reworded(page: Episode, seed: int) -> Version:
    """Make a version of a page: 30 % of its lines reworded, 10 % split, 10 % merged with the next, 10 % gone."""
    rng = random.Random(seed)
    old = [line for _, line in page.lines()]
    vocabulary = [word for line in old for word in line.text.split()]
    made = Version([], [])
    merging = False
    for line in old:
        words = line.text.split() or ["—"]
        if rng.random() < REWORDED:
            words = _other(words, vocabulary, rng)
        fate = rng.random()
        if fate < GONE:
            made.places.append(None)
            continue
        _add(made, line, words, fate < GONE + SPLIT and len(words) >= LEAST_SPLIT, merging)
        merging = not merging and GONE + SPLIT <= fate < GONE + SPLIT + MERGED
    return made


def starts_of_sections(page: Episode) -> Iterator[tuple[Header, int]]:
    """Yield the headers of a page with the number of the line below each."""
    line = 0
    for entry in page.entries:
        if isinstance(entry, Line):
            line += 1
        else:
            yield entry, line


def _other(words: Sequence[str], vocabulary: Sequence[str], rng: random.Random) -> list[str]:
    kept = [word for word in words if rng.random() >= LEFT_OUT]
    return [rng.choice(vocabulary) if rng.random() < OTHER_WORDS else word for word in kept] or ["Yes."]


def _add(made: Version, line: Line, words: Sequence[str], split: bool, merge: bool) -> None:
    half = len(words) // 2 if split else len(words)
    texts = [" ".join(part) for part in (words[:half], words[half:]) if part]
    if merge and made.lines:
        before = made.lines.pop()
        made.places.append(Place(len(made.lines), len(before.text) + 1))
        made.lines.append(Line(f"{before.text} {texts[0]}", before.who, before.sec, before.time))
    else:
        made.places.append(Place(len(made.lines), 0))
        made.lines.append(Line(texts[0], line.who, line.sec, line.time))
    made.lines.extend(Line(text, line.who, line.sec, line.time) for text in texts[1:])
