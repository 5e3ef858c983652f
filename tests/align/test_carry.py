import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.align.carry import Carrier, Landing, carried_clips, carried_headers, carried_speakers, take_headers
from editor.core.model import Clip, Entry, Episode, Header, Line
from editor.formats.page import read_page
from tests.core.episodes import episode

TEXTS = [
    "We met in spring at a market hall.",
    "The team was small, and nobody knew the tools.",
    "Later on it grew, and so did everything that we had to look after.",
]
PAGES = ["mlops-platform.draft.md", "mlops-platform.final.md"]


def page(path: Path) -> Episode:
    return read_page(path.read_bytes(), path.name, markdown=True).episode


def titles(found: Episode) -> list[str]:
    return [entry.text for entry in found.entries if isinstance(entry, Header)]


def test_a_line_is_found_where_it_went() -> None:
    carrier = Carrier(TEXTS, ["Something new.", *TEXTS])
    assert [carrier.landing(line) for line in range(3)] == [Landing(line + 1, 0, True) for line in range(3)]


def test_a_line_that_was_merged_is_found_inside_of_another() -> None:
    merged = f"{TEXTS[0]} {TEXTS[1]}"
    assert Carrier(TEXTS, [merged, TEXTS[2]]).landing(1) == Landing(0, merged.index("The team"), True)


def test_a_line_that_was_split_is_found_at_its_first_part() -> None:
    carrier = Carrier(TEXTS, [TEXTS[0], TEXTS[1][:20], TEXTS[1][21:], TEXTS[2]])
    assert carrier.landing(1) == Landing(1, 0, True)
    assert carrier.landing(1, 31) == Landing(2, TEXTS[1][21:].index("knew"), True)


def test_a_line_that_is_gone_lands_at_the_next() -> None:
    assert Carrier(TEXTS, [TEXTS[0], TEXTS[2]]).landing(1) == Landing(1, 0, False)


def test_nothing_lands_in_another_text() -> None:
    assert Carrier(TEXTS, ["Quite another matter."]).landing(0) is None
    assert Carrier(TEXTS, []).landing(0) is None


def test_headers_stand_before_the_same_words() -> None:
    old = episode("# One", "0 A: alpha beta gamma", "# Two", "9 B: delta epsilon zeta", "# End")
    new = episode("0 A: well", "1 A: alpha beta gamma", "9 B: delta epsilon eta")
    rows = [(carried.header.text, carried.row, carried.sure) for carried in carried_headers(old, new)]
    assert rows == [("One", 1, True), ("Two", 2, True), ("End", 3, True)]


def test_headers_are_taken_instead_of_ones_own() -> None:
    old = episode("# One", "0 A: alpha beta gamma", "# Two", "9 B: delta epsilon zeta")
    new = episode("# Mine", "0 A: alpha beta gamma", "9 B: delta epsilon zeta")
    change = take_headers(new, old)
    after = change.apply(new)
    assert titles(after) == ["One", "Two"]
    assert [line for _, line in after.lines()] == [line for _, line in new.lines()]
    assert change.inverse().apply(after).entries == new.entries


def test_speakers_follow_their_words() -> None:
    old = episode("0 A: alpha beta gamma", "5 B: delta epsilon zeta", "9 A: eta theta iota")
    new = episode("0 : alpha beta gamma delta", "6 : epsilon zeta", "9 : all new here")
    assert carried_speakers(old, new) == ["A", "B", None]


def test_clips_follow_their_words() -> None:
    lines = ["0 A: alpha beta gamma", "10 B: delta epsilon zeta", "20 A: eta theta iota"]
    old = Episode(episode(*lines).entries, (Clip("kept", 0, 10), Clip("moved", 10, 20), Clip("open")))
    new = episode("0 A: alpha beta gamma", "40 B: delta epsilon zeta", "60 A: eta theta iota")
    assert [(clip.start, clip.end) for clip in carried_clips(old, new)] == [(0, 40), (40, 60), (None, None)]


def test_clips_stay_where_the_times_are_the_same() -> None:
    old = Episode(episode("0 A: alpha beta gamma", "10 B: delta epsilon zeta").entries, (Clip("kept", 3, 12.5),))
    assert [(clip.start, clip.end) for clip in carried_clips(old, old)] == [(3, 12.5)]


@pytest.mark.parametrize(("one", "other"), [PAGES, PAGES[::-1]])
def test_a_page_takes_the_structure_of_its_other_version(shared: Path, one: str, other: str) -> None:
    mine, theirs = page(shared / "samples" / one), page(shared / "samples" / other)
    after = take_headers(mine, theirs).apply(mine)
    assert titles(after) == titles(theirs)
    assert all(carried.sure for carried in carried_headers(theirs, mine))


def reworded(old: list[str], words: list[str], rng: random.Random) -> tuple[list[str], list[int | None]]:
    """Return lines of which many are reworded, split, merged or gone, and which each old line is in."""
    new: list[str] = []
    places: list[int | None] = []
    merge = False
    for text in old:
        kept = text.split()
        if rng.random() < 0.3:
            kept = [rng.choice(words) if rng.random() < 0.3 else word for word in kept if rng.random() > 0.1] or ["Yes"]
        fate = rng.random()
        if merge:
            places.append(len(new) - 1)
            new[-1] += " " + text
        elif fate < 0.1:
            places.append(None)
        else:
            places.append(len(new))
            half = len(kept) // 2 if fate < 0.2 and len(kept) > 20 else len(kept)
            new += [" ".join(part) for part in (kept[:half], kept[half:]) if part]
        merge = not merge and 0.2 < fate < 0.3
    return new, places


def test_headers_of_reworded_pages_land_on_the_right_line(shared: Path) -> None:
    rng = random.Random(1)
    right = found = 0
    paths = sorted((shared / "corpus" / "pages").glob("[a-z]*.md"))
    for old in map(page, paths):
        texts = [line.text for _, line in old.lines()]
        words = " ".join(texts).split()
        new, places = reworded(texts, words, rng)
        carrier = Carrier(texts, new)
        for header_line in _lines_under_headers(old.entries, len(texts)):
            if places[header_line] is not None and texts.count(texts[header_line]) == 1:
                landing = carrier.landing(header_line)
                right += landing is not None and landing.line == places[header_line]
                found += 1
    assert found > 100
    assert right >= 0.99 * found, f"{right} of {found}"


def _lines_under_headers(entries: tuple[Entry, ...], count: int) -> list[int]:
    rows = [row for row, entry in enumerate(entries) if isinstance(entry, Header)]
    lines = [sum(isinstance(entry, Line) for entry in entries[:row]) for row in rows]
    return [line for line in lines if line < count]


@given(st.lists(st.text(max_size=20), max_size=6), st.lists(st.text(max_size=20), max_size=6))
def test_every_line_lands_in_the_text_or_nowhere(old: list[str], new: list[str]) -> None:
    carrier = Carrier(old, new)
    for line in range(len(old) + 1):
        landing = carrier.landing(line)
        assert landing is None or (landing.line < len(new) and landing.offset <= len(new[landing.line]))
    assert len(carrier.speakers(["A"] * len(old))) == len(new)
